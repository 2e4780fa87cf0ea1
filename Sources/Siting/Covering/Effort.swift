/// How much is spent on one question before it is left as it stands.
///
/// Counted in work, not in seconds, so that answers are the same on every machine.
struct Effort: Hashable, Sendable {
    /// Times the plan search may look at every row–site pair.
    var looks: Int
    /// Row–site pairs the plan search looks at, at most.
    var searchLimit: Int
    /// Subgradient steps between two reductions, at most.
    var steps: Int
    /// Row–site pairs that branching by prices looks at.
    var branching: Int
    /// Sites of the largest problem that is branched on by prices.
    var branchedSites: Int
    /// Branch-and-bound nodes of the solver for one program, nil is no limit.
    var nodes: Int?
    /// Row–site pairs of the largest program that is given to the solver.
    var programPairs: Int

    /// Its place among ``levels``.
    private(set) var level: Int

    /// The solver's nodes for one program by choice, within those that a search has; nil is all of them.
    func programNodes(within limit: Int?) -> Int? { nodes.map { min($0, limit ?? $0) } }

    /// What is spent on a part the first time, the second time, and so on.
    static let levels = [
        Effort(
            looks: 200, searchLimit: 300_000_000, steps: 40, branching: 0, branchedSites: 0, nodes: 0, programPairs: 0, level: 0),
        Effort(
            looks: 1000, searchLimit: 3_000_000_000, steps: 1000, branching: 2_000_000_000, branchedSites: 150, nodes: 0,
            programPairs: 0, level: 1),
        Effort(
            looks: 4000, searchLimit: 6_000_000_000, steps: 1000, branching: 2_000_000_000, branchedSites: 150, nodes: 300,
            programPairs: 300_000, level: 2),
        Effort(
            looks: 10_000, searchLimit: 10_000_000_000, steps: 3000, branching: 10_000_000_000, branchedSites: .max, nodes: 5000,
            programPairs: 300_000, level: 3),
        full,
    ]
    /// What is spent on all parts together before they are looked into one by one.
    static let first = Effort(
        looks: 300, searchLimit: 3_000_000_000, steps: 400, branching: 0, branchedSites: 0, nodes: 0, programPairs: 0, level: 0)
    /// The level from which a part that shares sites with others is solved for all numbers of sites at once, each site for a fee.
    static let feeLevel = 2
    /// What is spent on a question that must be settled.
    static let full = Effort(
        looks: 400, searchLimit: 3_000_000_000, steps: 3000, branching: 4_000_000_000, branchedSites: 150, nodes: nil,
        programPairs: .max, level: 4)
}
