import MILP
import TestSupport
import Testing

@testable import Siting

/// The search for plans and for prices, beside plain counting and the linear relaxation.
@Suite("Search for plans and prices")
struct PlanSearchTests {
    private func kernel(points: Int, sites: Int, seed: UInt64) -> CoverKernel {
        ReducedProblem(SitingProblem.scattered(points: points, sites: sites, reach: 0.2, seed: seed)).kernel
    }

    /// What a set of sites covers, row by row.
    private func value(_ kernel: CoverKernel, _ open: [Int]) -> Int64 {
        let isCovered = kernel.covered(by: open)
        return isCovered.indices.reduce(0) { $0 + (isCovered[$1] ? kernel.weights[$1] : 0) }
    }

    @Test("an exchange gains what counting afresh says", arguments: 1...60 as ClosedRange<UInt64>)
    func exchanges(seed: UInt64) {
        let kernel = kernel(points: 60, sites: 25, seed: seed)
        var random = SeededGenerator(seed: seed)
        var state = ExchangeState(kernel, open: [])
        for _ in 0..<40 {
            let site = Int.random(in: 0..<kernel.siteCount, using: &random)
            if state.isOpen(site) {
                state.close(site)
            } else {
                let found = state.exchange(opening: site)
                #expect(found.gain == value(kernel, state.open + [site]) - state.value, "seed \(seed)")
                let best = state.open.map { closed in value(kernel, state.open.filter { $0 != closed } + [site]) }.max()
                #expect(found.delta == (best ?? state.value) - state.value, "seed \(seed)")
                #expect((found.closing < 0) == state.open.isEmpty, "seed \(seed)")
                state.open(site)
            }
            #expect(state.value == value(kernel, state.open), "seed \(seed)")
            if Int.random(in: 0..<8, using: &random) == 0 {
                state.reopen((0..<kernel.siteCount).filter { _ in Bool.random(using: &random) })
            }
        }
    }

    @Test("a search ends with a plan of its size that no single exchange improves", arguments: 1...12 as ClosedRange<UInt64>)
    func search(seed: UInt64) {
        let kernel = kernel(points: 200, sites: 40, seed: seed)
        let count = 1 + Int(seed % 6)
        let start = Array(0..<count)
        var search = VertexSubstitution(ExchangeState(kernel, open: start), count: count, seed: seed)
        search.search(effort: 50_000)
        let open = search.state.open
        #expect(open.count == count && Set(open).count == count, "seed \(seed)")
        #expect(search.state.value == value(kernel, open) && search.state.value >= value(kernel, start), "seed \(seed)")
        for closed in open {
            for opened in 0..<kernel.siteCount where !open.contains(opened) {
                #expect(value(kernel, open.filter { $0 != closed } + [opened]) <= search.state.value, "seed \(seed)")
            }
        }
        var again = VertexSubstitution(ExchangeState(kernel, open: start), count: count, seed: seed)
        again.search(effort: 50_000)
        #expect(again.state.open == open, "seed \(seed)")
    }

    @Test("prices and openings close in on the linear relaxation", arguments: 1...12 as ClosedRange<UInt64>)
    func relaxation(seed: UInt64) throws {
        let kernel = kernel(points: 150, sites: 30, seed: seed)
        let count = 1 + Int(seed % 7)
        let optimum = try relaxation(kernel, count)
        var relaxed = PrimalDualPrices(kernel, count: count)
        for _ in 0..<400 where !relaxed.isExhausted { relaxed.step() }
        #expect(relaxed.value <= optimum * (1 + 1e-9) && relaxed.value >= optimum * 0.99, "seed \(seed)")
        #expect(relaxed.bound >= optimum * (1 - 1e-9) && relaxed.bound <= optimum * 1.01, "seed \(seed)")
        for (price, weight) in zip(relaxed.bestPrices, kernel.weights) {
            #expect(price >= 0 && price <= Double(weight) * (1 + 1e-12))
        }
        #expect(relaxed.mostOpen.count == count, "seed \(seed)")
        // In whole numbers they bound as they do in doubles.
        var lagrangian = LagrangianBound(kernel, count: count, prices: relaxed.bestPrices)
        lagrangian.step(against: 0)
        #expect(abs(Double(lagrangian.bound) - relaxed.bound) <= 2, "seed \(seed)")
    }

    /// The optimum of the linear relaxation.
    private func relaxation(_ kernel: CoverKernel, _ count: Int) throws -> Double {
        var program = LinearProgram(sense: .maximize)
        let sites = (0..<kernel.siteCount).map { _ in program.addColumn(cost: 0, upper: 1) }
        program.addRow(upper: Double(count), sites.map { ($0, 1) })
        for row in 0..<kernel.rowCount {
            let covered = program.addColumn(cost: Double(kernel.weights[row]), upper: 1)
            program.addRow(lower: 0, kernel.rows[row].map { (sites[Int($0)], 1.0) } + [(covered, -1)])
        }
        return try HiGHSSolver().solve(program, options: SolveOptions()).objective
    }
}
