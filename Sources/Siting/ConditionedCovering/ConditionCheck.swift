import CoverageAnalysis

/// Sites to open and existing facilities to close.
struct SiteChoice: Hashable, Sendable {
    /// Candidates, required ones included.
    var opened: [Int]
    /// Existing facilities.
    var closed: [Int] = []
}

/// What a choice of sites achieves and whether it keeps the conditions, counted in ticks from the cover sets alone.
struct ConditionCheck {
    /// What a choice fails to keep.
    enum Violation: Hashable {
        /// Too little is covered: opening more may mend it.
        case cover
        /// Something else: only another choice may mend it.
        case choice
    }

    /// What a choice covers, in ticks.
    struct Figures: Hashable {
        var first: Int64 = 0
        var second: Int64 = 0
        /// Covered once, by level of rules and unit.
        var byUnit: [[Int64]] = []
        /// Whether every demand point that any site or facility covers is covered.
        var coversAll = true
    }

    let conditioned: ConditionedProblem
    let goal: ConditionedGoal
    private let uncoverable: Set<Int>
    /// Existing facilities are counted one by one only where they are known one by one.
    private let countsExisting: Bool

    init(_ conditioned: ConditionedProblem, goal: ConditionedGoal, uncoverable: [Int]) {
        self.conditioned = conditioned
        self.goal = goal
        self.uncoverable = Set(uncoverable)
        countsExisting = conditioned.existing.candidateCount > 0
    }

    /// Counts what a choice covers.
    ///
    /// O(pairs).
    func figures(_ choice: SiteChoice) -> Figures {
        let problem = conditioned.problem
        let levels = conditioned.conditions.levels
        var isOpen = [Bool](repeating: false, count: conditioned.candidateCount)
        for site in choice.opened { isOpen[site] = true }
        let isClosed = Set(choice.closed.map(Int32.init))
        var figures = Figures(byUnit: levels.map { [Int64](repeating: 0, count: $0.rules.count) })
        for row in problem.weights.indices where problem.weights[row] > 0 {
            var count = 0
            if countsExisting {
                for facility in conditioned.existing[row] where !isClosed.contains(facility) { count += 1 }
            } else if problem.isCovered[row] {
                count = 1
            }
            for site in problem.coverSets[row] where isOpen[Int(site)] { count += 1 }
            if count == 0 {
                if !uncoverable.contains(row) { figures.coversAll = false }
                continue
            }
            figures.first += problem.weights[row]
            if count > 1 { figures.second += problem.weights[row] }
            for level in levels.indices where levels[level].unitOfRow[row] >= 0 {
                figures.byUnit[level][Int(levels[level].unitOfRow[row])] += problem.weights[row]
            }
        }
        return figures
    }

    /// Returns what a choice fails to keep, if anything.
    ///
    /// O(pairs).
    func violation(_ choice: SiteChoice) -> Violation? { violation(choice, figures(choice)) }

    /// Returns what a choice of known figures fails to keep, if anything.
    func violation(_ choice: SiteChoice, _ figures: Figures) -> Violation? {
        if !keepsChoice(choice) { return .choice }
        if figures.first < goal.need || goal.coversAll && !figures.coversAll { return .cover }
        for (level, rules) in conditioned.conditions.levels.enumerated() {
            for (unit, rule) in rules.rules.enumerated() where figures.byUnit[level][unit] < rule.floor { return .cover }
        }
        return nil
    }

    /// Whether anything is asked of what a choice covers: a target, complete cover or a floor.
    var asksCoverage: Bool {
        goal.need > 0 || goal.coversAll || conditioned.conditions.levels.contains { $0.rules.contains { $0.floor > 0 } }
    }

    /// Whether a choice keeps what does not depend on coverage: its number, cost, distances and quotas.
    func keepsChoice(_ choice: SiteChoice) -> Bool {
        let conditions = conditioned.conditions
        if let count = goal.largestCount, choice.opened.count > count + choice.closed.count { return false }
        if choice.closed.count > conditions.largestClosings ?? 0 { return false }
        if !choice.closed.allSatisfy(conditioned.mayClose) { return false }
        if let costs = conditions.costs, cost(of: choice) > costs.budget { return false }
        let (opened, closed) = (Set(choice.opened), Set(choice.closed))
        for pair in conditions.spacing.pairs where opened.contains(pair.first) && opened.contains(pair.second) { return false }
        for pair in conditions.spacing.withExisting where opened.contains(pair.first) && !closed.contains(pair.second) {
            return false
        }
        for rules in conditions.levels {
            var counts = [Int](repeating: 0, count: rules.rules.count)
            for site in choice.opened where rules.unitOfCandidate[site] >= 0 { counts[Int(rules.unitOfCandidate[site])] += 1 }
            for (unit, rule) in rules.rules.enumerated()
            where counts[unit] < rule.minimumSites || counts[unit] > rule.maximumSites { return false }
        }
        return true
    }

    /// What a choice costs.
    func cost(of choice: SiteChoice) -> Int64 {
        guard let costs = conditioned.conditions.costs else { return 0 }
        return choice.opened.reduce(0) { $0 + costs.opening[$1] } + choice.closed.reduce(0) { $0 + costs.closing[$1] }
    }
}
