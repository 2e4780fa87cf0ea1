import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting

extension SiteRun {
    /// Sites whose distances from one another are still measured where a run of p-dispersion is ended before.
    private static let mostOpened = 1000
    /// More than two measured distances are off by, in metres.
    private static let measureError = 1e-6

    /// What can be known where a run is ended before all pairs are measured: the pairs of the sites that must be opened, and who is reached
    /// at all.
    ///
    /// O(points + pairs of those sites).
    func unmeasuredQuestion(_ before: CoverResult) async throws -> SitingQuestion {
        let (reach, input) = (reach(before, nil), before.loaded.input)
        let status = input.candidates.map(\.siteStatus)
        let opened = settings.model.sitesBeforeMeasuring(status, hasFacilities: !input.facilities.isEmpty)
        let few = opened.map { input.candidates[$0] }
        let rows = (0..<input.demand.count).filter { input.demand.ticks[$0] > 0 && !before.coverage.isCovered($0) }
        let sets = try await reach.coverSets(to: few, rows: rows)
            .renumbered(opened, of: status.count).expanded(rows: rows, rowCount: input.demand.count)
        var problem = SitingProblem(
            coverSets: MergedCoverSets(sets), weights: input.demand.ticks, scale: input.demand.scale,
            isCovered: before.coverage.coveredBy.map { $0 >= 0 }, candidateStatus: status)
        let allowed = input.candidates.filter { $0.status != .forbidden }
        let byAllowed = try await reach.coverage(by: allowed)
        var known = DemandReach()
        // Whom borders keep apart is not known here, so that everybody may be reached.
        if reach.borders == nil { known.isReachable = byAllowed.coveredBy.map { $0 >= 0 } }
        switch settings.model {
        case .pMedian, .pCenter:
            let existing = try await existingCosts(reach, before.coverage, nil)
            let paid = try await reach.costRows(to: few, rows: Array(0..<input.demand.count), cutoff: cutoff)
            problem.costs = SitingCosts(
                rows: CostRows(
                    rowOffsets: paid.rowOffsets, candidates: paid.candidates.map { Int32(opened[Int($0)]) }, costs: paid.costs,
                    candidateCount: status.count),
                existing: existing)
            known.leastCosts = existing.indices.map { min(existing[$0], reach.leastCost($0, byAllowed, cutoff: cutoff)) }
        case .pDispersion: spread(&known, input, opened, status)
        default: break
        }
        return SitingQuestion(settings.model, on: problem, measured: .only(opened: opened, reach: known))
    }

    /// How far the opened sites lie apart, and how far any can.
    private func spread(
        _ reach: inout DemandReach, _ input: PlanningInput, _ opened: [Int], _ status: [CandidateStatus]
    ) {
        func meters(_ first: Int, _ second: Int) -> Double {
            input.measure.meters(input.candidates[first].point, input.candidates[second].point)
        }
        let toExisting = distancesToExisting(input)
        let allowed = status.indices.filter { status[$0] != .forbidden }
        var largest = allowed.reduce(0) { max($0, toExisting[$1]) }
        if opened.count > 1, let center = allowed.first {
            // By the triangle inequality.
            largest = min(largest, 2 * allowed.reduce(0) { max($0, meters(center, $1)) } + Self.measureError)
        }
        reach.largestSpacing = largest
        guard opened.count <= Self.mostOpened else { return }
        var smallest = opened.reduce(.infinity) { min($0, toExisting[$1]) }
        for (place, site) in opened.enumerated() {
            for other in opened[..<place] { smallest = min(smallest, meters(site, other)) }
        }
        reach.spacing = smallest
    }
}
