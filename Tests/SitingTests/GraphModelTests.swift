import CoverageAnalysis
import MILP
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

/// The models on distances where exhaustive search does not reach: published optima, and the models as textbooks write them, proven by HiGHS.
@Suite("SitingSolver, graphs")
struct GraphModelTests {
    private let solver = SitingSolver()

    /// A graph in the manner of the OR-Library: each vertex is a demand point and a site, costs are shortest paths of whole lengths.
    private struct Graph {
        let count: Int
        var weights: [Int]
        var costs: [[Int]]

        init(vertices count: Int, seed: UInt64) {
            var random = SeededGenerator(seed: seed)
            self.count = count
            var costs = [[Int]](repeating: [Int](repeating: 1_000_000, count: count), count: count)
            for vertex in 0..<count { costs[vertex][vertex] = 0 }
            for edge in 0..<3 * count {
                let first = edge < count ? edge : Int.random(in: 0..<count, using: &random)
                let second = edge < count ? (edge + 1) % count : Int.random(in: 0..<count, using: &random)
                let length = min(costs[first][second], Int.random(in: 1...100, using: &random))
                if first != second { (costs[first][second], costs[second][first]) = (length, length) }
            }
            for through in 0..<count {
                for first in 0..<count {
                    let toThrough = costs[first][through]
                    for second in 0..<count where toThrough + costs[through][second] < costs[first][second] {
                        costs[first][second] = toThrough + costs[through][second]
                    }
                }
            }
            self.costs = costs
            weights = (0..<count).map { _ in Int.random(in: 1...5, using: &random) }
        }

        var problem: SitingProblem { .costs(costs, weights: weights) }

        /// The textbook model: y for sites, x for pairs, and for p-center what the farthest pays.
        func program(count facilityCount: Int, isCenter: Bool) -> LinearProgram {
            var program = LinearProgram(sense: .minimize)
            let sites = (0..<count).map { _ in program.addColumn(cost: 0, upper: 1, isInteger: true) }
            let largest = isCenter ? program.addColumn(cost: 1) : nil
            program.addRow(upper: Double(facilityCount), sites.map { ($0, 1) })
            for row in 0..<count {
                let pairs = (0..<count).map { site in
                    program.addColumn(cost: isCenter ? 0 : Double(weights[row] * costs[row][site]), upper: 1, isInteger: isCenter)
                }
                program.addRow(lower: 1, upper: 1, pairs.map { ($0, 1) })
                for site in 0..<count { program.addRow(upper: 0, [(pairs[site], 1), (sites[site], -1)]) }
                if let largest {
                    program.addRow(upper: 0, (0..<count).map { (pairs[$0], Double(costs[row][$0])) } + [(largest, -1)])
                }
            }
            return program
        }
    }

    private func proven(_ program: LinearProgram) throws -> Double {
        var options = SolveOptions()
        options.absoluteGap = 0.99
        let report = try HiGHSSolver().solve(program, options: options)
        #expect(report.status == .optimal)
        return report.objective.rounded()
    }

    @Test("p-median equals the textbook model proven by HiGHS", arguments: 1...6 as ClosedRange<UInt64>)
    func median(seed: UInt64) throws {
        let graph = Graph(vertices: 40, seed: seed)
        let count = [2, 4, 8][Int(seed % 3)]
        let plan = try solver.solve(.pMedian(facilityCount: count), on: graph.problem)
        #expect(plan.status == .optimal && plan.sites.count <= count, "seed \(seed)")
        #expect(try plan.objective == proven(graph.program(count: count, isCenter: false)), "seed \(seed)")
    }

    @Test("p-center equals the textbook model proven by HiGHS", arguments: 1...6 as ClosedRange<UInt64>)
    func center(seed: UInt64) throws {
        let graph = Graph(vertices: 24, seed: seed)
        let count = [2, 3, 5][Int(seed % 3)]
        let plan = try solver.solve(.pCenter(facilityCount: count), on: graph.problem)
        #expect(plan.status == .optimal && plan.sites.count <= count, "seed \(seed)")
        #expect(try plan.objective == proven(graph.program(count: count, isCenter: true)), "seed \(seed)")
    }

    @Test("covers of affine spaces are as small as published", arguments: [(2, 5), (3, 18)])
    func affineCovers(dimension: Int, fewest: Int) throws {
        let space = AffineSpace(dimension: dimension)
        let lines = space.lines
        let scale = WeightScale(total: Double(lines.count))
        let problem = SitingProblem(
            coverSets: CoverSets(
                rowOffsets: (0...lines.count).map { $0 * 3 }, candidates: lines.flatMap { $0 }, candidateCount: space.pointCount),
            weights: lines.map { _ in scale.ticks(1) }, scale: scale, isCovered: lines.map { _ in false },
            candidateStatus: (0..<space.pointCount).map { _ in .available })
        let plan = try solver.solve(.setCovering(target: 1), on: problem)
        #expect(plan.status == .optimal && plan.sites.count == fewest)

        // The same as a p-center: a point of the line costs 1, every other one 2.
        let costs = lines.map { line in (0..<space.pointCount).map { line.contains(Int32($0)) ? 1 : 2 } }
        let centers = SitingProblem.costs(costs, weights: lines.map { _ in 1 })
        #expect(try solver.solve(.pCenter(facilityCount: fewest), on: centers).objective == 1)
        let one = try solver.solve(.pCenter(facilityCount: fewest - 1), on: centers)
        #expect(one.objective == 2 && one.status == .optimal)
    }

    @Test("the same plan for any number of threads", arguments: [3, 12])
    func threads(count: Int) throws {
        let problem = Graph(vertices: 70, seed: 7).problem
        for model in [SitingModel.pMedian(facilityCount: count), .pCenter(facilityCount: count)] {
            for workLimit in [nil, 3] {
                var plans = try [1, 2, 5].map { threads in
                    try solver.solve(model, on: problem, limits: SolveLimits(workLimit: workLimit, threads: threads))
                }
                for index in plans.indices { plans[index].seconds = 0 }
                #expect(plans[0] == plans[1] && plans[0] == plans[2])
            }
        }
    }
}

extension SitingProblem {
    /// A problem in which every demand point may be served from every site, at these whole costs; nothing exists yet.
    fileprivate static func costs(_ costs: [[Int]], weights: [Int]) -> SitingProblem {
        let sites = costs.first?.count ?? 0
        let offsets = (0...costs.count).map { $0 * sites }
        let candidates = costs.flatMap { $0.indices.map { Int32($0) } }
        let scale = WeightScale(total: Double(weights.reduce(0, +)))
        var problem = SitingProblem(
            coverSets: CoverSets(rowOffsets: offsets, candidates: candidates, candidateCount: sites),
            weights: weights.map { scale.ticks(Double($0)) }, scale: scale, isCovered: weights.map { _ in false },
            candidateStatus: (0..<sites).map { _ in .available })
        problem.costs = SitingCosts(
            rows: CostRows(
                rowOffsets: offsets, candidates: candidates, costs: costs.flatMap { $0.map(Double.init) }, candidateCount: sites),
            existing: weights.map { _ in .infinity })
        return problem
    }
}
