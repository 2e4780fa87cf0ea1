import CoverageAnalysis

extension PlanEvaluation {
    /// Evaluates the opening of these candidates, exactly and from the cover sets alone.
    ///
    /// O(rows + pairs of the distinct cover sets + sites²).
    init(of sites: [Int], on problem: SitingProblem) {
        let candidates = sites.sorted()
        var merger = RowMerger(siteCount: candidates.count)
        var number = [Int32](repeating: -1, count: problem.candidateStatus.count)
        for (index, candidate) in candidates.enumerated() { number[candidate] = Int32(index) }
        var members: [Int32] = []
        for (set, weight) in problem.uncoveredWeights().enumerated() where weight > 0 {
            members.removeAll(keepingCapacity: true)
            for candidate in problem.coverSets.candidates(ofSet: set) where number[Int(candidate)] >= 0 {
                members.append(number[Int(candidate)])
            }
            if !members.isEmpty { merger.add(members, weight: weight) }
        }
        self.init()
        var state = CoverState(CoverKernel(merger, sites: candidates))
        var order: [Int] = []
        for _ in candidates {
            var best = -1
            for site in candidates.indices where !state.isOpen[site] && (best < 0 || state.gain[site] > state.gain[best]) {
                best = site
            }
            gains.append(state.gain[best])
            order.append(best)
            state.open(best)
        }
        selected = order.map { candidates[$0] }
        uniqueGains = order.map { state.loss[$0] }
    }
}
