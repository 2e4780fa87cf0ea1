import CoverageAnalysis
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SolveLimits")
struct SolveLimitsTests {
    private let solver = SitingSolver()

    @Test("a time limit of zero still gives a plan and a true bound", arguments: [1, 2, 3] as [UInt64])
    func noTime(seed: UInt64) throws {
        let problem = SitingProblem.scattered(points: 400, sites: 60, reach: 0.12, seed: seed)
        for model in [SitingModel.maximalCovering(facilityCount: 12), .setCovering(target: 0.7), .setCovering(target: 1)] {
            let proven = try solver.solve(model, on: problem)
            let hasty = try solver.solve(model, on: problem, limits: SolveLimits(timeLimit: 0))
            #expect(proven.status == .optimal || proven.status == .infeasibleTarget, "seed \(seed)")
            #expect(!hasty.sites.isEmpty, "seed \(seed)")
            if hasty.bound != hasty.objective {
                #expect(hasty.stoppedBy == .timeLimit && !hasty.isReproducible, "seed \(seed)")
            }
            if case .maximalCovering = model {
                #expect(hasty.bound >= proven.objective && hasty.objective <= proven.objective, "seed \(seed)")
            } else {
                #expect(hasty.bound <= proven.objective && hasty.objective >= proven.objective, "seed \(seed)")
            }
        }
    }

    @Test("the same plan on every run and for any number of threads")
    func reproducible() throws {
        let problem = SitingProblem.scattered(points: 500, sites: 80, reach: 0.1, seed: 8)
        for model in [SitingModel.maximalCovering(facilityCount: 15), .setCovering(target: 0.8)] {
            var plans = try [1, 1, 2].map {
                try solver.solve(model, on: problem, limits: SolveLimits(workLimit: 2000, threads: $0))
            }
            for index in plans.indices {
                #expect(plans[index].isReproducible)
                plans[index].seconds = 0
            }
            #expect(plans[0] == plans[1])
            #expect(plans[0] == plans[2])
        }
    }

    @Test("stops at the gap asked for")
    func gap() throws {
        let problem = SitingProblem.scattered(points: 500, sites: 80, reach: 0.1, seed: 9)
        for model in [SitingModel.maximalCovering(facilityCount: 15), .setCovering(target: 0.8)] {
            let plan = try solver.solve(model, on: problem, limits: SolveLimits(gap: 0.2))
            #expect(plan.gap <= 0.2)
            #expect(plan.status == .optimal || plan.stoppedBy == .gap)
            #expect(plan.isReproducible)
        }
    }

    @Test("a caller may stop the run, and is told true figures before")
    func interruption() throws {
        let problem = SitingProblem.scattered(points: 500, sites: 80, reach: 0.1, seed: 10)
        let proven = try solver.solve(.maximalCovering(facilityCount: 15), on: problem)
        let plan = try solver.solve(.maximalCovering(facilityCount: 15), on: problem) { progress in
            guard let objective = progress.objective, let bound = progress.bound else { return true }
            #expect(objective <= proven.objective && bound >= proven.objective)
            return false
        }
        if plan.status != .optimal { #expect(plan.stoppedBy == .interrupted) }
        #expect(plan.bound >= proven.objective)
    }

    @Test("no points, no weight, nothing in reach")
    func nothingToCover() throws {
        let scale = WeightScale(total: 0)
        for rows in [0, 1, 3] {
            let problem = SitingProblem(
                coverSets: CoverSets(
                    rowOffsets: Array(0...rows), candidates: [Int32](repeating: 0, count: rows), candidateCount: 2),
                weights: [Int64](repeating: 0, count: rows), scale: scale, isCovered: [Bool](repeating: false, count: rows),
                candidateStatus: [.available, .available])
            for model in [SitingModel.maximalCovering(facilityCount: 2), .setCovering(target: 1)] {
                let plan = try solver.solve(model, on: problem)
                #expect(plan.status == .optimal && plan.sites.isEmpty)
                #expect(plan.objective == 0 && plan.bound == 0 && plan.gap == 0 && plan.gapGained == 0)
            }
        }
    }

    @Test("refuses limits that are not numbers, and a problem without candidates")
    func errors() {
        let problem = SitingProblem.scattered(points: 3, sites: 2, reach: 0.5, seed: 1)
        let model = SitingModel.setCovering(target: 1)
        for limits in [SolveLimits(timeLimit: .nan), SolveLimits(workLimit: -1), SolveLimits(gap: -1), SolveLimits(threads: 0)] {
            #expect(throws: SitingError.self) { try solver.solve(model, on: problem, limits: limits) }
        }
        let empty = SitingProblem.scattered(points: 3, sites: 0, reach: 0.5, seed: 1)
        #expect(throws: SitingError.noCandidates) { try solver.solve(model, on: empty) }
    }
}
