import CoverageAnalysis
import MILP
import ServiceModel

/// Maximal and set covering where sites serve at most their capacity: what is served counts, not what lies within reach.
///
/// For open sites the most that can be served is a flow, found exactly; which sites to open is decided by branch and bound with
/// one share for each pair of a merged demand point and a site.
struct CapacitatedSearch {
    private let conditioned: ConditionedProblem
    private let model: SitingModel
    private let kernel: ConditionedKernel
    private var goal: ConditionedGoal
    private let solver: any MILPSolver
    private let control: BranchControl
    private let check: ConditionCheck
    /// The kernel's rows as cover sets over its sites, and the sites' capacities in units.
    private let sets: CoverSets
    private let capacities: [Int64?]
    private let isSplittable: Bool
    /// The sites open in every plan: required ones, and existing facilities.
    private let forced: [Int]
    private let isReachable: Bool

    /// What a search knows: kernel sites that are open, what they serve and what nothing passes, in units.
    private struct Found {
        var open: [Int]?
        var served: Int64 = 0
        var bound: Int64
        var isInfeasible = false
    }

    init(_ conditioned: ConditionedProblem, _ model: SitingModel, solver: any MILPSolver, control: BranchControl) {
        self.conditioned = conditioned
        self.model = model
        self.solver = solver
        self.control = control
        kernel = ConditionedKernel(conditioned, countsSecond: false)
        let kernel = kernel
        sets = CoverSets(rowOffsets: kernel.rows.offsets, candidates: kernel.rows.members, candidateCount: kernel.siteCount)
        capacities = conditioned.capacities(of: kernel)
        isSplittable = conditioned.conditions.capacities?.isSplittable ?? true
        let isForced = Set(conditioned.required)
        forced = kernel.sites.indices.filter { $0 >= kernel.openableCount || isForced.contains(kernel.sites[$0]) }
        var goal = model.goal(of: conditioned)
        let most =
            kernel.fixedFirst
            + kernel.unit * CapacityAssignment.largestServed(sets: sets, weights: kernel.weights, capacities: capacities)
        isReachable = goal.need <= most
        goal.need = min(goal.need, most)
        self.goal = goal
        check = ConditionCheck(conditioned, goal: ConditionedGoal(largestCount: goal.largestCount), uncoverable: [])
    }

    /// Solves the model within the limits.
    func plan() throws(SitingError) -> SitingPlan {
        let finder = InfeasibilityFinder(
            kernel: kernel, conditioned: conditioned, goal: goal, solver: solver, control: control)
        let obvious = finder.obvious()
        if !obvious.isEmpty { return emptyPlan(.infeasible, obvious, bound: 0) }
        var found = Found(bound: goal.isFewestSites ? 0 : served(Array(0..<kernel.siteCount)))
        if let start = greedy() { take(start, &found) }
        if !isDecided(found) {
            if control.nodesLeft == 0 { control.stop(by: .workLimit) } else if control.goesOn() { try branch(&found) }
        }
        if found.isInfeasible { return emptyPlan(.infeasible, [try finder.conflict()], bound: 0) }
        guard let open = found.open else { return emptyPlan(.noPlan, [], bound: found.bound) }
        return assembled(open, found)
    }

    /// The most that open sites serve when points may be split, in units.
    private func served(_ open: [Int]) -> Int64 {
        CapacityAssignment.largestServed(sets: sets, weights: kernel.weights, capacities: limits(open))
    }

    private func limits(_ open: [Int]) -> [Int64?] {
        var limits = [Int64?](repeating: 0, count: kernel.siteCount)
        for site in open { limits[site] = capacities[site] }
        return limits
    }

    /// What open sites serve with points kept whole: largest points first, each where most room is left; what the search starts from.
    private func wholeServed(_ open: [Int]) -> Int64 {
        let limits = limits(open)
        var room = limits.map { $0 ?? .max / 2 }
        var sum: Int64 = 0
        for row in kernel.weights.indices.sorted(by: { (kernel.weights[$1], $0) < (kernel.weights[$0], $1) }) {
            let fitting = kernel.rows[row].map(Int.init).filter { room[$0] >= kernel.weights[row] }
            guard let best = fitting.max(by: { (room[$0], $1) < (room[$1], $0) }) else { continue }
            room[best] -= kernel.weights[row]
            sum += kernel.weights[row]
        }
        return sum
    }

    private func value(_ open: [Int]) -> Int64 { isSplittable ? served(open) : wholeServed(open) }

    private func choice(_ open: [Int]) -> SiteChoice {
        SiteChoice(opened: open.filter { $0 < kernel.openableCount }.map { kernel.sites[$0] })
    }

    private var needUnits: Int64 { kernel.units(toReach: goal.need, from: kernel.fixedFirst) }

    /// Takes a plan that keeps the conditions if it is better.
    private func take(_ open: [Int], served: Int64? = nil, _ found: inout Found) {
        let value = served ?? value(open)
        guard check.keepsChoice(choice(open)), value >= needUnits else { return }
        let isBetter =
            found.open.map { goal.isFewestSites ? open.count < $0.count : value > found.served } ?? true
        if isBetter { (found.open, found.served) = (open, value) }
    }

    private func isDecided(_ found: Found) -> Bool {
        guard let open = found.open else { return false }
        let gap = control.limits.gap
        if goal.isFewestSites {
            let count = Int64(open.count - kernel.closableCount)
            return Double(count - found.bound) <= gap * Double(count)
        }
        return found.bound - found.served <= tolerance(found.served)
    }

    private func tolerance(_ value: Int64) -> Int64 {
        let gap = control.limits.gap
        guard gap > 0, gap < 1 else { return gap > 0 ? .max / 4 : 0 }
        return Int64(min((Double(kernel.fixedFirst / kernel.unit) + Double(value)) * gap / (1 - gap), 1e15))
    }

    /// Opens one site after another by how much of what is left it can take.
    private func greedy() -> [Int]? {
        var open = forced
        let first = CapacityAssignment.splittable(
            sets: sets, costs: [Int64](repeating: 0, count: sets.candidates.count), weights: kernel.weights,
            capacities: limits(open))
        var left = kernel.weights
        for share in first.shares { left[share.row] -= share.ticks }
        while true {
            if goal.isFewestSites, value(open) >= needUnits { return open }
            var best: (site: Int, gain: Int64)?
            for site in 0..<kernel.openableCount where !open.contains(site) {
                var gain: Int64 = 0
                for row in kernel.columns[site] { gain += left[Int(row)] }
                gain = min(gain, capacities[site] ?? .max)
                if gain > best?.gain ?? 0, mayOpen(site, beside: open) { best = (site, gain) }
            }
            guard let best else { return goal.isFewestSites ? nil : open }
            open.append(best.site)
            var room = capacities[best.site] ?? .max
            // Points that few others reach come first.
            for row in kernel.columns[best.site].sorted(by: { (kernel.rows.size(Int($0)), $0) < (kernel.rows.size(Int($1)), $1) })
            {
                let part = min(room, left[Int(row)])
                left[Int(row)] -= part
                room -= part
            }
        }
    }

    /// Whether opening one more site breaks nothing that more sites cannot mend.
    private func mayOpen(_ site: Int, beside open: [Int]) -> Bool {
        let more = choice(open + [site])
        if let count = goal.largestCount, more.opened.count > count { return false }
        var loose = conditioned.conditions
        for level in loose.levels.indices {
            for unit in loose.levels[level].rules.indices { loose.levels[level].rules[unit].minimumSites = 0 }
        }
        loose.capacities = nil
        let part = ConditionedProblem(conditioned.problem, existing: conditioned.existing, conditions: loose)
        return ConditionCheck(part, goal: ConditionedGoal(), uncoverable: []).keepsChoice(more)
    }

    private func branch(_ found: inout Found) throws(SitingError) {
        let program = ConditionedProgram(kernel, conditioned, goal: goal)
        var options = SolveOptions()
        options.absoluteGap = goal.isFewestSites ? 0.99 : program.absoluteGap(max(0, tolerance(found.served)))
        if goal.isFewestSites { options.relativeGap = control.limits.gap }
        options.timeLimit = control.secondsLeft
        options.nodeLimit = control.nodesLeft
        options.seed = control.limits.seed
        if isSplittable, let open = found.open {
            let flow = CapacityAssignment.splittable(
                sets: sets, costs: [Int64](repeating: 0, count: sets.candidates.count), weights: kernel.weights,
                capacities: limits(open))
            options.start = program.values(of: open, flow)
        }
        let (objective, bound) = (figures(found), found.bound)
        options.progress = { [control] _, _, _ in control.report(objective: objective.objective, bound: objective.bound) }
        let report = try solver.report(on: program.program, options)
        control.note(report)
        if report.status == .infeasible {
            if found.open == nil { found.isInfeasible = true }
            return
        }
        if report.bound.isFinite, let proven = program.bound(report.bound) {
            found.bound = goal.isFewestSites ? max(bound, proven) : min(bound, proven)
        }
        if !report.values.isEmpty {
            let open = program.open(report.values)
            take(open, served: isSplittable ? nil : program.wholeServed(report.values, capacities), &found)
        }
        if report.status == .optimal, !goal.isFewestSites, program.slack > 0.05,
            Double(found.bound - found.served) <= 3 * program.slack + Double(tolerance(found.served)) + 1
        {
            found.bound = min(found.bound, found.served + tolerance(found.served))
        }
    }

    private func figures(_ found: Found) -> (objective: Double, bound: Double) {
        let scale = conditioned.problem.scale
        if goal.isFewestSites { return (Double((found.open?.count ?? 0) - kernel.closableCount), Double(found.bound)) }
        return (
            scale.weight(kernel.fixedFirst + kernel.unit * found.served),
            scale.weight(kernel.fixedFirst + kernel.unit * found.bound)
        )
    }

    private func assembled(_ open: [Int], _ found: Found) -> SitingPlan {
        let problem = conditioned.problem
        let open = pruned(open)
        let ranking = ranked(open)
        var plan = emptyPlan(.feasible, [], bound: found.bound)
        plan.selected = ranking.sites
        plan.gains = ranking.gains.map { $0 * kernel.unit }
        plan.uniqueGains = ranking.unique.map { $0 * kernel.unit }
        let cover = PlanEvaluation(of: plan.selected, on: problem)
        plan.coveredWeight = problem.baseWeight + cover.gainedWeight
        var outcome = plan.outcome ?? ConditionedOutcome()
        let base = outcome.baseServedWeight ?? 0
        outcome.servedWeight = kernel.fixedFirst + kernel.unit * found.served
        if conditioned.conditions.costs != nil { outcome.cost = check.cost(of: choice(open)) }
        plan.gainedWeight = (outcome.servedWeight ?? 0) - base
        plan.outcome = outcome
        let (objective, bound) = figures(found)
        if goal.isFewestSites {
            (plan.objective, plan.bound) = (Double(plan.selected.count), min(Double(plan.selected.count), bound))
            plan.gap = plan.objective > 0 ? (plan.objective - plan.bound) / plan.objective : 0
            plan.gapGained = plan.gap
        } else {
            (plan.objective, plan.bound) = (objective, max(objective, bound))
            let difference = plan.bound - plan.objective
            plan.gap = plan.bound > 0 ? difference / plan.bound : 0
            let above = plan.bound - problem.scale.weight(base)
            plan.gapGained = above > 0 ? difference / above : 0
        }
        plan.status = plan.bound == plan.objective ? .optimal : .feasible
        plan.stoppedBy = plan.status == .optimal ? .none : control.stop ?? .gap
        if !isReachable { plan.status = .infeasibleTarget }
        return plan
    }

    /// Leaves out sites that nothing is served by and no condition needs.
    private func pruned(_ open: [Int]) -> [Int] {
        guard isSplittable, !goal.isFewestSites else { return open }
        var open = open
        let whole = served(open)
        for site in open.reversed() where !forced.contains(site) {
            let less = open.filter { $0 != site }
            if served(less) == whole, check.keepsChoice(choice(less)) { open = less }
        }
        return open
    }

    /// The new sites by what each lets be served beside those before it, and what would be lost without each, in units.
    ///
    /// What sites can serve has falling gains, so that an old gain bounds a new one (lazy greedy; Minoux 1978).
    private func ranked(_ open: [Int]) -> (sites: [Int], gains: [Int64], unique: [Int64]) {
        let existing = open.filter { $0 >= kernel.openableCount }
        var waiting = open.filter { $0 < kernel.openableCount }.map { (site: $0, gain: Int64.max, stage: -1) }
        var (chosen, gains): ([Int], [Int64]) = ([], [])
        var before = served(existing)
        while !waiting.isEmpty {
            guard
                let best = waiting.indices.max(by: {
                    (waiting[$0].gain, waiting[$1].site) < (waiting[$1].gain, waiting[$0].site)
                })
            else { break }
            if waiting[best].stage == chosen.count {
                chosen.append(waiting[best].site)
                gains.append(waiting[best].gain)
                before += waiting[best].gain
                waiting.remove(at: best)
            } else {
                waiting[best].gain = served(existing + chosen + [waiting[best].site]) - before
                waiting[best].stage = chosen.count
            }
        }
        let whole = served(open)
        let unique = chosen.map { site in whole - served(open.filter { $0 != site }) }
        return (chosen.map { kernel.sites[$0] }, gains, unique)
    }

    /// What exists, with a status.
    private func emptyPlan(_ status: SitingStatus, _ reasons: [SitingInfeasibility], bound: Int64) -> SitingPlan {
        let problem = conditioned.problem
        var outcome = ConditionedOutcome()
        outcome.infeasibilities = reasons
        let existing = (kernel.openableCount..<kernel.siteCount).map { $0 }
        let base = kernel.fixedFirst + kernel.unit * value(existing)
        (outcome.servedWeight, outcome.baseServedWeight) = (base, base)
        var plan = SitingPlan(
            model: model, status: status, stoppedBy: .none, isReproducible: !control.isCut, selected: [],
            objectiveMeasure: goal.isFewestSites ? .sitesOpened : .servedWeight, objective: 0, bound: 0,
            coveredWeight: problem.baseWeight, gainedWeight: 0, gains: [], uniqueGains: [], gap: 0, gapGained: 0,
            reductions: kernel.summary, uncoverableRows: kernel.uncoverableRows, largestReachableWeight: kernel.reachableFirst,
            solver: solver.name, seconds: control.seconds)
        plan.outcome = outcome
        if !goal.isFewestSites { (plan.objective, plan.bound) = (problem.scale.weight(base), problem.scale.weight(base)) }
        if status == .noPlan {
            plan.stoppedBy = control.stop ?? .workLimit
            plan.bound = figures(Found(bound: bound)).bound
            (plan.gap, plan.gapGained) = (1, 1)
        }
        return plan
    }
}
