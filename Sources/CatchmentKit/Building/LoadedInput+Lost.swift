import InputLoading
import PlanningTerms
import ServiceModel

extension LoadedInput {
    /// What of the lists stands in no figure: people without a place, and facilities whose position is missing.
    var lost: [InputDiagnostic] { [lostDemand, unlocatedFacilities].compactMap(\.self) }

    private func finding(_ message: FindingMessage, in role: LayerRole) -> InputDiagnostic {
        InputDiagnostic(.warning, file: layers.first { $0.role == role }?.file, message: .found(message))
    }

    /// Rows of the demand that stand in no figure; cells of a raster without people are none of them.
    private var lostDemand: InputDiagnostic? {
        guard let rows = layers.first(where: { $0.role == .demand })?.rows else { return nil }
        let lost = rows.dropped.filter { $0.reason != .noData && $0.reason != .noPeople }
        guard !lost.isEmpty else { return nil }
        let weight = FindingMessage.Weight(
            input.demand.scale.weight(lost.reduce(0) { $0 + $1.weight }), arePeople: input.demand.weightKind == .people)
        return finding(
            .demandDropped(
                lost.map { DemandMessage.Dropped(rows: $0.rows, reason: $0.reason) }, weight, first: lost.flatMap(\.firstRows)),
            in: .demand)
    }

    /// Facilities whose position is missing; under a cost matrix positions decide nothing.
    private var unlocatedFacilities: InputDiagnostic? {
        let missing = input.unlocated
        guard !missing.isEmpty else { return nil }
        var counts: [UnitNumber: Int] = [:]
        if let area = input.studyArea {
            for facility in missing { if let unit = area.unit(named: facility.unitCode) { counts[unit, default: 0] += 1 } }
        }
        let units = counts.sorted { $0.key < $1.key }.compactMap { number, count in
            input.studyArea.map { Caveat.UnitCount(unit: $0.units[number].code, name: $0.units[number].name, count: count) }
        }
        return finding(
            .facilitiesUnlocated(
                missing.count, located: input.facilities.count, rows: missing.map(\.sourceRow).filter { $0 > 0 }, units: units),
            in: .facilities)
    }
}
