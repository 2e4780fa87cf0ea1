import CoverageAnalysis
import PlanningTerms

/// Turns sites of a model on distances into a plan; what they cover is counted from the cover sets, as for every plan.
struct DistanceAssembly {
    let model: SitingModel
    let problem: SitingProblem
    let control: RunControl
    let solver: String

    /// Returns a plan of these sites and the required ones.
    func plan(
        _ sites: [Int], _ measure: ObjectiveMeasure, objective: Double, bound: Double, _ summary: ReductionSummary,
        step: Double? = nil
    ) -> SitingPlan {
        let required = problem.candidateStatus.indices.filter { problem.candidateStatus[$0] == .required }
        var plan = empty(measure, summary, opened: required + sites)
        plan.objective = objective
        plan.bound = measure.isBetterWhenLess ? min(bound, objective) : max(bound, objective)
        let larger = max(plan.bound, objective)
        plan.gap = larger > 0 ? abs(plan.bound - objective) / larger : 0
        plan.gapGained = plan.gap
        plan.step = step
        let isProven = plan.bound == objective
        plan.status = isProven ? .optimal : .feasible
        plan.stoppedBy = isProven ? .none : control.stop ?? .gap
        return plan
    }

    /// Returns what is said when no plan serves everybody: these demand points have no way to any site, or more sites are needed.
    func infeasible(_ summary: ReductionSummary, unreachable: [Int], fewestSites: Int? = nil) -> SitingPlan {
        var plan = empty(model.objectiveMeasure, summary, opened: [])
        plan.status = .infeasible
        plan.stoppedBy = control.stop ?? .none
        plan.uncoverableRows = unreachable
        plan.fewestSites = fewestSites
        return plan
    }

    /// Returns what is said when the limits ended the run before a plan that serves everybody was found; no plan passes the bound.
    func notFound(bound: Double, _ summary: ReductionSummary) -> SitingPlan {
        var plan = empty(model.objectiveMeasure, summary, opened: [])
        plan.status = .noPlan
        plan.stoppedBy = control.stop ?? .workLimit
        plan.bound = bound
        (plan.gap, plan.gapGained) = (1, 1)
        return plan
    }

    private func empty(_ measure: ObjectiveMeasure, _ summary: ReductionSummary, opened: [Int]) -> SitingPlan {
        let evaluation = PlanEvaluation(of: opened, on: problem)
        return SitingPlan(
            model: model, status: .feasible, stoppedBy: .none, isReproducible: !control.isCut, selected: evaluation.selected,
            objectiveMeasure: measure, objective: 0, bound: 0, coveredWeight: problem.baseWeight + evaluation.gainedWeight,
            gainedWeight: evaluation.gainedWeight, gains: evaluation.gains, uniqueGains: evaluation.uniqueGains, gap: 0,
            gapGained: 0,
            reductions: summary, uncoverableRows: [], largestReachableWeight: reachableWeight, solver: solver,
            seconds: control.seconds)
    }

    /// The weight that existing facilities and all sites that may be opened cover, in ticks.
    private var reachableWeight: Int64 {
        problem.weights.indices.reduce(0) { sum, row in
            let isReached =
                problem.isCovered[row]
                || problem.coverSets[row].contains { problem.candidateStatus[Int($0)] != .forbidden }
            return isReached ? sum + problem.weights[row] : sum
        }
    }
}
