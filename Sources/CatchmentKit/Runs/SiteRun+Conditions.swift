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
        var question: SitingQuestion
        do {
            question = try await measuredQuestion(before, control)
        } catch is CancellationError where control.isCut {
            question = try await unmeasuredQuestion(before)
        }
        guard settings.model.rules.ground == .secondCover || !settings.conditions.isEmpty else {
            return (question, ConditionContext())
        }
        let (conditions, context) = try await ConditionBuilder(
            options: settings.conditions.namingLevels { word in
                LevelNaming(levels: input.studyArea?.levels ?? []).match(word) ?? word
            }, input: input, membership: before.membership, said: options.places,
            threads: options.threads
        ).conditions()
        question.conditions = conditions
        return (question, context)
    }

    /// The question with all pairs, and with those of the existing facilities where they are needed one by one.
    private func measuredQuestion(_ before: CoverResult, _ control: RunControl) async throws -> SitingQuestion {
        let (reach, input) = (reach(before, control), before.loaded.input)
        let withWeight = (0..<input.demand.count).filter { input.demand.ticks[$0] > 0 }
        let needsExisting =
            settings.model.rules.ground == .secondCover || settings.conditions.relocate != nil
            || settings.conditions.capacity != nil
        let rows = needsExisting ? withWeight : withWeight.filter { !before.coverage.isCovered($0) }
        let sets = try await reach.mergedCoverSets(to: input.candidates, rows: rows)
        var problem = SitingProblem(
            coverSets: sets.expanded(rows: rows, rowCount: input.demand.count), weights: input.demand.ticks,
            scale: input.demand.scale, isCovered: before.coverage.coveredBy.map { $0 >= 0 },
            candidateStatus: input.candidates.map(\.siteStatus))
        if settings.model.isOnDistances { try await addDistances(to: &problem, reach, before.coverage, control) }
        guard needsExisting else { return SitingQuestion(settings.model, on: problem) }
        let existing = try await reach.coverSets(to: input.facilities, rows: rows)
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
