import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Reads a list of public buildings that a new center could share.
struct BuildingLoader {
    let options: LayerOptions
    let run: InputOptions

    /// Reads and validates the list; rows without coordinates are dropped and counted.
    ///
    /// - Throws: ``CatchmentError`` with every bad row named.
    func load(into notes: inout DiagnosticCollector) throws -> LoadedFacilities {
        var layer = try PointLayer(
            .buildings, options, run, roles: [(.id, .code), (.name, .text), (.owner, .text), (.available, .text)], into: &notes)
        var bad = DiagnosticCollector()
        let ids = layer.identifiers(into: &bad, &notes)
        layer.noteMissingIds(into: &notes)
        let answers = Answers(layer, .available)
        let isUsable = (0..<layer.count).map { answers.isYes($0, into: &bad) ?? true }
        try bad.throwIfBad()
        var loaded = LoadedFacilities(
            summary: LayerSummary(
                role: .buildings, file: layer.file, columns: layer.columnNames, rows: RowAccounting(), crs: layer.crs,
                reading: layer.reading, preview: layer.preview))
        for row in 0..<layer.count {
            loaded.summary.rows.read += 1
            guard isUsable[row] else {
                loaded.summary.rows.drop(.unavailable, row: layer.location(row))
                continue
            }
            guard layer.hasPosition(row) else {
                loaded.summary.rows.drop(.noCoordinates, row: layer.location(row))
                continue
            }
            loaded.summary.rows.kept += 1
            loaded.located.append(
                Facility(
                    id: ids[row], name: layer.text(.name, row), point: PlanarPoint(x: layer.x[row], y: layer.y[row]),
                    owner: layer.text(.owner, row), sourceRow: layer.location(row)))
        }
        return loaded
    }
}
