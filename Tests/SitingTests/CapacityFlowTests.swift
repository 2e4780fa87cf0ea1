import CoverageAnalysis
import MILP
import ServiceModel
import Siting
import TestSupport
import Testing

/// Points and sites in a square with the sites within a radius of each point: long chains of full sites, many splits.
private struct SquareOfPoints {
    var offsets = [0]
    var sites: [Int32] = []
    var costs: [Int64] = []
    var weights: [Int64] = []
    var capacities: [Int64?] = []

    /// Capacities add up to about `fullness` of all weight.
    init(seed: UInt64, points: Int, sites count: Int, fullness: Double) {
        var random = SeededGenerator(seed: seed)
        func place() -> (x: Double, y: Double) { (.random(in: 0..<100, using: &random), .random(in: 0..<100, using: &random)) }
        let centers = (0..<count).map { _ in place() }
        for _ in 0..<points {
            let point = place()
            for (site, center) in centers.enumerated() {
                let squared = (center.x - point.x) * (center.x - point.x) + (center.y - point.y) * (center.y - point.y)
                guard squared <= 900 else { continue }
                sites.append(Int32(site))
                costs.append(Int64(squared.squareRoot() * 1000))
            }
            offsets.append(sites.count)
            weights.append(.random(in: 0...50, using: &random))
        }
        let share = Double(weights.reduce(0, +)) * fullness / Double(count)
        capacities = centers.map { _ in Int64(share * .random(in: 0...2, using: &random)) }
    }

    var sets: CoverSets { CoverSets(rowOffsets: offsets, candidates: sites, candidateCount: capacities.count) }

    var assignment: CapacityAssignment {
        CapacityAssignment.splittable(sets: sets, costs: costs, weights: weights, capacities: capacities)
    }

    func cost(_ assignment: CapacityAssignment) -> Int64 {
        assignment.shares.reduce(0) { sum, share in
            let pair = (offsets[share.row]..<offsets[share.row + 1]).first { Int(sites[$0]) == share.site } ?? 0
            return sum + share.ticks * costs[pair]
        }
    }

    /// The least of Σ cost − penalty × served, by HiGHS: the penalty makes the most weight served come first.
    func optimum() throws -> (served: Double, cost: Double) {
        var program = LinearProgram(sense: .minimize)
        var bySite = [[(Variable, Double)]](repeating: [], count: capacities.count)
        var all: [(Variable, Double)] = []
        var priced: [(Variable, Double)] = []
        let penalty = 10_000_000.0
        for row in weights.indices {
            var own: [(Variable, Double)] = []
            for pair in offsets[row]..<offsets[row + 1] {
                let share = program.addColumn(cost: Double(costs[pair]) - penalty, upper: Double(weights[row]))
                own.append((share, 1))
                all.append((share, 1))
                priced.append((share, Double(costs[pair])))
                bySite[Int(sites[pair])].append((share, 1))
            }
            if !own.isEmpty { program.addRow(upper: Double(weights[row]), own) }
        }
        for (site, terms) in bySite.enumerated() where !terms.isEmpty {
            program.addRow(upper: Double(capacities[site] ?? .max), terms)
        }
        let values = try HiGHSSolver().solve(program, options: SolveOptions()).values
        let served = values.reduce(0, +)
        return (served.rounded(), zip(priced, values).reduce(0) { $0 + $1.0.1 * $1.1 })
    }
}

@Suite("CapacityFlow")
struct CapacityFlowTests {
    @Test("many points between few full sites: as an independent linear program", arguments: 1...12 as ClosedRange<UInt64>)
    func optimum(seed: UInt64) throws {
        let square = SquareOfPoints(seed: seed, points: 250, sites: 24, fullness: [0.4, 0.9, 1.2][Int(seed % 3)])
        let assignment = square.assignment
        let best = try square.optimum()
        #expect(Double(assignment.servedTicks) == best.served, "seed \(seed)")
        #expect(abs(Double(square.cost(assignment)) - best.cost) <= 1e-6 * best.cost, "seed \(seed)")
    }

    @Test("nobody beyond capacity, weight or reach; more room serves no less", arguments: 1...60 as ClosedRange<UInt64>)
    func properties(seed: UInt64) {
        var square = SquareOfPoints(seed: seed &+ 500, points: 120, sites: 15, fullness: 0.8)
        let assignment = square.assignment
        var byRow = [Int64](repeating: 0, count: square.weights.count)
        for share in assignment.shares {
            #expect(share.ticks > 0 && square.sets[share.row].contains(Int32(share.site)), "seed \(seed)")
            byRow[share.row] += share.ticks
        }
        #expect(zip(byRow, square.weights).allSatisfy { $0 <= $1 }, "seed \(seed)")
        #expect(zip(assignment.loads, square.capacities).allSatisfy { $0 <= $1 ?? .max }, "seed \(seed)")
        let covered = square.weights.indices.filter { !square.sets[$0].isEmpty }.reduce(0) { $0 + square.weights[$1] }
        #expect(assignment.servedTicks <= covered, "seed \(seed)")
        // A point is split only at a site that is full.
        let parts = Dictionary(grouping: assignment.shares, by: \.row).filter { $0.value.count > 1 }
        for (_, shares) in parts {
            #expect(shares.contains { assignment.loads[$0.site] == square.capacities[$0.site] }, "seed \(seed)")
        }
        square.capacities[Int(seed) % 15] = nil
        #expect(square.assignment.servedTicks >= assignment.servedTicks, "seed \(seed)")
        square.capacities = square.capacities.map { _ in nil }
        #expect(square.assignment.servedTicks == covered, "seed \(seed)")
    }

    @Test(
        "the order of points and sites changes neither what is served nor what it costs", arguments: 1...20 as ClosedRange<UInt64>
    )
    func order(seed: UInt64) {
        let square = SquareOfPoints(seed: seed &+ 900, points: 80, sites: 10, fullness: 0.7)
        var turned = square
        (turned.offsets, turned.sites, turned.costs) = ([0], [], [])
        for row in square.weights.indices.reversed() {
            for pair in (square.offsets[row]..<square.offsets[row + 1]).reversed() {
                turned.sites.append(9 - square.sites[pair])
                turned.costs.append(square.costs[pair])
            }
            turned.offsets.append(turned.sites.count)
        }
        turned.weights.reverse()
        turned.capacities.reverse()
        #expect(turned.assignment.servedTicks == square.assignment.servedTicks, "seed \(seed)")
        #expect(turned.cost(turned.assignment) == square.cost(square.assignment), "seed \(seed)")
    }
}
