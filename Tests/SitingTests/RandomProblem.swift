import CoverageAnalysis
import PlanningTerms
import ServiceModel
import Siting
import TestSupport

/// A small random siting problem, and what trying every set of sites finds out about it.
struct RandomProblem {
    var sets: [[Int32]]
    var weights: [Double]
    var isCovered: [Bool]
    var status: [CandidateStatus]

    /// Up to `largest` candidates and `mostPoints` points; some without weight, covered, required, forbidden, equal or out of reach.
    init(seed: UInt64, largest: Int = 12, mostPoints: Int = 30, wholeWeights: Bool = true) {
        var random = SeededGenerator(seed: seed)
        let candidates = Int.random(in: 1...largest, using: &random)
        let points = Int.random(in: 0...mostPoints, using: &random)
        let density = Double.random(in: 0.05...0.5, using: &random)
        sets = (0..<points).map { _ in
            (0..<Int32(candidates)).filter { _ in Double.random(in: 0..<1, using: &random) < density }
        }
        weights = (0..<points).map { _ in
            if Int.random(in: 0..<6, using: &random) == 0 { return 0 }
            return wholeWeights ? Double(Int.random(in: 1...50, using: &random)) : Double.random(in: 0.001...50, using: &random)
        }
        let hasExisting = Bool.random(using: &random)
        isCovered = (0..<points).map { _ in hasExisting && Int.random(in: 0..<4, using: &random) == 0 }
        let hasStatus = Bool.random(using: &random)
        status = (0..<candidates).map { _ in
            guard hasStatus else { return .available }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: return .required
            case 1: return .forbidden
            default: return .available
            }
        }
    }

    var problem: SitingProblem {
        let scale = WeightScale(total: weights.reduce(0, +))
        var offsets = [0]
        for set in sets { offsets.append(offsets[offsets.count - 1] + set.count) }
        return SitingProblem(
            coverSets: CoverSets(rowOffsets: offsets, candidates: sets.flatMap { $0 }, candidateCount: status.count),
            weights: weights.map(scale.ticks), scale: scale, isCovered: isCovered, candidateStatus: status)
    }

    var openable: Int { status.count { $0 != .forbidden } }
    var required: Int { status.count { $0 == .required } }

    /// The weight covered in all, in ticks, with these sites open.
    func covered(_ open: [Int]) -> Int64 {
        let problem = problem
        return sets.indices.reduce(0) { sum, row in
            let isCovered = isCovered[row] || sets[row].contains { open.contains(Int($0)) }
            return isCovered ? sum + problem.weights[row] : sum
        }
    }

    /// Every set of sites that may be opened, as the sites and the weight covered in all, in ticks.
    func allPlans() -> [(sites: [Int], covered: Int64)] {
        let problem = problem
        var masks = [Int](repeating: 0, count: sets.count)
        for (row, set) in sets.enumerated() { for site in set { masks[row] |= 1 << Int(site) } }
        return (0..<(1 << status.count)).compactMap { plan in
            for (site, status) in status.enumerated() {
                let isOpen = plan >> site & 1 == 1
                if (status == .required && !isOpen) || (status == .forbidden && isOpen) { return nil }
            }
            var covered: Int64 = 0
            for row in masks.indices where isCovered[row] || masks[row] & plan != 0 { covered += problem.weights[row] }
            return (status.indices.filter { plan >> $0 & 1 == 1 }, covered)
        }
    }
}
