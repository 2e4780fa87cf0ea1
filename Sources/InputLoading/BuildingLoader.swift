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
        let layer = try PointLayer(
            .buildings, options, run, roles: [(.id, .code), (.name, .text), (.owner, .text)], into: &notes)
        var bad = DiagnosticCollector()
        let ids = layer.identifiers(into: &bad)
        layer.noteMissingIds(into: &notes)
        try bad.throwIfBad()
        var loaded = LoadedFacilities(
            summary: LayerSummary(
                role: .buildings, file: layer.file, columns: layer.columnNames, rows: RowAccounting(), crs: layer.crs))
        for row in 0..<layer.count {
            loaded.summary.rows.read += 1
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
