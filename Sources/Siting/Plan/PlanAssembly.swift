import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Turns what a search found into a plan: the one place where plans are made.
struct PlanAssembly {
    let model: SitingModel
    let problem: SitingProblem
    /// What the objective counts.
    let measure: ObjectiveMeasure
    let control: RunControl
    let solver: String
    let findings: ReductionFindings

    init(_ question: SitingQuestion, _ means: SearchMeans, _ findings: ReductionFindings) {
        model = question.model
        problem = question.problem
        measure = question.model.measure(withCapacities: question.conditions?.capacities != nil)
        control = means.control
        solver = means.solverName
        self.findings = findings
    }

    /// Returns a plan of these sites with what is proven about it.
    func plan(_ opened: PlanEvaluation, _ evidence: PlanEvidence) -> SitingPlan {
        var plan = plan(.feasible, opened, bound: evidence.bound)
        plan.objective = evidence.objective
        (plan.gap, plan.gapGained) = (evidence.gap, evidence.gapGained)
        plan.conclude(isProven: evidence.isProven, control.stop)
        return plan
    }

    /// Returns what is said when no plan serves everybody or keeps the conditions; `stop` is what cut the proof of more.
    func infeasible(_ stop: SitingStop? = nil) -> SitingPlan {
        var plan = plan(.infeasible, PlanEvaluation(), bound: 0)
        plan.stoppedBy = stop ?? .none
        return plan
    }

    /// Returns what is said when the limits ended the run before a plan was found; no plan passes the bound.
    func notFound(bound: Double) -> SitingPlan {
        var plan = plan(.noPlan, PlanEvaluation(), bound: bound)
        plan.stoppedBy = control.stop ?? .workLimit
        (plan.gap, plan.gapGained) = (1, 1)
        return plan
    }

    private func plan(_ status: SitingStatus, _ opened: PlanEvaluation, bound: Double) -> SitingPlan {
        let gained = opened.gainedWeight
        let covered = problem.baseWeight + gained
        return SitingPlan(
            model: model, status: status, stoppedBy: .none, isReproducible: !control.isCut, selected: opened.numbers,
            objectiveMeasure: measure, objective: 0, bound: bound, coveredWeight: covered, gainedWeight: gained,
            gains: opened.gains, uniqueGains: opened.uniqueGains, gap: 0, gapGained: 0, reductions: findings.summary,
            uncoverableRows: findings.uncoverableRows.map { DemandRow($0) }, largestReachableWeight: findings.reachableWeight,
            solver: solver,
            seconds: control.seconds)
    }
}

extension SitingPlan {
    /// Says how the plan stands, and what ended the run where it is not proven.
    mutating func conclude(isProven: Bool, _ stop: SitingStop?) {
        status = isProven ? .optimal : .feasible
        stoppedBy = isProven ? .none : stop ?? .gap
    }

    /// Opens these sites.
    mutating func open(_ sites: PlanEvaluation) {
        (selected, gains, uniqueGains) = (sites.numbers, sites.gains, sites.uniqueGains)
    }
}
