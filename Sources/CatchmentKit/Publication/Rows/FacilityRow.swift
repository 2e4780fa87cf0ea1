import GeoPrimitives

/// An open facility, in `facilities.csv` and as a feature of `facilities.geojson`.
struct FacilityRow: ResultRow {
    /// Demand points and their weight.
    struct Sum {
        var points: Int
        var weight: Double
    }

    var id: String
    var name: String?
    var level: String?
    var status: String
    /// In metres.
    var radius: Double?
    /// In square metres.
    var floorArea: Double?
    /// Whom it covers and no nearer facility does.
    var assigned: Sum
    /// Their mean distance in metres, or their mean cost.
    var meanCost: Double?
    /// Whom it covers, and who depends on it alone; where backup coverage was asked for.
    var covered: Sum?
    var sole: Sum?
    var functions: [String]
    /// The unit whose borders hold it.
    var borderUnit: String?
    /// Whether a plan may close it, and does, and what that costs.
    var isClosable: Bool
    var isClosed = false
    var closingCost: Double?
    /// What it can serve and serves, where capacities count.
    var capacity: Double?
    var servedWeight: Double?
    var servedPoints: Int?
    /// What it serves over its capacity.
    var utilisation: Double?
    /// Who finds no room anywhere and has it as the nearest.
    var unmetWeight: Double?
    var geometry: Geometry

    /// The columns of the table in their order.
    static func tableColumns(areCosts: Bool) -> [ResultColumn<FacilityRow>] {
        [
            ResultColumn(.id) { .text($0.id) },
            ResultColumn(.name) { .optional($0.name) },
            ResultColumn(.level) { .optional($0.level) },
            ResultColumn(.status) { .text($0.status) },
            ResultColumn(.radius) { .optional($0.radius) },
            ResultColumn(.coveredWeight) { .optional($0.covered?.weight) },
            ResultColumn(.coveredPoints) { .optional($0.covered?.points) },
            ResultColumn(.soleWeight) { .optional($0.sole?.weight) },
            ResultColumn(.solePoints) { .optional($0.sole?.points) },
            ResultColumn(.assignedWeight) { .number($0.assigned.weight) },
            ResultColumn(.assignedPoints) { .integer($0.assigned.points) },
            ResultColumn(areCosts ? .meanCost : .meanDistance) { .optional($0.meanCost) },
        ]
    }

    /// The columns of the layer in their order.
    static let columns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.status) { .text($0.status) },
        ResultColumn(.radius) { .optional($0.radius) },
        ResultColumn(.floorArea) { .optional($0.floorArea) },
        ResultColumn(.assignedPoints) { .integer($0.assigned.points) },
        ResultColumn(.assignedWeight) { .number($0.assigned.weight) },
    ]

    /// The columns of the layer where backup coverage was asked for.
    static let backupColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.coveredPoints) { .optional($0.covered?.points) },
        ResultColumn(.coveredWeight) { .optional($0.covered?.weight) },
        ResultColumn(.solePoints) { .optional($0.sole?.points) },
        ResultColumn(.soleWeight) { .optional($0.sole?.weight) },
    ]

    /// The column of a run whose lists give functions.
    static let functionColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.functions) { $0.functions.isEmpty ? .null : .list($0.functions) }
    ]

    /// The column of a run within borders.
    static let borderColumns: [ResultColumn<FacilityRow>] = [ResultColumn(.borderUnit) { .optional($0.borderUnit) }]

    /// The columns where existing facilities may be closed.
    static let closingColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.isClosable) { .boolean($0.isClosable) },
        ResultColumn(.isClosed) { .boolean($0.isClosed) },
    ]

    /// The column where closing them costs something.
    static let closingCostColumns: [ResultColumn<FacilityRow>] = [ResultColumn(.closingCost) { .optional($0.closingCost) }]

    /// The columns where a plan is made within capacities.
    static let capacityColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.capacity) { .optional($0.capacity) },
        ResultColumn(.servedWeight) { .optional($0.servedWeight) },
    ]

    /// The columns where people are served within capacities.
    static let servedColumns: [ResultColumn<FacilityRow>] =
        capacityColumns + [
            ResultColumn(.servedPoints) { .optional($0.servedPoints) },
            ResultColumn(.utilisation) { .optional($0.utilisation) },
            ResultColumn(.unmetWeight) { .optional($0.unmetWeight) },
        ]
}
