import CoverageAnalysis
import MILP
import PlanningTerms
import ServiceModel

/// Maximal and set covering where sites serve at most their capacity: what is served counts, not what lies within reach.
///
/// For open sites the most that can be served is a flow, found exactly; which sites to open is decided by branch and bound with
/// one share for each pair of a merged demand point and a site. Whole points are first taken as if they might be split: that bounds them,
/// and its sites nearly always serve as much of whole points.
struct CapacitatedSearch {
    /// What a search knows: kernel sites that are open, what they serve and what nothing passes, in units.
    struct Found {
        var open: [Int]?
        var served: Int64 = 0
        /// What no plan serves more than, or the least sites beside existing facilities.
        var bound: Int64
        /// Why there is no plan, where that is proven.
        var reasons: [SitingInfeasibility] = []
    }

    let problem: CapacitatedProblem
    let means: SearchMeans
    /// What the caller is told while a part of a larger problem is searched.
    var toldFigures: (objective: Double, bound: Double)?

    private var kernel: ConditionedKernel { problem.kernel }
    private var goal: ConditionedGoal { problem.goal }

    /// Searches within the limits.
    func run() throws(SitingError) -> Found {
        let finder = InfeasibilityFinder(
            kernel: kernel, conditioned: problem.conditioned, goal: goal, means: means)
        var found = Found(bound: goal.isFewestSites ? 0 : problem.largestServed)
        found.reasons = finder.obvious()
        if !found.reasons.isEmpty { return found }
        if problem.isSplittable {
            if let start = greedy() { take(start.open, serving: start.served, &found) }
        } else {
            let relaxed = problem.relaxed
            let split = try CapacitatedSearch(problem: relaxed, means: means).run()
            if !split.reasons.isEmpty { return split }
            found.bound =
                goal.isFewestSites ? split.bound : split.bound * relaxed.kernel.unit / kernel.unit
            if let open = split.open { take(open, serving: problem.served(open), &found) }
        }
        if isDecided(found) { return found }
        if var parts = CapacitatedParts(problem, means) {
            // The root of the whole program bounds all numbers of sites at once.
            if means.nodes.left != 0, means.control.goesOn() { try branch(&found, finder, isRootOnly: true) }
            if isDecided(found) || !found.reasons.isEmpty { return found }
            let spread = try parts.run(within: found.bound)
            if let open = spread.open { take(open, serving: spread.served, &found) }
            found.bound = goal.isFewestSites ? max(found.bound, spread.bound) : min(found.bound, spread.bound)
            return found
        }
        if means.nodes.hasNode(), means.control.goesOn() { try branch(&found, finder) }
        return found
    }

    /// Takes a plan that keeps the conditions if it is better.
    private func take(_ open: [Int], serving served: Int64, _ found: inout Found) {
        guard served >= problem.need, problem.keepsConditions(open) else { return }
        let isBetter = found.open.map { goal.isFewestSites ? open.count < $0.count : served > found.served } ?? true
        if isBetter { (found.open, found.served) = (open, served) }
    }

    /// Whether a plan reaches its bound, or the gap asked for.
    func isDecided(_ found: Found) -> Bool {
        guard let open = found.open else { return false }
        guard goal.isFewestSites else { return found.bound - found.served <= tolerance(found.served) }
        let count = Int64(open.count - problem.existing.count)
        return means.control.gap.isReached(least: Double(count), bound: Double(found.bound))
    }

    private func tolerance(_ value: Int64) -> Int64 {
        means.control.gap.allowance(above: Double(kernel.fixedFirst / kernel.unit) + Double(value))
    }

    /// A plan by ``greedySteps()``; `nil` where it misses the target.
    private func greedy() -> (open: [Int], served: Int64)? {
        let steps = greedySteps()
        guard let served = steps.served.last, !goal.isFewestSites || served >= problem.need else { return nil }
        return (steps.open, served)
    }

    /// Opens one site after another, always the one by which most is served (lazy greedy; Minoux 1978), first in units that must get sites.
    ///
    /// Returns the sites open from the start and then those opened, and what is served at the start and after each step.
    func greedySteps() -> (open: [Int], served: [Int64]) {
        var open = problem.forced
        var growth = problem.growth(opening: open)
        var served = [growth.served]
        // What a site can gain at most: what lies within its reach, what it has room for, what it gained before.
        var limits = Array(problem.reach.prefix(kernel.openableCount))
        for site in open where site < limits.count { limits[site] = -1 }
        func openBest(above least: Int64, where isWanted: (Int) -> Bool) -> Bool {
            var best: (site: Int, growth: ServedGrowth)?
            var bestGain = least
            for site in limits.indices.sorted(by: { (limits[$1], $0) < (limits[$0], $1) }) {
                guard limits[site] > bestGain else { break }
                guard isWanted(site), problem.mayOpen(site, beside: open) else { continue }
                var trial = growth
                limits[site] = trial.open(site)
                if limits[site] > bestGain { (best, bestGain) = ((site, trial), limits[site]) }
            }
            guard let best, means.control.goesOn() else { return false }
            open.append(best.site)
            limits[best.site] = -1
            growth = best.growth
            served.append(growth.served)
            return true
        }
        while openBest(above: -1, where: { problem.isShort($0, beside: open) }) {}
        while !goal.isFewestSites || growth.served < problem.need, openBest(above: 0, where: { _ in true }) {}
        return (open, served)
    }

    private func branch(
        _ found: inout Found, _ finder: InfeasibilityFinder, isRootOnly: Bool = false
    ) throws(SitingError) {
        let program = ConditionedProgram(kernel, problem.conditioned, goal: goal)
        let start = problem.isSplittable ? found.open : nil
        let now = toldFigures ?? figures(found)
        let report = try means.report(
            on: program.program,
            absoluteGap: goal.isFewestSites ? 0.99 : program.absoluteGap(max(0, tolerance(found.served))),
            relativeGap: goal.isFewestSites ? means.control.gap.share : 0, ownNodes: isRootOnly ? 1 : nil,
            start: start.map { program.values(of: $0, problem.growth(opening: $0).assignment) }
        ) { [control = means.control] _, _, _ in control.report(objective: now.objective, bound: now.bound) }
        if report.status == .infeasible {
            if found.open == nil { found.reasons = [try finder.conflict()] }
            return
        }
        if report.bound.isFinite, let proven = program.bound(report.bound) {
            found.bound = goal.isFewestSites ? max(found.bound, proven) : min(found.bound, proven)
        }
        if !report.values.isEmpty {
            let open = program.open(report.values)
            let served =
                problem.isSplittable ? problem.served(open) : program.wholeServed(report.values, problem.capacities)
            take(open, serving: served, &found)
        }
        if report.status == .optimal, !goal.isFewestSites, program.slack > 0.05,
            Double(found.bound - found.served) <= 3 * program.slack + Double(tolerance(found.served)) + 1
        {
            found.bound = min(found.bound, found.served + tolerance(found.served))
        }
    }

    /// Objective and bound in the unit of the plan's objective.
    func figures(_ found: Found) -> (objective: Double, bound: Double) {
        if goal.isFewestSites {
            return (Double((found.open?.count ?? 0) - problem.existing.count), Double(found.bound))
        }
        let scale = problem.conditioned.problem.scale
        return (
            scale.weight(kernel.fixedFirst + kernel.unit * found.served),
            scale.weight(kernel.fixedFirst + kernel.unit * found.bound)
        )
    }
}
