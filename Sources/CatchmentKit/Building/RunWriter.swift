import FoundationEssentials
import GeoFormats
public import PlanningTerms

/// Publishes a run: the report and, in a folder, the tables and layers, all of them or none.
public struct RunWriter {
    private let options: InputOptions
    private let cover: CoverSettings
    let output: OutputOptions
    private let progress: RunProgress?
    /// Geometries that were published before.
    var shapes: PublishedShapes?

    /// Makes a writer for runs with these options.
    public init(
        _ options: InputOptions, cover: CoverSettings, output: OutputOptions = OutputOptions(), progress: RunProgress? = nil
    ) {
        self.options = options
        self.cover = cover
        self.output = output
        self.progress = progress
    }

    /// Returns the report of a `cover` run; with a folder, writes everything there.
    public func publish(
        _ result: CoverResult, command: String = "cover", to target: StagedDirectory?
    ) throws -> ReportDocument {
        try publish(result, command: command, lists: [], checkup: nil, to: target)
    }

    /// Publishes a run with the lists and the document of a check-up beside what `cover` writes.
    func publish(
        _ result: CoverResult, command: String, lists: [ResultLayer], checkup: CheckupDocument?, to target: StagedDirectory?
    ) throws -> ReportDocument {
        let builder = ReportBuilder(options: options, cover: cover, result: result)
        let document = builder.document(command: command)
        return try write(document, builder, result, nil, target, lists: lists, checkup: checkup)
    }

    /// Returns the report of a `site` run; with a folder, writes everything there.
    public func publish(_ site: SiteResult, settings: SiteSettings, to target: StagedDirectory?) throws -> ReportDocument {
        let builder = ReportBuilder(options: options, cover: cover, result: site.before)
        let document = builder.document(site, settings: settings)
        return try write(document, builder, site.before, site, target)
    }

    private func write(
        _ document: ReportDocument, _ builder: ReportBuilder, _ result: CoverResult, _ site: SiteResult?,
        _ directory: StagedDirectory?, lists: [ResultLayer] = [], checkup: CheckupDocument? = nil
    ) throws -> ReportDocument {
        guard let directory else { return document }
        var document = document
        progress?.begin("writing")
        let clock = ContinuousClock()
        let start = clock.now
        let plane = try OutputPlane(output.crs, measure: result.loaded.input.measure, acceptsBallpark: options.acceptsBallpark)
        if let notice = plane.notice(result.loaded.input.demand) { document.notices.append(notice) }
        let tables = TableWriter(result: result).tables(document, site)
        let styles = LayerStyles(language: output.language)
        let layers =
            cover.writesLayers
            ? try LayerWriter(builder: builder, result: result, site: site, styles: styles, shapes: shapes).layers() : []
        let (allTables, allLayers) = (tables + lists, cover.writesLayers ? layers + lists : [])
        if output.writesXLSX {
            for list in ResultWriter.sheets(allTables, allLayers) where list.count > XLSXWriter.mostRows {
                document.notices.append(
                    Notice(.warning, .output(.sheetTooLong(list.name, rows: list.count, most: XLSXWriter.mostRows)))
                )
            }
        }
        try ResultWriter(directory: directory, output: output, plane: plane).write(
            document, tables: allTables, layers: allLayers, checkup: checkup)
        let seconds = (clock.now - start).seconds
        document.timing["write"] = seconds
        document.timing["total", default: 0] += seconds
        do {
            if let checkup { try checkup.json().write(to: URL(filePath: directory.path(for: "checkup.json"))) }
            try document.json().write(to: URL(filePath: directory.path(for: "report.json")))
        } catch {
            throw CatchmentError.inputOutput(.output(.notWritten(file: nil, folder: directory.target, reason: "\(error)")))
        }
        try directory.commit()
        return document
    }
}
