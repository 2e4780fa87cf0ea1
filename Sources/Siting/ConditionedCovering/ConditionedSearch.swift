import CoverageAnalysis
import MILP
import PlanningTerms
import ServiceModel

/// Branch and bound on a conditioned kernel: the best choice found, and what is proven about all.
struct ConditionedSearch {
    /// How a search ended.
    struct Found {
        /// The best choice that keeps all conditions, if any was found.
        var choice: SiteChoice?
        /// What no choice passes: units of value above what is fixed, or sites beside the required ones.
        var bound: Int64
        /// Whether it is proven that there is no choice.
        var isInfeasible = false
    }

    let conditioned: ConditionedProblem
    let kernel: ConditionedKernel
    let goal: ConditionedGoal
    let check: ConditionCheck
    let means: SearchMeans

    /// Times the solver is asked again because rounding let a choice through that breaks a condition.
    private static let largestRetries = 200

    init(
        _ conditioned: ConditionedProblem, _ kernel: ConditionedKernel, _ goal: ConditionedGoal, _ means: SearchMeans
    ) {
        self.conditioned = conditioned
        self.kernel = kernel
        self.goal = goal
        self.means = means
        check = ConditionCheck(conditioned, goal: goal, uncoverable: kernel.uncoverableRows)
    }

    /// The value of a choice above what is fixed, in units; or its sites beside the required ones.
    func value(_ choice: SiteChoice) -> Int64 {
        if goal.isFewestSites { return Int64(choice.opened.count - conditioned.settled.count) }
        let figures = check.figures(choice)
        return goal.first * ((figures.first - kernel.fixedFirst) / kernel.unit)
            + goal.second * ((figures.second - kernel.fixedSecond) / kernel.unit)
    }

    /// More than any value, or no site at all.
    private var trivialBound: Int64 {
        if goal.isFewestSites { return 0 }
        return kernel.weights.indices.reduce(0) { sum, row in
            let first = kernel.base[row] == 0 ? goal.first : 0
            let isTwice = kernel.base[row] > 0 || kernel.rows.size(row) > 1
            return sum + kernel.weights[row] * (first + (isTwice ? goal.second : 0))
        }
    }

    /// Searches from a start that keeps all conditions, if one is known, below a bound that is known.
    func run(start: SiteChoice?, bound known: Int64?) throws(SitingError) -> Found {
        var found = Found(choice: start, bound: known ?? trivialBound)
        if goal.isFewestSites { found.bound = max(found.bound, 0) } else { found.bound = min(found.bound, trivialBound) }
        if isDecided(found) { return found }
        var heuristic = FeasibleStart(kernel, check)
        if let choice = heuristic.run(goesOn: { means.control.goesOn() }), isBetter(choice, than: found.choice) {
            found.choice = choice
        }
        if isDecided(found) || !means.control.goesOn() { return found }
        guard means.nodes.hasNode() else { return found }
        try branch(&found)
        return found
    }

    private func isBetter(_ choice: SiteChoice, than other: SiteChoice?) -> Bool {
        guard let other else { return true }
        return goal.isFewestSites ? value(choice) < value(other) : value(choice) > value(other)
    }

    private func isDecided(_ found: Found) -> Bool {
        guard let choice = found.choice else { return false }
        let value = value(choice)
        return goal.isFewestSites
            ? means.control.gap.isReached(least: Double(value), bound: Double(found.bound))
            : found.bound - value <= tolerance(value)
    }

    /// What the bound may exceed a value by, so that the gap asked for is reached.
    private func tolerance(_ value: Int64) -> Int64 {
        let fixed = Double(goal.first * (kernel.fixedFirst / kernel.unit) + goal.second * (kernel.fixedSecond / kernel.unit))
        return means.control.gap.allowance(above: fixed + Double(value))
    }

    private func branch(_ found: inout Found) throws(SitingError) {
        var program = ConditionedProgram(kernel, conditioned, goal: goal)
        var number = [Int](repeating: -1, count: conditioned.candidateCount + conditioned.existing.candidateCount)
        for (index, site) in kernel.sites.enumerated() { number[site] = index }
        for _ in 0..<Self.largestRetries {
            let report = try solve(program, found, number)
            switch report.status {
            case .infeasible:
                // A start that keeps all conditions, and nothing else does.
                if let choice = found.choice { found.bound = value(choice) } else { found.isInfeasible = true }
                return
            case .noSolution, .unbounded:
                take(report, program, &found)
                return
            case .optimal, .feasible: break
            }
            let choice = choice(of: program.open(report.values))
            take(report, program, &found)
            guard let violation = check.violation(choice) else {
                if isBetter(choice, than: found.choice) { found.choice = choice }
                if report.status == .optimal { settle(report, program, &found) }
                return
            }
            guard report.status == .optimal, means.control.goesOn() else {
                return
            }
            let open = program.open(report.values)
            if violation == .cover { program.forbidSubsets(of: open) } else { program.forbid(open) }
        }
    }

    private func choice(of open: [Int]) -> SiteChoice {
        let isOpen = Set(open)
        return SiteChoice(
            opened: conditioned.settled + open.filter { $0 < kernel.openableCount }.map { kernel.sites[$0] },
            closed: (kernel.openableCount..<kernel.siteCount).filter { !isOpen.contains($0) }
                .map { kernel.sites[$0] - conditioned.candidateCount })
    }

    /// The kernel's sites that are open in a choice.
    private func open(_ choice: SiteChoice, _ number: [Int]) -> [Int] {
        let closed = Set(choice.closed)
        return choice.opened.map { number[$0] }.filter { $0 >= 0 }
            + (0..<kernel.closableCount).filter { !closed.contains($0) }.map { number[conditioned.candidateCount + $0] }
    }

    private func solve(
        _ program: ConditionedProgram, _ found: Found, _ number: [Int]
    ) throws(SitingError) -> SolveReport {
        let value = found.choice.map(value)
        let (known, reports) = (found.bound, progressReport)
        return try means.report(
            on: program.program,
            absoluteGap: goal.isFewestSites ? 0.99 : program.absoluteGap(max(0, tolerance(value ?? 0))),
            relativeGap: goal.isFewestSites ? means.control.gap.share : 0,
            start: found.choice.map { program.values(of: open($0, number)) }
        ) { [goal] _, _, bound in
            let now = program.bound(bound) ?? known
            return reports(value, goal.isFewestSites ? max(known, now) : min(known, now))
        }
    }

    /// Tells the caller value and bound in the unit of the plan's objective.
    private var progressReport: @Sendable (Int64?, Int64) -> Bool {
        let scale = conditioned.problem.scale
        let (goal, unit, control, required) = (goal, kernel.unit, means.control, conditioned.settled.count)
        let parts = max(1, goal.first + goal.second)
        let fixed = goal.first * (kernel.fixedFirst / parts) + goal.second * (kernel.fixedSecond / parts)
        return { value, bound in
            func figure(_ value: Int64) -> Double {
                goal.isFewestSites
                    ? Double(required) + Double(value)
                    : scale.weight(fixed) + Double(value) * Double(unit) / scale.ticksPerUnit / Double(parts)
            }
            return control.report(objective: value.map(figure) ?? 0, bound: figure(bound))
        }
    }

    private func take(_ report: SolveReport, _ program: ConditionedProgram, _ found: inout Found) {
        guard report.bound.isFinite, let bound = program.bound(report.bound) else { return }
        found.bound = goal.isFewestSites ? max(found.bound, bound) : min(found.bound, bound)
    }

    /// Where a unit is finer than the solver's tolerance, its word that nothing better exists is all there is.
    private func settle(_ report: SolveReport, _ program: ConditionedProgram, _ found: inout Found) {
        guard !goal.isFewestSites, program.slack > 0.05, let choice = found.choice else { return }
        let value = value(choice)
        if Double(found.bound - value) <= 3 * program.slack + Double(tolerance(value)) + 1 {
            found.bound = min(found.bound, value + tolerance(value))
        }
    }
}
