/// Looks for a cover of a kernel with a given number of sites: exchanges sites, and raises the weight of every row that stays uncovered, so
/// that no set of sites holds it for long (row weighting; Gao, Yao, Weise & Li 2015, doi:10.1016/j.ejor.2015.05.038).
///
/// All choices follow from the seed; the effort is counted in row–site pairs, not seconds.
struct RowWeighting {
    private var state: CoverState
    private var random: SeededRandom
    /// When each site was last opened or closed, in steps.
    private var touched: [Int]
    private var step = 0
    private var lastOpened = -1

    /// Starts from open sites.
    init(_ kernel: CoverKernel, open: [Int], seed: UInt64) {
        state = CoverState(kernel, open: open)
        random = SeededRandom(seed: seed)
        touched = [Int](repeating: 0, count: kernel.siteCount)
    }

    /// Searches until `count` sites cover every row, which it returns, or the effort is used up.
    ///
    /// A later call goes on where this one ended.
    mutating func run(count: Int, effort: Int, goesOn: () -> Bool) -> [Int]? {
        let end = state.work + effort
        while state.open.count > count { closeOne() }
        var uncovered = uncoveredRows()
        while !uncovered.isEmpty {
            guard state.work < end, count > 0, step % Self.stepsPerLook != 0 || goesOn() else { return nil }
            step += 1
            var closed = -1
            if state.open.count >= count { closed = closeOne() }
            uncovered = uncoveredRows()
            open(for: uncovered[random.below(uncovered.count)], but: closed)
            uncovered = uncoveredRows()
            for row in uncovered { state.raiseWeight(of: row) }
        }
        return state.open
    }

    /// Steps between two questions whether to go on.
    private static let stepsPerLook = 64

    private mutating func uncoveredRows() -> [Int] {
        state.charge(state.counts.count / 8)
        return state.counts.indices.filter { state.counts[$0] == 0 }
    }

    /// Closes the site that is missed least, of equal ones the one that was left alone longest; never the one opened last.
    @discardableResult
    private mutating func closeOne() -> Int {
        var best = -1
        for site in state.open where site != lastOpened || state.open.count == 1 {
            if best < 0 || (state.loss[site], touched[site], site) < (state.loss[best], touched[best], best) { best = site }
        }
        state.close(best)
        touched[best] = step
        return best
    }

    /// Opens the site of a row that adds most, of equal ones the one that was left alone longest; the one just closed only alone.
    private mutating func open(for row: Int, but closed: Int) {
        let sites = state.kernel.rows[row]
        var best = -1
        for site in sites.lazy.map({ Int($0) }) where site != closed || sites.count == 1 {
            if best < 0 || (-state.gain[site], touched[site], site) < (-state.gain[best], touched[best], best) { best = site }
        }
        state.open(best)
        touched[best] = step
        lastOpened = best
    }
}
