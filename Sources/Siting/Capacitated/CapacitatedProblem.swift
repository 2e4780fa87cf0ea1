import CoverageAnalysis
import PlanningTerms

/// A conditioned problem with capacities, merged: who can be served by whom, and what choices of sites serve.
struct CapacitatedProblem: Sendable {
    let conditioned: ConditionedProblem
    let kernel: ConditionedKernel
    private(set) var goal: ConditionedGoal
    /// Whether the target of set covering can be served at all, points being split as needed.
    let isReachable: Bool
    /// The kernel's rows as cover sets over its sites, and what each site can serve in units.
    let sets: CoverSets
    let capacities: [Int64?]
    let isSplittable: Bool
    /// The sites open in every plan: required ones, and existing facilities.
    let forced: [Int]
    /// The most that all sites together serve, in units, points being split as needed.
    let largestServed: Int64
    /// What a choice must keep beside what it serves.
    private(set) var check: ConditionCheck
    /// The same without least numbers of sites: what more sites cannot mend.
    private var looseCheck: ConditionCheck

    init(_ conditioned: ConditionedProblem) {
        self.conditioned = conditioned
        kernel = ConditionedKernel(conditioned, countsSecond: false)
        let kernel = kernel
        sets = CoverSets(rowOffsets: kernel.rows.offsets, candidates: kernel.rows.members, candidateCount: kernel.siteCount)
        capacities = conditioned.capacities(of: kernel)
        isSplittable = conditioned.conditions.capacities?.isSplittable ?? true
        let isForced = Set(conditioned.required)
        forced = kernel.sites.indices.filter { $0 >= kernel.openableCount || isForced.contains(kernel.sites[$0]) }
        var growth = ServedGrowth(sets: sets, weights: kernel.weights, capacities: capacities)
        for site in 0..<kernel.siteCount { growth.open(site) }
        largestServed = growth.served
        var goal = conditioned.goal
        let most = kernel.fixedFirst + kernel.unit * largestServed
        isReachable = goal.need <= most
        goal.need = min(goal.need, most)
        self.goal = goal
        check = ConditionCheck(conditioned, goal: ConditionedGoal(largestCount: goal.largestCount), uncoverable: [])
        var loose = conditioned.conditions
        for level in loose.levels.indices {
            for unit in loose.levels[level].rules.indices { loose.levels[level].rules[unit].minimumSites = 0 }
        }
        looseCheck = ConditionCheck(
            conditioned.under(loose),
            goal: ConditionedGoal(largestCount: goal.largestCount), uncoverable: [])
    }

    /// The existing facilities, as sites of the kernel.
    var existing: Range<Int> { kernel.openableCount..<kernel.siteCount }

    /// What must be served beside what is fixed, in units.
    var need: Int64 { kernel.units(toReach: goal.need, from: kernel.fixedFirst) }

    /// How much is served while sites are opened, from no open site on; points are split as needed.
    var growth: ServedGrowth { ServedGrowth(sets: sets, weights: kernel.weights, capacities: capacities) }

    /// How much these sites serve, and who whom.
    ///
    /// O(pairs) where there is room.
    func growth(opening open: some Sequence<Int>) -> ServedGrowth {
        var growth = growth
        for site in open { growth.open(site) }
        return growth
    }

    /// The same problem with so many sites at most, required ones included.
    func allowing(_ count: Int) -> CapacitatedProblem {
        var problem = self
        problem.goal.largestCount = count
        let goal = ConditionedGoal(largestCount: count)
        problem.check = ConditionCheck(conditioned, goal: goal, uncoverable: [])
        problem.looseCheck = ConditionCheck(looseCheck.conditioned, goal: goal, uncoverable: [])
        return problem
    }

    /// The candidates among open sites of the kernel.
    func choice(_ open: [Int]) -> SiteChoice {
        SiteChoice(opened: open.filter { $0 < kernel.openableCount }.map { kernel.sites[$0] })
    }

    /// Whether a choice of sites keeps all conditions but for what it serves.
    func keepsConditions(_ open: [Int]) -> Bool { check.keepsChoice(choice(open)) }

    /// Whether opening one more site breaks nothing that more sites cannot mend.
    func mayOpen(_ site: Int, beside open: [Int]) -> Bool { looseCheck.keepsChoice(choice(open + [site])) }

    /// What each site could serve at most, whatever else is open: all within its reach, and no more than it has room for, in units.
    var reach: [Int64] {
        (0..<kernel.siteCount).map { site in
            min(capacities[site] ?? .max, kernel.columns[site].reduce(0) { $0 + kernel.weights[Int($1)] })
        }
    }

    /// Whether a candidate may be opened and need not be.
    func isAvailable(_ candidate: Int) -> Bool { conditioned.problem.candidateStatus[candidate] == .available }

    /// Whether a site lies in a unit that must get more sites than are open in it.
    func isShort(_ site: Int, beside open: [Int]) -> Bool {
        let opened = choice(open).opened
        return conditioned.conditions.levels.contains { level in
            let unit = level.unitOfCandidate[kernel.sites[site]]
            guard unit >= 0, level.rules[Int(unit)].minimumSites > 0 else { return false }
            return opened.count { level.unitOfCandidate[$0] == unit } < level.rules[Int(unit)].minimumSites
        }
    }

    /// The same problem with points that may be split: its sites have the same numbers, and no plan of whole points serves more.
    var relaxed: CapacitatedProblem {
        var conditions = conditioned.conditions
        conditions.capacities?.isSplittable = true
        return CapacitatedProblem(conditioned.under(conditions))
    }

    /// What these sites serve of whole points, by a quick fit.
    private func wholeServed(_ open: [Int]) -> Int64 {
        var limits = [Int64?](repeating: 0, count: kernel.siteCount)
        for site in open { limits[site] = capacities[site] }
        let model = IndivisibleModel(
            sets: sets, costs: [Int64](repeating: 0, count: sets.candidates.count), weights: kernel.weights, capacities: limits)
        return model.served(model.fitted) * model.unit
    }

    /// What a choice of sites serves: exactly where points may be split, by a quick fit where they stay whole.
    func served(_ open: [Int]) -> Int64 { isSplittable ? growth(opening: open).served : wholeServed(open) }
}
