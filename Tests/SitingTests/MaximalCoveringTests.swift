import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SitingSolver, maximal covering")
struct MaximalCoveringTests {
    private let solver = SitingSolver()

    /// A count that the instance allows, drawn from its seed; nil where it allows none.
    private func count(of instance: RandomProblem, seed: UInt64) -> Int? {
        var random = SeededGenerator(seed: seed &+ 1_000_003)
        let range = max(1, instance.required)...max(1, instance.openable, instance.required)
        return instance.openable == 0 ? nil : Int.random(in: range, using: &random)
    }

    @Test("equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func exhaustive(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed, wholeWeights: seed % 2 == 0)
        guard let count = count(of: instance, seed: seed) else { return }
        let plan = try solver.solve(.maximalCovering(facilityCount: count), on: instance.problem)
        let best = instance.allPlans().filter { $0.sites.count <= count }.map(\.covered).max()
        #expect(plan.coveredWeight == best, "seed \(seed)")
        #expect(plan.status == .optimal && plan.stoppedBy == .none && plan.isReproducible, "seed \(seed)")
        #expect(plan.bound == plan.objective && plan.gap == 0 && plan.gapGained == 0, "seed \(seed)")
        #expect(plan.sites.count <= count, "seed \(seed)")
        try checkFigures(plan, instance, seed)
    }

    /// Recomputes every figure of a plan from the instance.
    private func checkFigures(_ plan: SitingPlan, _ instance: RandomProblem, _ seed: UInt64) throws {
        let problem = instance.problem
        #expect(Set(plan.sites).count == plan.sites.count, "seed \(seed)")
        for site in plan.sites { #expect(instance.status[site] != .forbidden, "seed \(seed)") }
        for (site, status) in instance.status.enumerated() where status == .required {
            #expect(plan.sites.contains(site), "seed \(seed)")
        }
        #expect(plan.coveredWeight == instance.covered(plan.sites), "seed \(seed)")
        #expect(plan.objective == problem.scale.weight(plan.coveredWeight), "seed \(seed)")
        #expect(plan.gainedWeight == plan.coveredWeight - problem.baseWeight, "seed \(seed)")
        #expect(plan.gains.reduce(0, +) == plan.gainedWeight, "seed \(seed)")
        for (rank, site) in plan.sites.enumerated() {
            let before = Array(plan.sites.prefix(rank))
            let step = instance.covered(before + [site]) - instance.covered(before)
            #expect(plan.gains[rank] == step, "seed \(seed)")
            for later in plan.sites.dropFirst(rank) {
                #expect(instance.covered(before + [later]) - instance.covered(before) <= step, "seed \(seed)")
            }
            let others = plan.sites.filter { $0 != site }
            #expect(plan.uniqueGains[rank] == plan.coveredWeight - instance.covered(others), "seed \(seed)")
        }
        let all = instance.status.indices.filter { instance.status[$0] != .forbidden }
        #expect(plan.largestReachableWeight == instance.covered(all), "seed \(seed)")
        let uncoverable = instance.sets.indices.filter { row in
            problem.weights[row] > 0 && !instance.isCovered[row] && !instance.sets[row].contains { all.contains(Int($0)) }
        }
        #expect(plan.uncoverableRows.map(\.value) == uncoverable, "seed \(seed)")
        #expect(plan.reductions.uncoverableRows == uncoverable.count, "seed \(seed)")
    }

    @Test("has a true bound without branch and bound", arguments: 1...100 as ClosedRange<UInt64>)
    func boundAtWorkLimit(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed)
        guard let count = count(of: instance, seed: seed) else { return }
        let plan = try solver.solve(
            .maximalCovering(facilityCount: count), on: instance.problem, limits: SolveLimits(workLimit: 0))
        let best = instance.allPlans().filter { $0.sites.count <= count }.map(\.covered).max() ?? 0
        #expect(plan.bound >= instance.problem.scale.weight(best), "seed \(seed)")
        #expect(plan.bound >= plan.objective, "seed \(seed)")
        #expect(plan.status == (plan.bound == plan.objective ? .optimal : .feasible), "seed \(seed)")
        #expect(plan.stoppedBy == (plan.status == .optimal ? .none : .workLimit), "seed \(seed)")
        #expect(plan.isReproducible, "seed \(seed)")
        if plan.status == .optimal { #expect(plan.coveredWeight == best, "seed \(seed)") }
        let base = instance.problem.scale.weight(instance.problem.baseWeight)
        if plan.bound > 0 { #expect(abs(plan.gap - (plan.bound - plan.objective) / plan.bound) < 1e-12, "seed \(seed)") }
        if plan.bound > base {
            #expect(abs(plan.gapGained - (plan.bound - plan.objective) / (plan.bound - base)) < 1e-12, "seed \(seed)")
        }
    }

    @Test("never covers less with more sites", arguments: 1...40 as ClosedRange<UInt64>)
    func monotone(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed)
        var last: Int64 = -1
        for count in max(1, instance.required)..<(max(1, instance.openable, instance.required) + 1)
        where count <= instance.openable {
            let plan = try solver.solve(.maximalCovering(facilityCount: count), on: instance.problem)
            #expect(plan.coveredWeight >= last, "seed \(seed)")
            last = plan.coveredWeight
        }
    }

    @Test("does not depend on the order of points and candidates, nor on equal ones", arguments: 1...60 as ClosedRange<UInt64>)
    func reordering(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed, largest: 8)
        guard let count = count(of: instance, seed: seed) else { return }
        var doubled = instance
        // Every point twice with its weight, every available candidate twice: twice the weight, the same choice.
        let copies = instance.status.indices.filter { instance.status[$0] == .available }
        doubled.status += copies.map { _ in .available }
        for (row, set) in instance.sets.enumerated() {
            for (copy, site) in copies.enumerated() where set.contains(Int32(site)) {
                doubled.sets[row].append(Int32(instance.status.count + copy))
            }
        }
        doubled.sets = doubled.sets + doubled.sets.reversed()
        doubled.weights += doubled.weights.reversed()
        doubled.isCovered += doubled.isCovered.reversed()
        let model = SitingModel.maximalCovering(facilityCount: count)
        let plan = try solver.solve(model, on: instance.problem)
        let other = try solver.solve(model, on: doubled.problem)
        #expect(other.objective == 2 * plan.objective, "seed \(seed)")
        #expect(other.reductions.mergedRows == plan.reductions.mergedRows, "seed \(seed)")
    }

    @Test("refuses what cannot be meant")
    func errors() {
        var instance = RandomProblem(seed: 1)
        instance.status = [.required, .required, .forbidden]
        instance.sets = [[0, 1, 2]]
        instance.weights = [1]
        instance.isCovered = [false]
        let problem = instance.problem
        func failure(_ count: Int) -> SitingError? {
            do throws(SitingError) {
                _ = try solver.solve(.maximalCovering(facilityCount: count), on: problem)
                return nil
            } catch {
                return error
            }
        }
        #expect(failure(0) == .notPositiveCount(count: 0))
        #expect(failure(1) == .moreRequiredThanCount(required: [0, 1], count: 1))
        #expect(failure(2) == nil)
        #expect(failure(3) == .countExceedsCandidates(count: 3, available: 2))
        #expect("\(SitingError.countExceedsCandidates(count: 3, available: 2))".contains("3, exceeds the 2 candidate sites"))
    }
}
