import FoundationEssentials
import GeoFormats
import MapRendering

/// Writes tables and layers in every form that is wanted, and the documents made of them.
struct ResultWriter {
    let directory: StagedDirectory
    let output: OutputOptions

    /// Writes all files but `report.json`.
    func write(_ document: ReportDocument, tables: [ResultLayer], layers: [ResultLayer]) throws {
        try mapping {
            for table in tables { try CSVWriter.write(table, to: directory.path(for: "\(table.name).csv")) }
            guard output.writesGeoJSON else { return }
            for layer in layers { try GeoJSONWriter.write(layer, to: directory.path(for: "\(layer.name).geojson")) }
        }
        if output.writesReport { try report(document, layers) }
    }

    /// The report that a planner attaches.
    private func report(_ document: ReportDocument, _ layers: [ResultLayer]) throws {
        let page = try PlannerReport(document, layers: layers, language: output.language, labels: output.labels).page()
        let mapFile = "report-map.svg"
        if let map = page.map { try text(map.text, mapFile) }
        try text(page.markdown(mapFile: mapFile), "report.md")
        try text(page.html, "report.html")
    }

    private func text(_ text: String, _ name: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: directory.path(for: name)))
        } catch {
            throw CatchmentError.inputOutput("cannot write \(name) into \(directory.target): \(error)")
        }
    }
}
