import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SitingSolver, models on distances")
struct DistanceModelTests {
    private let solver = SitingSolver()

    /// What rounding each product to a step may change a sum by.
    private func tolerance(_ plan: SitingPlan, _ instance: RandomCosts) -> Double {
        Double(instance.weights.count) * (plan.step ?? 0) + 1e-9 * max(1, abs(plan.objective))
    }

    private func checkPlan(_ plan: SitingPlan, _ instance: RandomCosts, _ count: Int, _ seed: UInt64) {
        #expect(plan.status == .optimal && plan.stoppedBy == .none && plan.isReproducible, "seed \(seed)")
        #expect(plan.bound == plan.objective && plan.gap == 0, "seed \(seed)")
        #expect(plan.sites.count <= count && Set(plan.sites).count == plan.sites.count, "seed \(seed)")
        for (site, status) in instance.status.enumerated() {
            #expect(status != .forbidden || !plan.sites.contains(site), "seed \(seed)")
            #expect(status != .required || plan.sites.contains(site), "seed \(seed)")
        }
        #expect(plan.gains.reduce(0, +) == plan.gainedWeight, "seed \(seed)")
    }

    @Test(
        "p-median equals exhaustive search, or is infeasible with the fewest sites that serve all",
        arguments: 1...240 as ClosedRange<UInt64>)
    func median(seed: UInt64) throws {
        let instance = RandomCosts(seed: seed)
        guard let count = instance.count(seed: seed) else { return }
        let plan = try solver.solve(.pMedian(facilityCount: count), on: instance.problem)
        let plans = instance.allPlans()
        let best = plans.filter { $0.count <= count }.map(instance.weightedCost).min() ?? .infinity
        guard best < .infinity else { return try checkInfeasible(plan, instance, plans, seed) }
        checkPlan(plan, instance, count, seed)
        #expect(plan.objectiveMeasure == .weightedCost, "seed \(seed)")
        #expect(abs(plan.objective - best) <= tolerance(plan, instance), "seed \(seed): \(plan.objective), best \(best)")
        #expect(abs(instance.weightedCost(plan.sites) - plan.objective) <= tolerance(plan, instance), "seed \(seed)")
    }

    @Test(
        "p-center equals exhaustive search, or is infeasible with the fewest sites that serve all",
        arguments: 1...240 as ClosedRange<UInt64>)
    func center(seed: UInt64) throws {
        let instance = RandomCosts(seed: seed)
        guard let count = instance.count(seed: seed) else { return }
        let plan = try solver.solve(.pCenter(facilityCount: count), on: instance.problem)
        let plans = instance.allPlans()
        let best = plans.filter { $0.count <= count }.map(instance.largestCost).min() ?? .infinity
        guard best < .infinity else { return try checkInfeasible(plan, instance, plans, seed) }
        checkPlan(plan, instance, count, seed)
        #expect(plan.objectiveMeasure == .largestCost && plan.objective == best, "seed \(seed)")
        #expect(instance.largestCost(plan.sites) == best, "seed \(seed)")
    }

    @Test("opens a site where all cost the same and nobody serves yet", arguments: [1, 2])
    func equalCosts(count: Int) throws {
        var instance = RandomCosts(seed: 1)
        instance.weights = [3, 0, 4]
        instance.costs = [[5, 5, 5], [5, 5, 5], [7, 7, 7]]
        instance.existing = [.infinity, .infinity, .infinity]
        instance.status = [.forbidden, .available, .available]
        instance.spacing = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
        instance.toExisting = [.infinity, .infinity, .infinity]
        let median = try solver.solve(.pMedian(facilityCount: count), on: instance.problem)
        #expect(median.status == .optimal && !median.sites.isEmpty && median.objective == 43)
        let center = try solver.solve(.pCenter(facilityCount: count), on: instance.problem)
        #expect(center.status == .optimal && !center.sites.isEmpty && center.objective == 7)
        #expect(median.sites.count <= count && !median.sites.contains(0) && !center.sites.contains(0))
    }

    @Test("p-dispersion equals exhaustive search and opens exactly the count", arguments: 1...240 as ClosedRange<UInt64>)
    func dispersion(seed: UInt64) throws {
        let instance = RandomCosts(seed: seed)
        guard let count = instance.count(seed: seed) else { return }
        guard count > 1 || instance.toExisting.contains(where: { $0 < .infinity }) else {
            #expect(throws: SitingError.nothingToSpace) {
                try solver.solve(.pDispersion(facilityCount: count), on: instance.problem)
            }
            return
        }
        let plan = try solver.solve(.pDispersion(facilityCount: count), on: instance.problem)
        let best = instance.allPlans().filter { $0.count == count }.map(instance.smallestSpacing).max()
        checkPlan(plan, instance, count, seed)
        #expect(plan.sites.count == count && plan.objective == best, "seed \(seed)")
        #expect(instance.smallestSpacing(plan.sites) == best, "seed \(seed)")
    }

    private func checkInfeasible(_ plan: SitingPlan, _ instance: RandomCosts, _ plans: [[Int]], _ seed: UInt64) throws {
        #expect(plan.status == .infeasible && plan.sites.isEmpty, "seed \(seed)")
        let fewest = plans.filter { instance.largestCost($0) < .infinity }.map(\.count).min()
        if plan.uncoverableRows.isEmpty { #expect(plan.fewestSites == fewest && fewest != nil, "seed \(seed)") }
        for row in plan.uncoverableRows.map(\.value) {
            #expect(instance.weights[row] > 0 && instance.existing[row] == .infinity, "seed \(seed)")
        }
    }

    @Test("bounds hold on a thousand instances without branch and bound", arguments: 0..<10 as Range<UInt64>)
    func bounds(block: UInt64) throws {
        for seed in block * 100 + 1_000..<block * 100 + 1_100 {
            let instance = RandomCosts(seed: seed, largest: 9)
            guard let count = instance.count(seed: seed) else { continue }
            let limits = SolveLimits(workLimit: 0)
            let plans = instance.allPlans().filter { $0.count <= count }
            let median = try solver.solve(.pMedian(facilityCount: count), on: instance.problem, limits: limits)
            let cheapest = plans.map(instance.weightedCost).min() ?? .infinity
            let slack = tolerance(median, instance)
            if median.status == .infeasible {
                #expect(cheapest == .infinity, "seed \(seed)")
            } else {
                #expect(median.bound <= cheapest + slack, "seed \(seed)")
                #expect(!median.status.hasPlan || median.objective >= cheapest - slack, "seed \(seed)")
            }
            let center = try solver.solve(.pCenter(facilityCount: count), on: instance.problem, limits: limits)
            let nearest = plans.map(instance.largestCost).min() ?? .infinity
            if center.status == .infeasible {
                #expect(nearest == .infinity, "seed \(seed)")
            } else {
                #expect(center.bound <= nearest, "seed \(seed)")
                #expect(!center.status.hasPlan || center.objective >= nearest, "seed \(seed)")
            }
            guard count > 1 || instance.toExisting.contains(where: { $0 < .infinity }) else { continue }
            let spread = try solver.solve(.pDispersion(facilityCount: count), on: instance.problem, limits: limits)
            let widest = plans.filter { $0.count == count }.map(instance.smallestSpacing).max() ?? 0
            #expect(spread.bound >= widest && spread.objective <= widest, "seed \(seed)")
        }
    }
}
