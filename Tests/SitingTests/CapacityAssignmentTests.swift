import CoverageAnalysis
import MILP
import ServiceModel
import Siting
import TestSupport
import Testing

/// A small random transportation problem.
private struct RandomCapacities {
    var sets: [[Int32]] = []
    var costs: [[Int64]] = []
    var weights: [Int64] = []
    var capacities: [Int64?] = []

    init(seed: UInt64, points: Int, sites: Int) {
        var random = SeededGenerator(seed: seed)
        let density = Double.random(in: 0.2...0.9, using: &random)
        for _ in 0..<points {
            let set = (0..<Int32(sites)).filter { _ in Double.random(in: 0..<1, using: &random) < density }
            sets.append(set)
            costs.append(set.map { _ in Int64.random(in: 0...50, using: &random) })
            weights.append(Int64.random(in: 0...20, using: &random))
        }
        for _ in 0..<sites {
            capacities.append(Int.random(in: 0..<8, using: &random) == 0 ? nil : Int64.random(in: 0...60, using: &random))
        }
    }

    var coverSets: CoverSets {
        var offsets = [0]
        for set in sets { offsets.append(offsets[offsets.count - 1] + set.count) }
        return CoverSets(rowOffsets: offsets, candidates: sets.flatMap { $0 }, candidateCount: capacities.count)
    }

    /// The most that can be served and its least cost, by two linear (or whole-number) programs.
    func optimum(isWhole: Bool) throws -> (served: Int64, cost: Int64) {
        func solve(served: Double?) throws -> Double {
            var program = LinearProgram(sense: served == nil ? .maximize : .minimize)
            var bySite = [[(Variable, Double)]](repeating: [], count: capacities.count)
            var all: [(Variable, Double)] = []
            for row in sets.indices where weights[row] > 0 {
                let weight = Double(weights[row])
                var own: [(Variable, Double)] = []
                for (site, cost) in zip(sets[row], costs[row]) {
                    let share = program.addColumn(
                        cost: served == nil ? weight : weight * Double(cost), upper: 1, isInteger: isWhole)
                    own.append((share, 1))
                    all.append((share, weight))
                    bySite[Int(site)].append((share, weight))
                }
                if !own.isEmpty { program.addRow(upper: 1, own) }
            }
            for (site, terms) in bySite.enumerated() {
                if let capacity = capacities[site], !terms.isEmpty { program.addRow(upper: Double(capacity), terms) }
            }
            if let served { program.addRow(lower: served - 1e-6, all) }
            if all.isEmpty { return 0 }
            return try HiGHSSolver().solve(program, options: SolveOptions()).objective
        }
        let served = try solve(served: nil).rounded()
        return (Int64(served), Int64(try solve(served: served).rounded()))
    }

    func cost(_ assignment: CapacityAssignment) -> Int64 {
        assignment.shares.reduce(0) { sum, share in
            let slot = sets[share.row].firstIndex(of: Int32(share.site)) ?? 0
            return sum + share.ticks * costs[share.row][slot]
        }
    }

    /// Whether an assignment keeps reach, weights and capacities.
    func holds(_ assignment: CapacityAssignment) -> Bool {
        var byRow = [Int64](repeating: 0, count: weights.count)
        for share in assignment.shares {
            guard share.ticks > 0, sets[share.row].contains(Int32(share.site)) else { return false }
            byRow[share.row] += share.ticks
        }
        return zip(byRow, weights).allSatisfy { $0 <= $1 } && zip(assignment.loads, capacities).allSatisfy { $0 <= $1 ?? .max }
    }
}

@Suite("CapacityAssignment")
struct CapacityAssignmentTests {
    @Test("serves most and then costs least, as an independent linear program says", arguments: 1...300 as ClosedRange<UInt64>)
    func splittable(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 17)
        let problem = RandomCapacities(
            seed: seed, points: Int.random(in: 0...25, using: &random), sites: Int.random(in: 1...7, using: &random))
        let assignment = CapacityAssignment.splittable(
            sets: problem.coverSets, costs: problem.costs.flatMap { $0 }, weights: problem.weights, capacities: problem.capacities
        )
        let best = try problem.optimum(isWhole: false)
        #expect(problem.holds(assignment), "seed \(seed)")
        #expect(assignment.servedTicks == best.served, "seed \(seed)")
        #expect(problem.cost(assignment) == best.cost, "seed \(seed)")
        #expect(
            CapacityAssignment.largestServed(
                sets: problem.coverSets, weights: problem.weights, capacities: problem.capacities) == best.served, "seed \(seed)")
    }

    @Test("whole points: serves most and then costs least", arguments: 1...200 as ClosedRange<UInt64>)
    func indivisible(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 18)
        let problem = RandomCapacities(
            seed: seed, points: Int.random(in: 0...8, using: &random), sites: Int.random(in: 1...4, using: &random))
        let result = try IndivisibleAssignment.best(
            sets: problem.coverSets, costs: problem.costs.flatMap { $0 }, weights: problem.weights, capacities: problem.capacities
        )
        let best = try problem.optimum(isWhole: true)
        #expect(problem.holds(result.assignment), "seed \(seed)")
        #expect(result.assignment.shares.allSatisfy { $0.ticks == problem.weights[$0.row] }, "seed \(seed)")
        #expect(result.isLargest && result.isCheapest, "seed \(seed)")
        #expect(result.assignment.servedTicks == best.served, "seed \(seed)")
        #expect(problem.cost(result.assignment) == best.cost, "seed \(seed)")
    }
}
