import PlanningTerms
import Siting
import TestSupport
import Testing

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
}
