import GeoPrimitives

/// A row of `units.csv`: a unit, what lies in no lowest-level unit, or the total.
struct UnitRow {
    var code: String
    var name = ""
    var level = ""
    var parent: String?
    var facilities: Int
    var unlocated: Int
    var people: Double
    var covered: Double
    var share: Double?
    var clusters: Int
    var floorArea: Double?
    var floorAreaPerHundredHouseholds: Double?
    var isNormMet: Bool?
    /// What is served within the capacities, where that was asked for.
    var served: ServedDocument.Part?

    /// The columns in their order.
    static let columns: [ResultColumn<UnitRow>] = [
        ResultColumn(.code) { .text($0.code) },
        ResultColumn(.name) { .text($0.name) },
        ResultColumn(.level) { .text($0.level) },
        ResultColumn(.parent) { .optional($0.parent) },
        ResultColumn(.facilities) { .integer($0.facilities) },
        ResultColumn(.unlocated) { .integer($0.unlocated) },
        ResultColumn(.people) { .number($0.people) },
        ResultColumn(.covered) { .number($0.covered) },
        ResultColumn(.share) { .optional($0.share) },
        ResultColumn(.uncovered) { .number($0.people - $0.covered) },
        ResultColumn(.clusterCount) { .integer($0.clusters) },
        ResultColumn(.floorArea) { .optional($0.floorArea) },
        ResultColumn(.floorAreaPerHundredHouseholds) { .optional($0.floorAreaPerHundredHouseholds) },
        ResultColumn(.isNormMet) { .optional($0.isNormMet) },
    ]

    /// The columns behind those of every run, where people are served within capacities.
    static let servedColumns: [ResultColumn<UnitRow>] = [
        ResultColumn(.served) { .optional($0.served?.servedWeight) },
        ResultColumn(.servedShare) { .optional($0.served?.share) },
        ResultColumn(.unmet) { .optional($0.served?.unmetWeight) },
    ]
}

extension UnitRow {
    /// The row of a unit.
    init(_ unit: CoverageDocument.Unit) {
        (code, name, level, parent) = (unit.code, unit.name, unit.level, unit.parent)
        (facilities, unlocated, clusters) = (unit.facilities, unit.unlocated, unit.clusters)
        (people, covered, share) = (unit.weight, unit.coveredWeight, unit.share)
        (floorArea, floorAreaPerHundredHouseholds) = (unit.floorAreaM2, unit.floorAreaPerHundredHouseholdsM2)
        (isNormMet, served) = (unit.normMet, unit.served)
    }
}
