import CoverageAnalysis
package import MILP
package import PlanningTerms
import ServiceModel

/// The plan of a run that the clock or its caller ended before all pairs were measured or read: it opens what must be opened, and its bound
/// needs no pairs.
///
/// There is none where these sites do not serve everybody, reach no target or may break a condition: then the status is `noPlan`.
package struct UnmeasuredPlan {
    private let model: SitingModel
    private let problem: SitingProblem
    private let reach: DemandReach
    private let opened: [Int]
    private let control: RunControl
    private let assembly: DistanceAssembly

    /// Makes a plan of sites from ``opened(for:_:hasFacilities:)``; of the problem's pairs only those of these sites are read.
    package init(
        _ model: SitingModel, on problem: SitingProblem, opening opened: [Int], reach: DemandReach, _ control: RunControl,
        solver: any MILPSolver = HiGHSSolver()
    ) {
        self.model = model
        self.problem = problem
        self.opened = opened
        self.reach = reach
        self.control = control
        assembly = DistanceAssembly(model: model, problem: problem, control: control, solver: solver.name)
    }

    /// The sites that are opened, ascending: the required ones; one more where p-median or p-center have nothing else open; as many as are
    /// asked for where sites are spread.
    package static func opened(for model: SitingModel, _ status: [CandidateStatus], hasFacilities: Bool) -> [Int] {
        let required = status.indices.filter { status[$0] == .required }
        let available = status.indices.filter { status[$0] == .available }
        switch model {
        case .pMedian, .pCenter: return required.isEmpty && !hasFacilities ? Array(available.prefix(1)) : required
        case .pDispersion(let count): return (required + available.prefix(max(0, count - required.count))).sorted()
        default: return required
        }
    }

    /// Returns the plan of a model without conditions.
    ///
    /// - Throws: ``SitingError`` for a request that cannot be meant.
    /// - Complexity: O(pairs of the opened sites + points).
    package func plan() throws(SitingError) -> SitingPlan {
        try SitingRequest(model: model, limits: control.limits).validate(for: problem)
        switch model {
        case .maximalCovering: return covering()
        case .setCovering(let target): return covering(target: target)
        case .pMedian: return median()
        case .pCenter: return center()
        case .pDispersion(let count):
            guard count > 1 || reach.largestSpacing < .infinity else { throw .nothingToSpace }
            guard let value = reach.spacing else { return assembly.notFound(bound: reach.largestSpacing, ReductionSummary()) }
            return assembly.plan(
                free, .smallestSpacing, objective: value, bound: reach.largestSpacing, ReductionSummary())
        case .backupSetCovering, .backupCovering, .mandatoryBackupCovering:
            preconditionFailure("the models of second cover are conditioned")
        }
    }

    /// Returns what is said where conditions go with the model: what must be opened may break them.
    ///
    /// - Throws: ``SitingError`` for a request that cannot be meant.
    package func plan(under conditioned: ConditionedProblem) throws(SitingError) -> SitingPlan {
        try ConditionedRequest(model: model, limits: control.limits).validate(for: conditioned)
        let goal = model.goal(of: conditioned)
        let bound = goal.isFewestSites ? Double(conditioned.required.count) : problem.scale.weight(reachableWeight)
        var plan = told(assembly.notFound(bound: bound, ReductionSummary()))
        if !goal.isFewestSites { plan.objectiveMeasure = model.measure(withCapacities: conditioned.conditions.capacities != nil) }
        plan.outcome = ConditionedOutcome()
        return plan
    }

    /// The opened sites that are not required.
    private var free: [Int] { opened.filter { problem.candidateStatus[$0] != .required } }

    private func covering(target: Double? = nil) -> SitingPlan {
        let covered = problem.baseWeight + PlanEvaluation(of: opened, on: problem).gainedWeight
        let largest = max(covered, reachableWeight)
        guard let target else {
            let scale = problem.scale
            var plan = assembly.plan(
                free, .coveredWeight, objective: scale.weight(covered), bound: scale.weight(largest), ReductionSummary())
            plan.gapGained =
                largest > problem.baseWeight ? Double(largest - covered) / Double(largest - problem.baseWeight) : 0
            return told(plan)
        }
        let need = ExactSolver.ticks(for: target, of: problem.totalWeight)
        let isReachable = need <= largest
        let count = Double(opened.count)
        guard min(need, largest) <= covered else {
            return told(assembly.notFound(bound: count + 1, ReductionSummary()))
        }
        var plan = assembly.plan(free, .sitesOpened, objective: count, bound: count, ReductionSummary())
        if !isReachable { plan.status = .infeasibleTarget }
        return told(plan)
    }

    private func median() -> SitingPlan {
        if !unreachable.isEmpty { return told(assembly.infeasible(ReductionSummary(), unreachable: unreachable)) }
        func sum(_ costs: [Double], _ scale: ValueScale) -> Double {
            scale.value(weighted.reduce(0) { $0 + scale.steps(problem.scale.weight(problem.weights[$1]) * costs[$1]) })
        }
        func total(_ costs: [Double]) -> Double {
            weighted.reduce(0) { $0 + problem.scale.weight(problem.weights[$1]) * costs[$1] }
        }
        let paid = paid
        let limit = MedianModel.mostSteps
        guard weighted.allSatisfy({ paid[$0] < .infinity }) else {
            let scale = ValueScale(total: total(reach.leastCosts), limit: limit)
            return told(assembly.notFound(bound: sum(reach.leastCosts, scale), ReductionSummary()))
        }
        // Rounding keeps the order of two values, so that the bound stays one.
        let scale = ValueScale(total: total(paid), limit: limit)
        return told(
            assembly.plan(
                free, .weightedCost, objective: sum(paid, scale), bound: sum(reach.leastCosts, scale), ReductionSummary(),
                step: scale.step))
    }

    private func center() -> SitingPlan {
        if !unreachable.isEmpty { return told(assembly.infeasible(ReductionSummary(), unreachable: unreachable)) }
        let paid = paid
        let (most, least) = weighted.reduce((0.0, 0.0)) { (max($0.0, paid[$1]), max($0.1, reach.leastCosts[$1])) }
        if most == .infinity { return told(assembly.notFound(bound: least, ReductionSummary())) }
        return told(assembly.plan(free, .largestCost, objective: most, bound: least, ReductionSummary()))
    }

    /// The demand points with weight.
    private var weighted: [Int] { problem.weights.indices.filter { problem.weights[$0] > 0 } }

    /// Those that nothing serves, of a model on costs.
    private var unreachable: [Int] { weighted.filter { reach.leastCosts[$0] == .infinity } }

    /// What each demand point pays with the opened sites.
    private var paid: [Double] {
        guard let costs = problem.costs else { return [] }
        var isOpened = [Bool](repeating: false, count: problem.candidateStatus.count)
        for site in opened { isOpened[site] = true }
        return problem.weights.indices.map { row in
            costs.rows[row].reduce(costs.existing[row]) { least, pair in
                isOpened[Int(costs.rows.candidates[pair])] ? min(least, costs.rows.costs[pair]) : least
            }
        }
    }

    /// The weight that facilities and all sites that may be opened cover, or all weight where that is not known, in ticks.
    private var reachableWeight: Int64 {
        guard let isReachable = reach.isReachable else { return problem.totalWeight }
        return problem.weights.indices.reduce(0) { isReachable[$1] || problem.isCovered[$1] ? $0 + problem.weights[$1] : $0 }
    }

    /// Adds what is known about reach to a plan.
    private func told(_ plan: SitingPlan) -> SitingPlan {
        var plan = plan
        // Where the pairs are all there the plan counts them itself.
        if model.isOnDistances, reach.isReachable == nil { return plan }
        plan.largestReachableWeight = max(reachableWeight, plan.coveredWeight)
        if !model.isOnDistances, let isReachable = reach.isReachable {
            plan.uncoverableRows = weighted.filter { !isReachable[$0] && !problem.isCovered[$0] }
        }
        return plan
    }
}
