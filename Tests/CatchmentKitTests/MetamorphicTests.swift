import CatchmentKit
import Foundation
import GeoEngine
import Glibc
import TestSupport
import Testing

/// A small random run: a town, a pole or the antimeridian, in degrees of seven decimals and whole weights.
private struct RandomTown {
    var points: [PlanarPoint] = []
    var weights: [Double] = []
    var sites: [PlanarPoint] = []
    var radii: [Double] = []

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let size = pow(10, Double.random(in: 2...5.5, using: &random))
        let (center, isPolar) =
            seed % 3 == 0
            ? (PlanarPoint(x: 0, y: seed % 2 == 0 ? 90 : -90), true)
            : (PlanarPoint(x: seed % 3 == 1 ? 180 : 106, y: Double.random(in: -70...70, using: &random)), false)
        func place(_ random: inout SeededGenerator) -> PlanarPoint {
            let azimuth = Double.random(in: 0...360, using: &random)
            let length = size * Double.random(in: 0...1, using: &random)
            let direction = isPolar ? PlanarPoint(x: azimuth - 180, y: 0) : PlanarPoint(x: 0, y: 0)
            var x = center.x + length / 111_000 * cos(azimuth * .pi / 180) / max(0.2, cos(center.y * .pi / 180))
            var y = center.y + length / 111_000 * sin(azimuth * .pi / 180)
            if isPolar { (x, y) = (direction.x, center.y > 0 ? 90 - length / 111_000 : length / 111_000 - 90) }
            if x > 180 { x -= 360 }
            return PlanarPoint(x: (x * 1e7).rounded() / 1e7, y: (y * 1e7).rounded() / 1e7)
        }
        let count = Int.random(in: 1...40, using: &random)
        points = (0..<count).map { _ in place(&random) }
        weights = points.map { _ in Double(Int.random(in: 0...50, using: &random)) }
        sites = (0..<Int.random(in: 0...6, using: &random)).map { _ in place(&random) }
        radii = sites.map { _ in max(1, size * Double.random(in: 0.02...1, using: &random)) }
    }

    func input() throws -> PlanningInput {
        var facilities = sites.indices.map { Facility(id: "f\($0)", point: sites[$0]) }
        for number in facilities.indices { facilities[number].radius = .meters(radii[number]) }
        return PlanningInput(
            demand: try DemandTable(x: points.map(\.x), y: points.map(\.y), weights: weights), facilities: facilities,
            radiusRule: RadiusRule(fallback: .kilometers(1)))
    }

    /// The covered weight by Karney's inverse over every pair; `nil` where a pair is too near its radius to tell.
    var covered: Double? {
        var sum = 0.0
        for (row, point) in points.enumerated() {
            let depths = sites.indices.map { Geodesic.meters(point.x, point.y, sites[$0].x, sites[$0].y) - radii[$0] }
            if depths.contains(where: { abs($0 - 1e-6) < 1e-7 }) { return nil }
            if depths.contains(where: { $0 <= 1e-6 }) { sum += weights[row] }
        }
        return sum
    }
}

/// What must not change, or change in a known way, when a run is told in another way.
@Suite("Runs told in other ways")
struct MetamorphicTests {
    /// So many runs; `CATCHMENT_METAMORPHIC_CASES` asks for more.
    private static var seeds: ClosedRange<UInt64> {
        1...(getenv("CATCHMENT_METAMORPHIC_CASES").flatMap { UInt64(String(cString: $0)) }.map { max(1, $0) } ?? 300)
    }

    private func covered(_ town: RandomTown, threads: Int = 1) async throws -> (weight: Double, result: CoverResult) {
        let input = try town.input()
        let result = try await Planner(input, threads: threads).cover()
        return (input.demand.scale.weight(result.report.overall.coveredWeight), result)
    }

    @Test(
        "the covered weight is brute force's by Karney, in any order, for any threads; doubled, split and beside far facilities as it must be"
    )
    func symmetries() async throws {
        for seed in Self.seeds {
            let town = RandomTown(seed: seed)
            let (weight, result) = try await covered(town)
            if let wanted = town.covered { #expect(weight == wanted, "seed \(seed)") }
            #expect(try await covered(town, threads: 3).result.report.overall == result.report.overall, "seed \(seed)")

            var random = SeededGenerator(seed: seed &+ 77)
            var other = town
            let order = town.points.indices.shuffled(using: &random)
            (other.points, other.weights) = (order.map { town.points[$0] }, order.map { town.weights[$0] })
            let places = town.sites.indices.shuffled(using: &random)
            (other.sites, other.radii) = (places.map { town.sites[$0] }, places.map { town.radii[$0] })
            #expect(try await covered(other).weight == weight, "seed \(seed): another order")

            other = town
            other.weights = town.weights.map { $0 * 2 }
            #expect(try await covered(other).weight == weight * 2, "seed \(seed): twice the people")

            other = town
            (other.points, other.weights) = (town.points + town.points, town.weights.map { $0 / 2 } + town.weights.map { $0 / 2 })
            let split = try await covered(other)
            #expect(
                split.weight == weight && split.result.report.overall.coveredPoints == 2 * result.report.overall.coveredPoints)

            other = town
            let far = town.points[0]
            other.sites.append(PlanarPoint(x: far.x > 0 ? far.x - 180 : far.x + 180, y: -far.y))
            other.radii.append(1)
            #expect(try await covered(other).weight == weight, "seed \(seed): a facility on the other side of the Earth")

            other = town
            other.radii = town.radii.map { $0 * 1.3 }
            #expect(try await covered(other).weight >= weight, "seed \(seed): larger radii")
        }
    }

    @Test("what is published is confirmed by verify, is the same for any threads, and does not differ from itself")
    func folders() async throws {
        for seed in Self.seeds where seed % 10 == 3 || seed % 10 == 6 {
            let folder = NSTemporaryDirectory() + "catchment-metamorphic-\(seed)-\(getpid())"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let town = RandomTown(seed: seed)
            for threads in [1, 2] {
                let planner = try Planner(try town.input(), threads: threads)
                try planner.write(try await planner.cover(), to: "\(folder)/\(threads)")
                let found = try Verifier("\(folder)/\(threads)").verify()
                #expect(found.isConfirmed, "seed \(seed): \(found.problems)")
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/1") where name != "report.json" {
                let same = FileManager.default.contentsEqual(atPath: "\(folder)/1/\(name)", andPath: "\(folder)/2/\(name)")
                #expect(same, "seed \(seed): \(name)")
            }
            let compared = try ComparisonRun("\(folder)/1", "\(folder)/2").run(into: try StagedDirectory("\(folder)/d"))
            #expect(compared.isSame, "seed \(seed)")
            #expect(try Verifier("\(folder)/d").verify().isConfirmed, "seed \(seed)")
        }
    }
}
