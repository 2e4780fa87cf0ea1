package import PlanningTerms
package import ServiceModel

extension SitingPlan {
    /// Takes the figures of the published assignment of whole points: each site gains what it serves there.
    ///
    /// - Parameters:
    ///   - assignment: Who is served where; the plan's sites stand behind those that exist, in rank order.
    ///   - existingCount: The facilities that exist.
    ///   - scale: How long a tick is.
    ///   - stop: What ended the search of the assignment, if something did.
    package mutating func take(
        _ assignment: CapacityAssignment, existingCount: Int, scale: WeightScale, stop: SitingStop?
    ) {
        let loads = assignment.loads
        gains = selected.indices.map { loads[existingCount + $0] }
        uniqueGains = gains
        gainedWeight = gains.reduce(0, +)
        outcome?.servedWeight = assignment.servedTicks
        outcome?.baseServedWeight = assignment.servedTicks - gainedWeight
        // Where a clock or the caller ended the search, the assignment is another one next time.
        if stop == .timeLimit || stop == .interrupted { isReproducible = false }
        guard objectiveMeasure == .servedWeight else { return }
        let evidence = PlanEvidence(
            scale.weight(assignment.servedTicks), bound: bound, of: .servedWeight,
            base: scale.weight(assignment.servedTicks - gainedWeight))
        (objective, bound, gap, gapGained) = (evidence.objective, evidence.bound, evidence.gap, evidence.gapGained)
        conclude(isProven: evidence.isProven, stoppedBy == .none ? stop : stoppedBy)
    }
}
