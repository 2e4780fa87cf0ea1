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
    private let read: ([UInt8]) async -> Void

    /// The targets by the extension of the files that they read, and those that read folders.
    static let names = [
        "csv", "geojson", "xlsx", "gpkg", "kml", "fgb", "zip", "mif", "tif", "ods", "plan", "profile", "manifest", "json",
        "verify", "compare",
    ]

    /// Makes a target with its files in a folder.
    init(named name: String, in folder: String) async throws {
        switch name {
        case "plan", "profile": self = try Self.plan(name, folder)
        case "manifest", "json": self = Self.document(name, folder)
        case "verify", "compare": self = try await Self.folders(name, folder)
        default: self = Self.table(name, folder)
        }
    }

    private init(seeds: [[UInt8]], words: [String] = [], _ read: @escaping ([UInt8]) async -> Void) {
        (self.seeds, self.words, self.read) = (seeds, words, read)
    }

    /// Reads an input; whatever is wrong with it is said as an error, and nothing else happens.
    func take(_ input: [UInt8]) async { await read(input) }

    /// A hostile file needs no more than this.
    private static let limits = ReadingLimits(mostCells: 4_000_000, mostMemory: 256 << 20, acceptsViews: true)

    private static func write(_ input: [UInt8], _ path: String) { try? Data(input).write(to: URL(fileURLWithPath: path)) }

    private static func table(_ name: String, _ folder: String) -> FuzzTarget {
        let path = "\(folder)/input.\(name)"
        return FuzzTarget(seeds: Seeds.files[name] ?? [], words: Seeds.tableWords) { input in
            write(input, path)
            if TableFile.isRaster(path) {
                _ = try? RasterFile(path).readCells(limits: limits)
            } else if let source = try? TableFile.open(path, TableAsk(limits: limits)) {
                _ = source.sample()
                _ = try? source.read(source.columnNames.indices.map { ColumnRequest(column: $0, kind: .text) })
                _ = try? source.read(
                    source.columnNames.indices.map { ColumnRequest(column: $0, kind: $0 % 2 == 0 ? .number : .code) })
            }
            var options = InputOptions(demand: LayerOptions(path: path, crs: .wgs84))
            options.facilities = TableFile.isRaster(path) ? nil : LayerOptions(path: path, crs: .wgs84)
            options.radius = .kilometers(1)
            options.limits = limits
            _ = try? await InputLoader(options).load()
        }
    }

    private static func plan(_ name: String, _ folder: String) throws -> FuzzTarget {
        let path = "\(folder)/input.yaml"
        for (file, text) in Seeds.layers { try text.write(toFile: "\(folder)/\(file)", atomically: false, encoding: .utf8) }
        return FuzzTarget(seeds: Seeds.plans, words: Seeds.planWords) { input in
            write(input, path)
            if name == "profile" {
                _ = try? Profile(named: path)
            } else {
                _ = try? Plan(contentsOf: path, reservedNames: ["report.json"])
            }
        }
    }

    private static func document(_ name: String, _ folder: String) -> FuzzTarget {
        let path = "\(folder)/input.json"
        return FuzzTarget(seeds: Seeds.documents, words: ["\"schema\"", "\"inputs\"", "\"outputs\"", "[[[[[[[[", "\\ud800"]) {
            input in
            write(input, path)
            if name == "manifest" {
                _ = try? ManifestDocument.read(path)
            } else {
                _ = JSONTree(Data(input)).map { Fingerprint.of($0) }
            }
        }
    }

    /// One file of a published folder is replaced: the first byte of an input says which, the rest is what it holds.
    private static func folders(_ name: String, _ folder: String) async throws -> FuzzTarget {
        let base = try await PublishedSeeds(in: folder)
        let seeds = base.files.enumerated().map { number, file in [UInt8(truncatingIfNeeded: number)] + file.content }
        return FuzzTarget(seeds: seeds, words: Seeds.documentWords) { input in
            guard let first = input.first else { return }
            let file = base.files[Int(first) % base.files.count]
            write(Array(input.dropFirst()), file.path)
            if name == "verify" {
                _ = try? Verifier(file.folder).verify()
            } else {
                _ = try? ComparisonRun(base.other, file.folder).run(into: nil)
                _ = try? ComparisonRun(file.folder, base.other).run(into: nil)
            }
            write(file.content, file.path)
        }
    }
}
