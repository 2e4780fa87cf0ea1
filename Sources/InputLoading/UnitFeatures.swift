import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Makes units of the features of a layer: features that are none are left out, those of one code become one unit.
struct UnitFeatures {
    let layer: PolygonLayer
    /// How many features or codes are listed.
    private static let listed = 5

    /// The words for types of units; any other word says nothing about radii.
    private static let types: [String: UnitType] = [
        "urban": .urban, "rural": .rural, "城镇": .urban, "城市": .urban, "城区": .urban, "农村": .rural, "乡村": .rural,
    ]

    /// One feature that is a unit, or part of one.
    private struct Feature {
        var row: Int
        var unit: AdministrativeUnit
    }

    /// Returns the units, and counts what became of the features.
    ///
    /// - Throws: ``CatchmentError`` where features have no level and others do, or the parts of a unit differ.
    func units(_ accounting: inout RowAccounting, into notes: inout DiagnosticCollector) throws -> [AdministrativeUnit] {
        var bad = DiagnosticCollector()
        let features = features(&accounting, &bad, &notes)
        try bad.throwIfBad()
        guard !features.isEmpty else {
            throw CatchmentError.badData(layer.file, row: layer.table.rowCount > 0 ? location(0) : nil, .unit(.noCode))
        }
        let units = try dissolved(features, &bad, &notes)
        try bad.throwIfBad()
        return units
    }

    private func location(_ row: Int) -> Int { layer.table.location(ofRow: row) }

    private func features(
        _ accounting: inout RowAccounting, _ bad: inout DiagnosticCollector, _ notes: inout DiagnosticCollector
    ) -> [Feature] {
        let rows = 0..<layer.table.rowCount
        let levelled = rows.count { layer.text(.level, $0) != nil }
        var features: [Feature] = []
        var (unnamed, decorations, unlevelled): ([Int], [Int], [Int]) = ([], [], [])
        for row in rows {
            accounting.read += 1
            let (name, level) = (layer.text(.name, row), layer.text(.level, row))
            guard let code = layer.text(.code, row) ?? name else {
                unnamed.append(row)
                accounting.drop(.noUnit, row: location(row))
                continue
            }
            // Map services add lines that are no units: they have a code of their own, and nothing that units have.
            if layer.decorations.contains(row) {
                decorations.append(row)
                accounting.drop(.noUnit, row: location(row))
                continue
            }
            if level == nil, levelled > 0 { unlevelled.append(row) }
            if let households = layer.number(.households, row), !(0...WeightScale.largestTotal).contains(households) {
                bad.error(layer.file, row: location(row), .unit(.households(households)))
            }
            accounting.kept += 1
            features.append(
                Feature(
                    row: row,
                    unit: AdministrativeUnit(
                        code: code, name: name ?? code, level: level ?? "unit", parent: layer.text(.parent, row),
                        geometry: layer.geometries[row], households: layer.number(.households, row),
                        type: layer.text(.type, row).flatMap { Self.types[$0.lowercased()] })))
        }
        func leftOut(_ kind: UnitMessage.LeftOut, _ rows: [Int]) -> Message {
            .unit(.leftOut(kind, features: rows.count, first: rows.prefix(Self.listed).map(location)))
        }
        if !unnamed.isEmpty { notes.warning(layer.file, leftOut(.unnamed, unnamed)) }
        if !decorations.isEmpty { notes.notice(layer.file, leftOut(.decoration, decorations)) }
        if !unlevelled.isEmpty {
            bad.error(
                layer.file, row: location(unlevelled[0]),
                .unit(.levelMissing(features: unlevelled.count, first: unlevelled.prefix(Self.listed).map(location))))
        }
        return features
    }

    /// The units of the features: one row per island or part is one unit, where the rows say the same of it.
    private func dissolved(
        _ features: [Feature], _ bad: inout DiagnosticCollector, _ notes: inout DiagnosticCollector
    ) throws -> [AdministrativeUnit] {
        var placeByCode: [String: Int] = [:]
        var units: [AdministrativeUnit] = []
        var parts: [[MultiPolygon]] = []
        var firstRows: [Int] = []
        for feature in features {
            guard let place = placeByCode[feature.unit.code] else {
                placeByCode[feature.unit.code] = units.count
                units.append(feature.unit)
                parts.append([feature.unit.geometry])
                firstRows.append(location(feature.row))
                continue
            }
            let (own, known) = (feature.unit, units[place])
            guard own.name == known.name, own.level == known.level, own.parent == known.parent else {
                bad.error(
                    layer.file, row: location(feature.row), .unit(.duplicateCode(own.code, first: firstRows[place])))
                continue
            }
            if own.households != known.households {
                bad.error(
                    layer.file, row: location(feature.row),
                    .unit(
                        .partsDiffer(own.code, column: layer.columnNames["households"] ?? "households", first: firstRows[place])))
            }
            parts[place].append(own.geometry)
        }
        let joined = parts.indices.filter { parts[$0].count > 1 }
        for place in joined { units[place].geometry = try PolygonOverlay.union(parts[place]) }
        if !joined.isEmpty {
            notes.notice(
                layer.file,
                .unit(
                    .dissolved(
                        units: joined.count, features: joined.reduce(0) { $0 + parts[$1].count },
                        first: joined.prefix(Self.listed).map { units[$0].code })))
        }
        return units
    }
}
