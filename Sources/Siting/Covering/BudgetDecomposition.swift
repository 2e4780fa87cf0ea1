import CoverageAnalysis

/// Solves the parts of a kernel that only the number of sites links: each is planned and bounded for the numbers of sites that matter, and
/// a dynamic program recombines plans and bounds.
///
/// Where the bounds are spread best, every part whose plan falls short of its bound is looked into again, with more effort each time.
struct BudgetDecomposition {
    /// What is asked.
    enum Goal: Sendable {
        /// The most weight that so many sites cover; only plans above a value are of interest.
        case most(count: Int, above: Int64)
        /// The fewest sites that cover so much, in units, of at most so many that do.
        case fewest(need: Int64, budget: Int)

        /// The largest number of sites that can matter.
        var budget: Int {
            switch self {
            case .most(let count, _): count
            case .fewest(_, let budget): budget
            }
        }
    }

    /// The best plan, and what is proven; values in units.
    struct Outcome: Sendable {
        /// Candidate numbers.
        var sites: [Int]
        var value: Int64
        /// What is proven about the value (most weight), or about the number of sites (fewest).
        var bound: Int64
    }

    /// How plans and bounds stand.
    private struct Standing {
        /// Sites of the best plan for each table.
        var plan: [Int]
        /// What is planned: weight or number of sites.
        var objective: Int64
        var bound: Int64
        /// Sites for each table where the bounds are spread best.
        var critical: [Int]
        /// By how much the bounds exceed the most that is of no interest, in units.
        var slack: Int64
        /// By how much the plans at ``critical`` fall short of what is enough, in units.
        var lack: Int64
        var isDecided: Bool
    }

    let means: SearchMeans
    let goal: Goal
    /// The most that may be spent on one part.
    let effortLimit: Effort
    /// What bound and objective may differ by.
    let gap: @Sendable (Int64) -> Int64
    /// Told objective and bound from time to time; returns whether to go on.
    let goesOn: @Sendable (_ objective: Int64, _ bound: Int64) -> Bool
    private var tables: [ComponentTable]
    /// Tables that are settled come first, spread once and for all.
    private let settledCount: Int
    private let settled: BudgetSplit
    private let start: [Int]
    private let hasPrices: Bool

    init(
        means: SearchMeans, goal: Goal, effortLimit: Effort, gap: @escaping @Sendable (Int64) -> Int64,
        goesOn: @escaping @Sendable (_ objective: Int64, _ bound: Int64) -> Bool, parts: [KernelPart], start: [Int],
        prices: [Double]?
    ) throws(SitingError) {
        self.means = means
        self.goal = goal
        self.effortLimit = effortLimit
        self.gap = gap
        self.goesOn = goesOn
        let made = try means.control.crew.map(parts.count) { part throws(SitingError) in
            var table = ComponentTable(parts[part], budget: goal.budget)
            table.start(from: start, prices: prices)
            return table
        }
        tables = made.filter(\.isSettled) + made.filter { !$0.isSettled }
        settledCount = made.count { $0.isSettled }
        var settled = BudgetSplit(budget: goal.budget)
        for table in tables.prefix(settledCount) { settled.add(table.lower) }
        self.settled = settled
        self.start = start
        hasPrices = prices != nil
    }

    /// Returns the best plan found, and what is proven about all.
    mutating func run() throws(SitingError) -> Outcome {
        // Without prices the bounds say little about how to spread the sites; the plan says more.
        var isFirst = !hasPrices
        var standing = standing()
        while !standing.isDecided, goesOn(standing.objective, standing.bound) {
            let counts = isFirst ? startCounts() : standing.critical
            let open = tables.indices.filter { counts[$0] > 0 && !tables[$0].isSettled(at: counts[$0]) }
            if let level = open.map({ tables[$0].level(at: counts[$0]) }).min() {
                if level > effortLimit.level || level > 0 && means.nodes.left == 0 {
                    means.nodes.noteWanting()
                    break
                }
                let batch = open.filter { tables[$0].level(at: counts[$0]) == level }.sorted { (size($0), $1) > (size($1), $0) }
                try look(into: batch, counts, level, isFirst ? nil : standing)
            } else if !isFirst {
                break
            }
            isFirst = false
            standing = self.standing()
        }
        return outcome(standing)
    }

    /// Row–site pairs of a table: the largest are looked into first, so that no thread is left alone with one in the end.
    private func size(_ table: Int) -> Int { tables[table].kernel.rows.members.count }

    /// How many sites each table has in the plan to start from.
    private func startCounts() -> [Int] {
        let chosen = Set(start)
        return tables.map { table in min(table.reach, table.kernel.sites.count { chosen.contains($0) }) }
    }

    /// Looks into these tables for so many sites each; where the bounds are spread best, only for what could change the standing.
    private mutating func look(
        into batch: [Int], _ counts: [Int], _ level: Int, _ standing: Standing?
    ) throws(SitingError) {
        let effort = Effort.levels[level]
        let shares = batch.map { _ in means.share(among: batch.count) }
        let known = standing ?? self.standing()
        let tables = tables
        if level == Effort.feeLevel, tables.count > 1 {
            let found = try means.control.crew.map(batch.count) { [goesOn] place throws(SitingError) in
                let engine = FeeCovering(
                    means: shares[place], effort: effort, goesOn: { goesOn(known.objective, known.bound) })
                return try tables[batch[place]].limits(by: engine, near: counts[batch[place]])
            }
            for (place, found) in found.enumerated() {
                self.tables[batch[place]].learn(found.outcome, fee: found.fee)
                means.nodes.take(shares[place].nodes.used)
            }
            return
        }
        let outcomes = try means.control.crew.map(batch.count) { [goesOn] place throws(SitingError) in
            let table = tables[batch[place]]
            let count = counts[batch[place]]
            var engine = MaximalCovering(
                means: shares[place], effort: effort, goesOn: { _, _ in goesOn(known.objective, known.bound) })
            if let standing {
                engine.floor = max(0, table.upper[count] - standing.slack)
                engine.enough = table.lower[count] + min(standing.lack, .max / 2)
            }
            return try engine.solve(
                table.kernel, count: count, from: MaximalCovering.Start(sites: table.plan(count), prices: table.prices))
        }
        for (place, outcome) in outcomes.enumerated() {
            self.tables[batch[place]].learn(outcome, at: counts[batch[place]])
            means.nodes.take(shares[place].nodes.used)
        }
    }

    /// Spreads plans and bounds over the tables.
    private func standing() -> Standing {
        let (upper, lower) = means.control.crew.both({ split(\.upper) }, { split(\.lower) })
        switch goal {
        case .most(let count, let floor):
            let value = lower.value(count)
            let bound = max(upper.value(count), value, floor)
            let slack = bound - max(value, floor)
            return Standing(
                plan: lower.allocation(count), objective: value, bound: bound, critical: upper.allocation(count), slack: slack,
                lack: .max, isDecided: slack <= gap(value))
        case .fewest(let need, let budget):
            let sites = lower.fewest(reaching: need) ?? budget
            let bound = min(sites, upper.fewest(reaching: need) ?? sites)
            let critical = upper.allocation(bound)
            let planned = zip(tables, critical).reduce(Int64(0)) { $0 + $1.0.lower[$1.1] }
            return Standing(
                plan: lower.allocation(sites), objective: Int64(sites), bound: Int64(bound), critical: critical,
                slack: upper.value(bound) - (need - 1), lack: max(1, need - planned),
                isDecided: Int64(sites - bound) <= gap(Int64(sites)))
        }
    }

    private func split(_ values: @Sendable (ComponentTable) -> [Int64]) -> BudgetSplit {
        var split = settled
        for table in tables.dropFirst(settledCount) { split.add(values(table)) }
        return split
    }

    private func outcome(_ standing: Standing) -> Outcome {
        var sites: [Int] = []
        var value: Int64 = 0
        for (table, count) in zip(tables, standing.plan) {
            sites += table.plan(count)
            value += table.lower[count]
        }
        return Outcome(sites: sites, value: value, bound: standing.bound)
    }
}
