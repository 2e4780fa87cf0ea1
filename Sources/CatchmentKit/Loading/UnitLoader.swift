import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import ServiceModel

/// Polygons of a layer with their attributes, in the plane of the run and valid.
struct PolygonLayer {
    let file: String
    let table: FeatureTable
    private(set) var geometries: [MultiPolygon]
    let crs: CRSDecision
    let columnNames: [String: String]
    private let slots: [ColumnRole: Int]

    /// An invalid polygon may be repaired when its area changes by at most this share.
    static let largestRepair = 0.01

    /// Reads a polygon layer; invalid polygons are repaired with a notice, or refused where the repair would change them much.
    init(
        _ role: LayerRole, _ options: LayerOptions, _ run: InputOptions, roles: [(ColumnRole, ColumnKind)],
        into notes: inout DiagnosticCollector
    ) throws {
        let source = try mapping { try TableFile.open(options.path, layer: options.layer, threads: run.threads) }
        guard source.geometryKind == .area else {
            throw CatchmentError.badData(
                options.path, "the \(role.rawValue) layer must hold polygons (GeoJSON, GeoPackage, FlatGeobuf or Shapefile)")
        }
        let assignment = try ColumnAssignment(source, roles: roles.map(\.0), given: options.columns, layer: role)
        var requests: [ColumnRequest] = []
        var slots: [ColumnRole: Int] = [:]
        for (columnRole, kind) in roles {
            guard let column = assignment.columns[columnRole] else { continue }
            slots[columnRole] = requests.count
            requests.append(ColumnRequest(column: column, kind: kind))
        }
        table = try mapping { try source.read(requests) }
        for text in source.notices { notes.notice(options.path, text) }
        var bad = DiagnosticCollector()
        bad.add(table, file: options.path)
        try bad.throwIfBad()
        guard case .areas(var geometries) = table.geometry else {
            throw CatchmentError.badData(options.path, "the \(role.rawValue) layer must hold polygons")
        }
        self.slots = slots
        file = options.path
        columnNames = Dictionary(uniqueKeysWithValues: assignment.columns.map { ($0.key.rawValue, source.columnNames[$0.value]) })
        let resolver = CRSResolver(
            role: role, file: options.path, options: options, fallback: run.crs, acceptsBallpark: run.acceptsBallpark,
            declared: source.declaredCRS, namesAxes: false)
        crs = try Self.transform(&geometries, resolver, table, &notes)
        try Self.validate(&geometries, measure: resolver.isPlanar ? .planar : .geodesic, table, options.path, &notes)
        self.geometries = geometries
    }

    private static func transform(
        _ geometries: inout [MultiPolygon], _ resolver: CRSResolver, _ table: FeatureTable, _ notes: inout DiagnosticCollector
    ) throws -> CRSDecision {
        var (x, y): ([Double], [Double]) = ([], [])
        var rows: [Int] = []
        for (row, geometry) in geometries.enumerated() {
            for polygon in geometry.polygons {
                for point in polygon.rings.lazy.flatMap(\.points) {
                    x.append(point.x)
                    y.append(point.y)
                    rows.append(row)
                }
            }
        }
        let decision = try resolver.resolve(x: &x, y: &y, perRow: nil, rowOf: { table.location(ofRow: rows[$0]) }, into: &notes)
        var next = 0
        func moved(_ ring: Ring) -> Ring {
            defer { next += ring.points.count }
            return Ring(ring.points.indices.map { PlanarPoint(x: x[next + $0], y: y[next + $0]) })
        }
        for row in geometries.indices {
            geometries[row] = MultiPolygon(
                geometries[row].polygons.map { polygon in
                    Polygon(exterior: moved(polygon.exterior), holes: polygon.holes.map(moved))
                })
        }
        return decision
    }

    private static func validate(
        _ geometries: inout [MultiPolygon], measure: Measure, _ table: FeatureTable, _ file: String,
        _ notes: inout DiagnosticCollector
    ) throws {
        var bad = DiagnosticCollector()
        for (row, geometry) in geometries.enumerated() {
            let location = table.location(ofRow: row)
            guard !geometry.isEmpty else {
                bad.error(file, row: location, "the feature has no polygon")
                continue
            }
            guard let problem = try PolygonOverlay.validityProblem(geometry) else { continue }
            let repaired = try PolygonOverlay.repaired(geometry)
            let before = measure.area(of: geometry).squareMeters
            let after = measure.area(of: repaired).squareMeters
            let place = "\(problem.reason) at \(problem.location.x), \(problem.location.y)"
            if !repaired.isEmpty, abs(after - before) <= largestRepair * max(abs(before), after) {
                geometries[row] = repaired
                notes.warning(
                    file, row: location,
                    "invalid polygon (\(place)) repaired; its area changed from \(Int(before.rounded())) to \(Int(after.rounded())) m²"
                )
            } else {
                bad.error(
                    file, row: location,
                    "invalid polygon (\(place)); repairing it would change its area from \(Int(before.rounded())) to \(Int(after.rounded())) m²: mend it first"
                )
            }
        }
        try bad.throwIfBad()
    }

    /// The text of a role in a row; `nil` when there is no such column or the cell is empty.
    func text(_ role: ColumnRole, _ row: Int) -> String? {
        guard let slot = slots[role], case .texts(let texts) = table.columns[slot], !texts.isEmpty(row) else { return nil }
        return texts[row]
    }

    /// The number of a role in a row; `nil` when there is no such column or the cell is empty.
    func number(_ role: ColumnRole, _ row: Int) -> Double? {
        guard let slot = slots[role], case .numbers(let values) = table.columns[slot], !values[row].isNaN else { return nil }
        return values[row]
    }
}

/// Reads administrative units and works out how they nest.
struct UnitLoader {
    let options: LayerOptions
    let run: InputOptions

    /// Reads and validates the units.
    func load(into notes: inout DiagnosticCollector) throws -> (area: StudyArea, summary: LayerSummary) {
        let layer = try PolygonLayer(
            .units, options, run,
            roles: [(.code, .code), (.name, .text), (.level, .text), (.parent, .code), (.households, .number)],
            into: &notes)
        var units: [AdministrativeUnit] = []
        var bad = DiagnosticCollector()
        var rowByCode: [String: Int] = [:]
        for row in 0..<layer.table.rowCount {
            let location = layer.table.location(ofRow: row)
            guard let code = layer.text(.code, row) ?? layer.text(.name, row) else {
                bad.error(
                    layer.file, row: location,
                    "a unit needs a code (or a name) and has none; name the column with --units-columns code=…")
                continue
            }
            if let first = rowByCode[code] {
                bad.error(layer.file, row: location, "code \"\(code)\" stands in feature \(first) already; codes must be unique")
            }
            rowByCode[code] = location
            units.append(
                AdministrativeUnit(
                    code: code, name: layer.text(.name, row) ?? code, level: layer.text(.level, row) ?? "unit",
                    parent: layer.text(.parent, row), geometry: layer.geometries[row], households: layer.number(.households, row))
            )
        }
        try bad.throwIfBad()
        if layer.columnNames["code"] == nil { notes.notice(layer.file, "there is no code column; names serve as codes") }
        let levels = try LevelOrder(units, given: run.levels, file: layer.file).levels
        let area = try ParentFinder(levels: levels, file: layer.file).complete(units, into: &notes)
        var accounting = RowAccounting()
        accounting.read = units.count
        accounting.kept = units.count
        return (area, LayerSummary(role: .units, file: layer.file, columns: layer.columnNames, rows: accounting, crs: layer.crs))
    }
}

/// Works out the order of levels from the top down.
private struct LevelOrder {
    let levels: [String]

    /// By the planner's word, else by parents (a level lies below the level of its units' parents), else by the number of units.
    init(_ units: [AdministrativeUnit], given: [String], file: String) throws {
        let present = Set(units.map(\.level))
        if !given.isEmpty {
            for level in present.subtracting(given).sorted() {
                throw CatchmentError.badData(file, "level \"\(level)\" is not among --levels \(given.joined(separator: ","))")
            }
            guard Set(given).count == given.count else {
                throw CatchmentError.usage("--levels \(given.joined(separator: ",")) names a level twice")
            }
            levels = given.filter(present.contains)
            return
        }
        let unitByCode = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var depth: [String: Int] = [:]
        for unit in units {
            var steps = 0
            var current = unit
            while let parent = current.parent.flatMap({ unitByCode[$0] }), steps < units.count {
                steps += 1
                current = parent
            }
            depth[unit.level] = max(depth[unit.level] ?? 0, steps)
        }
        let count = Dictionary(grouping: units, by: \.level).mapValues(\.count)
        levels = present.sorted {
            (depth[$0] ?? 0, count[$0] ?? 0, $0) < (depth[$1] ?? 0, count[$1] ?? 0, $1)
        }
    }
}

/// Gives every unit below the top its parent: its column, else the code prefix, else the largest overlap.
private struct ParentFinder {
    let levels: [String]
    let file: String

    func complete(_ units: [AdministrativeUnit], into notes: inout DiagnosticCollector) throws -> StudyArea {
        var units = units
        try dropUnusableParents(&units, &notes)
        for level in levels.dropFirst() {
            guard let rank = levels.firstIndex(of: level) else { continue }
            let above = units.filter { $0.level == levels[rank - 1] }
            for number in units.indices where units[number].level == level && units[number].parent == nil {
                units[number].parent = try byCode(units[number], above) ?? byOverlap(units[number], above)
                if units[number].parent == nil {
                    notes.warning(file, "unit \(units[number].code) (\(units[number].name)) lies in no \(levels[rank - 1])")
                }
            }
        }
        return StudyArea(levels: levels, units: units)
    }

    /// Parents must stand in the file, at a level above; those that do not are worked out.
    private func dropUnusableParents(_ units: inout [AdministrativeUnit], _ notes: inout DiagnosticCollector) throws {
        let levelByCode = Dictionary(units.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
        var absent: [String] = []
        var bad = DiagnosticCollector()
        for (number, unit) in units.enumerated() {
            guard let parent = unit.parent else { continue }
            guard let level = levelByCode[parent] else {
                units[number].parent = nil
                if unit.level != levels.first { absent.append(unit.code) }
                continue
            }
            if let own = levels.firstIndex(of: unit.level), let above = levels.firstIndex(of: level), above >= own {
                bad.error(
                    file,
                    "unit \(unit.code) (\(unit.level)) names \(parent) (\(level)) as its parent; a parent must be of a level above"
                )
            }
        }
        try bad.throwIfBad()
        if let first = absent.first {
            notes.warning(
                file,
                "the parents that \(absent.count) units name (the first is \(first)) are not in the file; worked out by code or overlap"
            )
        }
    }

    /// The unit above whose code, without trailing zeros, begins this one's; the longest such code.
    private func byCode(_ unit: AdministrativeUnit, _ above: [AdministrativeUnit]) -> String? {
        above.filter { parent in
            let prefix = parent.code.reversed().drop { $0 == "0" }.reversed()
            return prefix.count >= 2 && unit.code.starts(with: prefix) && unit.code != parent.code
        }.max { ($0.code.filter { $0 != "0" }.count, $1.code) < ($1.code.filter { $0 != "0" }.count, $0.code) }?.code
    }

    private func byOverlap(_ unit: AdministrativeUnit, _ above: [AdministrativeUnit]) throws -> String? {
        let box = unit.geometry.boundingBox
        var best: (area: Double, code: String)?
        for parent in above where parent.geometry.boundingBox.intersects(box) {
            let shared = Measure.geodesic.area(of: try PolygonOverlay.intersection(unit.geometry, parent.geometry)).squareMeters
            if shared > (best?.area ?? 0) { best = (shared, parent.code) }
        }
        return best?.code
    }
}
