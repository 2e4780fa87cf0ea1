import FoundationEssentials
import GeoFormats
import MapRendering
import PlanningTerms

/// Writes tables and layers in every form that is wanted, and the documents made of them.
struct ResultWriter {
    let directory: StagedDirectory
    let output: OutputOptions
    let plane: OutputPlane

    /// The map of the reports, beside them.
    static let mapFile = "report-map.svg"

    /// Layers that are lists too: what a planner works through.
    private static let lists: Set = ["uncovered-clusters", "proposals"]
    /// Tables that are no lists for people: a row for each demand point and facility.
    private static let notForSheets: Set = ["costs", "nearest", "capacity-assignment"]
    /// Tables that `verify` reads, in the same form always.
    private static let forPrograms: Set = ["costs", "capacity-assignment"]

    /// Writes all files of a run but `report.json`.
    func write(
        _ document: ReportDocument, tables: [ResultLayer], layers: [ResultLayer], checkup: CheckupDocument? = nil
    ) throws {
        try write(tables: tables, layers: layers)
        if output.writesReport {
            try write(
                PlannerReport(
                    document, layers: layers, language: output.language, labels: output.labels, checkup: checkup
                ).page())
        }
    }

    /// Writes tables and layers.
    func write(tables: [ResultLayer], layers: [ResultLayer]) throws {
        try mapping {
            for table in tables { try csv(plane.placed(table)) }
            if output.writesGeoJSON {
                for layer in layers { try GeoJSONWriter.write(layer, to: directory.path(for: "\(layer.name).geojson")) }
            }
            if output.writesGeoPackage, !layers.isEmpty { try geoPackage(layers) }
            if output.writesXLSX {
                for list in Self.sheets(tables, layers) where list.count <= XLSXWriter.mostRows { try xlsx(plane.placed(list)) }
            }
        }
    }

    private func csv(_ table: ResultLayer) throws {
        let isForPrograms = Self.forPrograms.contains(table.name)
        let dialect = isForPrograms ? .plain : output.csvEncoding.dialect
        let headers = table.fields.map { field in
            (isForPrograms || output.csvHeaders != .zh ? nil : ColumnTitles.chinese(field.name)) ?? field.name
        }
        try CSVWriter.write(table, headers: headers, dialect, to: directory.path(for: "\(table.name).csv"))
    }

    /// What is written as workbooks: the tables for people, and the layers that are lists.
    static func sheets(_ tables: [ResultLayer], _ layers: [ResultLayer]) -> [ResultLayer] {
        tables.filter { !notForSheets.contains($0.name) } + layers.filter { lists.contains($0.name) }
    }

    private func xlsx(_ list: ResultLayer) throws {
        let isChinese = output.language == .zh
        let headers = list.fields.map { (isChinese ? ColumnTitles.chinese($0.name) : nil) ?? $0.name }
        let sheet = (isChinese ? ColumnTitles.chineseTable(list.name) : nil) ?? list.name
        try XLSXWriter.write(list, headers: headers, sheet: sheet, to: directory.path(for: "\(list.name).xlsx"))
    }

    private func geoPackage(_ layers: [ResultLayer]) throws {
        let styled = layers.compactMap { layer -> StyledLayer? in
            let placed = plane.placed(layer)
            guard let style = layer.style, let file = LayerStyleFile(placed) else { return nil }
            let qml = file.qml { output.language == .zh ? ColumnTitles.chinese($0) : nil }
            return StyledLayer(placed, title: style.title, qml: qml, sld: file.sld)
        }
        try GeoPackageWriter.write(styled, crs: plane.crs, to: directory.path(for: "catchment.gpkg"))
    }

    /// Writes a page that a planner attaches, in every form.
    func write(_ page: PlannerPage) throws {
        if let map = page.map { try text(map.text, Self.mapFile) }
        try text(page.markdown(mapFile: Self.mapFile), "report.md")
        try text(page.html, "report.html")
    }

    private func text(_ text: String, _ name: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: directory.path(for: name)))
        } catch {
            throw CatchmentError.inputOutput(
                .output(.notWritten(file: name, folder: directory.target, reason: "\(error)")))
        }
    }
}

extension CSVEncoding {
    /// How the tables are written in this encoding.
    fileprivate var dialect: CSVDialect {
        switch self {
        case .utf8: .plain
        case .utf8WithMark: .spreadsheet(.utf8)
        case .gb18030: .spreadsheet(.gb18030)
        }
    }
}
