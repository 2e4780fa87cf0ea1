import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// A question on cover sets under conditions, as the searches read it: with the existing facilities one by one where these are needed.
struct ConditionedProblem: Sendable {
    let model: SitingModel
    /// What the model drives at.
    let goal: ConditionedGoal
    /// Who would be covered from which candidate, and who is covered by what exists.
    let problem: SitingProblem
    /// Rows are demand points, columns existing facilities; without columns where none of second cover, relocation and capacity is asked for.
    let existing: CoverSets
    /// What a plan must keep.
    private(set) var conditions: SitingConditions

    /// Reads a question; `nil` where only the model asks, and for the models on distances.
    init?(_ question: SitingQuestion) {
        guard question.isConditioned,
            let goal = ConditionedGoal(question.model, totalWeight: question.problem.totalWeight)
        else { return nil }
        (model, self.goal, problem) = (question.model, goal, question.problem)
        let rows = question.problem.weights.count
        existing =
            question.existing
            ?? CoverSets(rowOffsets: [Int](repeating: 0, count: rows + 1), candidates: [], candidateCount: 0)
        conditions = question.conditions ?? SitingConditions()
    }

    /// Reads a part of a problem, for the most that can be had with any number of sites.
    init(part problem: SitingProblem, of whole: ConditionedProblem) {
        (model, goal, self.problem) = (whole.model, ConditionedGoal(), problem)
        (existing, conditions) = (whole.existing, whole.conditions)
    }

    /// Returns the same problem under other conditions.
    func under(_ conditions: SitingConditions) -> ConditionedProblem {
        var problem = self
        problem.conditions = conditions
        return problem
    }

    /// Whether what is covered twice counts.
    var countsSecondCover: Bool { model.rules.ground == .secondCover }
    /// The number of candidates; existing facility e has the site number ``candidateCount`` + e.
    var candidateCount: Int { problem.candidateStatus.count }
    /// The existing facilities that are decided about, all of them or none: those that stay open are among them.
    ///
    /// Where capacities are limited they are all decided about, because how much they serve depends on the plan.
    var closableCount: Int { conditions.largestClosings == nil && !decidesAll ? 0 : existing.candidateCount }
    /// Whether a plan may close an existing facility.
    func mayClose(_ facility: Int) -> Bool {
        conditions.largestClosings != nil && !conditions.stayingOpen.contains(FacilityNumber(facility))
    }
    /// Whether required sites are decided about like others, and always open: where capacities are limited.
    var decidesAll: Bool { conditions.capacities != nil }
    /// The required sites that are out of the decision.
    var settled: [Int] { decidesAll ? [] : required }

    /// Whether each candidate may be opened and is not required (or decided about all the same): those too close to what stays open in any case may not.
    var isAvailable: [Bool] {
        let status = problem.candidateStatus
        var isAvailable = status.map { $0 == .available || decidesAll && $0 == .required }
        for pair in conditions.spacing.withExisting where status[pair.first] == .available && !mayClose(pair.second) {
            isAvailable[pair.first] = false
        }
        for pair in conditions.spacing.pairs {
            if status[pair.first] == .required, status[pair.second] == .available { isAvailable[pair.second] = false }
            if status[pair.second] == .required, status[pair.first] == .available { isAvailable[pair.first] = false }
        }
        return isAvailable
    }

    /// The candidates that are opened in any case, ascending.
    var required: [Int] { problem.required }

    /// The problem with other existing facilities: which rows those that stay open cover.
    ///
    /// O(pairs of the existing facilities).
    func problem(closing closed: [Int]) -> SitingProblem {
        if closed.isEmpty { return problem }
        let isClosed = Set(closed.map(Int32.init))
        return SitingProblem(
            coverSets: problem.coverSets, weights: problem.weights, scale: problem.scale,
            isCovered: problem.weights.indices.map { row in existing[row].contains { !isClosed.contains($0) } },
            candidateStatus: problem.candidateStatus)
    }
}

extension ConditionedProblem {
    /// The capacities of a kernel's sites in its units; what a part of a unit more could serve is left out, since no point holds it.
    func capacities(of kernel: ConditionedKernel) -> [Int64?] {
        guard let capacities = conditions.capacities else { return kernel.sites.map { _ in nil } }
        return kernel.sites.map { site in
            let ticks = site < candidateCount ? capacities.candidates[site] : capacities.existing[site - candidateCount]
            return ticks.map { $0 / kernel.unit }
        }
    }

    /// Whether opening these candidates and closing these existing facilities keeps the conditions and what the model asks for, the number of
    /// sites of set covering aside.
    ///
    /// O(pairs) where coverage is asked for, and O(sites + conflicts) elsewhere.
    func isKept(by opened: [Int], closing closed: [Int]) -> Bool {
        var goal = goal
        let choice = SiteChoice(opened: opened, closed: closed)
        let check = ConditionCheck(self, goal: goal, uncoverable: [])
        if !check.keepsChoice(choice) { return false }
        if !check.asksCoverage { return true }
        if goal.coversAll || goal.need > 0 {
            goal.need = min(goal.need, ConditionedKernel(self, countsSecond: countsSecondCover).reachableFirst)
        }
        return ConditionCheck(self, goal: goal, uncoverable: []).violation(choice) == nil
    }
}
