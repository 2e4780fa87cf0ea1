/// What is known about one part of a kernel, for every number of sites it may get: the best plan and a limit that no plan passes.
struct ComponentTable: Sendable {
    let kernel: CoverKernel
    /// The numbers its rows have in the whole kernel.
    let rows: [Int32]
    /// What the best known plan of at most so many sites covers, in units.
    private(set) var lower: [Int64]
    /// What no plan of at most so many sites passes, in units.
    private(set) var upper: [Int64]
    /// How often each number of sites was looked into.
    private var levels: [Int]
    /// Whether all numbers of sites were looked into at once, with a fee for each site.
    private var hasFeeLimits = false
    /// Prices of rows that gave the last low limits, in units.
    private(set) var prices: [Double]?
    /// The greedy plan for every number of sites, one after another.
    private var greedyOrder: [Int] = []
    private var plans: [[Int]] = []
    /// The plan for each number of sites; −1 is the greedy one.
    private var planNumbers: [Int]

    /// Parts with so many sites at most are decided by trying every plan, if that costs no more than ``enumerationLimit``.
    private static let enumeratedSites = 10
    /// Row–site pairs looked at when every plan is tried, at most.
    private static let enumerationLimit = 400_000

    /// Knows a greedy plan for every number of sites up to `budget`, or the best where the part is small.
    init(_ part: KernelPart, budget: Int) {
        kernel = part.kernel
        rows = part.rows
        let reach = min(budget, kernel.siteCount)
        lower = [Int64](repeating: 0, count: reach + 1)
        levels = [Int](repeating: 0, count: reach + 1)
        planNumbers = [Int](repeating: -1, count: reach + 1)
        upper = [0]
        let state = CoverState(kernel)
        for gain in state.gain.sorted(by: >).prefix(reach) {
            upper.append(min(kernel.totalWeight, upper[upper.count - 1] + gain))
        }
        if kernel.siteCount <= Self.enumeratedSites, kernel.rows.members.count << kernel.siteCount <= Self.enumerationLimit {
            enumerate(state)
        } else {
            plan(GreedySolver(kernel, count: reach))
        }
        tighten()
    }

    /// The largest number of sites the table speaks of.
    var reach: Int { lower.count - 1 }
    /// Whether nothing is open for any number of sites.
    var isSettled: Bool { lower == upper }

    /// Whether nothing is open for this number of sites.
    func isSettled(at count: Int) -> Bool { lower[count] == upper[count] }

    /// What is to be spent on this number of sites next.
    func level(at count: Int) -> Int { levels[count] == Effort.feeLevel && hasFeeLimits ? levels[count] + 1 : levels[count] }

    /// Returns what is found out for all numbers of sites at once, at the fee that the limits ask for near a number.
    func limits(
        by engine: FeeCovering, near count: Int
    ) throws(SitingError) -> (fee: Int64, outcome: FeeCovering.Outcome) {
        let (less, more) = (max(0, count - 1), min(reach, count + 1))
        let fee = max(0, (upper[more] - upper[less]) / Int64(more - less))
        var best = 0
        for count in lower.indices where lower[count] - fee * Int64(count) > lower[best] - fee * Int64(best) { best = count }
        let rival = FeeCovering.Rival(sites: plan(best), value: lower[best] - fee * Int64(best))
        return (fee, try engine.solve(kernel, count: reach, fee: fee, rival: rival, prices: prices))
    }

    /// The best known plan of at most so many sites, as candidate numbers.
    func plan(_ count: Int) -> [Int] {
        planNumbers[count] < 0 ? Array(greedyOrder.prefix(count)) : plans[planNumbers[count]]
    }

    /// Takes the sites of a plan of the whole kernel, as candidate numbers, and the prices of its rows.
    mutating func start(from sites: [Int], prices: [Double]?) {
        let open = kernel.numbers(of: sites)
        if !open.isEmpty, open.count <= reach {
            learn(plan: open.map { kernel.sites[$0] }, covering: CoverState(kernel, open: open).value)
        }
        guard let prices, !isSettled else { return }
        let own = rows.map { prices[Int($0)] }
        var bound = LagrangianBound(kernel, count: 1, prices: own)
        learn(limits: bound.curve(to: reach))
        self.prices = own
    }

    /// Takes a plan, as candidate numbers, wherever it covers more than those known.
    mutating func learn(plan: [Int], covering value: Int64) {
        var isBetter = false
        for count in min(plan.count, lower.count)..<lower.count {
            if lower[count] >= value { break }
            if !isBetter { plans.append(plan) }
            isBetter = true
            lower[count] = value
            planNumbers[count] = plans.count - 1
        }
    }

    /// Takes a plan's neighbours: sites that lose least are closed, sites that add most are opened.
    ///
    /// O(pairs).
    private mutating func spread(_ plan: [Int]) {
        let middle = CoverState(kernel, open: kernel.numbers(of: plan))
        let span = Self.leastSpan + plan.count / Self.spreadPart
        var state = middle
        for _ in 0..<span where state.open.count > 1 {
            guard let least = state.open.min(by: { (state.loss[$0], $0) < (state.loss[$1], $1) }) else { break }
            state.close(least)
            learn(plan: state.open.map { kernel.sites[$0] }, covering: state.value)
        }
        state = middle
        for _ in 0..<span where state.open.count < reach {
            guard let best = state.gain.indices.max(by: { (state.gain[$0], -$0) < (state.gain[$1], -$1) }), state.gain[best] > 0
            else { break }
            state.open(best)
            learn(plan: state.open.map { kernel.sites[$0] }, covering: state.value)
        }
    }

    /// A plan's neighbours have up to 2 sites more or fewer, and an eighth of its own.
    private static let leastSpan = 2
    private static let spreadPart = 8

    /// Takes limits for 0, 1, … sites wherever they are lower.
    mutating func learn(limits: [Int64]) {
        for (count, limit) in limits.enumerated() where count < upper.count { upper[count] = min(upper[count], limit) }
        tighten()
    }

    /// Takes what was found out about at most `count` sites.
    mutating func learn(_ outcome: MaximalCovering.Outcome, at count: Int) {
        if outcome.value > lower[count] { spread(outcome.sites) }
        learn(plan: outcome.sites, covering: outcome.value)
        upper[count] = min(upper[count], max(outcome.bound, lower[count]))
        if let curve = outcome.curve { learn(limits: curve) } else { tighten() }
        prices = outcome.prices ?? prices
        levels[count] = level(at: count) + 1
    }

    /// Takes what was found out where each site costs a fee.
    mutating func learn(_ outcome: FeeCovering.Outcome, fee: Int64) {
        hasFeeLimits = true
        if let sites = outcome.sites {
            learn(plan: sites, covering: CoverState(kernel, open: kernel.numbers(of: sites)).value)
        }
        learn(limits: upper.indices.map { max(lower[$0], outcome.bound + fee * Int64($0)) })
    }

    /// Carries limits from one number of sites to its neighbours: more sites cover no less, and of the best `count` + 1 sites some
    /// `count` cover the share count / (count + 1) or more, as coverage is submodular.
    private mutating func tighten() {
        for count in stride(from: reach - 1, to: 0, by: -1) { upper[count] = min(upper[count], upper[count + 1]) }
        for count in stride(from: 1, to: reach, by: 1) {
            upper[count + 1] = min(upper[count + 1], upper[count] + upper[count] / Int64(count))
        }
    }

    /// Takes the greedy plans for 1, 2, … sites.
    private mutating func plan(_ solver: GreedySolver) {
        var greedy = solver
        greedy.run { state in
            lower[state.open.count] = state.value
            greedyOrder.append(kernel.sites[state.open[state.open.count - 1]])
        }
        for count in lower.indices.dropFirst() { lower[count] = max(lower[count], lower[count - 1]) }
    }

    /// Tries every plan, each one site away from the one before (Gray code).
    private mutating func enumerate(_ empty: CoverState) {
        var state = empty
        for step in 1..<(1 << kernel.siteCount) {
            let site = step.trailingZeroBitCount
            if state.isOpen[site] { state.close(site) } else { state.open(site) }
            let count = state.open.count
            if count <= reach, state.value > lower[count] {
                learn(plan: state.open.map { kernel.sites[$0] }, covering: state.value)
            }
        }
        upper = lower
    }
}
