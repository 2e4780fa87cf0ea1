import CGDAL
import GeoPrimitives

/// Reads the features of a layer into columns.
struct FeatureReader {
    let layer: OGRLayerH
    let kind: GeometryKind
    var columns: ColumnBuilder
    private let fieldCount: Int
    /// The most memory that the rows may take, and what they take so far, in bytes; vertices and cells count, and a row for itself.
    private let most: Int
    private var taken = 0
    /// Whether the rows take more than they may; then reading has ended before the last.
    var isTooLarge: Bool { taken > most }

    var rowCount = 0
    private var xs: [Double] = []
    private var ys: [Double] = []
    private var areas: [MultiPolygon] = []
    private var mixedAreas: [Int: MultiPolygon] = [:]

    /// Prepares the reading of a layer.
    init(_ layer: OGRLayerH, requests: [ColumnRequest], columnNames: [String], kind: GeometryKind, most: Int = .max) {
        self.layer = layer
        self.most = most
        self.kind = kind
        columns = ColumnBuilder(requests, columnNames: columnNames)
        fieldCount = Int(OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer)))
    }

    /// What is read.
    var requests: [ColumnRequest] { columns.requests }

    /// Reads all features.
    ///
    /// The check is called with the number of the feature after each, and after the last.
    mutating func run(_ check: (Int) throws(FormatError) -> Void) throws(FormatError) {
        OGR_L_ResetReading(layer)
        while let handle = OGR_L_GetNextFeature(layer) {
            columns.row = rowCount
            for slot in requests.indices { take(handle, slot) }
            takeGeometry(OGR_F_GetGeometryRef(handle))
            rowCount += 1
            count(8 * requests.count + 16)
            OGR_F_Destroy(handle)
            try check(rowCount)
            if isTooLarge { break }
        }
        try check(rowCount + 1)
        OGR_L_ResetReading(layer)
    }

    /// Takes one cell.
    private mutating func take(_ feature: OGRFeatureH, _ slot: Int) {
        if columns.isPlainNumber(slot),
            let number = FieldText.number(of: feature, field: requests[slot].column, fieldCount: fieldCount)
        {
            return columns.appendNumber(number, slot)
        }
        FieldText.utf8(of: feature, field: requests[slot].column, fieldCount: fieldCount).withUnsafeBufferPointer {
            count($0.count)
            columns.take($0, slot)
        }
    }

    /// Takes a geometry, or that there is none.
    mutating func takeGeometry(_ given: OGRGeometryH?) {
        guard kind != .none else { return }
        let geometry = given.flatMap { OGR_G_IsEmpty($0) == 0 ? $0 : nil }
        if kind == .mixed, let geometry, LayerGeometry.isArea(geometry) {
            if let area = LayerGeometry.area(geometry) {
                count(16 * area.vertexCount)
                mixedAreas[rowCount] = area
            } else {
                fail(geometry, .polygons)
            }
            append(PlanarPoint(x: .nan, y: .nan))
        } else if kind == .area {
            let area = geometry.map { LayerGeometry.area($0) }
            count(16 * (area.flatMap { $0?.vertexCount } ?? 0))
            if case .some(.none) = area {
                fail(geometry, .polygons)
            }
            areas.append((area ?? nil) ?? MultiPolygon())
        } else {
            let point = geometry.map { LayerGeometry.point($0) }
            if case .some(.none) = point { fail(geometry, .onePosition) }
            append((point ?? nil) ?? PlanarPoint(x: .nan, y: .nan))
        }
    }

    /// Counts bytes that are kept.
    mutating func count(_ bytes: Int) { taken = min(taken, .max / 2) + min(bytes, .max / 2) }

    /// Takes the position of a row.
    mutating func append(_ point: PlanarPoint) {
        xs.append(point.x)
        ys.append(point.y)
    }

    /// Notes a geometry that cannot be used.
    private mutating func fail(_ geometry: OGRGeometryH?, _ problem: CellProblem) {
        let name = OGR_G_GetGeometryName(geometry).map { String(cString: $0) } ?? ""
        columns.row = rowCount
        Array(name.utf8).withUnsafeBufferPointer { columns.fail("geometry", $0, problem) }
    }

    /// Returns the table after ``run(_:)``.
    consuming func table() -> FeatureTable {
        let geometry: GeometryColumn =
            switch kind {
            case .point: .points(x: xs, y: ys)
            case .area: .areas(areas)
            case .mixed: .mixed(x: xs, y: ys, areas: mixedAreas)
            case .none, .other: .none
            }
        return FeatureTable(
            rowCount: rowCount, columns: columns.columns(), geometry: geometry, failures: columns.failures,
            failureCount: columns.failureCount, rowNoun: "feature", locations: RowLocations(first: 1), findings: columns.findings)
    }
}
