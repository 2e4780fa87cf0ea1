import CoverageAnalysis
import MILP
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

/// The models as the literature writes them, one row a demand point, without any reduction, bound or start of ours.
@Suite("SitingSolver against the plain models")
struct PlainModelTests {
    /// Solves the plain model and returns its objective: covered weight in whole units, or sites.
    private func plain(_ model: SitingModel, _ problem: SitingProblem) throws -> Double {
        let isMaximal: Bool
        if case .maximalCovering = model { isMaximal = true } else { isMaximal = false }
        var program = LinearProgram(sense: isMaximal ? .maximize : .minimize)
        let sites = (0..<problem.coverSets.candidateCount).map { _ in
            program.addColumn(cost: isMaximal ? 0 : 1, upper: 1, isInteger: true)
        }
        var weighted: [(Variable, Double)] = []
        for row in 0..<problem.coverSets.rowCount {
            let weight = problem.scale.weight(problem.weights[row])
            let covered = program.addColumn(cost: isMaximal ? weight : 0, upper: 1)
            program.addRow(lower: 0, problem.coverSets[row].map { (sites[Int($0)], 1.0) } + [(covered, -1)])
            weighted.append((covered, weight))
        }
        switch model {
        case .maximalCovering(let count): program.addRow(upper: Double(count), sites.map { ($0, 1) })
        case .setCovering(let target):
            program.addRow(lower: (target * problem.scale.weight(problem.totalWeight)).rounded(.up), weighted)
        default: Issue.record("\(model.name) is no covering model")
        }
        var options = SolveOptions()
        options.absoluteGap = 0.9
        return try HiGHSSolver().solve(program, options: options).objective.rounded()
    }

    @Test("proves the same optimum", arguments: 1...12 as ClosedRange<UInt64>)
    func agreement(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let problem = SitingProblem.scattered(
            points: Int.random(in: 100...300, using: &random), sites: Int.random(in: 20...50, using: &random),
            reach: .random(in: 0.08...0.25, using: &random), seed: seed)
        for model in [
            SitingModel.maximalCovering(facilityCount: Int.random(in: 3...10, using: &random)), .setCovering(target: 0.5),
        ] {
            let plan = try SitingSolver().solve(model, on: problem)
            guard plan.status != .infeasibleTarget else { continue }
            #expect(plan.status == .optimal, "seed \(seed)")
            #expect(plan.objective == (try plain(model, problem)), "seed \(seed)")
        }
    }

    /// Villages far apart: parts that only the number of sites links, some with too many sites to try every plan.
    private func villages(seed: UInt64) -> SitingProblem {
        var random = SeededGenerator(seed: seed)
        var offsets = [0]
        var candidates: [Int32] = []
        var weights: [Int64] = []
        var sites = 0
        let scale = WeightScale(total: 100_000)
        for village in 0..<UInt64(Int.random(in: 3...6, using: &random)) {
            let part = SitingProblem.scattered(
                points: Int.random(in: 20...90, using: &random), sites: Int.random(in: 2...25, using: &random),
                reach: .random(in: 0.15...0.4, using: &random), seed: seed &* 31 &+ village)
            for row in 0..<part.coverSets.rowCount {
                candidates += part.coverSets[row].map { $0 + Int32(sites) }
                offsets.append(candidates.count)
                weights.append(scale.ticks(part.scale.weight(part.weights[row])))
            }
            sites += part.coverSets.candidateCount
        }
        return SitingProblem(
            coverSets: CoverSets(rowOffsets: offsets, candidates: candidates, candidateCount: sites), weights: weights,
            scale: scale,
            isCovered: [Bool](repeating: false, count: weights.count),
            candidateStatus: [CandidateStatus](repeating: .available, count: sites))
    }

    @Test(
        "proves the same optimum where the problem falls into parts, on one thread and on two",
        arguments: 1...40 as ClosedRange<UInt64>)
    func parts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let problem = villages(seed: seed)
        for model in [
            SitingModel.maximalCovering(facilityCount: Int.random(in: 2...15, using: &random)),
            .setCovering(target: .random(in: 0.3...0.9, using: &random)), .setCovering(target: 1),
        ] {
            var plan = try SitingSolver().solve(model, on: problem)
            var other = try SitingSolver().solve(model, on: problem, limits: SolveLimits(threads: 2))
            plan.seconds = 0
            other.seconds = 0
            #expect(plan == other, "seed \(seed)")
            let hasty = try SitingSolver().solve(model, on: problem, limits: SolveLimits(workLimit: Int(seed % 5), threads: 2))
            guard plan.status != .infeasibleTarget else { continue }
            #expect(plan.status == .optimal, "seed \(seed)")
            #expect(plan.objective == (try plain(model, problem)), "seed \(seed)")
            if case .maximalCovering = model {
                #expect(hasty.objective <= plan.objective && plan.objective <= hasty.bound, "seed \(seed)")
            } else {
                #expect(hasty.objective >= plan.objective && plan.objective >= hasty.bound, "seed \(seed)")
            }
            if hasty.status != .optimal { #expect(hasty.stoppedBy == .workLimit, "seed \(seed)") }
        }
    }
}
