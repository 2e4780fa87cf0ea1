import GeoPrimitives

/// A row of `units.csv`: a unit, what lies in no lowest-level unit, or the total.
package struct UnitRow {
    package var code: String
    package var name = ""
    package var level = ""
    package var parent: String?
    package var facilities: Int
    package var unlocated: Int
    package var people: Double
    package var covered: Double
    package var share: Double?
    package var clusters: Int
    package var floorArea: Double?
    package var floorAreaPerHundredHouseholds: Double?
    package var isNormMet: Bool?
    /// What is served within the capacities, where that was asked for.
    package var served: ServedDocument.Part?

    /// Makes one from its members.
    package init(
        code: String, name: String = "", level: String = "", parent: String? = nil, facilities: Int, unlocated: Int,
        people: Double, covered: Double, share: Double? = nil, clusters: Int, floorArea: Double? = nil,
        floorAreaPerHundredHouseholds: Double? = nil, isNormMet: Bool? = nil, served: ServedDocument.Part? = nil
    ) {
        (self.code, self.name, self.level, self.parent) = (code, name, level, parent)
        (self.facilities, self.unlocated, self.people, self.covered) = (facilities, unlocated, people, covered)
        (self.share, self.clusters, self.floorArea, self.floorAreaPerHundredHouseholds) = (share, clusters, floorArea, floorAreaPerHundredHouseholds)
        (self.isNormMet, self.served) = (isNormMet, served)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<UnitRow>] = [
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
    package static let servedColumns: [ResultColumn<UnitRow>] = [
        ResultColumn(.served) { .optional($0.served?.servedWeight) },
        ResultColumn(.servedShare) { .optional($0.served?.share) },
        ResultColumn(.unmet) { .optional($0.served?.unmetWeight) },
    ]
}

extension UnitRow {
    /// The row of a unit.
    package init(_ unit: CoverageDocument.Unit) {
        (code, name, level, parent) = (unit.code, unit.name, unit.level, unit.parent)
        (facilities, unlocated, clusters) = (unit.facilities, unit.unlocated, unit.clusters)
        (people, covered, share) = (unit.weight, unit.coveredWeight, unit.share)
        (floorArea, floorAreaPerHundredHouseholds) = (unit.floorAreaM2, unit.floorAreaPerHundredHouseholdsM2)
        (isNormMet, served) = (unit.normMet, unit.served)
    }
}
