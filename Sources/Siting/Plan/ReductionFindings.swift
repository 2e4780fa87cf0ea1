/// What reading and reducing a problem found out about all plans.
struct ReductionFindings: Hashable, Sendable {
    /// How far the model was reduced.
    var summary = ReductionSummary()
    /// The demand points with weight that nothing serves, ascending.
    var uncoverableRows: [Int] = []
    /// The most weight that any number of sites and the existing facilities can cover, in ticks.
    var reachableWeight: Int64

    init(summary: ReductionSummary = ReductionSummary(), uncoverableRows: [Int] = [], reachableWeight: Int64) {
        self.summary = summary
        self.uncoverableRows = uncoverableRows
        self.reachableWeight = reachableWeight
    }

    /// What is known without pairs: all weight may be covered where reach is not known.
    ///
    /// O(points).
    init(_ problem: SitingProblem, without pairs: DemandReach) {
        guard let isReachable = pairs.isReachable else {
            self.init(reachableWeight: problem.totalWeight)
            return
        }
        func isLost(_ row: Int) -> Bool { !isReachable[row] && !problem.isCovered[row] }
        self.init(
            uncoverableRows: problem.weights.indices.filter { problem.weights[$0] > 0 && isLost($0) },
            reachableWeight: problem.weights.indices.reduce(0) { isLost($1) ? $0 : $0 + problem.weights[$1] })
    }
}
