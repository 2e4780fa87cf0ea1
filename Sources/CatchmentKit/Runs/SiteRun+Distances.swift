import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting

extension SiteRun {
    /// The most pairs of a demand point and a candidate that a model on distances takes.
    private static let mostPairs = 400_000_000
    /// The most candidates that are spread.
    private static let mostSpacedCandidates = 20_000

    /// Adds what a model on distances goes by: costs of pairs, or distances between sites.
    ///
    /// - Throws: `CancellationError` once the control says no.
    func addDistances(
        to problem: inout SitingProblem, _ reach: Reach, _ coverage: Coverage, _ control: RunControl
    ) async throws {
        let input = reach.input
        if settings.model.rules.ground == .spacing {
            problem.spacing = try await spacing(input, control)
            return
        }
        let rows = try await reach.costRows(to: input.candidates, rows: Array(0..<input.demand.count), cutoff: cutoff)
        problem.costs = SitingCosts(rows: rows, existing: try await existingCosts(reach, coverage, control))
    }

    /// Throws what a run asks for that is not taken: with the remedy, before anything is measured.
    ///
    /// - Throws: `CatchmentError/usage(_:)`.
    func checkDistances(_ input: PlanningInput) throws {
        if settings.breaksTies, !ModelRules.goTogether(.tieBreak, .borders), let level = cover.within {
            throw options.places.refusal(.within(level), .run(.tieBreakWithinBorders))
        }
        let (name, candidates) = (settings.model.name, input.candidates.count)
        if !settings.model.rules.takes(.borders), let level = cover.within {
            throw options.places.refusal(.within(level), .run(.distancesWithinBorders(model: name)))
        }
        switch settings.model.rules.ground {
        case .cover, .secondCover: return
        case .spacing:
            if candidates > Self.mostSpacedCandidates {
                throw CatchmentError.usage(.run(.tooManySpaced(candidates, most: Self.mostSpacedCandidates)))
            }
        case .costs:
            guard !Reach(input, threads: 1).hasAllPairs, cutoff == nil, input.demand.count * candidates > Self.mostPairs else {
                return
            }
            throw CatchmentError.usage(
                .run(.tooManyPairs(points: input.demand.count, candidates: candidates, most: Self.mostPairs)))
        }
    }

    /// How far a facility serves at most, where that is a length.
    var cutoff: Distance? {
        if case .length(let length) = options.cutoff { length } else { nil }
    }

    /// Chooses among the plans of the plan's objective; the plan as it was where the run ends before costs are measured.
    func tieBroken(
        _ plan: SitingPlan, _ question: SitingQuestion, _ reach: Reach, _ coverage: Coverage, _ control: RunControl
    ) async throws -> SitingPlan {
        var question = question
        do {
            let count = reach.input.demand.count
            let existing = try await costs(of: count, control) { reach.coveredCost($0, coverage) }
            let rows = try await reach.coveredCosts(to: reach.input.candidates, rows: Array(0..<count))
            question.problem.costs = SitingCosts(rows: rows, existing: existing)
        } catch is CancellationError where control.isCut {
            return plan
        }
        let priced = question
        return try mapping { () throws(SitingError) in try SitingSolver().cheapest(like: plan, of: priced, control) }
    }

    /// What each demand point pays to its cheapest open facility, where that serves it.
    func existingCosts(_ reach: Reach, _ coverage: Coverage, _ control: RunControl?) async throws -> [Double] {
        let cutoff = cutoff
        return try await costs(of: reach.input.demand.count, control) { reach.nearestCost($0, coverage, cutoff: cutoff) }
    }

    /// The costs of all demand points, on all threads; `CancellationError` once the control says no.
    private func costs(
        of count: Int, _ control: RunControl?, _ cost: @escaping @Sendable (Int) -> Double
    ) async throws -> [Double] {
        let parts = try await Crew(threads: options.threads).chunks(of: count) { rows in
            try rows.map { row -> Double in
                if row % 1024 == 0, control?.goesOn() == false { throw CancellationError() }
                return cost(row)
            }
        }
        return Array(parts.joined())
    }

    /// The distances between candidates, and of each to the nearest open facility.
    private func spacing(_ input: PlanningInput, _ control: RunControl) async throws -> SiteSpacing {
        let (points, measure) = (input.candidates.map(\.point), input.measure)
        let parts = try await Crew(threads: options.threads).chunks(of: points.count, size: 64) { rows in
            try rows.flatMap { row -> [Double] in
                if !control.goesOn() { throw CancellationError() }
                return (0..<row).map { measure.meters(points[row], points[$0]) }
            }
        }
        return SiteSpacing(between: Array(parts.joined()), toExisting: distancesToExisting(input))
    }

    /// The distance of each candidate to the nearest open facility, in metres; infinite where there is none.
    func distancesToExisting(_ input: PlanningInput) -> [Double] {
        let tree = NearestTree(input.facilities.map(\.point), measure: input.measure)
        return input.candidates.map { candidate in
            tree.nearest(to: candidate.point).map {
                input.measure.meters(candidate.point, input.facilities[$0.index].point)
            } ?? .infinity
        }
    }
}
