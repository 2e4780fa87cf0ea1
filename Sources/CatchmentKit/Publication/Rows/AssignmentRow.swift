import GeoPrimitives

/// A feature of `assignments.geojson`: a demand point with the nearest facility that covers it, else the nearest of all.
struct AssignmentRow: ResultRow {
    /// A class of people at the point.
    struct ClassPart {
        var weight: Double
        /// Whether it is covered, where it has a radius of its own.
        var isCovered: Bool?
    }

    var id: String
    var weight: Double
    var isCovered: Bool
    var facility: String?
    var isProposed: Bool
    /// The distance to the facility in metres, or its cost.
    var cost: Double?
    /// The radius that the point brings, in metres.
    var radius: Double?
    var isAtEdge: Bool?
    /// The unit whose borders hold it, and the lowest unit that it is in.
    var borderUnit: String?
    var unit: String?
    /// The uncovered cluster that holds it, and that held it before the plan.
    var cluster: String?
    var clusterBefore: String?
    var classes: [ClassPart]
    /// Whether each level is within reach.
    var levels: [Bool]
    /// What of it is served within capacities, and by whom.
    var servedWeight: Double?
    var servedBy: [String]
    var geometry: Geometry

    /// What a run says of every point.
    static func columns(areCosts: Bool) -> [ResultColumn<AssignmentRow>] {
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
    static let radiusColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.radius) { .optional($0.radius) }]

    /// The column where the edge of the study area is known.
    static let edgeColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.isAtEdge) { .optional($0.isAtEdge) }]

    /// The column of a run within borders.
    static let borderColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.borderUnit) { .optional($0.borderUnit) }]

    /// The column where there are units.
    static let unitColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.unit) { .optional($0.unit) }]

    /// The cluster of each point.
    static let clusterColumns: [ResultColumn<AssignmentRow>] = [ResultColumn(.cluster) { .optional($0.cluster) }]

    /// The cluster of each point before a plan.
    static let clusterBeforeColumns: [ResultColumn<AssignmentRow>] = [
        ResultColumn(.clusterBefore) { .optional($0.clusterBefore) }
    ]

    /// The columns of a class, in the order of ``classes``.
    static func columns(ofClass name: String, at place: Int, hasOwnRadius: Bool) -> [ResultColumn<AssignmentRow>] {
        [ResultColumn(.weight(ofClass: name)) { .number($0.classes[place].weight) }]
            + (hasOwnRadius ? [ResultColumn(.isCovered(class: name)) { .optional($0.classes[place].isCovered) }] : [])
    }

    /// The column of a level, in the order of ``levels``.
    static func column(ofLevel name: String, at place: Int) -> ResultColumn<AssignmentRow> {
        ResultColumn(.isReached(level: name)) { .boolean($0.levels[place]) }
    }

    /// The columns where people are served within capacities.
    static let servedColumns: [ResultColumn<AssignmentRow>] = [
        ResultColumn(.servedWeight) { .optional($0.servedWeight) },
        ResultColumn(.servedBy) { $0.servedBy.isEmpty ? .null : .list($0.servedBy) },
    ]
}
