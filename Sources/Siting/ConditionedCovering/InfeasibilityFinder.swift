import CoverageAnalysis
import MILP
import PlanningTerms

/// Finds out why no plan keeps all conditions.
struct InfeasibilityFinder {
    let kernel: ConditionedKernel
    let conditioned: ConditionedProblem
    let goal: ConditionedGoal
    let means: SearchMeans

    /// What can be told from single conditions, without solving anything: each of these alone rules every plan out.
    ///
    /// O(pairs).
    func obvious() -> [SitingInfeasibility] {
        let required = conditioned.required
        var found: [SitingInfeasibility] = []
        let isRequired = Set(required)
        for pair in conditioned.conditions.spacing.pairs where isRequired.contains(pair.first) && isRequired.contains(pair.second)
        {
            found.append(.requiredTooClose(first: pair.first, second: pair.second))
        }
        for pair in conditioned.conditions.spacing.withExisting
        where isRequired.contains(pair.first) && !conditioned.mayClose(pair.second) {
            found.append(.requiredTooCloseToExisting(candidate: pair.first, facility: pair.second))
        }
        if let costs = conditioned.conditions.costs {
            let cost = required.reduce(0) { $0 + costs.opening[$1] }
            if cost > costs.budget { found.append(.requiredAboveBudget(cost: cost, budget: costs.budget)) }
        }
        for level in conditioned.conditions.levels.indices { found += obvious(level, required) }
        return found
    }

    private func obvious(_ level: Int, _ required: [Int]) -> [SitingInfeasibility] {
        let rules = conditioned.conditions.levels[level]
        var reachable = kernel.fixedByUnit[level]
        for row in 0..<kernel.rowCount where kernel.base[row] == 0 && kernel.unitOfRow[level][row] >= 0 {
            reachable[Int(kernel.unitOfRow[level][row])] += kernel.weights[row] * kernel.unit
        }
        var available = [Int](repeating: 0, count: rules.rules.count)
        var fixed = available
        for site in kernel.sites.prefix(kernel.openableCount) where rules.unitOfCandidate[site] >= 0 {
            available[Int(rules.unitOfCandidate[site])] += 1
        }
        let settled = conditioned.settled
        var settledCount = fixed
        for site in settled where rules.unitOfCandidate[site] >= 0 { settledCount[Int(rules.unitOfCandidate[site])] += 1 }
        for site in required where rules.unitOfCandidate[site] >= 0 { fixed[Int(rules.unitOfCandidate[site])] += 1 }
        var found: [SitingInfeasibility] = []
        for (unit, rule) in rules.rules.enumerated() {
            if rule.floor > reachable[unit] {
                found.append(.floorOutOfReach(level: level, unit: unit, floor: rule.floor, reachable: reachable[unit]))
            }
            if rule.minimumSites > available[unit] + settledCount[unit] {
                found.append(
                    .tooFewCandidates(
                        level: level, unit: unit, minimum: rule.minimumSites, available: available[unit] + settledCount[unit]))
            }
            if rule.maximumSites < fixed[unit] {
                found.append(.tooManyRequired(level: level, unit: unit, maximum: rule.maximumSites, required: fixed[unit]))
            }
        }
        let sum = rules.rules.indices.reduce(0) { $0 + max(rules.rules[$1].minimumSites, fixed[$1]) }
        if let count = goal.largestCount, sum > count + (conditioned.conditions.largestClosings ?? 0) {
            found.append(.minimaAboveCount(level: level, sum: sum, count: count))
        }
        return found
    }

    /// A smallest set of conditions that cannot be kept together (QuickXplain; Junker 2004), where all together cannot.
    ///
    /// - Complexity: O(k · log(n / k)) feasibility problems for k of n conditions.
    func conflict() throws(SitingError) -> SitingInfeasibility {
        let names = names
        let part = try quickXplain([], false, names)
        if means.control.isCut || means.nodes.left == 0 { return .unresolvedConflict(names) }
        return .conflict(part.sorted { (names.firstIndex(of: $0) ?? 0) < (names.firstIndex(of: $1) ?? 0) })
    }

    /// All conditions that ask for something.
    private var names: [ConditionName] {
        var names: [ConditionName] = []
        if goal.largestCount != nil { names.append(.count) }
        if conditioned.conditions.costs != nil { names.append(.budget) }
        if !conditioned.conditions.spacing.pairs.isEmpty || !conditioned.conditions.spacing.withExisting.isEmpty {
            names.append(.spacing)
        }
        if goal.need > 0 || goal.coversAll { names.append(.target) }
        for (level, rules) in conditioned.conditions.levels.enumerated() {
            for (unit, rule) in rules.rules.enumerated() {
                if rule.floor > kernel.fixedByUnit[level][unit] { names.append(.floor(level: level, unit: unit)) }
                if rule.minimumSites > 0 { names.append(.minimumSites(level: level, unit: unit)) }
                if rule.maximumSites < .max { names.append(.maximumSites(level: level, unit: unit)) }
            }
        }
        return names
    }

    private func quickXplain(
        _ kept: [ConditionName], _ isNew: Bool, _ open: [ConditionName]
    ) throws(SitingError) -> [ConditionName] {
        if isNew, try !isFeasible(kept) { return [] }
        if open.count <= 1 { return open }
        let (left, right) = (Array(open[..<(open.count / 2)]), Array(open[(open.count / 2)...]))
        let second = try quickXplain(kept + left, !left.isEmpty, right)
        let first = try quickXplain(kept + second, !second.isEmpty, left)
        return first + second
    }

    /// Whether some plan keeps these conditions; where the limits do not allow an answer, yes.
    private func isFeasible(_ names: [ConditionName]) throws(SitingError) -> Bool {
        guard means.control.goesOn(), means.nodes.left != 0 else { return true }
        let named = Set(names)
        let some = conditioned.under(conditioned.conditions.keeping(named))
        var weaker = goal
        if !named.contains(.count) { weaker.largestCount = nil }
        // To cover all that can be covered is told by its weight here, so that leaving spacing out asks for no more.
        weaker.need = named.contains(.target) ? goal.coversAll ? kernel.reachableFirst : goal.need : 0
        weaker.coversAll = false
        let part = ConditionedKernel(some, countsSecond: goal.second > 0)
        let program = ConditionedProgram(part, some, goal: weaker, withoutObjective: true)
        let report = try means.report(on: program.program) { [control = means.control] _, _, _ in control.goesOn() }
        return report.status != .infeasible
    }
}

extension SitingConditions {
    /// The conditions with these names; closings and capacities have none and stay.
    fileprivate func keeping(_ names: Set<ConditionName>) -> SitingConditions {
        var some = self
        if !names.contains(.budget) { some.costs = nil }
        if !names.contains(.spacing) { some.spacing = SpacingConflicts() }
        for level in levels.indices {
            for unit in levels[level].rules.indices {
                if !names.contains(.floor(level: level, unit: unit)) { some.levels[level].rules[unit].floor = 0 }
                if !names.contains(.minimumSites(level: level, unit: unit)) { some.levels[level].rules[unit].minimumSites = 0 }
                if !names.contains(.maximumSites(level: level, unit: unit)) {
                    some.levels[level].rules[unit].maximumSites = .max
                }
            }
        }
        return some
    }
}
