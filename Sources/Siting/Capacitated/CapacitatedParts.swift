import CoverageAnalysis
import PlanningTerms

/// Covering with capacities where nothing but the number of sites links what lies apart: each connected part on its own, for every number of
/// sites it may get, and the sites spread over the parts by dynamic programming.
///
/// What is spread best by what the parts' plans serve is the plan; by the limits that no plan of a part passes, the bound. Parts whose plan
/// falls short where the limits are spread best are searched, one number of sites at a time.
struct CapacitatedParts {
    /// A connected part: what it serves at best and at most with 0, 1, … sites beside the required ones, in units of the whole.
    private struct Part {
        let problem: CapacitatedProblem
        let required: Int
        var plans: [[Int]]
        var lower: [Int64]
        var upper: [Int64]
        var isSearched: [Bool]

        /// More sites serve no less; and of the best n + 1 sites some n bring the share n / (n + 1) or more, as gains fall.
        mutating func tighten() {
            for count in lower.indices.dropFirst() where lower[count] < lower[count - 1] {
                (lower[count], plans[count]) = (lower[count - 1], plans[count - 1])
            }
            for count in upper.indices.dropLast().reversed() { upper[count] = min(upper[count], upper[count + 1]) }
            for count in upper.indices.dropFirst(2) {
                let gain = upper[count - 1] - lower[0]
                upper[count] = min(upper[count], lower[0] + gain + gain / Int64(count - 1))
            }
        }
    }

    private let problem: CapacitatedProblem
    private let means: SearchMeans
    private var parts: [Part] = []

    /// Takes a problem apart; `nil` where points stay whole, other conditions link sites, or all hangs together.
    init?(_ problem: CapacitatedProblem, _ means: SearchMeans) {
        let conditions = problem.conditioned.conditions
        guard problem.isSplittable, conditions.levels.isEmpty, conditions.costs == nil, conditions.spacing.pairs.isEmpty else {
            return nil
        }
        self.problem = problem
        self.means = means
        let split = ConnectedParts(problem)
        guard split.count > 1 else { return nil }
        for number in 0..<split.count where means.control.goesOn() { parts.append(part(split.problem(number))) }
        if parts.count < split.count { return nil }
    }

    /// What is known about a part without a search: the greedy plans, and the sum of what the best sites reach.
    private func part(_ problem: CapacitatedProblem) -> Part {
        let scale = problem.kernel.unit / self.problem.kernel.unit
        let search = CapacitatedSearch(problem: problem, means: means)
        let greedy = search.greedySteps()
        let forced = Set(problem.forced)
        let free = (0..<problem.kernel.openableCount).filter { !forced.contains($0) }
        let most = min(free.count, self.problem.goal.largestCount ?? free.count)
        var part = Part(
            problem: problem, required: problem.forced.count - problem.existing.count,
            plans: (0...most).map { Array(greedy.open.prefix(problem.forced.count + $0)) },
            lower: (0...most).map { greedy.served[min($0, greedy.served.count - 1)] * scale },
            upper: [greedy.served[0] * scale], isSearched: [Bool](repeating: false, count: most + 1))
        let reach = problem.reach
        for gain in free.map({ reach[$0] }).sorted(by: >).prefix(most) {
            part.upper.append(min(problem.largestServed, part.upper[part.upper.count - 1] / scale + gain) * scale)
        }
        part.isSearched[0] = true
        part.tighten()
        return part
    }

    /// Searches until the plan is proven or the limits end it; `known` bounds the whole.
    mutating func run(within known: Int64) throws(SitingError) -> CapacitatedSearch.Found {
        let required = parts.reduce(0) { $0 + $1.required }
        let budget = problem.goal.largestCount.map { $0 - required } ?? parts.reduce(0) { $0 + $1.lower.count - 1 }
        while true {
            var (plans, limits) = (BudgetSplit(budget: budget), BudgetSplit(budget: budget))
            for part in parts {
                plans.add(part.lower)
                limits.add(part.upper)
            }
            var found = found(plans, limits, budget, required)
            found.bound = problem.goal.isFewestSites ? max(found.bound, known) : min(found.bound, known)
            let search = CapacitatedSearch(problem: problem, means: means)
            let figures = search.figures(found)
            guard !search.isDecided(found), means.control.report(objective: figures.objective, bound: figures.bound) else {
                return found
            }
            guard means.nodes.hasNode() else { return found }
            let spread = limits.allocation(problem.goal.isFewestSites ? limits.fewest(reaching: problem.need) ?? budget : budget)
            let open = parts.indices.filter { !parts[$0].isSearched[spread[$0]] }
            guard
                let next = open.max(by: {
                    (shortfall($0, spread), $1) < (shortfall($1, spread), $0)
                }), shortfall(next, spread) > 0
            else { return found }
            try look(into: next, spread[next], figures)
        }
    }

    private func shortfall(_ part: Int, _ spread: [Int]) -> Int64 {
        parts[part].upper[spread[part]] - parts[part].lower[spread[part]]
    }

    private func found(
        _ plans: BudgetSplit, _ limits: BudgetSplit, _ budget: Int, _ required: Int
    ) -> CapacitatedSearch.Found {
        var count: Int? = budget
        var found = CapacitatedSearch.Found(bound: limits.value(budget))
        if problem.goal.isFewestSites {
            count = plans.fewest(reaching: problem.need)
            found.bound = Int64(required + (limits.fewest(reaching: problem.need) ?? budget))
        }
        guard let count else { return found }
        let spread = plans.allocation(count)
        let number = Dictionary(uniqueKeysWithValues: problem.kernel.sites.enumerated().map { ($0.element, $0.offset) })
        let opened = parts.indices.flatMap { part in
            problem(part).choice(parts[part].plans[spread[part]]).opened.compactMap { number[$0] }
        }
        found.open = opened.sorted() + problem.existing
        found.served = plans.value(count)
        return found
    }

    private func problem(_ part: Int) -> CapacitatedProblem { parts[part].problem }

    /// Searches a part for one number of sites.
    private mutating func look(
        into number: Int, _ count: Int, _ figures: (objective: Double, bound: Double)
    ) throws(SitingError) {
        let part = parts[number]
        let scale = part.problem.kernel.unit / problem.kernel.unit
        var search = CapacitatedSearch(
            problem: part.problem.allowing(part.required + count), means: means)
        search.toldFigures = figures
        let result = try search.run()
        parts[number].isSearched[count] = true
        parts[number].upper[count] = min(part.upper[count], result.bound * scale)
        if let open = result.open, result.served * scale > part.lower[count] {
            (parts[number].lower[count], parts[number].plans[count]) = (result.served * scale, open)
        }
        parts[number].tighten()
    }
}
