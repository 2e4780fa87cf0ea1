package import CoverageAnalysis
package import PlanningTerms
package import ServiceModel

/// What a siting run knows: who would be covered from where, and how much everyone weighs.
///
/// Distances come in only where a model goes by them.
package struct SitingProblem: Sendable {
    /// Rows are demand points, columns are candidate sites.
    package let coverSets: MergedCoverSets
    /// The weight of each demand point in ticks, at least 0.
    package let weights: [Int64]
    /// How long a tick is.
    package let scale: WeightScale
    /// Whether existing facilities cover each demand point already; such a point counts in ``baseWeight`` and gains nothing.
    package let isCovered: [Bool]
    /// What may be done with each candidate site.
    package let candidateStatus: [CandidateStatus]
    /// The weight of all demand points, in ticks: the denominator of every share.
    package let totalWeight: Int64
    /// The weight existing facilities cover, in ticks.
    package let baseWeight: Int64
    /// What demand points would pay to sites, for the models that go by it.
    package var costs: SitingCosts?
    /// How far sites lie apart, for the model that spreads them.
    package var spacing: SiteSpacing?

    /// Makes a problem; the arrays must have one entry per row or per candidate, and the weights must sum to less than 2⁵³ ticks
    /// (``WeightScale`` sees to it).
    ///
    /// O(rows).
    package init(
        coverSets: MergedCoverSets, weights: [Int64], scale: WeightScale, isCovered: [Bool], candidateStatus: [CandidateStatus]
    ) {
        precondition(weights.count == coverSets.rowCount, "there must be one weight per row")
        precondition(isCovered.count == coverSets.rowCount, "there must be one isCovered flag per row")
        precondition(candidateStatus.count == coverSets.candidateCount, "there must be one status per candidate")
        self.coverSets = coverSets
        self.weights = weights
        self.scale = scale
        self.isCovered = isCovered
        self.candidateStatus = candidateStatus
        var total: Int64 = 0
        var base: Int64 = 0
        for (weight, covered) in zip(weights, isCovered) {
            precondition(weight >= 0, "a weight must be at least 0")
            total += weight
            if covered { base += weight }
        }
        precondition(total < 1 << 53, "the weights must sum to less than 2^53 ticks")
        totalWeight = total
        baseWeight = base
    }

    /// Makes a problem of cover sets that are kept row by row.
    ///
    /// O(rows).
    package init(
        coverSets: CoverSets, weights: [Int64], scale: WeightScale, isCovered: [Bool], candidateStatus: [CandidateStatus]
    ) {
        self.init(
            coverSets: MergedCoverSets(coverSets), weights: weights, scale: scale, isCovered: isCovered,
            candidateStatus: candidateStatus)
    }

    /// The candidates that are opened in any case, ascending.
    var required: [Int] { candidateStatus.indices.filter { candidateStatus[$0] == .required } }

    /// Returns the least weight, in ticks, that is so much of all.
    func ticks(forTarget target: Double) -> Int64 { UnitRule.ticks(forShare: target, of: totalWeight) }

    /// Returns the weight, in ticks, of the demand points of each cover set that nothing existing covers.
    ///
    /// O(rows).
    func uncoveredWeights() -> [Int64] {
        var sums = [Int64](repeating: 0, count: coverSets.setCount)
        for row in weights.indices where !isCovered[row] { sums[Int(coverSets.setNumbers[row])] += weights[row] }
        return sums
    }
}
