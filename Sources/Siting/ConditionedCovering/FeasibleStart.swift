import CoverageAnalysis

/// Looks for a plan that keeps all conditions, and improves it by exchanges: what branch and bound starts from.
///
/// Greedy in the order of what is scarce: quotas, floors, the target, then value for each site (or for money). It may fail where a plan
/// exists; what it returns keeps every condition by ``ConditionCheck``.
struct FeasibleStart {
    private let kernel: ConditionedKernel
    private let conditioned: ConditionedProblem
    private let goal: ConditionedGoal
    private let check: ConditionCheck
    private var state: ConditionedState
    private var opened: [Int]
    private var sitesByUnit: [[Int]]
    private var cost: Int64
    private var closings = 0
    /// The kernel's sites that may not be open together with each.
    private var conflicts: [[Int]]
    private let required: [Int]

    /// Passes of exchanges at most.
    private static let largestPasses = 20

    init(_ kernel: ConditionedKernel, _ check: ConditionCheck) {
        self.kernel = kernel
        self.check = check
        conditioned = check.conditioned
        goal = check.goal
        required = conditioned.settled
        state = ConditionedState(
            kernel, first: goal.isFewestSites ? 1 : goal.first, second: goal.isFewestSites ? 0 : goal.second)
        opened = []
        let levels = conditioned.conditions.levels
        sitesByUnit = levels.map { rules in
            var counts = [Int](repeating: 0, count: rules.rules.count)
            for site in check.conditioned.settled where rules.unitOfCandidate[site] >= 0 {
                counts[Int(rules.unitOfCandidate[site])] += 1
            }
            return counts
        }
        cost = check.cost(of: SiteChoice(opened: required))
        var number = [Int](repeating: -1, count: conditioned.candidateCount + conditioned.existing.candidateCount)
        for (index, site) in kernel.sites.enumerated() { number[site] = index }
        conflicts = [[Int]](repeating: [], count: kernel.siteCount)
        for pair in conditioned.conditions.spacing.pairs where number[pair.first] >= 0 && number[pair.second] >= 0 {
            conflicts[number[pair.first]].append(number[pair.second])
            conflicts[number[pair.second]].append(number[pair.first])
        }
        guard kernel.closableCount > 0 else { return }
        for pair in conditioned.conditions.spacing.withExisting where number[pair.first] >= 0 {
            conflicts[number[pair.first]].append(number[conditioned.candidateCount + pair.second])
        }
    }

    /// Returns a plan that keeps all conditions, if one was found.
    ///
    /// O(pairs + steps × sites) and the exchanges; `goesOn` is asked before every step.
    mutating func run(goesOn: () -> Bool) -> SiteChoice? {
        fillQuotas(goesOn)
        fillFloors(goesOn)
        fillTarget(goesOn)
        if goal.isFewestSites { prune(goesOn) } else { fillValue(goesOn) }
        guard check.violation(choice) == nil else { return nil }
        if !goal.isFewestSites { exchange(goesOn) }
        return check.violation(choice) == nil ? choice : nil
    }

    /// The present choice, required sites included.
    private var choice: SiteChoice {
        SiteChoice(
            opened: required + opened.map { kernel.sites[$0] },
            closed: (kernel.openableCount..<kernel.siteCount).filter { !state.isOpen[$0] }
                .map { kernel.sites[$0] - conditioned.candidateCount })
    }

    private func price(_ site: Int) -> Int64 { conditioned.conditions.costs?.opening[kernel.sites[site]] ?? 0 }

    /// Whether a closed candidate may be opened beside what is open.
    private func mayOpen(_ site: Int) -> Bool {
        guard site < kernel.openableCount, !state.isOpen[site] else { return false }
        if let count = goal.largestCount, required.count + opened.count >= count + closings { return false }
        if let costs = conditioned.conditions.costs, cost + price(site) > costs.budget { return false }
        if conflicts[site].contains(where: { state.isOpen[$0] }) { return false }
        for (level, rules) in conditioned.conditions.levels.enumerated() {
            let unit = Int(rules.unitOfCandidate[kernel.sites[site]])
            if unit >= 0, sitesByUnit[level][unit] >= rules.rules[unit].maximumSites { return false }
        }
        return true
    }

    private mutating func open(_ site: Int) {
        state.open(site)
        opened.append(site)
        count(site, 1)
    }

    private mutating func close(_ site: Int) {
        state.close(site)
        opened.removeAll { $0 == site }
        count(site, -1)
    }

    private mutating func count(_ site: Int, _ one: Int) {
        cost += Int64(one) * price(site)
        for (level, rules) in conditioned.conditions.levels.enumerated() {
            let unit = Int(rules.unitOfCandidate[kernel.sites[site]])
            if unit >= 0 { sitesByUnit[level][unit] += one }
        }
    }

    /// The candidate that may be opened and scores most, above zero; ties to the smallest number.
    private func best(_ score: (Int) -> Double) -> Int? {
        var best: (site: Int, score: Double)?
        for site in 0..<kernel.openableCount {
            let value = score(site)
            if value > 0, value > best?.score ?? 0, mayOpen(site) { best = (site, value) }
        }
        return best?.site
    }

    /// Value for money where there is a budget, plain value elsewhere.
    private func worth(_ value: Int64, _ site: Int) -> Double {
        conditioned.conditions.costs == nil ? Double(value) : Double(value) / Double(max(1, price(site)))
    }

    private mutating func fillQuotas(_ goesOn: () -> Bool) {
        let levels = conditioned.conditions.levels
        while goesOn(),
            let site = best({ site in
                let short = levels.indices.contains { level in
                    let unit = Int(levels[level].unitOfCandidate[kernel.sites[site]])
                    return unit >= 0 && sitesByUnit[level][unit] < levels[level].rules[unit].minimumSites
                }
                return short ? worth(state.gain[site] + 1, site) : 0
            })
        { open(site) }
    }

    private mutating func fillFloors(_ goesOn: () -> Bool) {
        let levels = conditioned.conditions.levels
        while goesOn() {
            var missing = levels.indices.map { level in
                levels[level].rules.indices.map { unit in
                    max(
                        0,
                        kernel.units(toReach: levels[level].rules[unit].floor, from: kernel.fixedByUnit[level][unit])
                            - state.coveredByUnit[level][unit])
                }
            }
            guard missing.contains(where: { $0.contains { $0 > 0 } }) else { return }
            let found = best { site in
                var help: Int64 = 0
                for row in kernel.columns[site] where state.counts[Int(row)] == 0 {
                    for level in levels.indices {
                        let unit = Int(kernel.unitOfRow[level][Int(row)])
                        if unit >= 0, missing[level][unit] > 0 { help += min(kernel.weights[Int(row)], missing[level][unit]) }
                    }
                }
                return worth(help, site)
            }
            missing = []
            guard let found else { return }
            open(found)
        }
    }

    private mutating func fillTarget(_ goesOn: () -> Bool) {
        let need = goal.coversAll ? kernel.reachableFirst : goal.need
        let units = kernel.units(toReach: need, from: kernel.fixedFirst)
        while state.covered < units, goesOn() {
            let found = best { site in
                var help: Int64 = 0
                for row in kernel.columns[site] where state.counts[Int(row)] == 0 { help += kernel.weights[Int(row)] }
                return worth(help, site)
            }
            guard let found else { return }
            open(found)
        }
    }

    private mutating func fillValue(_ goesOn: () -> Bool) {
        while goesOn(), let site = best({ worth(state.gain[$0], $0) }) { open(site) }
    }

    /// Closes sites that are not needed, the last opened first.
    private mutating func prune(_ goesOn: () -> Bool) {
        for site in opened.reversed() where goesOn() {
            close(site)
            if check.violation(choice) != nil { open(site) }
        }
    }

    /// Exchanges an open site (or an existing facility, while some may be closed) for the best closed one as long as that adds value.
    private mutating func exchange(_ goesOn: () -> Bool) {
        for _ in 0..<Self.largestPasses {
            var isBetter = false
            for site in opened where goesOn() { isBetter = replace(site) || isBetter }
            for site in kernel.openableCount..<kernel.siteCount
            where state.isOpen[site] && conditioned.mayClose(kernel.sites[site] - conditioned.candidateCount) && goesOn() {
                if closings < conditioned.conditions.largestClosings ?? 0 { isBetter = move(site) || isBetter }
            }
            if !isBetter { return }
        }
    }

    private mutating func replace(_ site: Int) -> Bool {
        let before = state.value
        close(site)
        guard let other = best({ Double(state.gain[$0]) }), other != site else {
            open(site)
            return false
        }
        open(other)
        if state.value > before, check.violation(choice) == nil { return true }
        close(other)
        open(site)
        return false
    }

    /// Closes an existing facility and opens the best candidate in its place.
    private mutating func move(_ facility: Int) -> Bool {
        let before = state.value
        let closing = conditioned.conditions.costs?.closing[kernel.sites[facility] - conditioned.candidateCount] ?? 0
        state.close(facility)
        closings += 1
        cost += closing
        if let other = best({ Double(state.gain[$0]) }) {
            open(other)
            if state.value > before, check.violation(choice) == nil { return true }
            close(other)
        }
        cost -= closing
        closings -= 1
        state.open(facility)
        return false
    }
}
