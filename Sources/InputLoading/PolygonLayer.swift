import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Polygons of a layer with their attributes, in the plane of the run and valid.
struct PolygonLayer {
    let file: String
    let table: FeatureTable
    private(set) var geometries: [MultiPolygon]
    let crs: CRSDecision
    /// What distance and area mean in the layer.
    let measure: Measure
    let columnNames: [String: String]
    /// How the table was understood.
    let reading: TableReading
    /// All columns with some of what they hold.
    let preview: [ColumnPreview]
    /// Rows of a layer of units that are lines and the like of a map, and no units: nothing is asked of their shapes.
    let decorations: Set<Int>
    private let slots: [ColumnRole: Int]

    /// An invalid polygon may be repaired when its area changes by at most this share.
    static let largestRepair = 0.01

    /// Reads a polygon layer; invalid polygons are repaired with a notice, or refused where the repair would change them much.
    init(
        _ role: LayerRole, _ options: LayerOptions, _ run: InputOptions, roles: [(ColumnRole, ColumnKind)],
        into notes: inout DiagnosticCollector
    ) throws {
        let source = try mapping(role) {
            try TableFile.open(
                options.path, TableAsk(options, role, roles.map(\.0) + [.crs], threads: run.threads, limits: run.limits))
        }
        try Self.checkKind(source, role)
        let assignment = try ColumnAssignment(
            source, roles: roles.map(\.0) + [.crs], given: options.columns, layer: role, places: run.places)
        var requests: [ColumnRequest] = []
        var slots: [ColumnRole: Int] = [:]
        for (columnRole, kind) in roles + [(.crs, .text)] {
            guard let column = assignment.columns[columnRole] else { continue }
            slots[columnRole] = requests.count
            requests.append(ColumnRequest(column: column, kind: kind))
        }
        table = try mapping(role) { try source.read(requests) }
        notes.add(source)
        var bad = DiagnosticCollector()
        bad.add(table, file: options.path)
        try bad.throwIfBad()
        guard case .areas(var geometries) = table.geometry else {
            throw CatchmentError.badData(options.path, .geometry(.noPolygons(role)))
        }
        self.slots = slots
        reading = source.reading
        preview = ColumnPreview.of(source.columnNames, source.sample())
        file = options.path
        columnNames = Dictionary(uniqueKeysWithValues: assignment.columns.map { ($0.key.rawValue, source.columnNames[$0.value]) })
        let resolver = CRSResolver(
            role: role, file: options.path, options: options, fallback: run.crs, acceptsBallpark: run.acceptsBallpark,
            declared: source.declaredCRS, namesAxes: false)
        var stated: TextColumn?
        if let slot = slots[.crs], case .texts(let texts) = table.columns[slot] { stated = texts }
        decorations = role == .units ? Self.decorations(table, slots) : []
        crs = try Self.transform(&geometries, decorations, stated, resolver, table, &notes)
        measure = resolver.isPlanar ? .planar : .geodesic
        try Self.validate(&geometries, decorations, measure: measure, table, options.path, &notes)
        self.geometries = geometries
    }

    /// Polygons are needed; where some features are points, they are counted.
    private static func checkKind(_ source: any TableSource, _ role: LayerRole) throws {
        switch source.geometryKind {
        case .area: return
        case .mixed:
            let table = try mapping(role) { try source.read([]) }
            guard case .mixed(let x, _, let areas) = table.geometry else { break }
            let points = x.indices.filter { !x[$0].isNaN && areas[$0] == nil }
            throw CatchmentError.badData(
                source.file,
                .geometry(
                    .pointsAmongPolygons(
                        role, points: points.count, of: table.rowCount,
                        first: points.prefix(5).map { table.location(ofRow: $0) })))
        case .none, .point, .other: break
        }
        throw CatchmentError.badData(source.file, .geometry(.polygonsNeeded(role)))
    }

    /// Features of a map of units with a code of their own, and neither name nor level where the others have them.
    private static func decorations(_ table: FeatureTable, _ slots: [ColumnRole: Int]) -> Set<Int> {
        func filled(_ role: ColumnRole) -> Set<Int> {
            guard let slot = slots[role], case .texts(let texts) = table.columns[slot] else { return [] }
            return Set((0..<texts.count).filter { text(texts, $0) != nil })
        }
        let (codes, names, levels) = (filled(.code), filled(.name), filled(.level))
        guard min(names.count, levels.count) * 2 > table.rowCount else { return [] }
        return codes.subtracting(names).subtracting(levels)
    }

    private static func transform(
        _ geometries: inout [MultiPolygon], _ decorations: Set<Int>, _ stated: TextColumn?, _ resolver: CRSResolver,
        _ table: FeatureTable,
        _ notes: inout DiagnosticCollector
    ) throws -> CRSDecision {
        var (x, y): ([Double], [Double]) = ([], [])
        var rows: [Int] = []
        for (row, geometry) in geometries.enumerated() where !decorations.contains(row) {
            for polygon in geometry.polygons {
                for point in polygon.rings.lazy.flatMap(\.points) {
                    x.append(point.x)
                    y.append(point.y)
                    rows.append(row)
                }
            }
        }
        let perRow = stated.map { texts in rows.map { texts.isEmpty($0) || EmptyWord.isNameless(texts[$0]) ? nil : texts[$0] } }
        let decision = try resolver.resolve(
            x: &x, y: &y, perRow: perRow, rowOf: { table.location(ofRow: rows[$0]) }, into: &notes)
        var next = 0
        func moved(_ ring: Ring) -> Ring {
            defer { next += ring.points.count }
            return Ring(ring.points.indices.map { PlanarPoint(x: x[next + $0], y: y[next + $0]) })
        }
        for row in geometries.indices where !decorations.contains(row) {
            geometries[row] = MultiPolygon(
                geometries[row].polygons.map { polygon in
                    Polygon(exterior: moved(polygon.exterior), holes: polygon.holes.map(moved))
                })
        }
        return decision
    }

    private static func validate(
        _ geometries: inout [MultiPolygon], _ decorations: Set<Int>, measure: Measure, _ table: FeatureTable, _ file: String,
        _ notes: inout DiagnosticCollector
    ) throws {
        var bad = DiagnosticCollector()
        for (row, geometry) in geometries.enumerated() where !decorations.contains(row) {
            let location = table.location(ofRow: row)
            guard !geometry.isEmpty else {
                bad.error(file, row: location, .geometry(.emptyFeature))
                continue
            }
            guard let problem = try PolygonOverlay.validityProblem(geometry) else { continue }
            let repaired = try PolygonOverlay.repaired(geometry)
            let before = measure.area(of: geometry).squareMeters
            let after = measure.area(of: repaired).squareMeters
            let (x, y) = (problem.location.x, problem.location.y)
            let areas = (Int(before.rounded()), Int(after.rounded()))
            if !repaired.isEmpty, abs(after - before) <= largestRepair * max(abs(before), after) {
                geometries[row] = repaired
                notes.warning(
                    file, row: location,
                    .geometry(.repaired(reason: problem.reason, x: x, y: y, before: areas.0, after: areas.1)))
            } else {
                bad.error(
                    file, row: location,
                    .geometry(.unrepairable(reason: problem.reason, x: x, y: y, before: areas.0, after: areas.1)))
            }
        }
        try bad.throwIfBad()
    }

    /// The text of a role in a row; `nil` when there is no such column or the cell is empty.
    func text(_ role: ColumnRole, _ row: Int) -> String? {
        guard let slot = slots[role], case .texts(let texts) = table.columns[slot] else { return nil }
        return Self.text(texts, row)
    }

    private static func text(_ texts: TextColumn, _ row: Int) -> String? {
        guard !texts.isEmpty(row) else { return nil }
        let text = texts[row]
        return EmptyWord.isNameless(text) || text.allSatisfy(\.isWhitespace) ? nil : text
    }

    /// The number of a role in a row; `nil` when there is no such column or the cell is empty.
    func number(_ role: ColumnRole, _ row: Int) -> Double? {
        guard let slot = slots[role], case .numbers(let values) = table.columns[slot], !values[row].isNaN else { return nil }
        return values[row]
    }
}
