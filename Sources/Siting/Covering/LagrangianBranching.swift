/// Decides a small residual problem by branching on sites, with prices as bound at every node.
///
/// Each node settles sites by their reduced costs and merges rows again, so that problems shrink quickly on the way down (Fisher 1981,
/// doi:10.1287/mnsc.27.1.1). Depth first, the open branch before the closed one. Exact in whole numbers; the effort is counted in row–site
/// pairs.
struct LagrangianBranching {
    /// What is known; values in units of the residual problem's kernel, with what was fixed.
    struct Outcome {
        /// Candidate numbers of a plan better than the one to start from; nil where there is none.
        var sites: [Int]?
        var value: Int64
        /// No plan passes this.
        var bound: Int64
        var nodes = 0
    }

    /// A residual problem and a bound of it, with what was fixed.
    private struct Node {
        var residual: ResidualProblem
        var bound: Int64
    }

    private let effort: Int
    private let nodeLimit: Int
    private var work = 0
    private var open: [Node]
    private var outcome: Outcome

    /// Price steps of a node.
    private static let steps = 60
    /// Steps after which a node that is far from being pruned is branched on.
    private static let firstSteps = 20

    /// Prepares to look for plans that cover more than `rival`; `bound` holds for all.
    init(_ residual: ResidualProblem, rival: Int64, bound: Int64, effort: Int, nodes: Int?) {
        self.effort = effort
        nodeLimit = nodes ?? .max
        open = [Node(residual: residual, bound: bound)]
        outcome = Outcome(sites: nil, value: rival, bound: bound)
    }

    /// Branches until nothing is open, the effort or the nodes are used up, or the caller stops.
    mutating func run(goesOn: () -> Bool) -> Outcome {
        while work < effort, outcome.nodes < nodeLimit, let node = nextNode() {
            if node.bound <= outcome.value { continue }
            outcome.nodes += 1
            look(into: node)
            if !goesOn() { break }
        }
        outcome.bound = open.reduce(outcome.value) { max($0, $1.bound) }
        return outcome
    }

    /// Takes the open node with the highest bound, the latest of equal ones; the latest of all where nodes fill the memory.
    private mutating func nextNode() -> Node? {
        if storedPairs > Self.storedLimit { return open.popLast() }
        guard let highest = open.map(\.bound).max(), let place = open.lastIndex(where: { $0.bound == highest }) else {
            return nil
        }
        return open.remove(at: place)
    }

    /// Row–site pairs of the open nodes.
    private var storedPairs: Int { open.reduce(0) { $0 + $1.residual.kernel.rows.members.count } }
    /// Pairs of open nodes, 8 bytes each, beyond which the search goes depth first.
    private static let storedLimit = 20_000_000

    private mutating func look(into node: Node) {
        var residual = node.residual
        var bound = node.bound
        while true {
            if isLeaf(residual) { return }
            var lagrangian = LagrangianBound(residual.kernel, count: residual.count, fee: residual.fee, prices: residual.prices)
            let rival = outcome.value - residual.fixedValue
            var before = Int64.max
            for step in 1...Self.steps {
                lagrangian.step(against: rival)
                if lagrangian.bound <= rival { break }
                if step % Self.firstSteps == 0 {
                    // Far away and slow: branching does more.
                    let left = lagrangian.bound - rival
                    if before < .max, (before - left) * 4 < left { break }
                    before = left
                }
            }
            work += lagrangian.stepCount * 2 * residual.kernel.rows.members.count
            bound = min(bound, residual.fixedValue + lagrangian.bound)
            if bound <= outcome.value { return }
            take(lagrangian.chosen, residual)
            lagrangian.settleAgain(against: outcome.value - residual.fixedValue)
            let site = residual.kernel.sites[lagrangian.mostUndecided]
            let isSmaller = residual.fix(lagrangian, keeping: [])
            work += 4 * residual.kernel.rows.members.count
            if isSmaller || !residual.kernel.sites.contains(site) { continue }
            if isLeaf(residual) { return }
            branch(on: site, residual, bound)
            return
        }
    }

    /// Decides a residual problem that leaves no choice; returns whether it did.
    private mutating func isLeaf(_ residual: ResidualProblem) -> Bool {
        let kernel = residual.kernel
        if residual.isFree || kernel.siteCount == 0 {
            take(Array(0..<kernel.siteCount), residual)
            return true
        }
        if residual.count > 1 && kernel.siteCount > 1 { return false }
        take([], residual)
        let gain = CoverState(kernel).gain
        if residual.count > 0, let best = gain.indices.max(by: { (gain[$0], -$0) < (gain[$1], -$1) }) {
            take([best], residual)
        }
        return true
    }

    private mutating func take(_ sites: [Int], _ residual: ResidualProblem) {
        let isCovered = residual.kernel.covered(by: sites)
        var value = residual.fixedValue - residual.fee * Int64(sites.count)
        for row in isCovered.indices where isCovered[row] { value += residual.kernel.weights[row] }
        guard value > outcome.value else { return }
        outcome.value = value
        outcome.sites = residual.sites(of: sites)
    }

    private mutating func branch(on site: Int, _ residual: ResidualProblem, _ bound: Int64) {
        var closed = residual
        closed.close(site)
        open.append(Node(residual: closed, bound: bound))
        var opened = residual
        opened.open(site)
        open.append(Node(residual: opened, bound: bound))
    }
}
