import CoverageAnalysis
import PlanningTerms
import ServiceModel

/// Whether units meet the norms that a plan and its profile give: quotas, floor area for their households, the least share within reach.
///
/// The thresholds of the check-up's template are nobody's norm and do not count.
struct UnitNorms {
    /// What stands in each unit.
    let inventory: UnitInventory
    private let result: CoverResult
    private let given: GivenThresholds
    /// The quotas of each unit.
    private let quotas: [UnitNumber: [LevelFinding.UnitQuota]]

    /// Gathers the norms of a run.
    init(_ result: CoverResult, plan: [Threshold]) {
        self.result = result
        inventory = UnitInventory(result)
        given = GivenThresholds(plan: plan, profile: result.loaded.profile?.profile)
        quotas = Dictionary(grouping: result.service.levels.flatMap(\.quotas), by: \.unit)
    }

    /// Whether a unit meets each of its norms; `nil` where none applies, or where one cannot be told and none is missed.
    func isMet(in unit: UnitNumber) -> Bool? { Self.all(verdicts(unit)) }

    /// Whether every unit meets its norms, and all people together the least share; `nil` as for a unit.
    var isMetByAll: Bool? {
        guard let area = result.loaded.input.studyArea else { return nil }
        return Self.all(area.units.indices.flatMap { verdicts(UnitNumber($0)) } + share(of: result.report.overall))
    }

    private static func all(_ verdicts: [Bool?]) -> Bool? {
        if verdicts.contains(false) { return false }
        return verdicts.isEmpty || verdicts.contains(nil) ? nil : true
    }

    /// One entry per norm that applies to a unit; `nil` where it cannot be told.
    private func verdicts(_ number: UnitNumber) -> [Bool?] {
        guard let area = result.loaded.input.studyArea else { return [] }
        var verdicts = (quotas[number] ?? []).filter { $0.required != 0 }.map { quota in
            quota.required.map { quota.facilities >= $0 }
        }
        let unit = area.units[number]
        let floor = given.threshold(.floorAreaPerHundredHouseholds, level: unit.level)
        // One for no level in particular is for the units of the lowest, as in the check-up.
        if let floor, floor.level == unit.level || area.lowest.contains(number.value) {
            verdicts.append(inventory.floorAreaPerHundredHouseholds(number, unit).map { floor.state(of: $0) == .green })
        }
        return verdicts + share(of: result.report.byUnit[number.value])
    }

    /// The least share, where one is given for people within reach of any center and there are people.
    private func share(of totals: CoverageTotals) -> [Bool?] {
        guard let least = given.threshold(.share, level: nil), let share = totals.share else { return [] }
        return [least.state(of: share) == .green]
    }
}
