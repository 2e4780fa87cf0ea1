/// Decides whether a number of sites can serve all of some demand, by covering it with the fewest (``SetCovering``).
struct CoverageCount {
    /// What was found.
    enum Answer {
        /// These candidates serve all.
        case enough(sites: [Int])
        /// So many would be needed at least, and these serve all.
        case tooFew(needed: Int, sites: [Int])
        /// The run was stopped first.
        case unknown
    }

    let means: SearchMeans
    /// The candidate numbers of the sites that may be opened.
    let sites: [Int]
    /// Asked from time to time whether to go on.
    let goesOn: @Sendable () -> Bool

    /// Returns whether `count` sites can serve every row; rows name sites by their place in ``sites``, ascending.
    ///
    /// With `countsAll` the fewest sites are found even when they are too many.
    func answer(_ rows: some Sequence<[Int32]>, count: Int, countsAll: Bool = false) throws(SitingError) -> Answer {
        var merger = RowMerger(siteCount: sites.count)
        var isEmpty = true
        for (number, row) in rows.enumerated() {
            if number % looksBetweenQuestions == 0, !means.control.goesOn() { return .unknown }
            if row.isEmpty { return .tooFew(needed: .max, sites: []) }
            merger.add(row, weight: 1)
            isEmpty = false
        }
        if isEmpty { return .enough(sites: []) }
        if count <= 0, !countsAll { return .tooFew(needed: 1, sites: []) }
        let kernel = CoverKernel(merger, sites: sites).restricted(to: [Bool](repeating: true, count: sites.count))
        let covering = SetCovering(means: means) { [goesOn] _, _ in goesOn() }
        let outcome = try covering.solve(kernel, enough: countsAll ? nil : count)
        if outcome.sites.count <= count { return .enough(sites: outcome.sites) }
        if outcome.bound > count { return .tooFew(needed: outcome.bound, sites: outcome.sites) }
        return .unknown
    }
}
