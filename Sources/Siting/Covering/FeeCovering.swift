import CoverageAnalysis

/// Covers the most weight of a kernel where every open site costs a fee: what a part of a larger problem is worth while sites can be had
/// elsewhere for the same.
///
/// Its bound, with the fees added again, holds for every number of sites.
struct FeeCovering: Sendable {
    /// What is known; values less fees, in units.
    struct Outcome: Sendable {
        /// Candidate numbers of a plan better than the one to start from; nil where there is none.
        var sites: [Int]?
        var bound: Int64
    }

    /// The plan to start from, as candidate numbers, and what it is worth.
    struct Rival: Sendable {
        var sites: [Int]
        var value: Int64
    }

    let means: SearchMeans
    let effort: Effort
    /// Returns whether to go on.
    let goesOn: @Sendable () -> Bool

    /// Returns what is found out about at most `count` sites.
    func solve(
        _ kernel: CoverKernel, count: Int, fee: Int64, rival: Rival, prices: [Double]?
    ) throws(SitingError) -> Outcome {
        var residual = ResidualProblem(kernel: kernel, count: count, fee: fee, prices: prices)
        var outcome = Outcome(bound: kernel.totalWeight)
        repeat {
            var lagrangian = LagrangianBound(residual.kernel, count: residual.count, fee: fee, prices: residual.prices)
            for _ in 0..<effort.steps {
                lagrangian.step(against: rival.value - residual.fixedValue)
                if lagrangian.isExhausted || lagrangian.bound <= rival.value - residual.fixedValue || !means.control.goesOn() {
                    break
                }
            }
            outcome.bound = min(outcome.bound, max(rival.value, residual.fixedValue + lagrangian.bound))
            if outcome.bound <= rival.value || !goesOn() { return outcome }
            lagrangian.settleAgain(against: rival.value - residual.fixedValue)
            if !residual.fix(lagrangian, keeping: rival.sites) { break }
        } while residual.kernel.siteCount > 0
        try branch(on: residual, rival, &outcome)
        return outcome
    }

    /// Solves the connected parts of what is left, which no budget links.
    private func branch(on residual: ResidualProblem, _ rival: Rival, _ outcome: inout Outcome) throws(SitingError) {
        let parts = residual.kernel.parts()
        let shares = parts.map { _ in means.share(among: parts.count) }
        let found = try means.control.crew.map(parts.count) { place throws(SitingError) in
            try part(residual.part(parts[place]), rival, shares[place])
        }
        for share in shares { means.nodes.take(share.nodes) }
        let bound = found.reduce(residual.fixedValue) { $0 + $1.bound }
        let value = found.reduce(residual.fixedValue) { $0 + $1.value }
        outcome.bound = min(outcome.bound, max(rival.value, bound))
        let sites = residual.fixedSites + found.flatMap(\.sites)
        if value > rival.value, sites.count <= residual.count + residual.fixedSites.count { outcome.sites = sites }
    }

    private typealias Part = (sites: [Int], value: Int64, bound: Int64)

    private func part(_ residual: ResidualProblem, _ rival: Rival, _ share: SearchMeans) throws(SitingError) -> Part {
        let kernel = residual.kernel
        let open = kernel.numbers(of: rival.sites)
        let value = CoverState(kernel, open: open).value - residual.fee * Int64(open.count)
        var part: Part = (open.map { kernel.sites[$0] }, value, kernel.totalWeight)
        if kernel.siteCount <= effort.branchedSites {
            var branching = LagrangianBranching(
                residual, rival: value, bound: part.bound, effort: effort.branching, nodes: share.nodes.limit)
            let found = branching.run { goesOn() }
            share.nodes.take(found.nodes)
            part = (found.sites ?? part.sites, found.value, found.bound)
        }
        guard part.bound > part.value, kernel.rows.members.count <= effort.programPairs, means.control.goesOn() else {
            return part
        }
        let result = try CoveringProgram(kernel, count: residual.count, fee: residual.fee).solve(
            by: share, ownNodes: effort.programNodes(within: share.nodes.limit), start: kernel.numbers(of: part.sites), gap: 0
        ) { _, _ in goesOn() }
        part.bound = max(part.value, min(part.bound, result.bound))
        let better = CoverState(kernel, open: result.sites).value - residual.fee * Int64(result.sites.count)
        if better > part.value { part = (result.sites.map { kernel.sites[$0] }, better, max(better, part.bound)) }
        return part
    }
}
