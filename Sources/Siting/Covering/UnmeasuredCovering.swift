import PlanningTerms
import ServiceModel

/// The plan of a model on cover sets that the clock or the caller ended before all pairs were measured: it opens what must be opened, and its
/// bound needs no pairs.
struct UnmeasuredCovering {
    let problem: SitingProblem
    /// The required sites, the only ones whose pairs are known.
    let opened: [Int]
    let assembly: PlanAssembly

    /// The most weight that may be covered bounds every plan.
    func mostWeight() -> SitingPlan {
        let evaluation = PlanEvaluation(of: opened, on: problem)
        let (covered, base, scale) = (problem.baseWeight + evaluation.gainedWeight, problem.baseWeight, problem.scale)
        let largest = max(covered, assembly.findings.reachableWeight)
        var evidence = PlanEvidence(scale.weight(covered), bound: scale.weight(largest), of: .coveredWeight)
        evidence.gapGained = largest > base ? Double(largest - covered) / Double(largest - base) : 0
        return reaching(largest, assembly.plan(evaluation, evidence))
    }

    /// There is no plan where the required sites do not reach the target: at least one more is needed.
    func fewestSites(_ target: Double) -> SitingPlan {
        let evaluation = PlanEvaluation(of: opened, on: problem)
        let covered = problem.baseWeight + evaluation.gainedWeight
        let largest = max(covered, assembly.findings.reachableWeight)
        let need = problem.ticks(forTarget: target)
        let count = Double(opened.count)
        guard min(need, largest) <= covered else {
            return reaching(max(assembly.findings.reachableWeight, problem.baseWeight), assembly.notFound(bound: count + 1))
        }
        var plan = assembly.plan(evaluation, PlanEvidence(count, bound: count, of: .sitesOpened))
        if need > largest { plan.status = .infeasibleTarget }
        return reaching(largest, plan)
    }

    private func reaching(_ largest: Int64, _ plan: SitingPlan) -> SitingPlan {
        var plan = plan
        plan.largestReachableWeight = largest
        return plan
    }
}
