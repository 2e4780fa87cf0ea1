import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Decides the models on distances: p-median, p-center and p-dispersion.
struct DistanceSolver {
    let question: SitingQuestion
    let means: SearchMeans

    private var problem: SitingProblem { question.problem }
    private var control: RunControl { means.control }

    /// Returns the plan of at most so many sites with the least weight × cost.
    ///
    /// - Throws: `conditionsUnsupported`; `needsDistances` without costs; `solverFailed`.
    func median(_ count: Int) throws(SitingError) -> SitingPlan {
        try refuseConditions()
        guard let costs = problem.costs else { throw .needsDistances(model: question.model.name) }
        if case .only(let opened, let reach) = question.measured { return unmeasured(opened, reach).median(costs) }
        guard let median = MedianModel(problem, costs, count: count, goesOn: control.goesOn) else {
            return unread(costs).median(costs)
        }
        let assembly = assembly(median.summary)
        if !median.unreachable.isEmpty { return assembly.noPlanServesAll(unreachable: median.unreachable) }
        var start: [Int] = []
        if !median.unserved.isEmpty {
            let available = problem.candidateStatus.indices.filter { problem.candidateStatus[$0] == .available }
            let fewest = CoverageCount(means: means, sites: available) { [control] in control.report(objective: 0, bound: 0) }
            switch try fewest.answer(median.unserved, count: median.count, countsAll: true) {
            case .enough(let sites): start = sites
            case .tooFew(let needed, let sites):
                return assembly.noPlanServesAll(
                    fewestSites: sites.count == needed ? count - median.count + needed : nil)
            case .unknown: break
            }
        }
        let engine = PMedian(means: means, grain: median.grain) { [control] value, bound in
            control.report(objective: median.value(value), bound: bound == .min ? 0 : median.bound(bound))
        }
        let outcome = try engine.solve(median.kernel, count: median.count, start: start)
        means.closeLedger()
        let bound = outcome.bound < 0 ? 0 : median.bound(outcome.bound)
        if let penalty = median.penalty, outcome.value >= penalty {
            return outcome.bound >= penalty ? assembly.noPlanServesAll() : assembly.notFound(bound: bound)
        }
        // Where every site costs the same no site saves anything, and still one must be open.
        let sites = outcome.sites.isEmpty ? median.anySite.map { [$0] } ?? [] : outcome.sites
        var plan = assembly.plan(
            opened(sites), PlanEvidence(median.value(outcome.value), bound: bound, of: .weightedCost))
        plan.step = median.scale.step
        return plan
    }

    /// Returns the plan of at most so many sites with the least largest cost.
    ///
    /// - Throws: `conditionsUnsupported`; `needsDistances` without costs; `solverFailed`.
    func center(_ count: Int) throws(SitingError) -> SitingPlan {
        try refuseConditions()
        guard let costs = problem.costs else { throw .needsDistances(model: question.model.name) }
        if case .only(let opened, let reach) = question.measured { return unmeasured(opened, reach).center(costs) }
        guard let center = CenterModel(problem, costs, count: count, goesOn: control.goesOn) else {
            return unread(costs).center(costs)
        }
        let assembly = assembly(center.summary)
        if !center.unreachable.isEmpty { return assembly.noPlanServesAll(unreachable: center.unreachable) }
        let engine = PCenter(means: means, sites: center.sites) { [control] in control.report(objective: $0, bound: $1) }
        let outcome = try engine.solve(center)
        means.closeLedger()
        if outcome.isOpen { return assembly.notFound(bound: outcome.bound) }
        guard let sites = outcome.sites else {
            return assembly.noPlanServesAll(fewestSites: outcome.fewestSites.map { count - center.count + $0 })
        }
        return assembly.plan(opened(sites), PlanEvidence(outcome.value, bound: outcome.bound, of: .largestCost))
    }

    /// Returns the plan of exactly so many sites with the largest smallest distance.
    ///
    /// - Throws: `conditionsUnsupported`; `needsDistances` without spacings; `nothingToSpace`; `solverFailed`.
    func dispersion(_ count: Int) throws(SitingError) -> SitingPlan {
        try refuseConditions()
        if case .only(let opened, let reach) = question.measured {
            guard count > 1 || reach.largestSpacing < .infinity else { throw .nothingToSpace }
            return unmeasured(opened, reach).dispersion()
        }
        guard let spacing = problem.spacing else { throw .needsDistances(model: question.model.name) }
        guard count > 1 || spacing.toExisting.contains(where: { $0 < .infinity }) else { throw .nothingToSpace }
        let dispersion = DispersionModel(problem, spacing, count: count)
        let engine = PDispersion(means: means) { [control] in control.report(objective: $0, bound: $1) }
        let outcome = try engine.solve(dispersion)
        means.closeLedger()
        var summary = ReductionSummary()
        summary.rows = problem.weights.count
        summary.sites = dispersion.sites.count
        summary.components = 1
        return assembly(summary).plan(
            opened(outcome.sites), PlanEvidence(outcome.value, bound: outcome.bound, of: .smallestSpacing))
    }

    /// No search here keeps conditions: whoever lets ``ModelRules`` take one must teach it to one first.
    private func refuseConditions() throws(SitingError) {
        if question.isConditioned { throw .conditionsUnsupported(model: question.model.name) }
    }

    /// These sites and the required ones.
    private func opened(_ sites: [Int]) -> PlanEvaluation { PlanEvaluation(of: problem.required + sites, on: problem) }

    private func assembly(_ summary: ReductionSummary) -> PlanAssembly {
        PlanAssembly(question, means, ReductionFindings(summary: summary, reachableWeight: reachableWeight))
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

    private func unmeasured(_ opened: [Int], _ reach: DemandReach) -> UnmeasuredDistances {
        let findings = ReductionFindings(reachableWeight: ReductionFindings(problem, without: reach).reachableWeight)
        return UnmeasuredDistances(
            problem: problem, opened: opened, reach: reach, assembly: PlanAssembly(question, means, findings))
    }

    /// The same where the run ended while the costs were read.
    private func unread(_ costs: SitingCosts) -> UnmeasuredDistances {
        let status = problem.candidateStatus
        let hasFacilities = costs.existing.contains { $0 < .infinity }
        var reach = DemandReach()
        reach.leastCosts = problem.weights.indices.map { row in
            costs.rows[row].reduce(costs.existing[row]) { least, pair in
                status[Int(costs.rows.candidates[pair])] == .forbidden ? least : min(least, costs.rows.costs[pair])
            }
        }
        return UnmeasuredDistances(
            problem: problem, opened: question.model.sitesBeforeMeasuring(status, hasFacilities: hasFacilities), reach: reach,
            assembly: assembly(ReductionSummary()))
    }
}

extension PlanAssembly {
    /// Returns what is said when no plan serves everybody: these demand points have no way to any site, or more sites are needed.
    func noPlanServesAll(unreachable: [Int] = [], fewestSites: Int? = nil) -> SitingPlan {
        var plan = infeasible(control.stop)
        plan.uncoverableRows = unreachable.map { DemandRow($0) }
        plan.fewestSites = fewestSites
        return plan
    }
}
