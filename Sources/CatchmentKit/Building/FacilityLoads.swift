import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel

/// What each open facility is the nearest covering one for.
struct FacilityLoads {
    /// Demand assigned to each facility: those it covers and no nearer facility does.
    private(set) var assigned: [DemandSum]
    /// The weighted mean distance of that demand in metres, or its mean cost; `nil` where it has no weight.
    private(set) var meanCosts: [Double?]

    /// Adds up a run.
    init(_ result: CoverResult) {
        let input = result.loaded.input
        assigned = [DemandSum](repeating: DemandSum(), count: input.facilities.count)
        var sums = [CostSum](repeating: CostSum(in: input.costStep), count: input.facilities.count)
        for row in 0..<input.demand.count where result.coverage.isCovered(row) {
            let facility = Int(result.coverage.coveredBy[row])
            assigned[facility].add(input.demand.ticks[row])
            sums[facility].add(result.assignedCost(row), ticks: input.demand.ticks[row])
        }
        meanCosts = sums.map(\.mean)
    }
}

extension CoverResult {
    /// The facility a demand point is assigned to: the nearest that covers it, else the nearest of all; −1 where there is none.
    func assignedFacility(_ row: Int) -> Int {
        Int(coverage.isCovered(row) ? coverage.coveredBy[row] : coverage.nearest[row])
    }

    /// The distance to the assigned facility in metres, or its cost; infinite where there is none.
    func assignedCost(_ row: Int) -> Double {
        let facility = assignedFacility(row)
        guard facility >= 0, facility != Int(coverage.nearest[row]) else { return coverage.nearestCost[row] }
        return loaded.input.measure.meters(loaded.input.demand.point(row), loaded.input.facilities[facility].point)
    }
}
