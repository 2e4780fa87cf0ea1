import GeoPrimitives

/// A row of `nearest.csv`: one of the nearest facilities of a demand point.
struct NearestRow {
    var id: String
    var rank: Int
    var facility: String
    /// In metres.
    var distance: Double

    /// The columns in their order.
    static let columns: [ResultColumn<NearestRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.rank) { .integer($0.rank) },
        ResultColumn(.facility) { .text($0.facility) },
        ResultColumn(.distance) { .number($0.distance) },
    ]
}

/// A row of `redundancy.csv`: a facility as if it closed.
struct RedundancyRow {
    /// From the safest merge on; `nil` for a facility without a near partner.
    var rank: Int?
    var closing: String
    /// The nearest other facility, and how far it is in metres.
    var keeping: String?
    var isNear: Bool
    var distance: Double?
    /// What nothing covers then.
    var lost: FacilityRow.Sum
    /// Whose nearest facility it was.
    var nearestTo: FacilityRow.Sum
    /// How much farther they have then on average, in metres.
    var extraDistance: Double?

    /// The columns in their order.
    static let columns: [ResultColumn<RedundancyRow>] = [
        ResultColumn(.rank) { .optional($0.rank) },
        ResultColumn(.closing) { .text($0.closing) },
        ResultColumn(.keeping) { .optional($0.keeping) },
        ResultColumn(.isNear) { .boolean($0.isNear) },
        ResultColumn(.distance) { .optional($0.distance) },
        ResultColumn(.lostWeight) { .number($0.lost.weight) },
        ResultColumn(.lostPoints) { .integer($0.lost.points) },
        ResultColumn(.nearestWeight) { .number($0.nearestTo.weight) },
        ResultColumn(.nearestPoints) { .integer($0.nearestTo.points) },
        ResultColumn(.extraDistance) { .optional($0.extraDistance) },
    ]
}

/// A row of `functions.csv`: a unit, or the total, with whom each function reaches.
struct FunctionRow {
    var code: String
    var name: String?
    var level: String?
    var people: Double
    /// The people within reach of each function.
    var covered: [Double]

    /// The columns that do not depend on the functions.
    static let columns: [ResultColumn<FunctionRow>] = [
        ResultColumn(.code) { .text($0.code) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.people) { .number($0.people) },
    ]

    /// The column of a function, in the order of ``covered``.
    static func column(ofFunction name: String, at place: Int) -> ResultColumn<FunctionRow> {
        ResultColumn(.covered(function: name)) { .number($0.covered[place]) }
    }
}
