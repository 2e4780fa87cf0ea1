import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting

extension CoverRun {
    /// The most pairs of demand points and facilities that an assignment within capacities takes: about 8 GB of memory.
    private static let mostPairs = 200_000_000
    /// Branch-and-bound nodes for whole points, the same on every machine; and the most pairs for which there are any.
    private static let wholePointNodes = 10_000, wholePointPairs = 20_000

    /// Assigns the demand to the open facilities within their capacities, where that is asked for: the most weight, then the least weighted
    /// distance.
    ///
    /// - Throws: `CatchmentError` without capacities, or where there are more pairs than fit in memory.
    func served(_ found: Found) async throws -> ServedCoverage? {
        guard let rule = settings.capacity else { return nil }
        let (reach, input) = (found.reach, found.reach.input)
        guard input.facilities.isEmpty || input.facilities.contains(where: { $0.capacity != nil }) else {
            throw CatchmentError.usage(.run(.noCapacities))
        }
        let demand = input.demand
        try await checkPairs(reach)
        let priced = try await reach.coveredCosts(to: input.facilities, rows: Array(0..<demand.count))
        let (sets, costs) = (CoverSets(priced), priced.wholeCosts)
        let capacities = input.facilities.map { $0.capacityTicks(of: demand) }
        var assigned: ServedDemand
        switch rule {
        case .splittable:
            assigned = ServedDemand(
                assignment: .splittable(sets: sets, costs: costs, weights: demand.ticks, capacities: capacities))
        case .indivisible:
            do {
                let result = try IndivisibleAssignment.best(
                    sets: sets, costs: costs, weights: demand.ticks, capacities: capacities,
                    limits: SolveLimits(workLimit: sets.candidates.count > Self.wholePointPairs ? 0 : Self.wholePointNodes))
                assigned = ServedDemand(assignment: result.assignment, isProven: result.isLargest && result.isCheapest)
            } catch {
                throw CatchmentError.failed(.run(.wholePoints(Message(error, options.places))))
            }
        }
        return ServedCoverage(assigned, rule: rule, priced, input, found.coverage, found.membership)
    }

    /// Refuses more pairs than fit in memory, by a sample of the demand points.
    private func checkPairs(_ reach: Reach) async throws {
        let input = reach.input
        let step = max(1, input.demand.count / 4096)
        let sample = Array(stride(from: 0, to: input.demand.count, by: step))
        guard !reach.hasAllPairs, step > 1 else { return }
        let pairs = try await reach.ignoringBorders.coverSets(to: input.facilities, rows: sample).candidates.count
        guard pairs > Self.mostPairs / step else { return }
        throw CatchmentError.usage(
            .run(.tooManyServedPairs(millions: pairs / 1_000_000 * step, most: Self.mostPairs / 1_000_000)))
    }
}
