import FoundationEssentials
import GeoFormats
import MapRendering
public import PlanningTerms
public import Publication

/// What a map shows beside what its folder holds.
public struct MapOptions: Hashable, Sendable {
    /// The language of the map.
    public var language = Language.en
    /// Title, date and sources.
    public var labels = ReportLabels()
    /// Whether people are on the map, summed to cells.
    public var showsPeople = true
    /// The side of a cell in metres.
    public var cellSide = 200.0
    /// The folder of MapLibre, where it is not in the usual places.
    public var libraryFolder: String?

    /// Makes the usual options.
    public init() {}
}

/// A map that was written.
public struct WrittenMap: Hashable, Sendable {
    /// Where it lies, and its size.
    public let path: String, bytes: Int
    /// What there is to say about it.
    public let notices: [Notice]
}

/// Draws a folder that `cover`, `site`, `checkup`, `scenario` or `compare` wrote as one HTML file.
public struct MapRun {
    /// More than this is not written; cells smaller than this are refused.
    private static let mostBytes = 50_000_000, leastCell = 50.0

    private let folder: String
    private let options: MapOptions

    /// Makes a map of a folder.
    public init(_ folder: String, options: MapOptions = MapOptions()) { (self.folder, self.options) = (folder, options) }

    /// Reads the folder, and writes `map.html` into it or into another; the other files stay as they are.
    ///
    /// - Throws: ``CatchmentError`` where the folder holds no result, MapLibre is missing, or the map would be too large.
    public func run(into target: String? = nil) throws -> WrittenMap {
        guard options.cellSide >= Self.leastCell else {
            throw CatchmentError.usage(.map(.cellTooSmall(Self.leastCell)))
        }
        let library = try MapLibreFiles.library(named: options.libraryFolder)
        let (page, notices) = try page()
        let text = try mapping { try HTMLMap(page, library: library).text { FileHash.digest($0) } }
        let bytes = Data(text.utf8)
        guard bytes.count <= Self.mostBytes else {
            let hasPeople = page.layers.contains { $0.form == .cell }
            throw CatchmentError.badData(
                folder,
                .map(.tooLarge(bytes: bytes.count, most: Self.mostBytes, cell: options.cellSide, hasPeople: hasPeople)))
        }
        let path = try write(bytes, into: target ?? folder)
        return WrittenMap(path: path, bytes: bytes.count, notices: notices)
    }

    /// The map of the folder, by what kind of result it holds.
    private func page() throws -> (MapPage, [Notice]) {
        let path = ResultFile.report.path(in: folder)
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw CatchmentError.noInput(path, .map(.noResult)) }
        let schema = (try? JSONDecoder().decode(Named.self, from: data))?.schema
        do {
            switch schema {
            case "catchment/report/1": return (try RunMap(folder, try ReportDocument.read(data), options).page(), [])
            case "catchment/scenarios/1":
                return (try BatchMap(folder, try JSONDocument.decode(ScenariosDocument.self, from: data), options).page(), [])
            case "catchment/comparison/1":
                return try ComparisonMap(folder, try JSONDocument.decode(ComparisonDocument.self, from: data), options).page()
            case StagedDirectory.unfinishedSchema: throw CatchmentError.badData(path, .folder(.cutShort))
            default: throw CatchmentError.badData(path, .folder(.noReport))
            }
        } catch is DecodingError {
            throw CatchmentError.badData(path, .folder(.noReport))
        }
    }

    /// What every document begins with.
    private struct Named: Decodable { var schema: String }

    /// Writes the file whole or not at all.
    private func write(_ bytes: Data, into target: String) throws -> String {
        let (path, manager) = (ResultFile.mapPage.path(in: target), FileManager.default)
        if let old = manager.contents(atPath: path), !Self.isOurs(old) {
            throw CatchmentError.cannotCreate(.map(.foreignFile(path)))
        }
        do {
            try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
        } catch {
            throw CatchmentError.cannotCreate(.output(.unusableFolder(target, isNamed: true)))
        }
        let partial = "\(target)/.catchment-map-\(FileReplacement.thisProcess).partial"
        do {
            try bytes.write(to: URL(filePath: partial))
            try FileReplacement.replace(path, by: partial)
        } catch {
            try? manager.removeItem(atPath: partial)
            throw CatchmentError.inputOutput(
                .output(.notWritten(file: ResultFile.mapPage.name, folder: target, reason: "\(error)")))
        }
        return path
    }

    /// Whether a file is a map that this program wrote.
    private static func isOurs(_ file: Data) -> Bool {
        String(decoding: file.prefix(4096), as: UTF8.self).contains("<meta name=\"generator\" content=\"catchment ")
    }
}
