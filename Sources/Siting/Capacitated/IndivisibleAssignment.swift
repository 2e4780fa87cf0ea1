package import CoverageAnalysis
package import MILP
package import PlanningTerms

/// Assigns whole demand points to open sites within their capacities.
package enum IndivisibleAssignment {
    /// An assignment and how far it is proven.
    package struct Result: Sendable {
        /// Who is served where.
        package var assignment: CapacityAssignment
        /// Whether no assignment of whole points serves more.
        package var isLargest: Bool
        /// Whether none that serves as much costs less.
        package var isCheapest: Bool
        /// What ended a search before its end; `nil` where nothing did.
        package var stop: SitingStop?
    }

    /// Returns an assignment that serves the most weight and, of those, costs least, within the limits.
    ///
    /// The flow of points that may be split bounds both; made whole, it is where branch and bound starts, if it does not meet the bounds.
    ///
    /// - Parameters:
    ///   - sets: The open sites within reach of each demand point.
    ///   - costs: The cost of a tick for each pair of `sets`, at least 0.
    ///   - weights: The weight of each demand point, in ticks.
    ///   - capacities: What each site can serve, in ticks; `nil` is no limit.
    ///   - limits: When to stop without proof; two searches share them.
    ///   - solver: Who branches.
    ///   - goesOn: Asked from time to time; false ends the searches with what there is.
    /// - Returns: The best assignment found; points that do not fit stay without service.
    /// - Throws: ``SitingError/solverFailed(message:)``.
    /// - Complexity: Exponential at worst, and ends at the limits; the flow is not cut.
    package static func best(
        sets: CoverSets, costs: [Int64], weights: [Int64], capacities: [Int64?], limits: SolveLimits = SolveLimits(),
        solver: any MILPSolver = HiGHSSolver(), goesOn: @escaping @Sendable () -> Bool = { true }
    ) throws(SitingError) -> Result {
        let means = SearchMeans(solver, RunControl(limits, progress: { _ in goesOn() }))
        let model = IndivisibleModel(sets: sets, costs: costs, weights: weights, capacities: capacities)
        let split = model.split
        let most = split.servedTicks
        var pairs = model.fitted(from: split)
        var isLargest = model.served(pairs) == most
        if !isLargest {
            let first = try model.solve(by: means, start: pairs, served: nil)
            (pairs, isLargest) = (first.pairs, first.isProven || model.served(first.pairs) == most)
        }
        let served = model.served(pairs)
        var isCheapest = served == most && model.cost(pairs) == model.cost(split)
        if !isCheapest {
            let second = try model.solve(by: means, start: pairs, served: served)
            let isKept = model.served(second.pairs) >= served
            (pairs, isCheapest) = (isKept ? second.pairs : pairs, isKept && second.isProven)
        }
        means.closeLedger()
        return Result(
            assignment: model.assignment(pairs), isLargest: isLargest, isCheapest: isCheapest, stop: means.control.stop)
    }
}
