import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import Glibc
import ServiceModel
import TestSupport

/// Times the union of service areas against GEOS's unary union of the same polygons: the discs of towns and villages in 200 × 200 km.
///
///     swift run -c release UnionBenchmark [--count N]... [--threads N]... [--radius METERS] [--geos | --no-geos]
///
/// One line per run: seconds to draw the discs, to unite them, and the process's peak memory so far. GEOS runs up to 10,000
/// discs unless told otherwise.
@main
struct UnionBenchmark {
    static func main() async throws {
        guard let options = Options(CommandLine.arguments.dropFirst()) else { exit(64) }
        print("discs\tthreads\tby\tdraw s\tunite s\tCPU s\tpeak MiB\tparts\tvertices\tkm2\tload")
        for count in options.counts {
            let centers = self.centers(count)
            for threads in options.threads {
                let (discs, drawing) = try await timed { try await self.discs(centers, options.radius, threads) }
                let before = processorSeconds()
                let (union, uniting) = try await timed {
                    try await ServiceAreaUnion(discs, measure: .geodesic, threads: threads)
                }
                row("\(count)\t\(threads)\tCatchment", drawing, uniting, processorSeconds() - before, union.geometry, union.area)
            }
            if count <= options.geosUpTo {
                let (discs, drawing) = try await timed { try await self.discs(centers, options.radius, 1) }
                let before = processorSeconds()
                let (union, uniting) = try await timed { try PolygonOverlay.union(discs.map(\.geometry)) }
                row("\(count)\t1\tGEOS", drawing, uniting, processorSeconds() - before, union, Geodesic.area(of: union))
            }
        }
    }

    private static func discs(_ centers: [PlanarPoint], _ radius: Distance, _ threads: Int) async throws -> [ServiceArea] {
        let parts = try await Crew(threads: threads).chunks(of: centers.count, size: 512) { numbers in
            numbers.map { ServiceArea(facility: FacilityNumber($0), center: centers[$0], radius: radius, measure: .geodesic) }
        }
        return Array(parts.joined())
    }

    /// Four fifths of the discs in 60 towns, the others in villages, as `make_instance.py` draws them.
    private static func centers(_ count: Int) -> [PlanarPoint] {
        var random = SeededGenerator(seed: 20_260)
        func normal() -> Double {
            (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))).squareRoot()
                * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
        }
        func place() -> PlanarPoint {
            PlanarPoint(x: Double.random(in: -100...100, using: &random), y: Double.random(in: -100...100, using: &random))
        }
        let towns = (0..<60).map { _ in (place(), Double.random(in: 1...5, using: &random)) }
        let villages = (0..<4000).map { _ in (place(), 0.4) }
        let shares = (east: 111.32 * cos(36 * Double.pi / 180), north: 110.95)
        return (0..<count).map { number in
            let group = number % 5 < 3 ? towns : villages
            let (middle, spread) = group[Int.random(in: group.indices, using: &random)]
            let (x, y) = (middle.x + spread * normal(), middle.y + spread * normal())
            return PlanarPoint(x: 106 + x / shares.east, y: 36 + y / shares.north)
        }
    }

    private static func timed<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> (Value, Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try await work()
        return (value, (clock.now - start) / .seconds(1))
    }

    private static func usage() -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private static func processorSeconds() -> Double {
        let (user, system) = (usage().ru_utime, usage().ru_stime)
        return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6
    }

    private static func row(
        _ run: String, _ drawing: Double, _ uniting: Double, _ processor: Double, _ union: MultiPolygon, _ area: Area
    ) {
        var load = [0.0]
        getloadavg(&load, 1)
        func short(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
        print(
            "\(run)\t\(short(drawing))\t\(short(uniting))\t\(short(processor))\t\(usage().ru_maxrss / 1024)\t"
                + "\(union.polygons.count)\t\(union.vertexCount)\t\(area.squareMeters / 1e6)\t\(short(load[0]))")
    }
}

/// What the command line asks for.
private struct Options: Sendable {
    var counts: [Int] = []
    var threads: [Int] = []
    var radius = Distance.meters(1000)
    /// Up to so many discs GEOS is timed beside.
    var geosUpTo = 10_000

    init?(_ arguments: ArraySlice<String>) {
        var arguments = arguments
        while let option = arguments.popFirst() {
            switch option {
            case "--geos": geosUpTo = .max
            case "--no-geos": geosUpTo = 0
            case "--count", "--threads", "--radius":
                guard let number = arguments.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
                if option == "--count" { counts.append(number) }
                if option == "--threads" { threads.append(number) }
                if option == "--radius" { radius = .meters(Double(number)) }
            default: return nil
            }
        }
        if counts.isEmpty { counts = [1000, 10_000, 100_000] }
        if threads.isEmpty { threads = [1, 2] }
    }
}
