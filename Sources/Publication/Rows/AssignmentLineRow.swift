package import GeoPrimitives

/// A feature of `assignment-lines.geojson`: the line from a demand point to its facility.
package struct AssignmentLineRow: ResultRow {
    /// The id of the demand point.
    package var demand: String
    /// The id of the facility: the nearest that covers the point, else the nearest of all.
    package var facility: String
    /// The weight of the demand point.
    package var weight: Double
    /// The distance in metres, or the cost.
    package var cost: Double?
    /// Whether the facility covers the point.
    package var isCovered: Bool
    /// Whether the facility is a site that the plan opens.
    package var isProposed: Bool
    /// The straight line between them, in parts where it crosses the antimeridian.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        demand: String, facility: String, weight: Double, cost: Double? = nil, isCovered: Bool, isProposed: Bool,
        geometry: Geometry
    ) {
        (self.demand, self.facility, self.weight, self.cost) = (demand, facility, weight, cost)
        (self.isCovered, self.isProposed, self.geometry) = (isCovered, isProposed, geometry)
    }

    /// The columns in their order.
    package static func columns(areCosts: Bool) -> [ResultColumn<AssignmentLineRow>] {
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
