import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting
import TestSupport

/// A small random instance of the models on distances, and what trying every set of sites finds out about it.
struct RandomCosts {
    /// Where its costs come from.
    enum Kind: CaseIterable {
        case matrix, planar, geodesic
    }

    var weights: [Double] = []
    /// What each point pays to each candidate; nil where there is no way.
    var costs: [[Double?]] = []
    /// What each point pays to its cheapest existing facility; infinite where there is none.
    var existing: [Double] = []
    var status: [CandidateStatus] = []
    var spacing: [[Double]] = []
    var toExisting: [Double] = []

    init(seed: UInt64, largest: Int = 12) {
        var random = SeededGenerator(seed: seed)
        let kind = Kind.allCases[Int(seed % 3)]
        let (points, candidates) = (Int.random(in: 1...25, using: &random), Int.random(in: 2...largest, using: &random))
        let facilities = Int.random(in: 0...2, using: &random)
        let isWhole = Bool.random(using: &random)
        weights = (0..<points).map { _ in
            if Int.random(in: 0..<8, using: &random) == 0 { return 0 }
            return isWhole ? Double(Int.random(in: 1...40, using: &random)) : Double.random(in: 0.01...40, using: &random)
        }
        if weights.allSatisfy({ $0 == 0 }) { weights[0] = 3 }
        let hasStatus = Bool.random(using: &random)
        status = (0..<candidates).map { _ in
            guard hasStatus else { return .available }
            return [.required, .forbidden, .available, .available, .available, .available][Int.random(in: 0..<6, using: &random)]
        }
        func place() -> PlanarPoint {
            kind == .geodesic
                ? PlanarPoint(x: .random(in: 106...106.3, using: &random), y: .random(in: 38...38.3, using: &random))
                : PlanarPoint(
                    x: Double(Int.random(in: 0...40, using: &random)), y: Double(Int.random(in: 0...40, using: &random)))
        }
        let measure: Measure = kind == .geodesic ? .geodesic : .planar
        let demand = (0..<points).map { _ in place() }
        let sites = (0..<candidates).map { _ in place() }
        let open = (0..<facilities).map { _ in place() }
        let misses = kind == .matrix ? Double.random(in: 0...0.5, using: &random) : 0
        costs = demand.map { point in
            sites.map { site in
                if kind != .matrix { return measure.meters(point, site) }
                return Double.random(in: 0..<1, using: &random) < misses ? nil : Double(Int.random(in: 0...30, using: &random))
            }
        }
        existing = demand.map { point in open.reduce(.infinity) { min($0, measure.meters(point, $1)) } }
        spacing = sites.map { site in sites.map { measure.meters(site, $0) } }
        toExisting = sites.map { site in open.reduce(.infinity) { min($0, measure.meters(site, $1)) } }
    }

    var problem: SitingProblem {
        let scale = WeightScale(total: weights.reduce(0, +))
        var (offsets, candidates, values): ([Int], [Int32], [Double]) = ([0], [], [])
        for row in costs {
            for (candidate, cost) in row.enumerated() {
                guard let cost else { continue }
                candidates.append(Int32(candidate))
                values.append(cost)
            }
            offsets.append(values.count)
        }
        var problem = SitingProblem(
            coverSets: CoverSets(rowOffsets: offsets, candidates: candidates, candidateCount: status.count),
            weights: weights.map(scale.ticks), scale: scale, isCovered: existing.map { $0 < .infinity }, candidateStatus: status)
        problem.costs = SitingCosts(
            rows: CostRows(rowOffsets: offsets, candidates: candidates, costs: values, candidateCount: status.count),
            existing: existing)
        problem.spacing = SiteSpacing(
            between: status.indices.flatMap { high in (0..<high).map { spacing[high][$0] } }, toExisting: toExisting)
        return problem
    }

    /// A count that the instance allows, drawn from its seed; nil where it allows none.
    func count(seed: UInt64) -> Int? {
        var random = SeededGenerator(seed: seed &+ 77_003)
        let (required, openable) = (status.count { $0 == .required }, status.count { $0 != .forbidden })
        return openable == 0 ? nil : Int.random(in: max(1, required)...max(1, openable), using: &random)
    }

    /// Every set of sites that may be opened, required ones included.
    func allPlans() -> [[Int]] {
        (0..<(1 << status.count)).compactMap { plan in
            for (site, status) in status.enumerated() {
                let isOpen = plan >> site & 1 == 1
                if (status == .required && !isOpen) || (status == .forbidden && isOpen) { return nil }
            }
            return status.indices.filter { plan >> $0 & 1 == 1 }
        }
    }

    /// What a point pays when these sites are open.
    func paid(_ row: Int, _ open: [Int]) -> Double { open.reduce(existing[row]) { min($0, costs[row][$1] ?? .infinity) } }

    /// Weight × cost over all points with weight; infinite where one is not served.
    func weightedCost(_ open: [Int]) -> Double {
        weights.indices.reduce(0) { weights[$1] > 0 ? $0 + weights[$1] * paid($1, open) : $0 }
    }

    /// The largest cost of a point with weight.
    func largestCost(_ open: [Int]) -> Double { weights.indices.reduce(0) { weights[$1] > 0 ? max($0, paid($1, open)) : $0 } }

    /// The smallest distance of two open sites, or of one and an existing facility.
    func smallestSpacing(_ open: [Int]) -> Double {
        var smallest = open.reduce(.infinity) { min($0, toExisting[$1]) }
        for (place, site) in open.enumerated() { for other in open[..<place] { smallest = min(smallest, spacing[site][other]) } }
        return smallest
    }
}
