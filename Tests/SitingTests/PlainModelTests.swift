import CoverageAnalysis
import MILP
import ServiceModel
import Siting
import TestSupport
import Testing

/// The models as the literature writes them, one row a demand point, without any reduction, bound or start of ours.
@Suite("ExactSolver against the plain models")
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
            let plan = try ExactSolver().solve(model, on: problem)
            guard plan.status != .infeasibleTarget else { continue }
            #expect(plan.status == .optimal, "seed \(seed)")
            #expect(plan.objective == (try plain(model, problem)), "seed \(seed)")
        }
    }
}
