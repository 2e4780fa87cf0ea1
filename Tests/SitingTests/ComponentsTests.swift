import CoverageAnalysis
import MILP
import PlanningTerms
import ServiceModel
@testable import Siting
import TestSupport
import Testing

/// What is proven about parts, and how it is put together, against trying everything.
@Suite("Parts of a covering problem")
struct ComponentsTests {
    /// A kernel of a random problem without statuses; nil where nothing is left to decide.
    private func kernel(seed: UInt64) -> CoverKernel? {
        var instance = RandomProblem(seed: seed)
        instance.status = instance.status.map { _ in .available }
        let kernel = ReducedProblem(instance.problem).kernel
        return kernel.siteCount > 0 ? kernel : nil
    }

    /// The most that 0, 1, … sites of a kernel cover, by trying every plan.
    private func best(_ kernel: CoverKernel) -> [Int64] {
        var best = [Int64](repeating: 0, count: kernel.siteCount + 1)
        for plan in 0..<(1 << kernel.siteCount) {
            var covered: Int64 = 0
            for row in 0..<kernel.rowCount where kernel.rows[row].contains(where: { plan >> Int($0) & 1 == 1 }) {
                covered += kernel.weights[row]
            }
            best[plan.nonzeroBitCount] = max(best[plan.nonzeroBitCount], covered)
        }
        return best
    }

    @Test("prices bound every number of sites, for a fee and without", arguments: 1...1000 as ClosedRange<UInt64>)
    func prices(seed: UInt64) throws {
        guard let kernel = kernel(seed: seed) else { return }
        var random = SeededGenerator(seed: seed)
        let best = best(kernel)
        let count = Int.random(in: 1...kernel.siteCount, using: &random)
        let fee = Bool.random(using: &random) ? 0 : Int64.random(in: 0...max(1, kernel.totalWeight / 4), using: &random)
        let worth = best.indices.filter { $0 <= count }.map { best[$0] - fee * Int64($0) }.max() ?? 0
        var start: [Double]?
        // Prices out of their range are brought into it.
        if Bool.random(using: &random) { start = kernel.weights.map { Double($0) * .random(in: -0.5...2, using: &random) } }
        var bound = LagrangianBound(kernel, count: count, fee: fee, prices: start)
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            bound.step(against: worth - 1)
            #expect(bound.bound >= worth, "seed \(seed)")
        }
        for (sites, limit) in bound.curve(to: kernel.siteCount).enumerated() {
            #expect(limit >= best[sites], "seed \(seed) sites \(sites)")
        }
        // No prices say more than the linear relaxation.
        #expect(Double(bound.bound) + 1 > (try relaxation(kernel, count, fee)) - 1e-6, "seed \(seed)")
        // What is settled leaves a plan that beats the rival.
        bound.settleAgain(against: worth - 1)
        let isPossible = (0..<(1 << kernel.siteCount)).contains { plan in
            guard plan.nonzeroBitCount <= count else { return false }
            for site in 0..<kernel.siteCount {
                let isOpen = plan >> site & 1 == 1
                if bound.isOpened[site] && !isOpen || bound.isClosed[site] && isOpen { return false }
            }
            let state = CoverState(kernel, open: (0..<kernel.siteCount).filter { plan >> $0 & 1 == 1 })
            return state.value - fee * Int64(plan.nonzeroBitCount) == worth
        }
        #expect(isPossible, "seed \(seed)")
    }

    /// The optimum of the plain linear relaxation.
    private func relaxation(_ kernel: CoverKernel, _ count: Int, _ fee: Int64) throws -> Double {
        var program = LinearProgram(sense: .maximize)
        let sites = (0..<kernel.siteCount).map { _ in program.addColumn(cost: -Double(fee), upper: 1) }
        program.addRow(upper: Double(count), sites.map { ($0, 1) })
        for row in 0..<kernel.rowCount {
            let covered = program.addColumn(cost: Double(kernel.weights[row]), upper: 1)
            program.addRow(lower: 0, kernel.rows[row].map { (sites[Int($0)], 1.0) } + [(covered, -1)])
        }
        return try HiGHSSolver().solve(program, options: SolveOptions()).objective
    }

    @Test("branching by prices finds the best plan, for a fee and without", arguments: 1...300 as ClosedRange<UInt64>)
    func branching(seed: UInt64) {
        guard let kernel = kernel(seed: seed) else { return }
        var random = SeededGenerator(seed: seed &+ 5)
        let best = best(kernel)
        let count = Int.random(in: 0...kernel.siteCount, using: &random)
        let fee = Bool.random(using: &random) ? 0 : Int64.random(in: 0...max(1, kernel.totalWeight / 4), using: &random)
        let worth = best.indices.filter { $0 <= count }.map { best[$0] - fee * Int64($0) }.max() ?? 0
        let residual = ResidualProblem(kernel: kernel, count: count, fee: fee, prices: nil)
        var branching = LagrangianBranching(residual, rival: -1, bound: kernel.totalWeight, effort: .max, nodes: nil)
        let found = branching.run { true }
        #expect(found.bound == worth && found.value == worth, "seed \(seed)")
        let state = CoverState(kernel, open: kernel.numbers(of: found.sites ?? []))
        #expect(state.value - fee * Int64(state.open.count) == worth && state.open.count <= count, "seed \(seed)")
        // Cut short, it still bounds.
        var hasty = LagrangianBranching(residual, rival: -1, bound: kernel.totalWeight, effort: .max, nodes: 2)
        let cut = hasty.run { true }
        #expect(cut.bound >= worth && cut.value <= worth && cut.nodes <= 2, "seed \(seed)")
    }

    @Test("a fee bounds every number of sites", arguments: 1...200 as ClosedRange<UInt64>)
    func fees(seed: UInt64) throws {
        guard let kernel = kernel(seed: seed) else { return }
        var random = SeededGenerator(seed: seed &+ 9)
        let best = best(kernel)
        let fee = Int64.random(in: 0...max(1, kernel.totalWeight / 4), using: &random)
        let control = RunControl(SolveLimits(threads: 2), progress: nil)
        // Level 0 leaves everything to the solver, the last level to branching by prices.
        for level in [0, Effort.feeLevel, Effort.levels.count - 1] {
            var effort = Effort.levels[level]
            if level == 0 { (effort.nodes, effort.programPairs) = (nil, .max) }
            let engine = FeeCovering(means: SearchMeans(HiGHSSolver(), control), effort: effort, goesOn: { true })
            let outcome = try engine.solve(
                kernel, count: kernel.siteCount, fee: fee, rival: FeeCovering.Rival(sites: [], value: 0), prices: nil)
            let worth = best.indices.map { best[$0] - fee * Int64($0) }.max() ?? 0
            #expect(outcome.bound == worth, "seed \(seed) level \(level)")
            if worth > 0 {
                let open = kernel.numbers(of: outcome.sites ?? [])
                let value = CoverState(kernel, open: open).value - fee * Int64(open.count)
                #expect(value == worth, "seed \(seed) level \(level)")
            }
        }
    }

    @Test("tables hold the truth between their limits", arguments: 1...200 as ClosedRange<UInt64>)
    func tables(seed: UInt64) {
        guard let kernel = kernel(seed: seed) else { return }
        var covered = 0
        for part in kernel.parts() {
            covered += part.rows.count
            for (local, row) in part.rows.enumerated() { #expect(part.kernel.weights[local] == kernel.weights[Int(row)]) }
            let best = best(part.kernel)
            for budget in [1, part.kernel.siteCount, part.kernel.siteCount + 2] {
                let table = ComponentTable(part, budget: budget)
                for count in 0...table.reach {
                    #expect(table.lower[count] <= best[count] && best[count] <= table.upper[count], "seed \(seed)")
                    let plan = part.kernel.numbers(of: table.plan(count))
                    #expect(plan.count <= count, "seed \(seed)")
                    #expect(CoverState(part.kernel, open: plan).value == table.lower[count], "seed \(seed)")
                }
            }
        }
        #expect(covered == kernel.rowCount, "seed \(seed)")
    }

    @Test("spreads a budget best", arguments: 1...100 as ClosedRange<UInt64>)
    func split(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let values: [[Int64]] = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            var sum: Int64 = 0
            return [0]
                + (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    sum += .random(in: 0...9, using: &random)
                    return sum
                }
        }
        let budget = Int.random(in: 0...8, using: &random)
        var split = BudgetSplit(budget: budget)
        for value in values { split.add(value) }
        func most(_ part: Int, _ left: Int) -> Int64 {
            if part == values.count { return 0 }
            return (0...min(left, values[part].count - 1)).map { values[part][$0] + most(part + 1, left - $0) }.max() ?? 0
        }
        for count in 0...budget {
            #expect(split.value(count) == most(0, count), "seed \(seed)")
            let counts = split.allocation(count)
            #expect(counts.reduce(0, +) <= count, "seed \(seed)")
            #expect(zip(values, counts).reduce(0) { $0 + $1.0[$1.1] } == most(0, count), "seed \(seed)")
            #expect(split.fewest(reaching: most(0, count)).map { most(0, $0) } == most(0, count), "seed \(seed)")
        }
        #expect(split.fewest(reaching: most(0, budget) + 1) == nil, "seed \(seed)")
    }
}
