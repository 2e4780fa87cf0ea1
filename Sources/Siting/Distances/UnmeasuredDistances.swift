import CoverageAnalysis
import PlanningTerms
import ServiceModel

/// The plan of a model on distances that the clock or the caller ended before all pairs were measured or read: it opens what must be opened, and
/// its bound needs no pairs.
///
/// There is none where these sites do not serve everybody: then the status is `noPlan`.
struct UnmeasuredDistances {
    let problem: SitingProblem
    /// Of the problem's pairs only those of these sites are read.
    let opened: [Int]
    let reach: DemandReach
    let assembly: PlanAssembly

    /// What is least for everyone bounds the sum.
    func median(_ costs: SitingCosts) -> SitingPlan {
        if !unreachable.isEmpty { return reaching(assembly.noPlanServesAll(unreachable: unreachable)) }
        func sum(_ costs: [Double], _ scale: ValueScale) -> Double {
            scale.value(weighted.reduce(0) { $0 + scale.steps(problem.scale.weight(problem.weights[$1]) * costs[$1]) })
        }
        func total(_ costs: [Double]) -> Double {
            weighted.reduce(0) { $0 + problem.scale.weight(problem.weights[$1]) * costs[$1] }
        }
        let paid = paid(costs)
        let limit = MedianModel.mostSteps
        guard weighted.allSatisfy({ paid[$0] < .infinity }) else {
            let scale = ValueScale(total: total(reach.leastCosts), limit: limit)
            return reaching(assembly.notFound(bound: sum(reach.leastCosts, scale)))
        }
        // Rounding keeps the order of two values, so that the bound stays one.
        let scale = ValueScale(total: total(paid), limit: limit)
        var plan = assembly.plan(
            evaluation, PlanEvidence(sum(paid, scale), bound: sum(reach.leastCosts, scale), of: .weightedCost))
        plan.step = scale.step
        return reaching(plan)
    }

    /// What is least for whom it is largest bounds the largest.
    func center(_ costs: SitingCosts) -> SitingPlan {
        if !unreachable.isEmpty { return reaching(assembly.noPlanServesAll(unreachable: unreachable)) }
        let paid = paid(costs)
        let (most, least) = weighted.reduce((0.0, 0.0)) { (max($0.0, paid[$1]), max($0.1, reach.leastCosts[$1])) }
        if most == .infinity { return reaching(assembly.notFound(bound: least)) }
        return reaching(assembly.plan(evaluation, PlanEvidence(most, bound: least, of: .largestCost)))
    }

    /// How far any two can lie apart bounds the smallest distance.
    func dispersion() -> SitingPlan {
        guard let value = reach.spacing else { return reaching(assembly.notFound(bound: reach.largestSpacing)) }
        return reaching(assembly.plan(evaluation, PlanEvidence(value, bound: reach.largestSpacing, of: .smallestSpacing)))
    }

    private var evaluation: PlanEvaluation {
        PlanEvaluation(of: problem.required + opened.filter { problem.candidateStatus[$0] != .required }, on: problem)
    }

    /// The demand points with weight.
    private var weighted: [Int] { problem.weights.indices.filter { problem.weights[$0] > 0 } }

    /// Those that nothing serves.
    private var unreachable: [Int] { weighted.filter { reach.leastCosts[$0] == .infinity } }

    /// What each demand point pays with the opened sites.
    private func paid(_ costs: SitingCosts) -> [Double] {
        var isOpened = [Bool](repeating: false, count: problem.candidateStatus.count)
        for site in opened { isOpened[site] = true }
        return problem.weights.indices.map { row in
            costs.rows[row].reduce(costs.existing[row]) { least, pair in
                isOpened[Int(costs.rows.candidates[pair])] ? min(least, costs.rows.costs[pair]) : least
            }
        }
    }

    /// No less is reachable than the sites cover.
    private func reaching(_ plan: SitingPlan) -> SitingPlan {
        var plan = plan
        plan.largestReachableWeight = max(plan.largestReachableWeight, plan.coveredWeight)
        return plan
    }
}
