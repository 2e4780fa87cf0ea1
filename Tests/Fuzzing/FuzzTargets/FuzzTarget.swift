import CatchmentKit
import Foundation
import GeoFormats
import GeoPrimitives
import InputLoading
import PlanFiles
import PlanningTerms
import Publication

/// Something that reads bytes of others, with the seeds that its inputs are made of.
struct FuzzTarget {
    let seeds: [[UInt8]]
    /// Words that its inputs are likely to hold.
    let words: [String]
    /// Whether an input is a row of parts, so that two of them one after the other are one too.
    var hasParts = false
    private let read: ([UInt8]) async -> Void

    /// The targets by the extension of the files that they read, those that read folders, and whole runs.
    static let names = [
        "csv", "geojson", "xlsx", "gpkg", "kml", "fgb", "zip", "mif", "tif", "ods", "plan", "profile", "manifest", "json",
        "verify", "compare", "run",
    ]

    /// Makes a target with its files in a folder.
    init(named name: String, in folder: String) async throws {
        switch name {
        case "plan", "profile": self = try Self.plan(name, folder)
        case "manifest", "json": self = Self.document(name, folder)
        case "run": self = try Self.runs(folder)
        case "verify", "compare": self = try await Self.folders(name, folder)
        default: self = Self.table(name, folder)
        }
    }

    init(seeds: [[UInt8]], words: [String] = [], _ read: @escaping ([UInt8]) async -> Void) {
        (self.seeds, self.words, self.read) = (seeds, words, read)
    }

    /// Reads an input; whatever is wrong with it is said as an error, and nothing else happens.
    func take(_ input: [UInt8]) async { await read(input) }

    /// A hostile file needs no more than this.
    private static let limits = ReadingLimits(mostCells: 4_000_000, mostMemory: 256 << 20)
    /// A view without end ends sooner.
    private static let limitsOfViews = ReadingLimits(mostMemory: 4 << 20, acceptsViews: true)

    /// A number that an input alone decides (FNV-1a, 64 bits), so that the same input always goes the same way.
    static func choice(_ input: [UInt8]) -> UInt64 {
        input.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// Each input is read as a table, in one of two ways, and as the demand of a run or as its demand and facilities; now and then what can be
    /// loaded is analysed, published, and verified.
    private static func table(_ name: String, _ folder: String) -> FuzzTarget {
        let file = InputFile("\(folder)/input.\(name)")
        let limits = name == "gpkg" ? limitsOfViews : limits
        return FuzzTarget(seeds: Seeds.files[name] ?? [], words: Seeds.tableWords) { input in
            let (choice, path) = (choice(input), file.path)
            file.write(input)
            if TableFile.isRaster(path) {
                _ = try? RasterFile(path).readCells(limits: limits)
            } else if let source = try? TableFile.open(path, TableAsk(limits: limits)) {
                _ = source.sample()
                let kinds: [ColumnKind] = choice & 1 == 0 ? [.text] : [.number, .code]
                _ = try? source.read(
                    source.columnNames.indices.map { ColumnRequest(column: $0, kind: kinds[$0 % kinds.count]) })
            }
            var options = InputOptions(demand: LayerOptions(path: path, crs: .wgs84))
            if choice & 2 == 0, !TableFile.isRaster(path) { options.facilities = LayerOptions(path: path, crs: .wgs84) }
            options.radius = .kilometers(1)
            options.limits = limits
            guard let planner = try? await Planner(reading: options) else { return }
            if choice % 31 == 0, planner.input.demand.count <= 200 { await publish(planner, "\(folder)/out") }
        }
    }

    /// Publishes a run; a folder is there if it was, holds no stage, and is confirmed.
    private static func publish(_ planner: Planner, _ out: String) async {
        let isWritten: Bool
        do {
            try planner.write(try await planner.cover(), to: out)
            isWritten = true
        } catch {
            isWritten = false
        }
        let names = try? FileManager.default.contentsOfDirectory(atPath: out)
        guard isWritten else {
            guard names == nil else { fatalError("a run that was refused left a folder") }
            return
        }
        guard names?.contains(where: { $0.hasPrefix(".") }) == false else { fatalError("a run left a stage") }
        let found = try? Verifier(out).verify()
        guard found?.isConfirmed == true else {
            fatalError("what was published is not confirmed: \(String(describing: found?.problems))")
        }
        try? FileManager.default.removeItem(atPath: out)
    }

    private static func plan(_ name: String, _ folder: String) throws -> FuzzTarget {
        let file = InputFile("\(folder)/input.yaml")
        for (file, text) in Seeds.layers { try text.write(toFile: "\(folder)/\(file)", atomically: false, encoding: .utf8) }
        return FuzzTarget(seeds: Seeds.plans, words: Seeds.planWords) { input in
            file.write(input)
            if name == "profile" {
                _ = try? Profile(named: file.path)
            } else {
                _ = try? Plan(contentsOf: file.path, reservedNames: ["report.json"])
            }
        }
    }

    private static func document(_ name: String, _ folder: String) -> FuzzTarget {
        let file = InputFile("\(folder)/input.json")
        return FuzzTarget(seeds: Seeds.documents, words: ["\"schema\"", "\"inputs\"", "\"outputs\"", "[[[[[[[[", "\\ud800"]) {
            input in
            if name == "manifest" {
                file.write(input)
                _ = try? ManifestDocument.read(file.path)
            } else {
                _ = JSONTree(Data(input)).map { Fingerprint.of($0) }
            }
        }
    }

    /// Files of published folders are replaced: by each part of an input, one.
    private static func folders(_ name: String, _ folder: String) async throws -> FuzzTarget {
        let base = try await PublishedSeeds(in: folder)
        let out = "\(folder)/difference"
        var target = FuzzTarget(seeds: base.seeds, words: Seeds.documentWords) { input in
            let changed = base.replaceFiles(by: input)
            defer { base.restore(changed) }
            guard let looked = changed.last.map({ base.files[$0].folder }) else { return }
            if name == "verify" {
                _ = try? Verifier(looked).verify()
                return
            }
            let choice = choice(input)
            let (before, after) = choice & 1 == 0 ? (base.other, looked) : (looked, base.other)
            guard choice % 15 == 0 else {
                _ = try? ComparisonRun(before, after).run(into: nil)
                return
            }
            let isWritten = (try? ComparisonRun(before, after).run(into: try StagedDirectory(out))) != nil
            let names = try? FileManager.default.contentsOfDirectory(atPath: out)
            guard (names != nil) == isWritten else { fatalError("a comparison that was refused left a folder") }
            if isWritten { try? FileManager.default.removeItem(atPath: out) }
        }
        target.hasParts = true
        return target
    }
}
