import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SitingSolver, set covering")
struct SetCoveringTests {
    private let solver = SitingSolver()

    /// Whether so many ticks are at least the target's share, as the specification compares them.
    private func reaches(_ covered: Int64, _ target: Double, _ total: Int64) -> Bool {
        total == 0 || Double(covered) / Double(total) >= target
    }

    private func check(_ instance: RandomProblem, target: Double, limits: SolveLimits, _ seed: UInt64) throws {
        let problem = instance.problem
        let plan = try solver.solve(.setCovering(target: target), on: problem, limits: limits)
        let plans = instance.allPlans()
        let most = plans.map(\.covered).max() ?? 0
        let isReachable = reaches(most, target, problem.totalWeight)
        let fewest =
            plans.filter { isReachable ? reaches($0.covered, target, problem.totalWeight) : $0.covered == most }
            .map(\.sites.count).min() ?? 0
        #expect(plan.coveredWeight == instance.covered(plan.sites), "seed \(seed) target \(target)")
        #expect(plan.objective == Double(plan.sites.count), "seed \(seed) target \(target)")
        #expect(plan.bound <= Double(fewest), "seed \(seed) target \(target)")
        #expect(plan.largestReachableWeight == most, "seed \(seed) target \(target)")
        #expect(plan.gains.reduce(0, +) == plan.gainedWeight, "seed \(seed) target \(target)")
        if isReachable {
            #expect(reaches(plan.coveredWeight, target, problem.totalWeight), "seed \(seed) target \(target)")
        } else {
            #expect(plan.coveredWeight == most, "seed \(seed) target \(target)")
        }
        if limits.workLimit == nil {
            #expect(plan.status == (isReachable ? .optimal : .infeasibleTarget), "seed \(seed) target \(target)")
            #expect(plan.sites.count == fewest, "seed \(seed) target \(target)")
            #expect(plan.bound == plan.objective && plan.gap == 0, "seed \(seed) target \(target)")
        }
    }

    @Test("equals exhaustive search for full cover", arguments: 1...200 as ClosedRange<UInt64>)
    func full(seed: UInt64) throws {
        var instance = RandomProblem(seed: seed, wholeWeights: seed % 2 == 0)
        if seed % 3 != 0 {
            // Leave out the points out of reach, so that the target can be reached.
            for row in instance.sets.indices where !instance.sets[row].contains(where: { instance.status[Int($0)] != .forbidden })
            {
                instance.weights[row] = 0
            }
        }
        try check(instance, target: 1, limits: SolveLimits(), seed)
    }

    @Test("equals exhaustive search for partial cover", arguments: 1...200 as ClosedRange<UInt64>)
    func partial(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed, wholeWeights: seed % 2 == 0)
        var random = SeededGenerator(seed: seed &+ 77)
        try check(instance, target: Double.random(in: 0...1, using: &random), limits: SolveLimits(), seed)
        // Targets that some plan reaches exactly are the ones rounding could lose.
        let plans = instance.allPlans().map(\.covered)
        guard let exact = plans.randomElement(using: &random), instance.problem.totalWeight > 0 else { return }
        try check(
            instance, target: Double(exact) / Double(instance.problem.totalWeight), limits: SolveLimits(), seed)
    }

    @Test("has a true bound without branch and bound", arguments: 1...100 as ClosedRange<UInt64>)
    func boundAtWorkLimit(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed)
        try check(instance, target: 1, limits: SolveLimits(workLimit: 0), seed)
        try check(instance, target: 0.8, limits: SolveLimits(workLimit: 0), seed)
    }

    @Test("opens nothing where existing facilities reach the target")
    func alreadyReached() throws {
        var instance = RandomProblem(seed: 2)
        instance.sets = [[0], [0], [1]]
        instance.weights = [6, 2, 2]
        instance.isCovered = [true, false, false]
        instance.status = [.available, .available]
        let plan = try solver.solve(.setCovering(target: 0.6), on: instance.problem)
        #expect(plan.status == .optimal)
        #expect(plan.sites.isEmpty && plan.bound == 0 && plan.gap == 0)
        let next = try solver.solve(.setCovering(target: 0.6000001), on: instance.problem)
        #expect(next.sites == [0])
    }

    @Test("explains a target out of reach")
    func infeasibleTarget() throws {
        var instance = RandomProblem(seed: 2)
        instance.sets = [[0, 1], [1], [], [2]]
        instance.weights = [5, 3, 1, 1]
        instance.isCovered = [false, false, false, false]
        instance.status = [.available, .available, .forbidden]
        let plan = try solver.solve(.setCovering(target: 0.9), on: instance.problem)
        #expect(plan.status == .infeasibleTarget)
        #expect(plan.sites == [1])
        #expect(plan.uncoverableRows == [2, 3])
        #expect(instance.problem.scale.weight(plan.largestReachableWeight) == 8)
    }

    @Test("accepts shares only", arguments: [-0.1, 1.1, .nan])
    func targetOutOfRange(target: Double) {
        let problem = RandomProblem(seed: 4).problem
        #expect(throws: SitingError.self) { try solver.solve(.setCovering(target: target), on: problem) }
    }
}
