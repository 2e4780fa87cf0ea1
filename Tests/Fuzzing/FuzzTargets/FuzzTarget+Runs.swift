import CatchmentKit
import Foundation
import TestSupport

extension FuzzTarget {
    /// Small runs from beginning to end, of places that an input decides.
    ///
    /// Coverage and a plan of sites are published in all forms, drawn on paper, and verified. They go through all that is written in C: geometry, projections, formats, solver, hashes, drawing.
    static func runs(_ folder: String) throws -> FuzzTarget {
        for (name, text) in Seeds.hamlet {
            try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
        }
        var output = OutputOptions()
        (output.writesGeoPackage, output.writesXLSX, output.writesReport) = (true, true, true)
        output.csvEncoding = .gb18030
        return FuzzTarget(seeds: (0..<16).map { [$0] }, words: []) { [output] input in
            var random = SeededGenerator(seed: choice(input))
            let out = "\(folder)/out"
            do {
                let planner = try await hamlet(in: folder, &random)
                try planner.write(try await planner.cover(), to: out, output: output)
                confirm(out)
                let models: [SitingModel] = [
                    .maximalCovering(facilityCount: 2), .setCovering(target: 1), .pMedian(facilityCount: 2),
                ]
                let settings = SiteSettings(model: models.randomElement(using: &random) ?? models[0], limits: SolveLimits())
                try planner.write(try await planner.site(settings), to: out, output: output)
                confirm(out)
                var sheet = SheetOptions()
                sheet.formats = [SheetOptions.Format.svg, .pdf, .png].filter { _ in Bool.random(using: &random) }
                sheet.dotsPerInch = 40
                if !sheet.formats.isEmpty { _ = try SheetRun(out, map: MapOptions(), sheet: sheet).run() }
            } catch {
                fatalError("a run of places that are right ended with \(error)")
            }
            try? FileManager.default.removeItem(atPath: out)
        }
    }

    private static func confirm(_ out: String) {
        let found = try? Verifier(out).verify()
        guard found?.isConfirmed == true else {
            fatalError("what was published is not confirmed: \(String(describing: found?.problems))")
        }
    }

    /// Some places: about a town, a pole, or the antimeridian; the town has a unit, and the files of a town are read.
    private static func hamlet(in folder: String, _ random: inout SeededGenerator) async throws -> Planner {
        let kind = Int.random(in: 0...3, using: &random)
        if kind == 0 {
            var options = InputOptions(demand: LayerOptions(path: "\(folder)/d.csv", crs: .wgs84))
            options.facilities = LayerOptions(path: "\(folder)/f.csv", crs: .wgs84)
            options.candidates = LayerOptions(path: "\(folder)/c.csv", crs: .wgs84)
            options.units = LayerOptions(path: "\(folder)/u.geojson", crs: .wgs84)
            options.radius = .meters(Double.random(in: 100...2000, using: &random))
            return try await Planner(reading: options)
        }
        let size = Double.random(in: 0.001...1, using: &random)
        func place(_ random: inout SeededGenerator) -> PlanarPoint {
            let (x, y) = (size * Double.random(in: -1...1, using: &random), size * Double.random(in: 0...1, using: &random))
            let point =
                switch kind {
                case 1: PlanarPoint(x: 180 * x / size, y: 90 - y)
                case 2: PlanarPoint(x: x > 0 ? x - 180 : x + 180, y: 40 * y / size)
                default: PlanarPoint(x: 106 + x, y: y - 45)
                }
            return PlanarPoint(x: (point.x * 1e7).rounded() / 1e7, y: (point.y * 1e7).rounded() / 1e7)
        }
        let points = (0..<Int.random(in: 1...30, using: &random)).map { _ in place(&random) }
        let weights = points.map { _ in Double(Int.random(in: 1...50, using: &random)) }
        func sites(_ name: String, _ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> [Facility] {
            (0..<Int.random(in: count, using: &random)).map { Facility(id: "\(name)\($0)", point: place(&random)) }
        }
        return try Planner(
            PlanningInput(
                demand: try DemandTable(x: points.map(\.x), y: points.map(\.y), weights: weights),
                facilities: sites("f", 0...4, &random), candidates: sites("c", 2...5, &random),
                radiusRule: RadiusRule(fallback: .kilometers(size * Double.random(in: 10...100, using: &random)))))
    }
}
