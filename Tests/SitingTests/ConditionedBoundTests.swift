import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SitingSolver, conditions, bounds")
struct ConditionedBoundTests {
    /// A model with conditions, drawn from a seed.
    enum Question: String, CaseIterable, CustomTestStringConvertible {
        case floorsAndQuotas, spacing, budget, relocation, everything
        case setCovering, backupSetCovering, backupCovering, mandatoryBackupCovering
        case capacity, capacityAndConditions, capacitySetCovering, wholeCapacity, wholeCapacitySetCovering

        var testDescription: String { rawValue }

        private var kinds: RandomConditions.Kinds {
            switch self {
            case .floorsAndQuotas: .rules
            case .spacing, .mandatoryBackupCovering: .spacing
            case .budget: .budget
            case .relocation: .relocation
            case .everything: [.rules, .spacing, .budget, .relocation]
            case .setCovering, .backupSetCovering, .backupCovering, .capacityAndConditions: [.rules, .spacing, .budget]
            case .capacity, .capacitySetCovering, .wholeCapacity, .wholeCapacitySetCovering: []
            }
        }

        private var isWhole: Bool { self == .wholeCapacity || self == .wholeCapacitySetCovering }

        private var hasCapacity: Bool { isWhole || [.capacity, .capacityAndConditions, .capacitySetCovering].contains(self) }

        func instance(_ seed: UInt64) -> RandomConditions {
            let random = RandomConditions(
                seed: seed, kinds: kinds, largest: isWhole ? 4 : 5, mostPoints: isWhole ? 7 : 10, wholeWeights: seed % 2 == 0)
            return hasCapacity ? random.withCapacities(seed: seed, isSplittable: !isWhole) : random
        }

        func model(_ random: RandomConditions, _ seed: UInt64) -> SitingModel {
            let count = max(1, random.instance.required) + Int(seed % 3)
            let target = Double(seed % 7) / 6
            switch self {
            case .setCovering, .capacitySetCovering, .wholeCapacitySetCovering: return .setCovering(target: target)
            case .backupSetCovering: return .backupSetCovering(target: target)
            case .backupCovering: return .backupCovering(facilityCount: count, firstPercent: Int(seed % 5) * 25)
            case .mandatoryBackupCovering: return .mandatoryBackupCovering(facilityCount: count + 1)
            default: return .maximalCovering(facilityCount: count)
            }
        }

        /// The best objective of all choices, by trying them; `nil` where none keeps the conditions.
        func optimum(_ random: RandomConditions, _ model: SitingModel, reaching need: Int64) -> Double? {
            let scale = random.instance.problem.scale
            let all =
                hasCapacity
                ? random.allServed().map { ($0.choice, $0.served) } : random.allChoices().map { ($0, $0.first) }
            switch model {
            case .setCovering, .backupSetCovering:
                return all.filter { $0.1 >= need }.map { Double($0.0.opened.count) }.min()
            case .backupCovering(let count, let percent):
                let values = all.filter { $0.0.opened.count <= count }.map {
                    Int64(percent) * $0.0.first + Int64(100 - percent) * $0.0.second
                }
                return values.max().map { scale.weight($0) / 100 }
            case .mandatoryBackupCovering(let count):
                return all.filter { $0.0.opened.count <= count && $0.0.coversAll }.map { scale.weight($0.0.second) }.max()
            case .maximalCovering(let count):
                return all.filter { $0.0.opened.count <= count + $0.0.closed.count }.map { scale.weight($0.1) }.max()
            default: return nil
            }
        }
    }

    /// What must be covered, or served, in ticks: the target, or all that can be.
    private func need(_ model: SitingModel, _ random: RandomConditions, _ plan: SitingPlan) -> Int64 {
        switch model {
        case .setCovering(let target), .backupSetCovering(let target):
            var need = UnitRule.ticks(forShare: target, of: random.instance.problem.totalWeight)
            if let capacities = random.conditions.capacities {
                if capacities.isSplittable { need = min(need, random.allServed().map(\.served).max() ?? 0) }
            } else {
                need = min(need, plan.largestReachableWeight)
            }
            return need
        default: return 0
        }
    }

    @Test("a bound holds on 1,000 instances, most of them cut short before proof", arguments: Question.allCases)
    func holds(_ question: Question) throws {
        var loose = 0
        for seed in 1...1000 as ClosedRange<UInt64> {
            let random = question.instance(seed)
            let model = question.model(random, seed)
            let plan = try SitingSolver().solve(
                random.question(model), limits: SolveLimits(workLimit: seed % 5 == 0 ? 1 : 0))
            let optimum = question.optimum(random, model, reaching: need(model, random, plan))
            guard let optimum else {
                // Without branch and bound it may stay open whether there is a plan.
                let isEmpty = plan.sites.isEmpty && plan.status != .optimal
                #expect(isEmpty || plan.status == .infeasibleTarget, "seed \(seed): \(plan.status)")
                continue
            }
            #expect(plan.status != .infeasible, "seed \(seed)")
            let slack = 1e-9 * max(1, optimum)
            if plan.objectiveMeasure == .sitesOpened {
                #expect(plan.bound <= optimum, "seed \(seed): \(plan.bound) above \(optimum)")
                if plan.status != .noPlan { #expect(plan.objective >= optimum, "seed \(seed)") }
            } else {
                #expect(plan.bound >= optimum - slack, "seed \(seed): \(plan.bound) below \(optimum)")
                if plan.status != .noPlan { #expect(plan.objective <= optimum + slack, "seed \(seed)") }
            }
            if abs(plan.bound - optimum) > slack { loose += 1 }
        }
        #expect(loose >= 10, "the bounds are optima nearly always, and show little: \(loose)")
    }

    @Test("what no plan of as many sites covers twice is not passed", arguments: [0, 1])
    func backup(workLimit: Int) throws {
        for seed in 1...500 as ClosedRange<UInt64> {
            let random = Question.backupSetCovering.instance(seed)
            let model = Question.backupSetCovering.model(random, seed)
            let plan = try SitingSolver().solve(random.question(model), limits: SolveLimits(workLimit: workLimit))
            guard let bound = plan.outcome?.backupBound else { continue }
            let need = need(model, random, plan)
            let second = random.allChoices().filter { $0.first >= need && $0.opened.count <= plan.sites.count }
                .map(\.second).max()
            #expect(bound >= second ?? 0, "seed \(seed)")
        }
    }
}
