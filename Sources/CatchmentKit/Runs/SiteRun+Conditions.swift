import CoverageAnalysis
import ServiceModel
import Siting

/// A siting problem ready to be solved, with its conditions where there are any.
struct SitingQuestion: Sendable {
    /// Who would be covered from where.
    var problem: SitingProblem
    /// The problem with its conditions; `nil` where only the model asks.
    var conditioned: ConditionedProblem?
    /// What the numbers of the conditions stand for.
    var context = ConditionContext()

    /// The alternatives of each site of a plan; `nil` for models they are not worked out for.
    func alternatives(to plan: SitingPlan) -> [[SiteAlternative]]? {
        guard let conditioned else { return SiteAlternatives(to: plan, on: problem).lists() }
        if conditioned.conditions.capacities != nil { return CapacitatedAlternatives(to: plan, on: conditioned)?.lists() }
        guard plan.hasAlternatives else { return nil }
        let closed = plan.outcome?.closed ?? []
        return SiteAlternatives(to: plan, on: conditioned.problem(closing: closed)).lists { rank, candidate in
            var opened = plan.selected
            opened[rank] = candidate
            return conditioned.isKept(by: opened, closing: closed, in: plan.model)
        }
    }
}

extension SiteRun {
    /// Gathers what the model and the conditions need to know.
    func question(
        _ input: PlanningInput, _ before: CoverResult, _ analyzer: CoverageAnalyzer
    ) async throws -> SitingQuestion {
        let withWeight = (0..<input.demand.count).filter { input.demand.ticks[$0] > 0 }
        let needsExisting =
            settings.model.countsSecondCover || settings.conditions.relocate != nil
            || settings.conditions.capacity != nil
        let rows = needsExisting ? withWeight : withWeight.filter { !before.coverage.isCovered($0) }
        let sets: MergedCoverSets
        if let borders = try await candidateBorders(before.service.borders, input) {
            sets = MergedCoverSets(try await analyzer.coverSets(input, rows: rows).within(borders, rows: rows))
        } else {
            sets = try await analyzer.mergedCoverSets(input, rows: rows)
        }
        var problem = SitingProblem(
            coverSets: sets.expanded(rows: rows, rowCount: input.demand.count), weights: input.demand.ticks,
            scale: input.demand.scale, isCovered: before.coverage.coveredBy.map { $0 >= 0 },
            candidateStatus: input.candidates.map(\.siteStatus))
        if settings.model.isOnDistances { try await addDistances(to: &problem, input, before.coverage, analyzer) }
        var question = SitingQuestion(problem: problem)
        guard settings.model.countsSecondCover || !settings.conditions.isEmpty else { return question }
        var existing = CoverSets(
            rowOffsets: [Int](repeating: 0, count: input.demand.count + 1), candidates: [], candidateCount: 0)
        if needsExisting {
            var swapped = input
            swapped.candidates = input.facilities
            existing = try await analyzer.coverSets(swapped, rows: rows).within(before.service.borders, rows: rows).expanded(
                rows: rows, rowCount: input.demand.count)
        }
        let (conditions, context) = try await ConditionBuilder(
            options: settings.conditions, input: input, membership: before.membership, threads: options.threads
        ).conditions()
        question.conditioned = ConditionedProblem(problem, existing: existing, conditions: conditions)
        question.context = context
        return question
    }
}

extension CoverSets {
    /// Returns the sets over all demand points: empty where a point is not among `rows`.
    func expanded(rows: [Int], rowCount: Int) -> CoverSets {
        var offsets = [0]
        offsets.reserveCapacity(rowCount + 1)
        var next = 0
        for row in 0..<rowCount {
            if next < rows.count, rows[next] == row {
                offsets.append(rowOffsets[next + 1])
                next += 1
            } else {
                offsets.append(offsets[row])
            }
        }
        return CoverSets(rowOffsets: offsets, candidates: candidates, candidateCount: candidateCount)
    }
}
