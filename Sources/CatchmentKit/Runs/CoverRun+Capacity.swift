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
    /// - Throws: ``CatchmentError`` without capacities, or where there are more pairs than fit in memory.
    func served(
        _ input: PlanningInput, _ coverage: Coverage, _ membership: UnitMembership?, _ borders: Borders?,
        _ analyzer: CoverageAnalyzer
    ) async throws -> ServedCoverage? {
        guard let rule = settings.capacity else { return nil }
        guard input.facilities.isEmpty || input.facilities.contains(where: { $0.capacity != nil }) else {
            throw CatchmentError.usage(.run(.noCapacities))
        }
        let demand = input.demand
        var swapped = input
        swapped.candidates = input.facilities
        try await checkPairs(swapped, analyzer)
        let rows = Array(0..<demand.count)
        let priced = try await analyzer.coveredCosts(swapped, rows: rows)
        let sets = CoverSets(
            rowOffsets: priced.rowOffsets, candidates: priced.candidates, candidateCount: priced.candidateCount
        ).within(borders, rows: rows)
        let costs = priced.wholeCosts(of: sets)
        let capacities = input.facilities.map { $0.capacityTicks(of: demand) }
        var found: ServedDemand
        switch rule {
        case .splittable:
            found = ServedDemand(
                assignment: .splittable(sets: sets, costs: costs, weights: demand.ticks, capacities: capacities))
        case .indivisible:
            do {
                let result = try IndivisibleAssignment.best(
                    sets: sets, costs: costs, weights: demand.ticks, capacities: capacities,
                    limits: SolveLimits(workLimit: sets.candidates.count > Self.wholePointPairs ? 0 : Self.wholePointNodes))
                found = ServedDemand(assignment: result.assignment, isProven: result.isLargest && result.isCheapest)
            } catch {
                throw CatchmentError.failed(.run(.wholePoints(SitingMessage(error))))
            }
        }
        return ServedCoverage(found, rule: rule, priced, input, coverage, membership)
    }

    /// Refuses more pairs than fit in memory, by a sample of the demand points.
    private func checkPairs(_ input: PlanningInput, _ analyzer: CoverageAnalyzer) async throws {
        let step = max(1, input.demand.count / 4096)
        let sample = Array(stride(from: 0, to: input.demand.count, by: step))
        guard input.costs == nil, step > 1 else { return }
        let pairs = try await analyzer.coverSets(input, rows: sample).candidates.count
        guard pairs > Self.mostPairs / step else { return }
        throw CatchmentError.usage(
            .run(.tooManyServedPairs(millions: pairs / 1_000_000 * step, most: Self.mostPairs / 1_000_000)))
    }
}
