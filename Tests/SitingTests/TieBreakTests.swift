import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SitingSolver, the choice among plans of one objective")
struct TieBreakTests {
    /// An instance in which a site covers whoever lies near, and existing facilities every third point.
    private func instance(seed: UInt64, wholeWeights: Bool) -> RandomCosts {
        var instance = RandomCosts(seed: seed, largest: 10)
        for row in instance.weights.indices {
            if row % 3 != 0 { instance.existing[row] = .infinity }
            if wholeWeights { instance.weights[row] = instance.weights[row].rounded(.up) }
            instance.costs[row] = instance.costs[row].map { cost in
                cost.flatMap { $0 > (seed % 3 == 2 ? 12_000 : 14) ? nil : $0 }
            }
        }
        return instance
    }

    private func covered(_ instance: RandomCosts, _ open: [Int]) -> Double {
        instance.weights.indices.reduce(0) { instance.paid($1, open) < .infinity ? $0 + instance.weights[$1] : $0 }
    }

    private func paid(_ instance: RandomCosts, _ open: [Int]) -> Double {
        instance.weights.indices.reduce(0) { sum, row in
            let cost = instance.paid(row, open)
            return cost < .infinity ? sum + instance.weights[row] * cost : sum
        }
    }

    @Test(
        "equals exhaustive search among the plans of the best objective, of whole weights and of weights with all decimals",
        arguments: 1...200 as ClosedRange<UInt64>, [true, false])
    func exhaustive(seed: UInt64, wholeWeights: Bool) throws {
        let instance = instance(seed: seed, wholeWeights: wholeWeights)
        guard let count = instance.count(seed: seed) else { return }
        let problem = instance.problem
        let plans = instance.allPlans()
        for model in [SitingModel.maximalCovering(facilityCount: count), .setCovering(target: 1)] {
            let first = try SitingSolver().solve(model, on: problem)
            var most = count
            if case .setCovering = model { most = first.sites.count }
            let plan = try SitingSolver().cheapest(like: first, on: problem)
            let allowed = plans.filter { $0.count <= most }
            let best = allowed.map { covered(instance, $0) }.max() ?? 0
            // Sums of the same weights in another order may differ in their last bit.
            let least = allowed.filter { covered(instance, $0) >= best * (1 - 1e-14) }.map { paid(instance, $0) }.min() ?? 0
            #expect(plan.coveredWeight == first.coveredWeight && plan.objective == first.objective, "seed \(seed)")
            #expect(covered(instance, plan.sites) >= best * (1 - 1e-14) && plan.sites.count <= most, "seed \(seed)")
            guard let choice = plan.tieBreak else {
                #expect(plan.gap > 0, "seed \(seed): no choice was made")
                continue
            }
            let tolerance = 1e-6 * max(1, least) + Double(instance.weights.count) * choice.step
            #expect(choice.isProven && choice.bound == choice.weightedCost, "seed \(seed)")
            #expect(abs(choice.weightedCost - least) <= tolerance, "seed \(seed): \(choice.weightedCost), least \(least)")
            #expect(abs(paid(instance, plan.sites) - least) <= tolerance, "seed \(seed)")
        }
    }
}
