import CoverageAnalysis
import PlanningTerms
import ServiceModel
import Siting
import TestSupport

extension SitingProblem {
    /// Points and sites scattered over a square, covered within a distance: too many to try every plan.
    static func scattered(points: Int, sites: Int, reach: Double, seed: UInt64) -> SitingProblem {
        var random = SeededGenerator(seed: seed)
        func place() -> (Double, Double) { (.random(in: 0..<1, using: &random), .random(in: 0..<1, using: &random)) }
        let places = (0..<sites).map { _ in place() }
        var offsets = [0]
        var candidates: [Int32] = []
        var weights: [Int64] = []
        for _ in 0..<points {
            let (x, y) = place()
            for (site, place) in places.enumerated() {
                let (dx, dy) = (place.0 - x, place.1 - y)
                if dx * dx + dy * dy <= reach * reach { candidates.append(Int32(site)) }
            }
            offsets.append(candidates.count)
            weights.append(Int64.random(in: 1...200, using: &random))
        }
        let scale = WeightScale(total: Double(weights.reduce(0, +)))
        return SitingProblem(
            coverSets: CoverSets(rowOffsets: offsets, candidates: candidates, candidateCount: sites),
            weights: weights.map { scale.ticks(Double($0)) }, scale: scale,
            isCovered: [Bool](repeating: false, count: points),
            candidateStatus: [CandidateStatus](repeating: .available, count: sites))
    }
}
