/// What there is to say about which columns are taken for what, and which are passed over.
package enum RecognitionMessage: Hashable, Sendable {
    /// No column is recognised as weight, and these hold numbers: every row counts one.
    case noWeight(LayerRole, couldBe: [String])
    /// One column was taken, and others could be meant.
    case others(LayerRole, ColumnRole, taken: String, couldBe: [String])
    /// Columns of numbers that sound like radii, whose unit or meaning is not understood.
    case radiusUnread(LayerRole, columns: [String])
    /// A column that could hold ids has empty or equal cells; line numbers stand in.
    case noIdentity(LayerRole, column: String)
    /// A column of a map export holds storeys of buildings, not levels.
    case storeys(LayerRole, column: String)
    /// Positions in one cell were read in an order that their column does not name.
    case pairOrder(LayerRole, column: String, isLongitudeFirst: Bool)
    /// The order of positions in one cell cannot be told.
    case pairUnclear(LayerRole, column: String, first: Double, second: Double)
    /// Degrees, minutes and seconds stand in columns of their own.
    case splitDegrees(LayerRole, columns: [String])
    /// A title or remark speaks of a system of a web map, and another was used.
    case systemMentioned(LayerRole, text: String, used: String)
    /// No row reads like a header.
    case noHeader(LayerRole, row: Int, text: String)
    /// A header names a coordinate reference system, which was taken.
    case systemInHeader(LayerRole, column: String, system: String)
    /// A title or remark names a coordinate reference system, which was taken.
    case systemInTitle(LayerRole, text: String, system: String)
}
