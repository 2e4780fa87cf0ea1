import CGDAL
package import GeoPrimitives

/// The shapes of a layer whatever they are, for a map to draw.
package struct ShapeFile {
    /// The areas, the open lines, and the positions with their names.
    package var areas: [MultiPolygon] = [], lines: [[PlanarPoint]] = [], points: [(place: PlanarPoint, name: String)] = []
    /// How many features have no shape that can be drawn.
    package var shapeless = 0
    /// The coordinate reference system that the file states, or that its format implies.
    package let declaredCRS: DeclaredCRS?
    /// What the user should know about how the file was understood.
    package let notices: [ReadingNotice]

    /// Columns that hold names.
    private static let nameColumns = ["name", "名称", "名字", "mc"]

    /// Reads a layer of GeoJSON, GeoPackage, FlatGeobuf or a Shapefile.
    ///
    /// - Throws: ``FormatError`` where it cannot be opened or read, is a table without shapes, or has several layers and none is named.
    /// - Complexity: O(bytes of the file).
    package init(_ path: String, layer: String?) throws(FormatError) {
        guard let table = try TableFile.open(path, layer: layer, threads: 1) as? VectorTable, table.geometryKind != .none else {
            throw .geometryKind(file: path, found: "a table", allowed: "points, lines, or polygons")
        }
        (declaredCRS, notices) = (table.declaredCRS, table.notices)
        let column = table.columnNames.first { Self.nameColumns.contains($0.lowercased()) }
        try read(table, column)
    }

    private mutating func read(_ table: VectorTable, _ column: String?) throws(FormatError) {
        var found = self
        try GDALSession.quietly { messages throws(FormatError) in
            let layer = table.dataset.layer
            let field = column.map { OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(layer), $0) } ?? -1
            var number = 0
            OGR_L_ResetReading(layer)
            while let feature = OGR_L_GetNextFeature(layer) {
                defer { OGR_F_Destroy(feature) }
                number += 1
                try messages.check(table.file, feature: number)
                let name = field >= 0 ? OGR_F_GetFieldAsString(feature, field).map { String(cString: $0) } ?? "" : ""
                guard let geometry = OGR_F_GetGeometryRef(feature), found.take(geometry, name) else {
                    found.shapeless += 1
                    continue
                }
            }
            if messages.failure != nil { throw messages.error(table.file, "OGR_L_GetNextFeature") }
        }
        self = found
    }

    /// Takes what can be drawn of a geometry; returns whether that was anything.
    private mutating func take(_ geometry: OGRGeometryH, _ name: String) -> Bool {
        if OGR_G_HasCurveGeometry(geometry, 0) != 0 {
            guard let linear = OGR_G_GetLinearGeometry(geometry, 0, nil) else { return false }
            defer { OGR_G_DestroyGeometry(linear) }
            return take(linear, name)
        }
        switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
        case wkbPolygon, wkbMultiPolygon:
            guard let area = LayerGeometry.area(geometry), !area.isEmpty else { return false }
            areas.append(area)
        case wkbLineString, wkbLinearRing:
            let line = (0..<OGR_G_GetPointCount(geometry)).map {
                PlanarPoint(x: OGR_G_GetX(geometry, $0), y: OGR_G_GetY(geometry, $0))
            }
            guard line.count > 1, line.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return false }
            lines.append(line)
        case wkbPoint:
            guard let point = LayerGeometry.point(geometry) else { return false }
            points.append((point, name))
        default:
            var isAnything = false
            for part in 0..<OGR_G_GetGeometryCount(geometry) {
                if let own = OGR_G_GetGeometryRef(geometry, part), take(own, name) { isAnything = true }
            }
            return isAnything
        }
        return true
    }
}
