import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
@testable import Scenarios
import ServiceModel
import TestSupport
import Testing

@Suite("Comparison of results")
struct ComparisonTests {
    private func points(_ rows: [(String, Int64, Bool)], _ scale: WeightScale = WeightScale(total: 1000)) -> CoveredPoints {
        CoveredPoints(ids: TextColumn(rows.map(\.0)), ticks: rows.map(\.1), scale: scale, isCovered: rows.map(\.2))
    }

    @Test("change = gained − lost + population effect, by hand")
    func byHand() {
        let before = points([("a", 10, true), ("b", 20, false), ("c", 30, true), ("d", 40, false), ("gone", 5, true)])
        let after = points([("c", 33, false), ("b", 22, true), ("a", 11, true), ("d", 44, false), ("new", 7, true)])
        let match = PointMatch(before, after)
        #expect(match.matched == 4 && match.onlyAfter.count == 1)
        let difference = match.difference()
        #expect(difference.gained == DemandSum(points: 1, weight: 22))
        #expect(difference.lost == DemandSum(points: 1, weight: 30))
        // a has 1 more, gone 5 fewer, new 7 more.
        #expect(difference.populationEffect == 3)
        #expect(difference.covered.before == 45 && difference.covered.after == 40 && difference.change == -5)
    }

    @Test("the identity holds exactly on random results, whole or by parts", arguments: 0..<50)
    func identity(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random() -> CoveredPoints {
            let ids = (0..<40).filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }.shuffled(using: &generator)
            return points(
                ids.map { ("p\($0)", Int64.random(in: 0...99, using: &generator), Bool.random(using: &generator)) },
                WeightScale(total: Bool.random(using: &generator) ? 1000 : 1e9))
        }
        let (first, second) = (random(), random())
        let match = PointMatch(first, second)
        let whole = match.difference()
        #expect(whole.change == whole.gained.weight - whole.lost.weight + whole.populationEffect, "seed \(seed)")
        let even = match.difference { before, after in (before >= 0 ? before : after) % 2 == 0 }
        let odd = match.difference { before, after in (before >= 0 ? before : after) % 2 != 0 }
        #expect(even.change + odd.change == whole.change)
        #expect(even.gained.weight + odd.gained.weight == whole.gained.weight)
        let same = PointMatch(first, first).difference()
        #expect(same.change == 0 && same.gained.points == 0 && same.lost.points == 0 && same.populationEffect == 0)
    }

    @Test("points without ids are told by their places, those of one place are summed")
    func placed() {
        let before = PlacedPoints(places: ["p", "q", "p", "r"], isCovered: [[true, false, true, true]])
        let after = PlacedPoints(places: ["q", "q", "p", "s"], isCovered: [[true, true, true, false]])
        let rows = PlacedRows.of(before, after)
        #expect(rows.before.names == ["p", "q", "r"] && rows.before.rowOfPoint == [0, 1, 0, 2] && rows.before.summed == 2)
        #expect(rows.after.names == ["q", "p", "s"] && rows.after.firstPoint == [0, 2, 3] && rows.after.summed == 2)
        let first = rows.before.summed(points([("2", 10, true), ("3", 20, false), ("4", 5, true), ("5", 40, true)]))
        let second = rows.after.summed(points([("2", 12, true), ("3", 8, true), ("4", 16, true), ("5", 1, false)]))
        #expect(first.ticks == [15, 20, 40] && second.ticks == [20, 16, 1])
        let difference = PointMatch(first, second).difference()
        // q is reached now; p has 1 more, r is gone.
        #expect(difference.gained == DemandSum(points: 1, weight: 20) && difference.lost.weight == 0)
        #expect(difference.populationEffect == 1 - 40 && difference.change == -19)
    }

    @Test("points of one place that are not covered alike, or name other units, go by their order there in both results")
    func placedApart() {
        let before = PlacedPoints(places: ["p", "p", "q"], isCovered: [[true, false, true]])
        let after = PlacedPoints(places: ["q", "p", "p"], isCovered: [[true, true, true]])
        let rows = PlacedRows.of(before, after)
        #expect(rows.before.names == ["p", "p#2", "q"] && rows.after.names == ["q", "p", "p#2"])
        #expect(rows.before.summed == 0 && rows.after.summed == 0)
        let units = PlacedPoints(places: ["p", "p"], isCovered: [[true, true]], units: TextColumn(["u", "v"]))
        #expect(PlacedRows.of(units, units).before.names == ["p", "p#2"])
    }

    @Test("by places the identity holds exactly on random results", arguments: 0..<20)
    func placedIdentity(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random() -> (places: [String], points: CoveredPoints) {
            let places = (0..<40).map { _ in "p\(Int.random(in: 0..<15, using: &generator))" }
            let rows = places.map { _ in
                ("", Int64.random(in: 0...99, using: &generator), Int.random(in: 0..<8, using: &generator) > 0)
            }
            return (places, points(rows))
        }
        let (one, two) = (random(), random())
        let rows = PlacedRows.of(
            PlacedPoints(places: one.places, isCovered: [one.points.isCovered]),
            PlacedPoints(places: two.places, isCovered: [two.points.isCovered]))
        let (first, second) = (rows.before.summed(one.points), rows.after.summed(two.points))
        let whole = PointMatch(first, second).difference()
        func covered(_ points: CoveredPoints) -> Int64 {
            zip(points.ticks, points.isCovered).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
        }
        #expect(covered(first) == covered(one.points) && covered(second) == covered(two.points), "seed \(seed)")
        #expect(whole.change == covered(two.points) - covered(one.points), "seed \(seed)")
        #expect(whole.change == whole.gained.weight - whole.lost.weight + whole.populationEffect, "seed \(seed)")
    }

    @Test("clusters close, shrink, split, stay and open (by hand)")
    func clusters() {
        // Clusters of A: w = {a, b}, x = {c, d}, y = {e, f}, z = {g}; of B: z' = {g}, y1 = {e}, y2 = {f}, x' = {d}, n = {h}.
        let before = points([
            ("a", 1, false), ("b", 2, false), ("c", 3, false), ("d", 4, false), ("e", 5, false), ("f", 6, false), ("g", 7, false),
            ("h", 8, true),
        ])
        let after = points([
            ("a", 1, true), ("b", 2, true), ("c", 3, true), ("d", 4, false), ("e", 5, false), ("f", 6, false), ("g", 7, false),
            ("h", 8, false),
        ])
        let comparison = ClusterComparison(
            PointMatch(before, after), before: [0, 0, 1, 1, 2, 2, 3, -1], after: [-1, -1, -1, 3, 1, 2, 0, 4],
            ids: (["w", "x", "y", "z"], ["z'", "y1", "y2", "x'", "n"]))
        #expect(comparison.entries.map(\.change) == [.closed, .shrunk, .split, .kept, .opened])
        #expect(comparison.entries.map(\.after) == [[], ["x'"], ["y2", "y1"], ["z'"], ["n"]])
        #expect(comparison.entries.map(\.weightBefore) == [3, 7, 11, 7, 0])
        #expect(comparison.entries.map(\.weightUncovered) == [0, 4, 11, 7, 8])
    }
}
