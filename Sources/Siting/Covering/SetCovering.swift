import CoverageAnalysis

/// Covers every row of a kernel with the fewest sites: reductions to a fixpoint, then each connected part by itself
/// (``PartCovering``).
struct SetCovering {
    /// What is known so far, in candidate numbers.
    struct Outcome {
        var sites: [Int] = []
        /// No fewer sites cover every row.
        var bound = 0
    }

    let means: SearchMeans
    /// Told the fewest sites known and the bound; returns whether to go on.
    let goesOn: @Sendable (_ sites: Int, _ bound: Int) -> Bool

    /// Returns the smallest cover found, and what is proven about all.
    ///
    /// With `enough` it is only to be decided whether so many sites cover every row: it ends with as many, or with a bound above.
    func solve(_ kernel: CoverKernel, enough: Int? = nil) throws(SitingError) -> Outcome {
        var unweighted = kernel
        for row in 0..<kernel.rowCount { unweighted.weights[row] = 1 }
        var outcome = Outcome()
        let parts = reduced(unweighted, &outcome).parts().map(\.kernel)
        var plans = parts.map(Self.firstPlan)
        let open = parts.indices.filter { plans[$0].bound < plans[$0].sites.count }
        let sites = plans.reduce(outcome.sites.count) { $0 + $1.sites.count }
        let bound = plans.reduce(outcome.bound) { $0 + $1.bound }
        let isDecided = enough.map { sites <= $0 || bound > $0 } ?? false
        if !open.isEmpty, !isDecided, goesOn(sites, bound) {
            let shares = open.map { _ in means.share(among: open.count) }
            let known = plans
            let found = try means.control.crew.map(open.count) { [goesOn] place throws(SitingError) in
                let plan = known[open[place]]
                return try PartCovering(
                    kernel: parts[open[place]], means: shares[place],
                    enough: enough.map { $0 - (bound - plan.bound) }, isAlone: open.count == 1, goesOn: { goesOn(sites, bound) }
                ).solve(from: plan)
            }
            for (place, plan) in found.enumerated() {
                plans[open[place]] = plan
                means.nodes.take(shares[place].nodes)
            }
        }
        for plan in plans {
            outcome.sites += plan.sites
            outcome.bound += plan.bound
        }
        return outcome
    }

    /// Opens the sites that alone cover some row and drops implied rows and dominated sites, until neither is left or the time is up.
    private func reduced(_ kernel: CoverKernel, _ outcome: inout Outcome) -> CoverKernel {
        var kernel = kernel
        while kernel.rowCount > 0, means.control.goesOn() {
            var isEssential = [Bool](repeating: false, count: kernel.siteCount)
            for row in 0..<kernel.rowCount where kernel.rows.size(row) == 1 {
                for site in kernel.rows[row] { isEssential[Int(site)] = true }
            }
            let essential = (0..<kernel.siteCount).filter { isEssential[$0] }
            outcome.sites += essential.map { kernel.sites[$0] }
            outcome.bound += essential.count
            var drops = kernel.impliedRows(goesOn: means.control.goesOn)
            for (row, isCovered) in kernel.covered(by: essential).enumerated() where isCovered { drops[row] = true }
            let fewerRows = kernel.restricted(to: isEssential.map { !$0 }, without: drops)
            let isDominated = fewerRows.dominatedSites(goesOn: means.control.goesOn)
            let smaller = fewerRows.restricted(to: isDominated.map { !$0 })
            let isFixpoint = smaller.rowCount == kernel.rowCount && smaller.siteCount == kernel.siteCount
            kernel = smaller
            if isFixpoint { break }
        }
        return kernel
    }

    /// Returns a greedy cover without superfluous sites, and the bound of rows that share no site.
    private static func firstPlan(_ kernel: CoverKernel) -> Outcome {
        var greedy = GreedySolver(kernel, count: kernel.siteCount)
        greedy.run()
        var state = greedy.state
        for site in greedy.state.open where state.loss[site] == 0 { state.close(site) }
        var isBlocked = [Bool](repeating: false, count: kernel.siteCount)
        var independent = 0
        let byReach = (0..<kernel.rowCount).sorted { (kernel.rows.size($0), $0) < (kernel.rows.size($1), $1) }
        for row in byReach where !kernel.rows[row].contains(where: { isBlocked[Int($0)] }) {
            independent += 1
            for site in kernel.rows[row] { isBlocked[Int(site)] = true }
        }
        return Outcome(sites: state.open.map { kernel.sites[$0] }, bound: independent)
    }
}
