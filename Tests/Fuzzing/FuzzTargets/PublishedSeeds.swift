import CatchmentKit
import Foundation
import Publication

/// Published folders of small runs, whose files are the seeds of those who read folders.
///
/// An input is a row of parts, each of which replaces one file: the first byte says which, the next three how many bytes it holds (the lowest
/// first), and these follow. A part that says more than there is takes all there is.
struct PublishedSeeds {
    /// A file of a folder that is looked at.
    struct File {
        let folder: String
        let file: InputFile
        let content: [UInt8]
    }

    /// The files, in the order of their names.
    let files: [File]
    /// A folder of the same demand that stays as it is.
    let other: String

    /// Each file alone, as it was published.
    var seeds: [[UInt8]] {
        files.enumerated().map { [UInt8(truncatingIfNeeded: $0), 0xFF, 0xFF, 0xFF] + $1.content }
    }

    private static let head = 4

    /// Returns an input as a part that others may follow.
    static func closed(_ input: [UInt8]) -> [UInt8] {
        guard input.count >= head else { return [] }
        let count = input.count - head
        return [input[0], UInt8(count & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count >> 16 & 0xFF)] + input[head...]
    }

    /// Replaces files; returns the numbers of those that were.
    func replaceFiles(by input: [UInt8]) -> [Int] {
        var changed: [Int] = []
        var rest = input[...]
        while rest.count > Self.head, changed.count < 8 {
            let (number, head) = (Int(rest[rest.startIndex]) % files.count, rest.prefix(Self.head))
            let count = head.dropFirst().reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(Self.head)
            files[number].file.write(rest.prefix(count))
            rest = rest.dropFirst(count)
            changed.append(number)
        }
        return changed
    }

    /// Puts back what was published.
    func restore(_ numbers: [Int]) {
        for number in Set(numbers) { files[number].file.write(files[number].content) }
    }

    /// Makes folders of `cover`, one of them in all forms, one of `site`, and a comparison of them.
    init(in folder: String) async throws {
        let inputs = Seeds.hamlet
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
        try planner.write(try await planner.cover(), to: "\(folder)/cover")
        try planner.write(try await planner.cover(), to: "\(folder)/forms", output: output)
        let site = try await planner.site(SiteSettings(model: .maximalCovering(facilityCount: 1), limits: SolveLimits()))
        try planner.write(site, to: "\(folder)/site")
        let target = try StagedDirectory("\(folder)/compared")
        _ = try ComparisonRun("\(folder)/cover", "\(folder)/site").run(into: target)
        files = try ["cover", "site", "compared", "forms"].flatMap { name in
            // Of the folder in all forms only those: what lies there beside them is as in the first.
            try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)").sorted().filter {
                name != "forms" || $0.hasSuffix(".xlsx") || $0.hasSuffix(".gpkg")
            }.map { file in
                let path = "\(folder)/\(name)/\(file)"
                return File(
                    folder: "\(folder)/\(name)", file: InputFile(path),
                    content: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
            }
        }
    }
}
