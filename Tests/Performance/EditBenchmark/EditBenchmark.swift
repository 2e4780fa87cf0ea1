import CoverageAnalysis
import GeoPrimitives
import Glibc
import Scenarios
import ServiceModel
import TestSupport

/// Times one edit of a facility with its figures against the computation afresh: towns and villages in 200 × 200 km.
///
///     swift run -c release EditBenchmark [POINTS FACILITIES [EDITS]]
///
/// One line for each kind of edit: the median and the largest of the edits in milliseconds, figures included, and beside it what the whole
/// coverage with its figures takes on one thread and on two.
@main
struct EditBenchmark {
    static func main() async throws {
        let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let (points, facilities) = (sizes.first ?? 1_000_000, sizes.count > 1 ? sizes[1] : 10_000)
        let edits = sizes.count > 2 ? sizes[2] : 40
        var random = SeededGenerator(seed: 20_261)
        let input = input(points, facilities, &random)
        let analyzer = CoverageAnalyzer(threads: 2)
        let coverage = try await analyzer.coverage(of: input)
        let clock = ContinuousClock()
        let start = clock.now
        var state = try await IncrementalCoverage(input, coverage: coverage, membership: nil, threads: 2)
        print("\(points) points, \(facilities) facilities; engine built in \(milliseconds(clock.now - start)) ms")
        for threads in [1, 2] {
            let start = clock.now
            let analyzer = CoverageAnalyzer(threads: threads)
            let whole = try await analyzer.coverage(of: input)
            _ = try await analyzer.report(input, coverage: whole, membership: nil)
            print("afresh on \(threads) threads: \(milliseconds(clock.now - start)) ms")
        }
        for kind in ["add", "close", "move", "radius"] {
            var taken: [Duration] = []
            for edit in 0..<edits {
                let next = edited(kind, state.facilities, edit, &random)
                let start = clock.now
                state.update(to: next)
                _ = try await state.report()
                taken.append(clock.now - start)
            }
            taken.sort()
            print(
                "\(kind): median \(milliseconds(taken[taken.count / 2])) ms, largest \(milliseconds(taken[taken.count - 1])) ms")
        }
        try await check(state)
        var load = [0.0]
        getloadavg(&load, 1)
        print("load \(load[0])")
    }

    /// What is timed must be right.
    private static func check(_ state: IncrementalCoverage) async throws {
        let analyzer = CoverageAnalyzer(threads: 2)
        let coverage = try await analyzer.coverage(of: state.input)
        let report = try await analyzer.report(state.input, coverage: coverage, membership: nil)
        let own = try await state.report()
        let (ours, whole) = (state.coverage, coverage)
        // The kernel places many points four at a time and an edit one at a time: the last bit of a sine may differ.
        let differing = coverage.nearest.indices.count {
            ours.nearest[$0] != whole.nearest[$0] || ours.coveredBy[$0] != whole.coveredBy[$0]
                || abs(ours.nearestMeters[$0] - whole.nearestMeters[$0]) > 1e-8
        }
        let isRight = own.overall == report.overall && differing == 0
        print(isRight ? "equals the computation afresh" : "DIFFERS from the computation afresh in \(differing) points")
        if !isRight { exit(1) }
    }

    private static func edited(
        _ kind: String, _ facilities: [Facility], _ edit: Int, _ random: inout SeededGenerator
    ) -> [Facility] {
        var facilities = facilities
        let number = Int.random(in: facilities.indices, using: &random)
        let other = facilities[Int.random(in: facilities.indices, using: &random)].point
        let near = PlanarPoint(x: other.x + 0.003, y: other.y + 0.002)
        switch kind {
        case "add": facilities.append(Facility(id: "new \(edit)", point: near, level: "community"))
        case "close": facilities.remove(at: number)
        case "move": facilities[number].point = near
        default: facilities[number].radius = .meters(1500)
        }
        return facilities
    }

    private static func input(_ points: Int, _ facilities: Int, _ random: inout SeededGenerator) -> PlanningInput {
        func normal() -> Double {
            (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))).squareRoot()
                * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
        }
        let towns = (0..<4060).map { number in
            (
                x: Double.random(in: 105...107, using: &random), y: Double.random(in: 35...37, using: &random),
                spread: number < 60 ? 0.03 : 0.004
            )
        }
        func place(_ number: Int) -> PlanarPoint {
            let town = towns[number % 5 < 3 ? Int.random(in: 0..<60, using: &random) : Int.random(in: 60..<4060, using: &random)]
            return PlanarPoint(x: town.x + town.spread * normal(), y: town.y + town.spread * normal())
        }
        let places = (0..<points).map { place($0) }
        let scale = WeightScale(total: Double(points) * 100)
        let demand = DemandTable(
            ids: TextColumn((0..<points).map { "\($0)" }), x: places.map(\.x), y: places.map(\.y),
            ticks: (0..<points).map { _ in scale.ticks(Double(Int.random(in: 1...100, using: &random))) }, scale: scale,
            weightKind: .people)
        let levels = ["street", "community"]
        return PlanningInput(
            demand: demand,
            facilities: (0..<facilities).map { Facility(id: "f\($0)", point: place($0), level: levels[$0 % 10 == 0 ? 0 : 1]) },
            radiusRule: RadiusRule(fallback: .kilometers(1)))
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        (duration / .milliseconds(1) * 10).rounded() / 10
    }
}
