import CatchmentKit
import Foundation

/// Published folders of small runs, whose files are the seeds of those who read folders.
struct PublishedSeeds {
    /// A file of a folder that is looked at.
    struct File {
        let folder: String, path: String
        let content: [UInt8]
    }

    /// The files, in the order of their names.
    let files: [File]
    /// A folder of the same demand that stays as it is.
    let other: String

    /// Makes a folder of `cover`, one of `site`, and a comparison of them.
    init(in folder: String) async throws {
        var demand = "id,lon,lat,population,elders\n"
        for number in 0..<12 {
            demand +=
                "p\(number),\(106.2 + Double(number % 4) * 0.004),\(36 + Double(number / 4) * 0.003),\(number * 7 % 11 + 1),\(number % 3)\n"
        }
        let inputs = [
            "d.csv": demand, "f.csv": "id,lon,lat,level\nf,106.2003,36.0002,town\n",
            "c.csv": "id,lon,lat\nc1,106.208,36.004\nc2,106.212,36.001\n",
            "u.geojson":
                #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"U","name":"U","level":"town"},"geometry":{"type":"Polygon","coordinates":[[[106.1,35.9],[106.3,35.9],[106.3,36.1],[106.1,36.1],[106.1,35.9]]]}}]}"#,
        ]
        for (name, text) in inputs { try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8) }
        var options = InputOptions(demand: LayerOptions(path: "\(folder)/d.csv", crs: .wgs84))
        options.facilities = LayerOptions(path: "\(folder)/f.csv", crs: .wgs84)
        options.candidates = LayerOptions(path: "\(folder)/c.csv", crs: .wgs84)
        options.units = LayerOptions(path: "\(folder)/u.geojson", crs: .wgs84)
        options.radius = .meters(400)
        options.classes = [ClassOption(name: "elders", column: "elders", unit: "people", radius: nil)]
        let planner = try await Planner(reading: options)
        var output = OutputOptions()
        (output.writesXLSX, output.writesGeoPackage) = (true, true)
        other = "\(folder)/other"
        try planner.write(try await planner.cover(), to: other)
        try planner.write(try await planner.cover(), to: "\(folder)/cover", output: output)
        let site = try await planner.site(SiteSettings(model: .maximalCovering(facilityCount: 1), limits: SolveLimits()))
        try planner.write(site, to: "\(folder)/site")
        let target = try StagedDirectory("\(folder)/compared")
        _ = try ComparisonRun("\(folder)/cover", "\(folder)/site").run(into: target)
        files = try ["cover", "site", "compared"].flatMap { name in
            try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)").sorted().map { file in
                let path = "\(folder)/\(name)/\(file)"
                return File(
                    folder: "\(folder)/\(name)", path: path, content: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
            }
        }
    }
}
