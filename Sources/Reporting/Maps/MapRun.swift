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
    package var labels = ReportLabels()
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
    public package(set) var notices: [Notice]
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
        // Nothing may change the folder between the first file that is read and the map.
        let writer = try MapFileWriter(target ?? folder)
        let made = try PlannedNames.with(PlannedNames.published(in: folder)) { try MapPageMaker(folder, options).made() }
        let text = try mapping { try HTMLMap(made.page, library: library).text { FileHash.digest($0) } }
        let bytes = Data(text.utf8)
        guard bytes.count <= Self.mostBytes else {
            let hasPeople = made.page.layers.contains { $0.form == .cell }
            throw CatchmentError.badData(
                folder,
                .map(.tooLarge(bytes: bytes.count, most: Self.mostBytes, cell: options.cellSide, hasPeople: hasPeople)))
        }
        let path = try writer.write(bytes, as: .mapPage)
        return WrittenMap(path: path, bytes: bytes.count, notices: made.notices)
    }
}
