import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting

extension SiteRun {
    /// Sites whose distances from one another are still measured where a run of p-dispersion is ended before.
    private static let mostOpened = 1000
    /// More than the fast search for the nearest site is off by, in metres.
    private static let nearestError = 1e-6

    /// What can be known where a run is ended before all pairs are measured: the pairs of the sites that must be opened, and who is reached
    /// at all.
    ///
    /// O(points + pairs of those sites).
    func unmeasuredQuestion(_ input: PlanningInput, _ before: CoverResult) async throws -> SitingQuestion {
        let analyzer = CoverageAnalyzer(threads: options.threads)
        let status = input.candidates.map(\.siteStatus)
        let opened = settings.model.sitesBeforeMeasuring(status, hasFacilities: !input.facilities.isEmpty)
        var few = input
        few.candidates = opened.map { input.candidates[$0] }
        let rows = (0..<input.demand.count).filter { input.demand.ticks[$0] > 0 && !before.coverage.isCovered($0) }
        let sets = try await analyzer.coverSets(few, rows: rows)
            .within(try await candidateBorders(before.service.borders, few), rows: rows)
            .renumbered(opened, of: status.count).expanded(rows: rows, rowCount: input.demand.count)
        var problem = SitingProblem(
            coverSets: MergedCoverSets(sets), weights: input.demand.ticks, scale: input.demand.scale,
            isCovered: before.coverage.coveredBy.map { $0 >= 0 }, candidateStatus: status)
        let allowed = input.candidates.filter { $0.status != .forbidden }
        let byAllowed = try await analyzer.coverage(input, by: allowed)
        var reach = DemandReach()
        // Whom borders keep apart is not known here, so that everybody may be reached.
        if before.service.borders == nil { reach.isReachable = byAllowed.coveredBy.map { $0 >= 0 } }
        switch settings.model {
        case .pMedian, .pCenter:
            let existing = try await existingCosts(input, before.coverage, nil)
            let paid = try await analyzer.costRows(few, rows: Array(0..<input.demand.count), cutoff: cutoff)
            problem.costs = SitingCosts(
                rows: CostRows(
                    rowOffsets: paid.rowOffsets, candidates: paid.candidates.map { Int32(opened[Int($0)]) }, costs: paid.costs,
                    candidateCount: status.count),
                existing: existing)
            reach.leastCosts = leastCosts(input, existing, byAllowed)
        case .pDispersion: spread(&reach, input, opened, status)
        default: break
        }
        return SitingQuestion(settings.model, on: problem, measured: .only(opened: opened, reach: reach))
    }

    /// What each demand point pays at least: to an open facility or to the nearest site that may be opened.
    private func leastCosts(_ input: PlanningInput, _ existing: [Double], _ byAllowed: Coverage) -> [Double] {
        let farthest = cutoff.map { $0.meters + CoverTest.tolerance + Self.nearestError } ?? .infinity
        return existing.indices.map { row in
            let nearest = byAllowed.nearest[row] < 0 ? .infinity : byAllowed.nearestCost[row]
            if let costs = input.costs { return min(existing[row], costs.covers(nearest) ? nearest : .infinity) }
            return min(existing[row], nearest <= farthest ? max(0, nearest - Self.nearestError) : .infinity)
        }
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
            largest = min(largest, 2 * allowed.reduce(0) { max($0, meters(center, $1)) } + Self.nearestError)
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
