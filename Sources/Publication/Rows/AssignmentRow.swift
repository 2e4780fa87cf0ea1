package import GeoPrimitives

/// A feature of `assignments.geojson`: a demand point with the nearest facility that covers it, else the nearest of all.
package struct AssignmentRow: ResultRow {
    /// A class of people at the point.
    package struct ClassPart {
        /// The weight of the point in the class, in what the class counts.
        package var weight: Double
        /// Whether it is covered, where it has a radius of its own.
        package var isCovered: Bool?

        /// Makes one from its members.
        package init(weight: Double, isCovered: Bool? = nil) {
            (self.weight, self.isCovered) = (weight, isCovered)
        }
    }

    /// The id of the demand point.
    package var id: String
    /// Its weight: people, or one for each point where demand has no weights.
    package var weight: Double
    /// Whether a facility covers it, with the plan where there is one.
    package var isCovered: Bool
    /// The id of the facility; `nil` where there is none, or no way to any.
    package var facility: String?
    /// Whether the facility is a site that the plan opens.
    package var isProposed: Bool
    /// The distance to the facility in metres, or its cost.
    package var cost: Double?
    /// The radius that the point brings, in metres.
    package var radius: Double?
    /// Whether it is uncovered and so near the edge that a facility beyond might cover it; `nil` where no edge is known.
    package var isAtEdge: Bool?
    /// The code of the unit whose borders hold it; `nil` where none does or the run ignores borders.
    package var borderUnit: String?
    /// The code of the lowest unit that it is in; `nil` where it is in none.
    package var unit: String?
    /// The id of the uncovered cluster that holds it, with the plan where there is one; `nil` where none does.
    package var cluster: String?
    /// The id of the uncovered cluster that held it before the plan; `nil` where none did or there is no plan.
    package var clusterBefore: String?
    /// What of it is in each class, in the order of the run's classes.
    package var classes: [ClassPart]
    /// Whether each level is within reach.
    package var levels: [Bool]
    /// What of its weight is served within capacities; `nil` where they do not count or a plan is made.
    package var servedWeight: Double?
    /// The ids of the facilities that serve it; empty where none does.
    package var servedBy: [String]
    /// The demand point.
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
