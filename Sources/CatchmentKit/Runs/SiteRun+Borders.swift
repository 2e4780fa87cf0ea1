import CoverageAnalysis
import GeoPrimitives
import ServiceModel

extension SiteRun {
    /// The borders of a run with its candidates in place of its facilities.
    func candidateBorders(_ borders: Borders?, _ input: PlanningInput) async throws -> Borders? {
        guard let borders, let area = input.studyArea, let rank = area.levels.firstIndex(of: borders.level) else { return nil }
        let units = try await UnitMembership.locate(
            x: input.candidates.map(\.point.x), y: input.candidates.map(\.point.y), codes: input.candidates.map(\.unitCode),
            in: area, threads: 1)
        return Borders(level: borders.level, demandUnits: borders.demandUnits, facilityUnits: units.unitByLevel[rank])
    }
}

extension CoverSets {
    /// Returns the pairs that no border separates; `rows` are the demand points of the sets' rows.
    ///
    /// O(pairs).
    func within(_ borders: Borders?, rows: [Int]) -> CoverSets {
        guard let borders else { return self }
        var offsets = [0]
        var kept: [Int32] = []
        for (slot, row) in rows.enumerated() {
            let unit = borders.demandUnits[row]
            if unit >= 0 { kept += self[slot].filter { borders.facilityUnits[Int($0)] == unit } }
            offsets.append(kept.count)
        }
        return CoverSets(rowOffsets: offsets, candidates: kept, candidateCount: candidateCount)
    }
}
