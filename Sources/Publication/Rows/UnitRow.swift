import GeoPrimitives

/// A row of `units.csv`: a unit, what lies in no lowest-level unit, or the total.
package struct UnitRow {
    /// The code of the unit, `outside` or `total`.
    package var code: String
    /// The name of the unit; empty for the other rows.
    package var name = ""
    /// The level of the unit; empty for the other rows.
    package var level = ""
    /// The code of the unit above; `nil` where there is none.
    package var parent: String?
    /// Open facilities located in it.
    package var facilities: Int
    /// Facilities without coordinates that name it.
    package var unlocated: Int
    /// The weight of its demand points.
    package var people: Double
    /// Their covered weight.
    package var covered: Double
    /// Covered weight over weight; `nil` where there is no weight.
    package var share: Double?
    /// Uncovered clusters in it.
    package var clusters: Int
    /// Floor area of the facilities in it, in square metres; `nil` where no list gives any.
    package var floorArea: Double?
    /// Floor area per 100 households, in square metres; `nil` where either is unknown.
    package var floorAreaPerHundredHouseholds: Double?
    /// Whether it meets the norms for it; `nil` where none is missed and one cannot be told, or nothing asks for a share within reach.
    package var isNormMet: Bool?
    /// How it stands norm by norm; `nil` in a row that is of no unit.
    package var norms: UnitNormsDocument?
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
        (self.share, self.clusters, self.floorArea, self.floorAreaPerHundredHouseholds) = (
            share, clusters, floorArea, floorAreaPerHundredHouseholds
        )
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
        ResultColumn(.normsExamined) { row in .optional(row.norms(where: { $0 != nil })) },
        ResultColumn(.normsNotExamined) { row in .optional(row.norms(where: { $0 == nil })) },
    ]

    /// The norms of a unit that stand so, behind one another; `nil` where none does.
    private func norms(where stands: (Bool?) -> Bool) -> String? {
        let names = norms?.all.filter { stands($0.isMet) }.map(\.name) ?? []
        return names.isEmpty ? nil : names.joined(separator: ";")
    }

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
        (isNormMet, norms, served) = (unit.normMet, unit.norms, unit.served)
    }
}
