import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting

/// Who is served where with a plan, within the capacities.
struct ServedDemand: Sendable {
    /// Rows are demand points; sites are the facilities of the run with the plan: those that exist, then the new ones in rank order.
    var assignment: CapacityAssignment
    /// Whether no other assignment serves more, and none that serves as much is nearer.
    var isProven = true
}

extension SiteRun {
    /// Assigns the demand to all open facilities and the plan's sites: the most weight, then the least weighted distance.
    func served(
        _ plan: inout SitingPlan, _ reach: Reach, _ existingCount: Int, _ control: RunControl
    ) async throws -> ServedDemand? {
        guard let rule = settings.conditions.capacity, plan.status.hasPlan else { return nil }
        let (demand, facilities) = (reach.input.demand, reach.input.facilities)
        let priced = try await reach.coveredCosts(to: facilities, rows: Array(0..<demand.count))
        let (sets, costs) = (CoverSets(priced), priced.wholeCosts)
        let capacities = facilities.map { $0.capacityTicks(of: demand) }
        switch rule {
        case .splittable:
            return ServedDemand(
                assignment: .splittable(sets: sets, costs: costs, weights: demand.ticks, capacities: capacities))
        case .indivisible:
            var limits = settings.limits
            limits.timeLimit = control.secondsLeft
            let left = limits
            let result = try mapping { () throws(SitingError) in
                try IndivisibleAssignment.best(
                    sets: sets, costs: costs, weights: demand.ticks, capacities: capacities, limits: left, goesOn: control.goesOn)
            }
            plan.take(result.assignment, existingCount: existingCount, scale: demand.scale, stop: control.stop ?? result.stop)
            return ServedDemand(assignment: result.assignment, isProven: result.isLargest && result.isCheapest)
        }
    }
}

extension CostRows {
    /// The most that a capacity assignment takes for the cost of a tick.
    private static let largestWholeCost = 1e11

    /// The costs of the pairs in whole thousandths of a unit (millimetres), so that sums are exact; coarser where costs
    /// are very large.
    var wholeCosts: [Int64] {
        let largest = costs.max() ?? 0
        var factor = 1000.0
        while largest * factor > Self.largestWholeCost { factor /= 10 }
        return costs.map { Int64(($0 * factor).rounded()) }
    }
}

extension Facility {
    /// The capacity in ticks of the demand; `nil` is no limit.
    func capacityTicks(of demand: DemandTable) -> Int64? {
        // More than all people is as good as any larger number, and is counted without overflow.
        capacity.map { demand.scale.ticks(min($0, demand.scale.weight(demand.totalTicks) + 1)) }
    }
}
