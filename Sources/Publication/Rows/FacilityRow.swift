package import GeoPrimitives

/// An open facility, in `facilities.csv` and as a feature of `facilities.geojson`.
package struct FacilityRow: ResultRow {
    /// Demand points and their weight.
    package struct Sum {
        /// The number of demand points.
        package var points: Int
        /// Their weight.
        package var weight: Double

        /// Makes one from its members.
        package init(points: Int, weight: Double) {
            (self.points, self.weight) = (points, weight)
        }
    }

    /// The id in its list.
    package var id: String
    /// Its name; `nil` where it has none.
    package var name: String?
    /// Its level; `nil` where it has none.
    package var level: String?
    /// Its status: `existing`, or another that the run counts as open.
    package var status: String
    /// In metres.
    package var radius: Double?
    /// In square metres.
    package var floorArea: Double?
    /// Whom it covers and no nearer facility does.
    package var assigned: Sum
    /// Their mean distance in metres, or their mean cost.
    package var meanCost: Double?
    /// Whom it covers; `nil` where backup coverage was not asked for.
    package var covered: Sum?
    /// Whom it alone covers: lost without it; `nil` where backup coverage was not asked for.
    package var sole: Sum?
    /// The functions that it has; empty where its list gives none.
    package var functions: [String]
    /// The unit whose borders hold it.
    package var borderUnit: String?
    /// Whether a plan may close it.
    package var isClosable: Bool
    /// Whether the plan closes it.
    package var isClosed = false
    /// What closing it costs, in the money of the budget.
    package var closingCost: Double?
    /// How much weight it can serve; `nil` where there is no limit or capacities do not count.
    package var capacity: Double?
    /// The weight that it serves; `nil` where capacities do not count.
    package var servedWeight: Double?
    /// The number of demand points that it serves; `nil` where capacities do not count or a plan is made.
    package var servedPoints: Int?
    /// What it serves over its capacity.
    package var utilisation: Double?
    /// Who finds no room anywhere and has it as the nearest.
    package var unmetWeight: Double?
    /// Where it is.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        id: String, name: String? = nil, level: String? = nil, status: String, radius: Double? = nil,
        floorArea: Double? = nil, assigned: Sum, meanCost: Double? = nil, covered: Sum? = nil, sole: Sum? = nil,
        functions: [String], borderUnit: String? = nil, isClosable: Bool, isClosed: Bool = false, closingCost: Double? = nil,
        capacity: Double? = nil, servedWeight: Double? = nil, servedPoints: Int? = nil, utilisation: Double? = nil,
        unmetWeight: Double? = nil, geometry: Geometry
    ) {
        (self.id, self.name, self.level, self.status) = (id, name, level, status)
        (self.radius, self.floorArea, self.assigned, self.meanCost) = (radius, floorArea, assigned, meanCost)
        (self.covered, self.sole, self.functions, self.borderUnit) = (covered, sole, functions, borderUnit)
        (self.isClosable, self.isClosed, self.closingCost, self.capacity) = (isClosable, isClosed, closingCost, capacity)
        (self.servedWeight, self.servedPoints, self.utilisation, self.unmetWeight) = (
            servedWeight, servedPoints, utilisation, unmetWeight
        )
        self.geometry = geometry
    }

    /// The columns of the table in their order.
    package static func tableColumns(areCosts: Bool) -> [ResultColumn<FacilityRow>] {
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
    package static let columns: [ResultColumn<FacilityRow>] = [
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
    package static let backupColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.coveredPoints) { .optional($0.covered?.points) },
        ResultColumn(.coveredWeight) { .optional($0.covered?.weight) },
        ResultColumn(.solePoints) { .optional($0.sole?.points) },
        ResultColumn(.soleWeight) { .optional($0.sole?.weight) },
    ]

    /// The column of a run whose lists give functions.
    package static let functionColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.functions) { $0.functions.isEmpty ? .null : .list($0.functions) }
    ]

    /// The column of a run within borders.
    package static let borderColumns: [ResultColumn<FacilityRow>] = [ResultColumn(.borderUnit) { .optional($0.borderUnit) }]

    /// The columns where existing facilities may be closed.
    package static let closingColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.isClosable) { .boolean($0.isClosable) },
        ResultColumn(.isClosed) { .boolean($0.isClosed) },
    ]

    /// The column where closing them costs something.
    package static let closingCostColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.closingCost) { .optional($0.closingCost) }
    ]

    /// The columns where a plan is made within capacities.
    package static let capacityColumns: [ResultColumn<FacilityRow>] = [
        ResultColumn(.capacity) { .optional($0.capacity) },
        ResultColumn(.servedWeight) { .optional($0.servedWeight) },
    ]

    /// The columns where people are served within capacities.
    package static let servedColumns: [ResultColumn<FacilityRow>] =
        capacityColumns + [
            ResultColumn(.servedPoints) { .optional($0.servedPoints) },
            ResultColumn(.utilisation) { .optional($0.utilisation) },
            ResultColumn(.unmetWeight) { .optional($0.unmetWeight) },
        ]
}
