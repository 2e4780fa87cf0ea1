import GeoPrimitives
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

@testable import Siting

@Suite("SitingSolver, the marginal curve")
struct MarginalCurveTests {
    private func curve(
        _ instance: RandomProblem, to count: Int, effort: CurveEffort, limits: SolveLimits = SolveLimits()
    ) throws -> MarginalCurve {
        let plan = try SitingSolver().solve(.maximalCovering(facilityCount: count), on: instance.problem, limits: limits)
        return try SitingSolver().curve(endingWith: plan, on: instance.problem, effort: effort, RunControl(limits))
    }

    @Test("every step equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func exhaustive(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed, wholeWeights: seed % 2 == 0)
        guard instance.openable > 0 else { return }
        let curve = try curve(instance, to: instance.openable, effort: .exact)
        let plans = instance.allPlans()
        #expect(curve.steps.map(\.count) == Array(max(1, instance.required)...instance.openable), "seed \(seed)")
        for step in curve.steps {
            let best = plans.filter { $0.sites.count <= step.count }.map(\.covered).max()
            #expect(step.coveredWeight == best && step.isProven, "seed \(seed) count \(step.count)")
            #expect(instance.covered(step.sites.map(\.value)) == step.coveredWeight, "seed \(seed) count \(step.count)")
            #expect(step.sites.count <= step.count && Set(step.sites).count == step.sites.count, "seed \(seed)")
        }
    }

    @Test("bounds hold without branch and bound", arguments: 1...200 as ClosedRange<UInt64>)
    func bounds(seed: UInt64) throws {
        let instance = RandomProblem(seed: seed, wholeWeights: seed % 3 == 0)
        guard instance.openable > 0 else { return }
        let curve = try curve(instance, to: instance.openable, effort: .band, limits: SolveLimits(workLimit: 0))
        let plans = instance.allPlans()
        for step in curve.steps {
            let best = plans.filter { $0.sites.count <= step.count }.map(\.covered).max() ?? 0
            #expect(step.coveredWeight <= best && step.bound >= best, "seed \(seed) count \(step.count)")
            #expect(instance.covered(step.sites.map(\.value)) == step.coveredWeight, "seed \(seed)")
        }
    }

    @Test("never falls, and repeats on any number of threads")
    func order() throws {
        let problem = SitingProblem.scattered(points: 500, sites: 80, reach: 0.1, seed: 4)
        var curves: [MarginalCurve] = []
        for threads in [1, 2] {
            let limits = SolveLimits(workLimit: 100, threads: threads)
            let plan = try SitingSolver().solve(.maximalCovering(facilityCount: 15), on: problem, limits: limits)
            curves.append(try SitingSolver().curve(endingWith: plan, on: problem, effort: .band, RunControl(limits)))
        }
        #expect(curves[0] == curves[1])
        #expect(curves[0].isReproducible)
        for (step, next) in zip(curves[0].steps, curves[0].steps.dropFirst()) {
            #expect(step.coveredWeight <= next.coveredWeight && step.bound <= next.bound)
        }
    }
}

@Suite("SiteAlternatives")
struct SiteAlternativesTests {
    @Test("are the exchanges that lose at most 1 % of the gain", arguments: 1...100 as ClosedRange<UInt64>)
    func exchanges(seed: UInt64) throws {
        var instance = RandomProblem(seed: seed)
        // Equal columns make exchanges without loss likely.
        for row in instance.sets.indices where instance.sets[row].contains(0) && instance.status.count > 1 {
            instance.sets[row] = Array(Set(instance.sets[row] + [1])).sorted()
        }
        guard instance.openable > 0 else { return }
        let count = max(1, instance.required, instance.openable / 2)
        for model in [SitingModel.maximalCovering(facilityCount: count), .setCovering(target: 0.7)] {
            let plan = try SitingSolver().solve(model, on: instance.problem)
            let lists = try #require(SitingQuestion(model, on: instance.problem).alternatives(to: plan))
            #expect(lists.count == plan.sites.count)
            let total = Double(instance.problem.totalWeight)
            for (rank, site) in plan.sites.enumerated() {
                var expected: [(lost: Int64, candidate: Int)] = []
                for other in instance.status.indices
                where instance.status[other] == .available && !plan.sites.contains(other)
                    && instance.status[site] == .available
                {
                    let covered = instance.covered(plan.sites.filter { $0 != site } + [other])
                    let lost = plan.coveredWeight - covered
                    var fits = lost * 100 <= plan.gainedWeight
                    if case .setCovering = model {
                        fits = fits && (Double(covered) >= 0.7 * total || covered == plan.largestReachableWeight)
                    }
                    if fits, instance.isSame(other, as: site, in: plan.sites) { expected.append((lost, other)) }
                }
                expected.sort { $0 < $1 }
                #expect(lists[rank].map(\.candidate.value) == expected.map(\.candidate), "seed \(seed) site \(site)")
                #expect(lists[rank].map(\.lostWeight) == expected.map(\.lost), "seed \(seed) site \(site)")
            }
        }
    }

    @Test("a candidate that serves others is none, however little is lost")
    func farAway() throws {
        var instance = RandomProblem(seed: 3)
        // 1,000 people at the first site, 5 at the second and 5 elsewhere; the third covers the elsewhere, the fourth half of the five.
        instance.sets = [[0], [1, 3], [1], [2]]
        instance.weights = [1000, 3, 2, 5]
        instance.isCovered = [false, false, false, false]
        instance.status = [.required, .required, .available, .available]
        let plan = try SitingSolver().solve(.maximalCovering(facilityCount: 2), on: instance.problem)
        instance.status = [.available, .available, .available, .available]
        let lists = SiteAlternatives(to: plan, on: instance.problem).lists()
        let second = try #require(plan.sites.firstIndex(of: 1))
        // Both lose less than 1 % of 1,005; the third nobody at all.
        #expect(lists[second].map(\.candidate.value) == [3])
    }

    @Test("only those are listed that the caller keeps")
    func filter() throws {
        var instance = RandomProblem(seed: 2)
        instance.sets = [[0, 1, 2]]
        instance.weights = [5]
        instance.isCovered = [false]
        instance.status = [.available, .available, .available]
        let plan = try SitingSolver().solve(.maximalCovering(facilityCount: 1), on: instance.problem)
        let lists = SiteAlternatives(to: plan, on: instance.problem).lists { _, candidate in candidate != 1 }
        #expect(lists.map { $0.map(\.candidate.value) } == [[0, 2].filter { $0 != plan.sites[0] }])
    }
}

extension RandomProblem {
    /// Whether a candidate covers at least half of the weight that a site of a plan covers alone.
    func isSame(_ other: Int, as site: Int, in plan: [Int]) -> Bool {
        let alone = sets.indices.filter { row in
            !isCovered[row] && sets[row].contains(Int32(site))
                && !plan.contains { $0 != site && sets[row].contains(Int32($0)) }
        }
        let whole = alone.reduce(0) { $0 + weights[$1] }
        let shared = alone.filter { sets[$0].contains(Int32(other)) }.reduce(0) { $0 + weights[$1] }
        return shared > 0 && shared * 2 >= whole
    }
}
