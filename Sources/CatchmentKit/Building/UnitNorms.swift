import CoverageAnalysis
import PlanningTerms
import Publication
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

    /// Whether a unit meets each of its norms; `nil` where none is missed and one cannot be told, or where there are people and nothing
    /// asks how many of them are within reach: meeting what was examined is not meeting the norms.
    func isMet(in unit: UnitNumber) -> Bool? { Self.all(verdicts(unit), result.report.byUnit[unit.value]) }

    /// Whether every unit meets its norms, and all people together the least share; `nil` as for a unit.
    var isMetByAll: Bool? {
        guard let area = result.loaded.input.studyArea else { return nil }
        let overall = result.report.overall
        return Self.all(area.units.indices.flatMap { verdicts(UnitNumber($0)) } + share(of: overall), overall)
    }

    /// How a unit stands norm by norm; nothing where it was not examined.
    func stand(of unit: UnitNumber) -> UnitNormsDocument {
        let verdicts = verdicts(unit)
        func isMet(_ kind: IndicatorKind) -> Bool? {
            let own = verdicts.filter { $0.kind == kind }.map(\.isMet)
            return own.contains(false) ? false : own.isEmpty || own.contains(nil) ? nil : true
        }
        return UnitNormsDocument(
            quota: isMet(.quota), floorAreaPerHundredHouseholds: isMet(.floorAreaPerHundredHouseholds), share: isMet(.share))
    }

    private static func all(_ verdicts: [Verdict], _ totals: CoverageTotals) -> Bool? {
        if verdicts.contains(where: { $0.isMet == false }) { return false }
        guard totals.share == nil || verdicts.contains(where: { $0.kind == .share }) else { return nil }
        return verdicts.isEmpty || verdicts.contains { $0.isMet == nil } ? nil : true
    }

    /// A norm that applies to a unit, and whether it meets it; `nil` where that cannot be told.
    private struct Verdict {
        var kind: IndicatorKind
        var isMet: Bool?
    }

    /// One entry per norm that applies to a unit.
    private func verdicts(_ number: UnitNumber) -> [Verdict] {
        guard let area = result.loaded.input.studyArea else { return [] }
        var verdicts = (quotas[number] ?? []).filter { $0.required != 0 }.map { quota in
            Verdict(kind: .quota, isMet: quota.required.map { quota.facilities >= $0 })
        }
        let unit = area.units[number]
        let floor = given.threshold(.floorAreaPerHundredHouseholds, level: unit.level)
        // One for no level in particular is for the units of the lowest, as in the check-up.
        if let floor, floor.level == unit.level || area.lowest.contains(number.value) {
            let value = inventory.floorAreaPerHundredHouseholds(number, unit)
            verdicts.append(
                Verdict(kind: .floorAreaPerHundredHouseholds, isMet: value.map { floor.state(of: $0) == .green }))
        }
        return verdicts + share(of: result.report.byUnit[number.value])
    }

    /// The least share, where one is given for people within reach of any center and there are people.
    private func share(of totals: CoverageTotals) -> [Verdict] {
        guard let least = given.threshold(.share, level: nil), let share = totals.share else { return [] }
        return [Verdict(kind: .share, isMet: least.state(of: share) == .green)]
    }
}
