import FoundationEssentials
public import GeoPrimitives
import InputLoading
import MapRendering
import PlanningTerms
import Publication
public import Reporting

/// Draws a result folder as a sheet for the wall or as an atlas, with what lies under the map.
public struct SheetRun {
    private let folder: String
    private let map: MapOptions
    private var sheet: SheetOptions
    private let contextCRS: CRS?

    /// Makes the sheet of a folder.
    ///
    /// - Parameters:
    ///   - folder: A folder that `cover`, `site`, `checkup`, `scenario` or `compare` wrote.
    ///   - map: What the map shows.
    ///   - sheet: How it is laid out; its settings name the files of context.
    ///   - contextCRS: The coordinate reference system of files of context that are given none.
    public init(_ folder: String, map: MapOptions, sheet: SheetOptions, contextCRS: CRS? = nil) {
        (self.folder, self.map, self.sheet, self.contextCRS) = (folder, map, sheet, contextCRS)
    }

    /// Reads the folder and the context, and writes the files asked for into the folder or into another.
    ///
    /// - Returns: The files, the first with all there is to say.
    /// - Throws: `CatchmentError` where something cannot be read, librsvg or a font is missing, or nothing can be drawn.
    public func run(into target: String? = nil) throws -> [WrittenMap] {
        var (options, notes) = (sheet, DiagnosticCollector())
        let isPlanar = options.settings.context.isEmpty ? false : try isPlanar()
        options.context = try options.settings.context.map { context in
            let loaded = try ContextLoader(context, fallback: contextCRS, isPlanar: isPlanar).load(into: &notes)
            return MapSheet.Context(
                MapSheet.Context.Kind(rawValue: loaded.kind.rawValue) ?? .other,
                title: context.title ?? loaded.kind.title(map.language), areas: loaded.areas, lines: loaded.lines,
                points: loaded.points)
        }
        let maker = SheetMaker(folder, map: map, options: options)
        var written = try PlannedNames.with(PlannedNames.published(in: folder)) { try maker.run(into: target) }
        if !written.isEmpty {
            written[0].notices = notes.notes.map { Notice(sentence: Language.en($0.gradedWording), $0) } + written[0].notices
        }
        return written
    }

    /// Whether the folder's positions are metres in a plane.
    private func isPlanar() throws -> Bool {
        let data = try? Data(contentsOf: URL(filePath: ResultFile.report.path(in: folder)))
        return data.flatMap { try? ReportDocument.read($0) }?.isPlanar ?? false
    }
}
