package import GeoPrimitives

/// A feature of `assignments.geojson`: a demand point with the nearest facility that covers it, else the nearest of all.
package struct AssignmentRow: ResultRow {
    /// A class of people at the point.
    package struct ClassPart {
        package var weight: Double
        /// Whether it is covered, where it has a radius of its own.
        package var isCovered: Bool?

        /// Makes one from its members.
        package init(weight: Double, isCovered: Bool? = nil) {
            (self.weight, self.isCovered) = (weight, isCovered)
        }
    }

    package var id: String
    package var weight: Double
    package var isCovered: Bool
    package var facility: String?
    package var isProposed: Bool
    /// The distance to the facility in metres, or its cost.
    package var cost: Double?
    /// The radius that the point brings, in metres.
    package var radius: Double?
    package var isAtEdge: Bool?
    /// The unit whose borders hold it, and the lowest unit that it is in.
    package var borderUnit: String?
    package var unit: String?
    /// The uncovered cluster that holds it, and that held it before the plan.
    package var cluster: String?
    package var clusterBefore: String?
    package var classes: [ClassPart]
    /// Whether each level is within reach.
    package var levels: [Bool]
    /// What of it is served within capacities, and by whom.
    package var servedWeight: Double?
    package var servedBy: [String]
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        id: String, weight: Double, isCovered: Bool, facility: String? = nil, isProposed: Bool, cost: Double? = nil,
        radius: Double? = nil, isAtEdge: Bool? = nil, borderUnit: String? = nil, unit: String? = nil, cluster: String? = nil,
        clusterBefore: String? = nil, classes: [ClassPart], levels: [Bool], servedWeight: Double? = nil, servedBy: [String],
        geometry: Geometry
    ) {
        (self.id, self.weight, self.isCovered, self.facility) = (id, weight, isCovered, facility)
        (self.isProposed, self.cost, self.radius, self.isAtEdge) = (isProposed, cost, radius, isAtEdge)
        (self.borderUnit, self.unit, self.cluster, self.clusterBefore) = (borderUnit, unit, cluster, clusterBefore)
        (self.classes, self.levels, self.servedWeight, self.servedBy) = (classes, levels, servedWeight, servedBy)
        self.geometry = geometry
    }

    /// What a run says of every point.
    package static func columns(areCosts: Bool) -> [ResultColumn<AssignmentRow>] {
        [
            ResultColumn(.id) { .text($0.id) },
            ResultColumn(.weight) { .number($0.weight) },
            ResultColumn(.isCovered) { .boolean($0.isCovered) },
            ResultColumn(.facility) { .optional($0.facility) },
            ResultColumn(.isProposed) { .boolean($0.isProposed) },
            ResultColumn(areCosts ? .cost : .distance) { .optional($0.cost) },
        ]
    }

    /// The column where points bring radii.
    package static let radiusColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.radius) { .optional($0.radius) }]

    /// The column where the edge of the study area is known.
    package static let edgeColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.isAtEdge) { .optional($0.isAtEdge) }]

    /// The column of a run within borders.
    package static let borderColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.borderUnit) { .optional($0.borderUnit) }]

    /// The column where there are units.
    package static let unitColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.unit) { .optional($0.unit) }]

    /// The cluster of each point.
    package static let clusterColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.cluster) { .optional($0.cluster) }]

    /// The cluster of each point before a plan.
    package static let clusterBeforeColumns: [ResultColumn<AssignmentRow>] = [
        ResultColumn(.clusterBefore) { .optional($0.clusterBefore) }
    ]

    /// The columns of a class, in the order of ``classes``.
    package static func columns(ofClass name: String, at place: Int, hasOwnRadius: Bool) -> [ResultColumn<AssignmentRow>] {
        [ResultColumn(.weight(ofClass: name)) { .number($0.classes[place].weight) }]
            + (hasOwnRadius ? [ResultColumn(.isCovered(class: name)) { .optional($0.classes[place].isCovered) }] : [])
    }

    /// The column of a level, in the order of ``levels``.
    package static func column(ofLevel name: String, at place: Int) -> ResultColumn<AssignmentRow> {
        ResultColumn(.isReached(level: name)) { .boolean($0.levels[place]) }
    }

    /// The columns where people are served within capacities.
    package static let servedColumns: [ResultColumn<AssignmentRow>] = [
        ResultColumn(.servedWeight) { .optional($0.servedWeight) },
        ResultColumn(.servedBy) { $0.servedBy.isEmpty ? .null : .list($0.servedBy) },
    ]
}
