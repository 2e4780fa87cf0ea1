import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Reads administrative units and works out how they nest.
struct UnitLoader {
    let options: LayerOptions
    let run: InputOptions

    /// Reads and validates the units; what their levels are called is what lists of sites go by too.
    func load(into notes: inout DiagnosticCollector) throws -> (
        area: StudyArea, naming: LevelNaming, summary: LayerSummary
    ) {
        let layer = try PolygonLayer(
            .units, options, run,
            roles: [(.code, .code), (.name, .text), (.level, .text), (.parent, .code), (.households, .number), (.type, .text)],
            into: &notes)
        var accounting = RowAccounting()
        var units = try UnitFeatures(layer: layer).units(&accounting, into: &notes)
        if layer.columnNames["code"] == nil { notes.notice(layer.file, .unit(.namesAsCodes)) }
        let naming = callLevels(of: &units, file: layer.file, into: &notes)
        let levels = try LevelOrder(units, given: run.levels, plan: run.planLevels, file: layer.file).levels
        let area = try ParentFinder(levels: levels, file: layer.file, measure: layer.measure).complete(units, into: &notes)
        return (
            area, naming,
            LayerSummary(
                role: .units, file: layer.file, columns: layer.columnNames, rows: accounting, crs: layer.crs,
                reading: layer.reading, preview: layer.preview)
        )
    }

    /// Calls the levels of units as the run does, and says which count as another.
    private func callLevels(
        of units: inout [AdministrativeUnit], file: String, into notes: inout DiagnosticCollector
    ) -> LevelNaming {
        var naming = run.levelNaming
        let levelByCode = Dictionary(units.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
        let nested = units.compactMap { unit in unit.parent.flatMap { levelByCode[$0] }.map { (unit.level, $0) } }
        let pairs = naming.adopt(units: units.map(\.level).uniqued, nested: nested.filter { $0.0 != $0.1 })
        guard !pairs.isEmpty else { return naming }
        for number in units.indices { units[number].level = naming.level(of: units[number].level) }
        notes.notice(file, .unit(.levelsAsOne(pairs)))
        return naming
    }
}
