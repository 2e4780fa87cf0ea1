import CoverageAnalysis
import PlanningTerms
import ServiceModel
import Siting
import Synchronization
import TestSupport
import Testing

/// Counts how often a run looks whether to go on, and says no from a certain look on.
final class CountedStop: Sendable {
    /// Who says no.
    enum Kind: CaseIterable, Sendable {
        case caller, clock
    }

    let kind: Kind
    private let first: Int
    private let looks = Mutex(0)

    init(_ kind: Kind, at first: Int) { (self.kind, self.first) = (kind, first) }

    private var hasCome: Bool {
        looks.withLock { looks in
            looks += 1
            return looks >= first
        }
    }

    /// Whether the run looked so often.
    var wasReached: Bool { looks.withLock { $0 >= first } }

    /// A control that this stops.
    func control(gap: Double = 0) -> RunControl {
        switch kind {
        case .caller: RunControl(SolveLimits(gap: gap), clock: { 0 }, progress: { _ in !self.hasCome })
        case .clock: RunControl(SolveLimits(timeLimit: 1000, gap: gap), clock: { self.hasCome ? 2000 : 0 }, progress: nil)
        }
    }

    /// What the plan must say.
    var stop: SitingStop { kind == .caller ? .interrupted : .timeLimit }

    /// The looks to stop at: the first ones one by one, then ever farther apart.
    static let looks = Array(1...12) + [15, 20, 30, 45, 70, 120, 250, 500, 1500, 10_000]
}

@Suite("Runs that are stopped at any of their looks at the clock and the caller")
struct StoppedRunTests {
    /// Stops a run at ever later looks, until it ends on its own; what it says must hold whenever it was stopped.
    private func stop(
        _ kind: CountedStop.Kind, seed: UInt64, proven: SitingPlan, _ run: (RunControl) throws -> SitingPlan,
        holds: (SitingPlan) -> Bool
    ) throws {
        for look in CountedStop.looks {
            let stop = CountedStop(kind, at: look)
            let plan = try run(stop.control())
            let note: Comment = "seed \(seed), look \(look): \(plan.status) \(plan.objective) \(plan.bound), \(proven.objective)"
            let isLess = plan.objectiveMeasure.isBetterWhenLess
            let isBound = isLess ? plan.bound <= proven.objective : plan.bound >= proven.objective
            switch plan.status {
            case .optimal:
                #expect(plan.objective == proven.objective && plan.bound == proven.objective, note)
                #expect(holds(plan), note)
            case .feasible:
                #expect(plan.stoppedBy == stop.stop && !plan.isReproducible, note)
                #expect(isLess ? plan.objective >= proven.objective : plan.objective <= proven.objective, note)
                #expect(isBound && plan.bound != plan.objective, note)
                #expect(holds(plan), note)
            case .noPlan:
                #expect(plan.stoppedBy == stop.stop && plan.sites.isEmpty && !plan.isReproducible, note)
                #expect(isBound || !proven.status.hasPlan, note)
            case .infeasible, .infeasibleTarget: #expect(plan.status == proven.status, note)
            }
            if !stop.wasReached {
                #expect(plan.status == proven.status, note)
                break
            }
        }
    }

    @Test("mclp, lscp and partial cover", arguments: CountedStop.Kind.allCases, [1, 2] as [UInt64])
    func coverage(kind: CountedStop.Kind, seed: UInt64) throws {
        let problem = SitingProblem.scattered(points: 120, sites: 30, reach: 0.15, seed: seed)
        for model in [SitingModel.maximalCovering(facilityCount: 9), .setCovering(target: 0.7), .setCovering(target: 1)] {
            let proven = try SitingSolver().solve(model, on: problem)
            try stop(kind, seed: seed, proven: proven) {
                try SitingSolver().solve(model, on: problem, $0)
            } holds: { plan in
                let open = Set(plan.sites.map(Int32.init))
                let covered = problem.weights.indices.reduce(Int64(0)) {
                    problem.coverSets[$1].contains { open.contains($0) } ? $0 + problem.weights[$1] : $0
                }
                guard covered == plan.coveredWeight else { return false }
                guard case .setCovering(let target) = model else { return plan.sites.count <= 9 }
                return plan.status == .infeasibleTarget || Double(covered) >= target * Double(problem.totalWeight)
            }
        }
    }

    @Test("p-median, p-center and p-dispersion", arguments: CountedStop.Kind.allCases, 1...9 as ClosedRange<UInt64>)
    func distances(kind: CountedStop.Kind, seed: UInt64) throws {
        let instance = RandomCosts(seed: seed)
        guard let count = instance.count(seed: seed) else { return }
        let problem = instance.problem
        for model in [SitingModel.pMedian(facilityCount: count), .pCenter(facilityCount: count)] {
            let proven = try SitingSolver().solve(model, on: problem)
            try stop(kind, seed: seed, proven: proven) {
                try SitingSolver().solve(model, on: problem, $0)
            } holds: { plan in
                let value =
                    plan.objectiveMeasure == .weightedCost
                    ? instance.weightedCost(plan.sites) : instance.largestCost(plan.sites)
                let slack = Double(instance.weights.count) * (plan.step ?? 0) + 1e-9 * max(1, value)
                return abs(value - plan.objective) <= slack && plan.sites.count <= count
            }
        }
        guard count > 1 || instance.toExisting.contains(where: { $0 < .infinity }) else { return }
        let proven = try SitingSolver().solve(.pDispersion(facilityCount: count), on: problem)
        try stop(kind, seed: seed, proven: proven) {
            try SitingSolver().solve(.pDispersion(facilityCount: count), on: problem, $0)
        } holds: { plan in
            // A geodesic and the same one backwards may differ in the last bits.
            plan.sites.count == count && abs(instance.smallestSpacing(plan.sites) - plan.objective) < 1e-6
        }
    }

    @Test("conditions and second cover", arguments: CountedStop.Kind.allCases, 1...4 as ClosedRange<UInt64>)
    func conditions(kind: CountedStop.Kind, seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: [.rules, .spacing, .budget])
        let count = max(2, random.instance.required)
        let models: [SitingModel] = [
            .maximalCovering(facilityCount: count), .setCovering(target: 0.6),
            .backupCovering(facilityCount: count, firstPercent: 60),
            .mandatoryBackupCovering(facilityCount: count),
        ]
        for model in models {
            let proven = try SitingSolver().solve(random.question(model))
            try stop(kind, seed: seed, proven: proven) {
                try SitingSolver().solve(random.question(model), $0)
            } holds: { plan in
                random.question(model).isKept(by: plan.selected, closing: plan.outcome?.closed ?? [])
            }
        }
    }

    @Test("the marginal curve keeps plans and bounds in order", arguments: CountedStop.Kind.allCases)
    func curve(kind: CountedStop.Kind) throws {
        let problem = SitingProblem.scattered(points: 200, sites: 40, reach: 0.12, seed: 3)
        let plan = try SitingSolver().solve(.maximalCovering(facilityCount: 8), on: problem)
        let exact = try SitingSolver().curve(endingWith: plan, on: problem, effort: .exact, RunControl(SolveLimits()))
        #expect(!exact.steps.contains { !$0.isProven })
        for look in CountedStop.looks {
            let stop = CountedStop(kind, at: look)
            let curve = try SitingSolver().curve(endingWith: plan, on: problem, effort: .exact, stop.control())
            #expect(curve.steps.count == exact.steps.count)
            for (step, best) in zip(curve.steps, exact.steps) {
                #expect(step.coveredWeight <= best.coveredWeight && step.bound >= best.coveredWeight, "look \(look)")
                #expect(step.sites.count <= step.count, "look \(look)")
            }
            if !stop.wasReached { break }
        }
    }

    @Test(
        "the choice among plans of one objective keeps the objective", arguments: CountedStop.Kind.allCases,
        1...6 as ClosedRange<UInt64>)
    func tieBreak(kind: CountedStop.Kind, seed: UInt64) throws {
        let instance = RandomCosts(seed: seed)
        guard let count = instance.count(seed: seed) else { return }
        let problem = instance.problem
        let first = try SitingSolver().solve(.maximalCovering(facilityCount: count), on: problem)
        let best = try #require(try SitingSolver().cheapest(like: first, on: problem).tieBreak)
        for look in CountedStop.looks {
            let stop = CountedStop(kind, at: look)
            let plan = try SitingSolver().cheapest(like: first, on: problem, stop.control())
            #expect(plan.coveredWeight == first.coveredWeight && plan.sites.count <= count)
            if let choice = plan.tieBreak {
                #expect(choice.weightedCost >= best.weightedCost && choice.bound <= best.weightedCost, "look \(look)")
                #expect(choice.isProven == (choice.bound == choice.weightedCost), "look \(look)")
            }
            if !stop.wasReached { break }
        }
    }
}
