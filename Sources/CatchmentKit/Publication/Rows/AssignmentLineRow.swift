import GeoPrimitives

/// A feature of `assignment-lines.geojson`: the line from a demand point to its facility.
struct AssignmentLineRow: ResultRow {
    var demand: String
    var facility: String
    var weight: Double
    /// The distance in metres, or the cost.
    var cost: Double?
    var isCovered: Bool
    var isProposed: Bool
    var geometry: Geometry

    /// The columns in their order.
    static func columns(areCosts: Bool) -> [ResultColumn<AssignmentLineRow>] {
        [
            ResultColumn(.demand) { .text($0.demand) },
            ResultColumn(.facility) { .text($0.facility) },
            ResultColumn(.weight) { .number($0.weight) },
            ResultColumn(areCosts ? .cost : .distance) { .optional($0.cost) },
            ResultColumn(.isCovered) { .boolean($0.isCovered) },
            ResultColumn(.isProposed) { .boolean($0.isProposed) },
        ]
    }
}
