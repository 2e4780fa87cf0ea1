import MILP
import PlanningTerms
import TestSupport
import Testing

@testable import Siting

@Suite("ModelRules")
struct ModelRulesTests {
    private static let models: [SitingModel] = [
        .maximalCovering(facilityCount: 1), .setCovering(target: 1), .pMedian(facilityCount: 1), .pCenter(facilityCount: 1),
        .pDispersion(facilityCount: 2), .backupSetCovering(target: 1), .backupCovering(facilityCount: 1, firstPercent: 50),
        .mandatoryBackupCovering(facilityCount: 1),
    ]

    @Test("every model has a name of its own, in the order of the command line")
    func names() {
        #expect(Self.models.map(\.kind) == SitingModelKind.allCases)
        #expect(Set(Self.models.map(\.name)).count == Self.models.count)
    }

    @Test("what does not go together does not the other way round either")
    func symmetric() {
        for first in SitingPart.allCases {
            #expect(ModelRules.goTogether(first, first))
            for second in SitingPart.allCases {
                #expect(ModelRules.goTogether(first, second) == ModelRules.goTogether(second, first))
            }
        }
    }

    @Test("the solver refuses conditions and capacities where the table does", arguments: 1...20 as ClosedRange<UInt64>)
    func refusals(seed: UInt64) {
        var random = RandomConditions(seed: seed, kinds: [], largest: 4, mostPoints: 5)
        guard !random.instance.status.isEmpty else { return }
        random.instance.status = random.instance.status.map { _ in .available }
        func refusal(_ model: SitingModel) -> SitingError? {
            do {
                _ = try SitingSolver().solve(random.question(model))
                return nil
            } catch {
                return error
            }
        }
        for model in Self.models {
            let expected: SitingError? = model.rules.takesConditions ? nil : .conditionsUnsupported(model: model.name)
            #expect(refusal(model) == expected, "seed \(seed) \(model.name)")
        }
        random = random.withCapacities(seed: seed, isSplittable: true)
        for model in Self.models where model.rules.takesConditions {
            let expected: SitingError? =
                model.rules.takes(.capacities) ? nil : .unsupportedWithCapacities(.model(model.name))
            #expect(refusal(model) == expected, "seed \(seed) \(model.name)")
        }
    }
    @Test("no model on distances is solved under a condition, whoever asks its solver", arguments: 1...20 as ClosedRange<UInt64>)
    func conditionsOnDistances(seed: UInt64) {
        let instance = RandomCosts(seed: seed)
        let costs = instance.problem
        var spread = costs
        let count = costs.candidateStatus.count
        spread.spacing = SiteSpacing(
            between: [Double](repeating: 1, count: max(0, count * (count - 1) / 2)),
            toExisting: [Double](repeating: 1, count: count))
        var spaced = SitingConditions()
        spaced.largestClosings = 1
        for conditions in [SitingConditions(), spaced] {
            for (model, problem) in [
                (SitingModel.pMedian(facilityCount: 1), costs), (.pCenter(facilityCount: 1), costs),
                (.pDispersion(facilityCount: 1), spread),
            ] {
                let question = SitingQuestion(model, on: problem, conditions: conditions)
                // Beside the table of rules, which the question is held against before.
                let solver = DistanceSolver(question: question, means: SearchMeans(HiGHSSolver(), RunControl(SolveLimits())))
                #expect(throws: SitingError.conditionsUnsupported(model: model.name), "seed \(seed)") {
                    switch model {
                    case .pMedian: try solver.median(1)
                    case .pCenter: try solver.center(1)
                    default: try solver.dispersion(1)
                    }
                }
            }
        }
    }
}
