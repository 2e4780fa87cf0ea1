import CoverageAnalysis
import MILP
import PlanningTerms

/// Solves the models on distances: p-median, p-center and p-dispersion.
struct DistanceSolver {
    let solver: any MILPSolver

    /// Solves a model within the limits of the control; the request must be valid.
    func solve(_ model: SitingModel, on problem: SitingProblem, _ control: RunControl) throws(SitingError) -> SitingPlan {
        let nodes = NodeAccount(control.limits.workLimit)
        switch model {
        case .pMedian(let count):
            guard let costs = problem.costs else { throw .needsDistances(model: model.name) }
            return try medianPlan(model, count, problem, costs, control, nodes)
        case .pCenter(let count):
            guard let costs = problem.costs else { throw .needsDistances(model: model.name) }
            return try centerPlan(model, count, problem, costs, control, nodes)
        case .pDispersion(let count):
            guard let spacing = problem.spacing else { throw .needsDistances(model: model.name) }
            return try dispersionPlan(model, count, problem, spacing, control, nodes)
        default:
            preconditionFailure("\(model.name) is no model on distances")
        }
    }

    private func assembly(_ model: SitingModel, _ problem: SitingProblem, _ control: RunControl) -> DistanceAssembly {
        DistanceAssembly(model: model, problem: problem, control: control, solver: solver.name)
    }

    private func medianPlan(
        _ model: SitingModel, _ count: Int, _ problem: SitingProblem, _ costs: SitingCosts, _ control: RunControl,
        _ nodes: NodeAccount
    ) throws(SitingError) -> SitingPlan {
        guard let median = MedianModel(problem, costs, count: count, goesOn: control.goesOn) else {
            return try unreadPlan(model, problem, costs, control)
        }
        let assembly = assembly(model, problem, control)
        if !median.unreachable.isEmpty { return assembly.infeasible(median.summary, unreachable: median.unreachable) }
        var start: [Int] = []
        if !median.unserved.isEmpty {
            let available = problem.candidateStatus.indices.filter { problem.candidateStatus[$0] == .available }
            let question = CoverageCount(solver: solver, control: control, nodes: nodes, sites: available) {
                control.report(objective: 0, bound: 0)
            }
            switch try question.answer(median.unserved, count: median.count, countsAll: true) {
            case .enough(let sites): start = sites
            case .tooFew(let needed, let sites):
                return assembly.infeasible(
                    median.summary, unreachable: [], fewestSites: sites.count == needed ? count - median.count + needed : nil)
            case .unknown: break
            }
        }
        let engine = PMedian(solver: solver, control: control, nodes: nodes, grain: median.grain) { value, bound in
            control.report(objective: median.value(value), bound: bound == .min ? 0 : median.bound(bound))
        }
        let outcome = try engine.solve(median.kernel, count: median.count, start: start)
        if nodes.wasWanting { control.stop(by: .workLimit) }
        let bound = outcome.bound < 0 ? 0 : median.bound(outcome.bound)
        if let penalty = median.penalty, outcome.value >= penalty {
            return outcome.bound >= penalty
                ? assembly.infeasible(median.summary, unreachable: []) : assembly.notFound(bound: bound, median.summary)
        }
        // Where every site costs the same no site saves anything, and still one must be open.
        let sites = outcome.sites.isEmpty ? median.anySite.map { [$0] } ?? [] : outcome.sites
        return assembly.plan(
            sites, .weightedCost, objective: median.value(outcome.value), bound: bound, median.summary, step: median.scale.step)
    }

    /// The plan where the run ended while the costs were read.
    private func unreadPlan(
        _ model: SitingModel, _ problem: SitingProblem, _ costs: SitingCosts, _ control: RunControl
    ) throws(SitingError) -> SitingPlan {
        let status = problem.candidateStatus
        let opened = UnmeasuredPlan.opened(for: model, status, hasFacilities: costs.existing.contains { $0 < .infinity })
        var reach = DemandReach()
        reach.leastCosts = problem.weights.indices.map { row in
            costs.rows[row].reduce(costs.existing[row]) { least, pair in
                status[Int(costs.rows.candidates[pair])] == .forbidden ? least : min(least, costs.rows.costs[pair])
            }
        }
        return try UnmeasuredPlan(model, on: problem, opening: opened, reach: reach, control, solver: solver).plan()
    }

    private func centerPlan(
        _ model: SitingModel, _ count: Int, _ problem: SitingProblem, _ costs: SitingCosts, _ control: RunControl,
        _ nodes: NodeAccount
    ) throws(SitingError) -> SitingPlan {
        guard let center = CenterModel(problem, costs, count: count, goesOn: control.goesOn) else {
            return try unreadPlan(model, problem, costs, control)
        }
        let assembly = assembly(model, problem, control)
        if !center.unreachable.isEmpty { return assembly.infeasible(center.summary, unreachable: center.unreachable) }
        let engine = PCenter(
            solver: solver, control: control, nodes: nodes, goesOn: { control.report(objective: $0, bound: $1) },
            sites: center.sites)
        let outcome = try engine.solve(center)
        if nodes.wasWanting { control.stop(by: .workLimit) }
        if outcome.isOpen { return assembly.notFound(bound: outcome.bound, center.summary) }
        guard let sites = outcome.sites else {
            return assembly.infeasible(
                center.summary, unreachable: [], fewestSites: outcome.fewestSites.map { count - center.count + $0 })
        }
        return assembly.plan(sites, .largestCost, objective: outcome.value, bound: outcome.bound, center.summary)
    }

    private func dispersionPlan(
        _ model: SitingModel, _ count: Int, _ problem: SitingProblem, _ spacing: SiteSpacing, _ control: RunControl,
        _ nodes: NodeAccount
    ) throws(SitingError) -> SitingPlan {
        guard count > 1 || spacing.toExisting.contains(where: { $0 < .infinity }) else { throw .nothingToSpace }
        let dispersion = DispersionModel(problem, spacing, count: count)
        let engine = PDispersion(solver: solver, control: control, nodes: nodes) { control.report(objective: $0, bound: $1) }
        let outcome = try engine.solve(dispersion)
        if nodes.wasWanting { control.stop(by: .workLimit) }
        var summary = ReductionSummary()
        summary.rows = problem.weights.count
        summary.sites = dispersion.sites.count
        summary.components = 1
        return assembly(model, problem, control)
            .plan(outcome.sites, .smallestSpacing, objective: outcome.value, bound: outcome.bound, summary)
    }
}
