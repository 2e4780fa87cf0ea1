import CoverageAnalysis
import FoundationEssentials
import GeoPrimitives
import Glibc
import PlanningTerms
import Scenarios
import ServiceModel
import TestSupport

/// What a run of the benchmark found, in milliseconds.
private struct EditFigures: Codable {
    struct Edit: Codable {
        var kind: String
        /// With the figures.
        var median_ms: Double
        var largest_ms: Double
        /// Then the clusters, and then the blanks.
        var clusters_median_ms: Double
        var blanks_median_ms: Double
    }

    var points: Int
    var facilities: Int
    /// The session with its clusters and blanks, until the first edit can be made.
    var session_ms = 0.0
    /// The whole coverage with its figures, on one thread and on two.
    var afresh_ms: [Double] = []
    var edits: [Edit] = []
    var equals_afresh = false
}

/// Times one edit of a what-if session, its figures, clusters and blanks, against the computation afresh: towns and villages in 200 × 200 km, two
/// levels, 400 units.
///
///     swift run -c release EditBenchmark [POINTS FACILITIES [EDITS]]
///
/// Prints JSON: for each kind of edit the median and the largest of the edits, figures included, then what clusters and blanks take, and beside them what the whole coverage
/// with its figures takes. Ends with 1 where the edits led to anything else than the computation afresh.
@main
struct EditBenchmark {
    static func main() async throws {
        let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        var figures = EditFigures(points: sizes.first ?? 1_000_000, facilities: sizes.count > 1 ? sizes[1] : 10_000)
        let edits = sizes.count > 2 ? sizes[2] : 40
        var random = SeededGenerator(seed: 20_261)
        let input = input(figures.points, figures.facilities, &random)
        let clock = ContinuousClock()
        for threads in [1, 2] {
            let start = clock.now
            _ = try await afresh(input, threads: threads)
            figures.afresh_ms.append(milliseconds(clock.now - start))
        }
        let start = clock.now
        var settings = CoverSettings()
        settings.minimumPeople = 50
        var session = try await WhatIfSession(input, settings: settings, threads: 2)
        (_, _) = (try await session.clusters(), try await session.blanks())
        figures.session_ms = milliseconds(clock.now - start)
        for kind in ["add", "close", "move", "radius"] {
            var (taken, clusters, blanks): ([Duration], [Duration], [Duration]) = ([], [], [])
            for edit in 0..<edits {
                var next = session.input
                next.facilities = edited(kind, next.facilities, edit, &random)
                let start = clock.now
                try await session.replace(by: next)
                _ = session.figures
                let figured = clock.now
                _ = try await session.clusters()
                let clustered = clock.now
                _ = try await session.blanks()
                taken.append(figured - start)
                clusters.append(clustered - figured)
                blanks.append(clock.now - clustered)
            }
            taken.sort()
            figures.edits.append(
                EditFigures.Edit(
                    kind: kind, median_ms: milliseconds(taken[edits / 2]), largest_ms: milliseconds(taken[edits - 1]),
                    clusters_median_ms: milliseconds(clusters.sorted()[edits / 2]),
                    blanks_median_ms: milliseconds(blanks.sorted()[edits / 2])))
        }
        figures.equals_afresh = try await equalsAfresh(session)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(figures), as: UTF8.self))
        if !figures.equals_afresh { exit(1) }
    }

    private static func afresh(_ input: PlanningInput, threads: Int) async throws -> (Coverage, CoverageReport) {
        let coverage = try await Reach(input, threads: threads).coverage()
        return (
            coverage,
            try await Reach(input, threads: threads).report(
                coverage: coverage, membership: UnitMembership.locateDemand(input, threads: threads))
        )
    }

    /// What is timed must be right, to the bit.
    private static func equalsAfresh(_ state: WhatIfSession) async throws -> Bool {
        let (coverage, report) = try await afresh(state.input, threads: 2)
        let (ours, figures) = (state.coverage, state.figures)
        return ours.nearest == coverage.nearest && ours.nearestCost == coverage.nearestCost
            && ours.coveredBy == coverage.coveredBy && figures.overall == report.overall && figures.distances == report.distances
            && figures.byLevel.map(\.totals) == report.byLevel.map(\.totals) && figures.allLevels == report.allLevels
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
            studyArea: StudyArea(levels: ["county"], units: counties()), radiusRule: RadiusRule(fallback: .kilometers(1)))
    }

    /// Four hundred squares, with some room around the towns.
    private static func counties() -> [AdministrativeUnit] {
        (0..<400).map { number in
            let (x, y) = (104.9 + Double(number % 20) * 0.11, 34.9 + Double(number / 20) * 0.11)
            let corners = [(x, y), (x + 0.11, y), (x + 0.11, y + 0.11), (x, y + 0.11), (x, y)].map {
                PlanarPoint(x: $0.0, y: $0.1)
            }
            return AdministrativeUnit(
                code: "\(1000 + number)", name: "county \(number)", level: "county",
                geometry: MultiPolygon([Polygon(exterior: Ring(corners))]))
        }
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        (duration / .milliseconds(1) * 10).rounded() / 10
    }
}
