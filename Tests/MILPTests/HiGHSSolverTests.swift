import MILP
import Synchronization
import TestSupport
import Testing

@Suite("HiGHSSolver")
struct HiGHSSolverTests {
    /// HiGHS's own feasibility tolerance.
    private static let tolerance = 1e-6

    private let solver = HiGHSSolver()

    /// A knapsack of so many items with random values and weights, of which about half fit.
    private func knapsack(items: Int, seed: UInt64) -> (program: LinearProgram, values: [Int], weights: [Int], room: Int) {
        var random = SeededGenerator(seed: seed)
        var program = LinearProgram(sense: .maximize)
        let weights = (0..<items).map { _ in Int.random(in: 100...999, using: &random) }
        let values = weights.map { $0 + Int.random(in: -9...9, using: &random) }
        let room = weights.reduce(0, +) / 2
        let columns = values.map { program.addColumn(cost: Double($0), upper: 1, isInteger: true) }
        program.addRow(upper: Double(room), zip(columns, weights).map { ($0, Double($1)) })
        return (program, values, weights, room)
    }

    @Test("solves a linear program with its duals")
    func linearProgramWithDuals() throws {
        // Dantzig's example: max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18 has (2, 6), 36 and duals 0, 3/2, 1.
        var program = LinearProgram(sense: .maximize)
        let x = program.addColumn(cost: 3)
        let y = program.addColumn(cost: 5)
        program.addRow(upper: 4, [(x, 1)])
        program.addRow(upper: 12, [(y, 2)])
        program.addRow(upper: 18, [(x, 3), (y, 2)])
        let report = try solver.solve(program, options: SolveOptions())
        #expect(report.status == .optimal)
        #expect(abs(report.objective - 36) < Self.tolerance)
        #expect(report.bound == report.objective)
        for (found, known) in zip(report.values, [2.0, 6]) { #expect(abs(found - known) < Self.tolerance) }
        for (found, known) in zip(report.rowDuals, [0, 1.5, 1]) { #expect(abs(found - known) < Self.tolerance) }
        #expect(report.reducedCosts.allSatisfy { abs($0) < Self.tolerance })
    }

    @Test("solves a knapsack as dynamic programming does", arguments: 1...10 as ClosedRange<UInt64>)
    func knapsackOptimum(seed: UInt64) throws {
        let (program, values, weights, room) = knapsack(items: 14, seed: seed)
        var best = [Int](repeating: 0, count: room + 1)
        for (value, weight) in zip(values, weights) {
            for load in stride(from: room, through: weight, by: -1) { best[load] = max(best[load], best[load - weight] + value) }
        }
        var options = SolveOptions()
        options.absoluteGap = 0.9
        let report = try solver.solve(program, options: options)
        #expect(report.status == .optimal, "seed \(seed)")
        #expect(abs(report.objective - Double(best[room])) < Self.tolerance, "seed \(seed)")
        #expect(report.bound < Double(best[room]) + 1, "seed \(seed)")
        #expect(report.rowDuals.isEmpty)
    }

    @Test("says that a program is infeasible")
    func infeasible() throws {
        var program = LinearProgram(sense: .minimize)
        let x = program.addColumn(cost: 1, upper: 1, isInteger: true)
        program.addRow(lower: 2, [(x, 1)])
        let report = try solver.solve(program, options: SolveOptions())
        #expect(report.status == .infeasible)
        #expect(report.values.isEmpty)
        #expect(report.objective.isNaN)
    }

    @Test("says that a program is unbounded")
    func unbounded() throws {
        var program = LinearProgram(sense: .maximize)
        let x = program.addColumn(cost: 1)
        program.addRow(lower: 0, [(x, 1)])
        #expect(try solver.solve(program, options: SolveOptions()).status == .unbounded)
    }

    @Test("solves a program without rows, and one without columns")
    func emptyPrograms() throws {
        var program = LinearProgram(sense: .maximize)
        #expect(try solver.solve(program, options: SolveOptions()).status == .optimal)
        program.addColumn(cost: 2, upper: 3, isInteger: true)
        let report = try solver.solve(program, options: SolveOptions())
        #expect(report.status == .optimal)
        #expect(report.objective == 6)
    }

    @Test("returns a solution and a true bound when the time is up at once")
    func timeLimit() throws {
        let program = knapsack(items: 200, seed: 3).program
        var options = SolveOptions()
        options.absoluteGap = 0
        options.timeLimit = 0
        options.start = [Double](repeating: 0, count: 200)
        let report = try solver.solve(program, options: options)
        #expect(report.status != .infeasible && report.status != .unbounded)
        options.timeLimit = nil
        options.absoluteGap = 0.9
        options.start = nil
        #expect(report.bound >= (try solver.solve(program, options: options)).objective - Self.tolerance)
    }

    @Test("takes a feasible start, and finds the optimum despite an infeasible one")
    func start() throws {
        let (program, values, weights, room) = knapsack(items: 12, seed: 5)
        var options = SolveOptions()
        options.absoluteGap = 0.9
        let optimum = try solver.solve(program, options: options)
        options.start = optimum.values
        options.nodeLimit = 0
        let again = try solver.solve(program, options: options)
        #expect(abs(again.objective - optimum.objective) < Self.tolerance)
        options.start = values.map { _ in 1 }
        options.nodeLimit = nil
        #expect(abs(try solver.solve(program, options: options).objective - optimum.objective) < Self.tolerance)
        #expect(zip(optimum.values, weights).reduce(0) { $0 + $1.0 * Double($1.1) } <= Double(room) + Self.tolerance)
    }

    @Test("refuses a start of another length")
    func startLength() {
        let program = knapsack(items: 4, seed: 1).program
        var options = SolveOptions()
        options.start = [1]
        #expect(throws: MILPError.startLength(found: 1, columns: 4)) { try solver.solve(program, options: options) }
    }

    /// A hard program: equal weights that no sum matches (Jeroslow 1974) need a tree of exponential size.
    private func hard() -> LinearProgram {
        var program = LinearProgram(sense: .minimize)
        let excess = program.addColumn(cost: 1, upper: 1, isInteger: true)
        var random = SeededGenerator(seed: 11)
        let columns = (0..<60).map { _ in program.addColumn(cost: 0, upper: 1, isInteger: true) }
        let weights = columns.map { _ in Double(2 * Int.random(in: 1 << 20...1 << 24, using: &random)) }
        let odd = (weights.reduce(0, +) / 4).rounded() * 2 + 1
        program.addRow(lower: odd, upper: odd, zip(columns, weights).map { ($0, $1) } + [(excess, 1)])
        return program
    }

    @Test("says which limit ended a run")
    func limits() throws {
        var options = SolveOptions()
        options.timeLimit = 20
        options.nodeLimit = 5
        #expect(try solver.solve(hard(), options: options).limit == .nodes)
        options.nodeLimit = nil
        options.timeLimit = 0.2
        #expect(try solver.solve(hard(), options: options).limit == .time)
        options.timeLimit = nil
        #expect(try solver.solve(knapsack(items: 12, seed: 5).program, options: options).limit == nil)
    }

    @Test("stops when the progress closure says so")
    func interruption() throws {
        let calls = Mutex(0)
        var options = SolveOptions()
        options.timeLimit = 20
        options.progress = { _, _, _ in
            calls.withLock { $0 += 1 }
            return false
        }
        let report = try solver.solve(hard(), options: options)
        #expect(report.seconds < 15)
        #expect(report.limit == .interruption)
    }

    /// Pairs of which one at most may be taken, many times over: the best takes the better one of each.
    private func pairs(_ count: Int, seed: UInt64) -> (program: LinearProgram, optimum: Double) {
        var random = SeededGenerator(seed: seed)
        var program = LinearProgram(sense: .maximize)
        var optimum = 0.0
        for _ in 0..<count {
            let values = (0..<2).map { _ in Double(Int.random(in: 1...99, using: &random)) }
            let columns = values.map { program.addColumn(cost: $0, upper: 1, isInteger: true) }
            program.addRow(upper: 1, columns.map { ($0, 1) })
            optimum += values.max() ?? 0
        }
        return (program, optimum)
    }

    @Test("solves a large program on a thread of its own, and ends it when the closure says so, with a bound that holds")
    func largeProgram() throws {
        let (program, optimum) = pairs(30_000, seed: 4)
        for wanted in [true, false] {
            var options = SolveOptions()
            options.progress = { _, _, _ in wanted }
            let report = try solver.solve(program, options: options)
            #expect(report.bound >= optimum - Self.tolerance)
            if wanted {
                #expect(report.status == .optimal && abs(report.objective - optimum) < 1e-3)
            } else if report.status != .optimal {
                #expect(report.limit == .interruption)
            }
        }
    }

    @Test("gives the same report for one seed, and the same optimum for two threads")
    func repeats() throws {
        let program = knapsack(items: 40, seed: 9).program
        var options = SolveOptions()
        options.absoluteGap = 0.9
        var first = try solver.solve(program, options: options)
        var second = try solver.solve(program, options: options)
        first.seconds = 0
        second.seconds = 0
        #expect(first == second)
        options.threads = 2
        #expect(abs(try solver.solve(program, options: options).objective - first.objective) < Self.tolerance)
        options.threads = 1
        #expect(abs(try solver.solve(program, options: options).objective - first.objective) < Self.tolerance)
    }

    @Test("names the library's version")
    func version() {
        #expect(HiGHSSolver.version.hasPrefix("1."))
        #expect(solver.name == "HiGHS \(HiGHSSolver.version)")
    }
}
