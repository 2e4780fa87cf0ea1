import CoverageAnalysis
import PlanningTerms
import ServiceModel
import Siting

extension SiteRun {
    /// Gathers what the model and the conditions need to know, or what can be known where the control ends that, and what the numbers of the
    /// conditions stand for.
    func question(
        _ input: PlanningInput, _ before: CoverResult, _ control: RunControl
    ) async throws -> (SitingQuestion, ConditionContext) {
        try checkDistances(input)
        let analyzer = CoverageAnalyzer(threads: options.threads, goesOn: control.goesOn)
        var question: SitingQuestion
        do {
            question = try await measuredQuestion(input, before, analyzer, control)
        } catch is CancellationError where control.isCut {
            question = try await unmeasuredQuestion(input, before)
        }
        guard settings.model.rules.ground == .secondCover || !settings.conditions.isEmpty else {
            return (question, ConditionContext())
        }
        let (conditions, context) = try await ConditionBuilder(
            options: settings.conditions, input: input, membership: before.membership, threads: options.threads
        ).conditions()
        question.conditions = conditions
        return (question, context)
    }

    /// The question with all pairs, and with those of the existing facilities where they are needed one by one.
    private func measuredQuestion(
        _ input: PlanningInput, _ before: CoverResult, _ analyzer: CoverageAnalyzer, _ control: RunControl
    ) async throws -> SitingQuestion {
        let withWeight = (0..<input.demand.count).filter { input.demand.ticks[$0] > 0 }
        let needsExisting =
            settings.model.rules.ground == .secondCover || settings.conditions.relocate != nil
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
        if settings.model.isOnDistances { try await addDistances(to: &problem, input, before.coverage, analyzer, control) }
        guard needsExisting else { return SitingQuestion(settings.model, on: problem) }
        var swapped = input
        swapped.candidates = input.facilities
        let existing = try await analyzer.coverSets(swapped, rows: rows).within(before.service.borders, rows: rows)
            .expanded(rows: rows, rowCount: input.demand.count)
        return SitingQuestion(settings.model, on: problem, existing: existing)
    }
}

extension CoverSets {
    /// Returns the sets with other numbers for the candidates; `numbers` ascend and are below `count`.
    func renumbered(_ numbers: [Int], of count: Int) -> CoverSets {
        CoverSets(rowOffsets: rowOffsets, candidates: candidates.map { Int32(numbers[Int($0)]) }, candidateCount: count)
    }

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
