/// Opens, one after another, the site that adds most, and learns from every stage how much any plan could cover.
///
/// Covers at least 1 − 1/e of the best possible gain, and for every stage S no `count` sites cover more than
/// value(S) + the `count` largest gains at S (Nemhauser, Wolsey & Fisher 1978, doi:10.1007/BF01588971).
struct GreedySolver {
    private(set) var state: CoverState
    private let count: Int
    /// What `count` sites can cover at most, by the stages so far, in units.
    private(set) var bound: Int64

    /// Prepares to open at most `count` sites of a kernel.
    init(_ kernel: CoverKernel, count: Int) {
        state = CoverState(kernel)
        self.count = count
        bound = kernel.totalWeight
    }

    /// Opens sites until `count` are open, nothing is gained, or `need` units are covered; tells every stage.
    ///
    /// The bound is taken from at most ``boundedStages`` stages, spread evenly.
    /// - Complexity: O(pairs + `count` × sites).
    mutating func run(until need: Int64 = .max, stage: (CoverState) -> Void = { _ in }) {
        var top = TopSelection(size: state.kernel.siteCount)
        let step = max(1, count / Self.boundedStages)
        while state.value < need {
            if state.open.count % step == 0 {
                top.select(count, from: state.gain)
                var reach = state.value
                for site in top.order.prefix(count) { reach = min(bound, reach + state.gain[Int(site)]) }
                bound = min(bound, reach)
            }
            guard state.open.count < count, openBest() else { break }
            stage(state)
        }
    }

    /// Stages the bound is taken from, at most twice as many.
    private static let boundedStages = 64

    private mutating func openBest() -> Bool {
        var best = -1
        var bestGain: Int64 = 0
        for site in state.gain.indices where state.gain[site] > bestGain {
            best = site
            bestGain = state.gain[site]
        }
        if best < 0 { return false }
        state.open(best)
        return true
    }
}
