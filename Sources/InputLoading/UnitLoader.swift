import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Reads administrative units and works out how they nest.
struct UnitLoader {
    let options: LayerOptions
    let run: InputOptions

    /// The words for types of units; any other word says nothing about radii.
    private static let types: [String: UnitType] = [
        "urban": .urban, "rural": .rural, "城镇": .urban, "城市": .urban, "城区": .urban, "农村": .rural, "乡村": .rural,
    ]

    /// Reads and validates the units.
    func load(into notes: inout DiagnosticCollector) throws -> (area: StudyArea, summary: LayerSummary) {
        let layer = try PolygonLayer(
            .units, options, run,
            roles: [(.code, .code), (.name, .text), (.level, .text), (.parent, .code), (.households, .number), (.type, .text)],
            into: &notes)
        var units: [AdministrativeUnit] = []
        var bad = DiagnosticCollector()
        var rowByCode: [String: Int] = [:]
        for row in 0..<layer.table.rowCount {
            let location = layer.table.location(ofRow: row)
            guard let code = layer.text(.code, row) ?? layer.text(.name, row) else {
                bad.error(layer.file, row: location, .unit(.noCode))
                continue
            }
            if let first = rowByCode[code] {
                bad.error(layer.file, row: location, .unit(.duplicateCode(code, first: first)))
            }
            rowByCode[code] = location
            units.append(
                AdministrativeUnit(
                    code: code, name: layer.text(.name, row) ?? code, level: layer.text(.level, row) ?? "unit",
                    parent: layer.text(.parent, row), geometry: layer.geometries[row], households: layer.number(.households, row),
                    type: layer.text(.type, row).flatMap { Self.types[$0.lowercased()] })
            )
        }
        try bad.throwIfBad()
        if layer.columnNames["code"] == nil { notes.notice(layer.file, .unit(.namesAsCodes)) }
        callLevels(of: &units, file: layer.file, into: &notes)
        let levels = try LevelOrder(units, given: run.levels, plan: run.planLevels, file: layer.file).levels
        let area = try ParentFinder(levels: levels, file: layer.file, measure: layer.measure).complete(units, into: &notes)
        var accounting = RowAccounting()
        accounting.read = units.count
        accounting.kept = units.count
        return (area, LayerSummary(role: .units, file: layer.file, columns: layer.columnNames, rows: accounting, crs: layer.crs))
    }

    /// Calls the levels of units as the run does, and says which count as another.
    private func callLevels(of units: inout [AdministrativeUnit], file: String, into notes: inout DiagnosticCollector) {
        var naming = run.levelNaming
        let levelByCode = Dictionary(units.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
        let nested = units.compactMap { unit in unit.parent.flatMap { levelByCode[$0] }.map { (unit.level, $0) } }
        let pairs = naming.adopt(units: units.map(\.level).uniqued, nested: nested.filter { $0.0 != $0.1 })
        guard !pairs.isEmpty else { return }
        for number in units.indices { units[number].level = naming.level(of: units[number].level) }
        notes.notice(file, .unit(.levelsAsOne(pairs)))
    }
}
