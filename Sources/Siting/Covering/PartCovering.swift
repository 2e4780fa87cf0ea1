import MILP
import PlanningTerms

/// Closes what is open between the plan and the bound of one connected set covering: asks for one site less as long as one is found, by
/// exchanges, prices, our own branching and, where its nodes are used up, the solver's.
struct PartCovering {
    /// The part, all weights 1.
    let kernel: CoverKernel
    let means: SearchMeans
    /// The most sites this part may take where nothing is asked but whether the whole can do with so many; nil asks for the fewest.
    let enough: Int?
    /// Whether it is the only part with something open, so that ``enough`` sites are enough.
    let isAlone: Bool
    let goesOn: @Sendable () -> Bool

    /// The effort of exchanges before and after prices and some branching were tried: so many times the row–site pairs, and in pairs.
    private static let firstEffort = (times: 100, pairs: 2_000_000)
    private static let secondEffort = (times: 1_000, pairs: 20_000_000)
    /// Our own nodes before the second exchanges: enough where there is little to decide.
    private static let firstNodes = 1_000
    /// Steps of the prices.
    private static let priceSteps = 300
    /// Our own nodes times sites to open, after which the solver is asked: with few sites branching is much quicker, with many it loses.
    private static let mostSiteNodes = 4_000_000
    /// The most memory of our own branching, in words.
    private static let mostWords = 8_000_000
    /// What the solver's bound on a number of sites may exceed the truth by.
    private static let solverTolerance = 1e-6

    /// Returns the part's plan with what is left of the gap; candidate numbers.
    func solve(from first: SetCovering.Outcome) throws(SitingError) -> SetCovering.Outcome {
        var plan = first
        var search = RowWeighting(kernel, open: kernel.numbers(of: plan.sites), seed: means.control.limits.seed)
        while plan.bound < plan.sites.count, !isAnswered(plan) {
            let count = min(plan.sites.count - 1, enough ?? .max)
            switch decide(count, &search) {
            case .cover(let sites): plan.sites = sites.map { kernel.sites[$0] }
            case .impossible: plan.bound = count + 1
            case .unknown:
                if means.control.goesOn() { try askSolver(&plan) }
                return plan
            }
        }
        return plan
    }

    /// The relative gap that is small enough; a question of so many sites or not has none.
    private var gap: GapRule { enough == nil ? means.control.gap : GapRule(share: 0) }

    private func isAnswered(_ plan: SetCovering.Outcome) -> Bool {
        guard let enough else { return gap.isReached(least: Double(plan.sites.count), bound: Double(plan.bound)) }
        return plan.bound > enough || (isAlone && plan.sites.count <= enough)
    }

    /// Looks for a cover with so many sites, and for a proof that there is none.
    private func decide(_ count: Int, _ search: inout RowWeighting) -> CoverBranching.Answer {
        func exchanged(_ effort: (times: Int, pairs: Int)) -> [Int]? {
            search.run(count: count, effort: min(effort.times * kernel.rows.members.count, effort.pairs), goesOn: goesOn)
        }
        if let sites = exchanged(Self.firstEffort) { return .cover(sites) }
        var prices = LagrangianBound(kernel, count: count)
        for step in 1...Self.priceSteps where !prices.isExhausted {
            prices.step(against: Int64(kernel.rowCount) - 1)
            if prices.bound < kernel.rowCount { return .impossible }
            if step % 10 == 0, !goesOn() { return .unknown }
        }
        let most = min(means.nodes.left ?? .max, Self.mostSiteNodes / max(1, count))
        guard CoverBranching.words(for: kernel) <= Self.mostWords, most > 0 else {
            return exchanged(Self.secondEffort).map { .cover($0) } ?? .unknown
        }
        var branching = CoverBranching(kernel, prices: prices.bestPrices, goesOn: goesOn)
        defer { means.nodes.take(branching.nodes) }
        let answer = branching.run(count: count, nodeLimit: min(Self.firstNodes, most))
        guard case .unknown = answer else { return answer }
        if let sites = exchanged(Self.secondEffort) { return .cover(sites) }
        return branching.run(count: count, nodeLimit: most - branching.nodes)
    }

    /// Has the solver close what is open, with the nodes that are left.
    private func askSolver(_ plan: inout SetCovering.Outcome) throws(SitingError) {
        guard means.nodes.hasNode() else { return }
        var program = LinearProgram(sense: .minimize)
        let variables = (0..<kernel.siteCount).map { _ in program.addColumn(cost: 1, upper: 1, isInteger: true) }
        for row in 0..<kernel.rowCount { program.addRow(lower: 1, kernel.rows[row].map { (variables[Int($0)], 1.0) }) }
        let open = Set(kernel.numbers(of: plan.sites))
        let (enough, isAlone) = (enough.map(Double.init), isAlone)
        let report = try means.report(
            on: program, absoluteGap: 0.99, relativeGap: gap.share,
            start: (0..<kernel.siteCount).map { open.contains($0) ? 1 : 0 }
        ) { [goesOn] _, sites, bound in
            if let enough, bound > enough + Self.solverTolerance || (isAlone && sites < enough + 0.5) { return false }
            return goesOn()
        }
        if report.bound.isFinite { plan.bound = max(plan.bound, Int((report.bound - Self.solverTolerance).rounded(.up))) }
        let sites = report.values.indices.filter { report.values[$0] > 0.5 }
        if !sites.isEmpty, sites.count < plan.sites.count, !kernel.covered(by: sites).contains(false) {
            plan.sites = sites.map { kernel.sites[$0] }
        }
    }
}
