import GeoPrimitives
public import ServiceModel

extension CoverageAnalyzer {
    /// Returns how many facilities cover each demand point of a run and who depends on one alone, within borders where there are any.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - borders: The borders, if any.
    /// - Returns: Counts by demand point and figures by facility.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: That of ``backup(of:by:rule:measure:)``.
    public func backup(of input: PlanningInput, borders: Borders?) async throws -> BackupCoverage {
        let (demand, rule, measure) = (input.demand, input.radiusRule, input.measure)
        guard let borders else { return try await backup(of: demand, by: input.facilities, rule: rule, measure: measure) }
        var whole = BackupCoverage()
        whole.counts = [Int32](repeating: 0, count: demand.count)
        whole.sole = [Int32](repeating: -1, count: demand.count)
        whole.covered = [DemandSum](repeating: DemandSum(), count: input.facilities.count)
        whole.depending = whole.covered
        for part in borders.parts(of: Array(input.facilities.indices)) {
            let own = try await backup(
                of: demand.selecting(part.rows), by: part.facilities.map { input.facilities[$0] }, rule: rule, measure: measure)
            for (slot, row) in part.rows.enumerated() {
                whole.counts[row] = own.counts[slot]
                if own.sole[slot] >= 0 { whole.sole[row] = Int32(part.facilities[Int(own.sole[slot])]) }
            }
            for (slot, number) in part.facilities.enumerated() {
                (whole.covered[number], whole.depending[number]) = (own.covered[slot], own.depending[slot])
            }
        }
        for row in 0..<demand.count { whole.byCount[min(3, Int(whole.counts[row]))].add(demand.ticks[row]) }
        return whole
    }
}
