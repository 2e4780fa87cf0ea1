import FoundationEssentials
import GeoFormats
package import PlanningTerms
import Publication
import Reporting

/// Publishes a run: the report and, in a folder, the tables and layers, all of them or none.
package struct RunWriter {
    let options: InputOptions
    private let cover: CoverSettings
    let output: OutputOptions
    /// What the plan calls things where people read.
    var names: PlannedNames { options.names }
    private let progress: RunProgress?
    /// Geometries that were published before.
    var shapes: PublishedShapes?
    /// The ids of the facilities that a scenario starts from: the others are new; `nil` where a run starts from nothing else.
    var knownFacilities: Set<String>?

    /// Makes a writer for runs with these options.
    package init(
        _ options: InputOptions, cover: CoverSettings, output: OutputOptions = OutputOptions(), progress: RunProgress? = nil
    ) {
        self.options = options
        self.cover = cover
        self.output = output
        self.progress = progress
    }

    /// Returns the report of a `cover` run; with a folder, writes everything there.
    package func publish(
        _ result: CoverResult, command: String = "cover", to target: StagedDirectory?
    ) throws -> ReportDocument {
        try publish(result, command: command, lists: [], checkup: nil, to: target)
    }

    /// Publishes a run with the lists and the document of a check-up beside what `cover` writes.
    func publish(
        _ result: CoverResult, command: String, lists: [ResultLayer], checkup: CheckupDocument?, to target: StagedDirectory?
    ) throws -> ReportDocument {
        try PlannedNames.with(options.names) {
            let builder = ReportBuilder(options: options, cover: cover, result: result)
            let document = builder.document(command: command)
            return try write(document, builder, result, nil, target, lists: lists, checkup: checkup)
        }
    }

    /// Returns the report of a `site` run; with a folder, writes everything there.
    package func publish(_ site: SiteResult, settings: SiteSettings, to target: StagedDirectory?) throws -> ReportDocument {
        try PlannedNames.with(options.names) {
            let builder = ReportBuilder(options: options, cover: cover, result: site.before)
            let document = builder.document(site, settings: settings)
            return try write(document, builder, site.before, site, target)
        }
    }

    private func write(
        _ document: ReportDocument, _ builder: ReportBuilder, _ result: CoverResult, _ site: SiteResult?,
        _ directory: StagedDirectory?, lists: [ResultLayer] = [], checkup: CheckupDocument? = nil
    ) throws -> ReportDocument {
        var document = document
        document.names = options.names.isEmpty ? nil : options.names
        guard let directory else { return document }
        progress?.begin("writing")
        let clock = ContinuousClock()
        let start = clock.now
        let plane = try OutputPlane(output.crs, measure: result.loaded.input.measure, acceptsBallpark: options.acceptsBallpark)
        if let notice = plane.notice(result.loaded.input.demand) { document.notices.append(notice) }
        let (tables, layers) = try rows(of: document, builder, site, lists)
        if output.writesXLSX {
            for list in ResultWriter.sheets(tables, layers) where list.count > XLSXWriter.mostRows {
                document.notices.append(
                    Notice(.warning, .output(.sheetTooLong(list.name, rows: list.count, most: XLSXWriter.mostRows)))
                )
            }
        }
        let writer = ResultWriter(directory: directory, output: output, plane: plane)
        try writer.write(tables: tables, layers: layers)
        if output.writesReport {
            try writer.write(
                PlannerReport(
                    document, layers: layers, language: output.language, labels: output.labels, checkup: checkup, lists: lists,
                    known: knownFacilities
                ).page()
            )
        }
        let seconds = (clock.now - start).seconds
        document.timing["write"] = seconds
        document.timing["total", default: 0] += seconds
        if let checkup { try directory.write(.checkup) { try checkup.json() } }
        document.files = try directory.fingerprints()
        document.fingerprint = Fingerprint.of(try directory.told { try document.json() })
        try directory.write(.report) { try document.json() }
        try directory.commit()
        return document
    }

    /// The tables of a run, and its layers as people see them, with lists behind both.
    private func rows(
        of document: ReportDocument, _ builder: ReportBuilder, _ site: SiteResult?, _ lists: [ResultLayer]
    ) throws -> (tables: [ResultLayer], layers: [ResultLayer]) {
        let facilities = FacilityRows(builder.result, site).rows
        let tables = TableBuilder(document: document, result: builder.result, site: site, facilities: facilities).tables()
        guard cover.writesLayers else { return (tables + lists, []) }
        let layers = try LayerBuilder(
            document: document, builder: builder, site: site, facilities: facilities, shapes: shapes
        ).layers()
        let styles = LayerStyles(language: output.language)
        return (tables + lists, (layers + lists).map(styles.styled))
    }
}
