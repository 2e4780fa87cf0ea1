import CoverageAnalysis
import GeoPrimitives
import ServiceModel
import Siting

extension SiteRun {
    /// The most pairs of a demand point and a candidate that a model on distances takes.
    private static let mostPairs = 400_000_000
    /// The most candidates that are spread.
    private static let mostSpacedCandidates = 20_000

    /// Adds what a model on distances goes by: costs of pairs, or distances between sites.
    ///
    /// - Throws: ``CatchmentError/usage(_:)`` for more pairs than are taken, with the remedy.
    func addDistances(
        to problem: inout SitingProblem, _ input: PlanningInput, _ coverage: Coverage, _ analyzer: CoverageAnalyzer
    ) async throws {
        if let level = cover.within {
            throw options.places.refusal(
                "within", flag: "--within \(level)",
                "borders say who is covered, and \(settings.model.name) goes by distances alone; leave one of them out"
            )
        }
        if case .pDispersion = settings.model {
            problem.spacing = try await spacing(input)
            return
        }
        var cutoff: Distance?
        if case .length(let length) = options.cutoff { cutoff = length }
        if input.costs == nil, cutoff == nil, input.demand.count * input.candidates.count > Self.mostPairs {
            throw CatchmentError.usage(
                "\(input.demand.count) demand points × \(input.candidates.count) candidates are more pairs than \(Self.mostPairs): say how far a facility may serve with --cutoff, such as --cutoff 5km"
            )
        }
        let rows = try await analyzer.costRows(input, rows: Array(0..<input.demand.count), cutoff: cutoff)
        problem.costs = SitingCosts(rows: rows, existing: existingCosts(input, coverage, cutoff))
    }

    /// Chooses among the plans of the plan's objective.
    ///
    /// - Throws: ``CatchmentError/usage(_:)`` where borders say who is covered.
    func tieBroken(
        _ plan: SitingPlan, _ problem: SitingProblem, _ input: PlanningInput, _ coverage: Coverage, _ analyzer: CoverageAnalyzer,
        _ progress: @escaping @Sendable (SitingProgress) -> Bool
    ) async throws -> SitingPlan {
        if let level = cover.within {
            throw options.places.refusal(
                "within", flag: "--within \(level)", "--tie-break distance does not know borders; leave one of them out")
        }
        var problem = problem
        let existing = (0..<input.demand.count).map { row in
            guard coverage.isCovered(row) else { return Double.infinity }
            if input.costs != nil { return coverage.nearestMeters[row] }
            return input.measure.meters(input.demand.point(row), input.facilities[Int(coverage.coveredBy[row])].point)
        }
        let rows = try await analyzer.coveredCosts(input, rows: Array(0..<input.demand.count))
        problem.costs = SitingCosts(rows: rows, existing: existing)
        var count = plan.selected.count
        if case .maximalCovering(let most) = plan.model { count = most }
        do {
            return try TieBreak().chosen(plan, on: problem, count: count, limits: settings.limits, progress: progress)
        } catch {
            throw CatchmentError.failed("\(error)")
        }
    }

    /// What each demand point pays to its cheapest open facility, where that serves it.
    private func existingCosts(_ input: PlanningInput, _ coverage: Coverage, _ cutoff: Distance?) -> [Double] {
        (0..<input.demand.count).map { row in
            let nearest = Int(coverage.nearest[row])
            guard nearest >= 0 else { return .infinity }
            if let costs = input.costs {
                return costs.covers(coverage.nearestMeters[row]) ? coverage.nearestMeters[row] : .infinity
            }
            let meters = input.measure.meters(input.demand.point(row), input.facilities[nearest].point)
            return cutoff.map { meters <= $0.meters + CoverTest.tolerance } ?? true ? meters : .infinity
        }
    }

    /// The distances between candidates, and of each to the nearest open facility.
    private func spacing(_ input: PlanningInput) async throws -> SiteSpacing {
        let (points, measure) = (input.candidates.map(\.point), input.measure)
        guard points.count <= Self.mostSpacedCandidates else {
            throw CatchmentError.usage(
                "p-dispersion takes at most \(Self.mostSpacedCandidates) candidates and there are \(points.count); give fewer")
        }
        let parts = try await mapChunks(of: points.count, size: 64, threads: options.threads) { rows in
            rows.flatMap { row in (0..<row).map { measure.meters(points[row], points[$0]) } }
        }
        let tree = NearestTree(input.facilities.map(\.point), measure: measure)
        let toExisting = points.map { point in
            tree.nearest(to: point).map { measure.meters(point, input.facilities[$0.index].point) } ?? .infinity
        }
        return SiteSpacing(between: Array(parts.joined()), toExisting: toExisting)
    }
}
