import CGDAL
import GeoPrimitives

/// Geometry out of GDAL's hands into values.
enum LayerGeometry {
    /// Returns what the features of a layer have as geometry, looking at all of them where the layer does not say.
    ///
    /// The check is called with the number of each feature that is looked at.
    static func kind(of layer: OGRLayerH, _ check: (Int) throws(FormatError) -> Void) throws(FormatError) -> GeometryKind {
        let declared = OGR_GT_Flatten(OGR_L_GetGeomType(layer))
        if declared == wkbNone { return .none }
        if declared != wkbUnknown { return kind(of: declared) }
        var found: [UInt32: Found] = [:]
        var number = 0
        OGR_L_ResetReading(layer)
        while let feature = OGR_L_GetNextFeature(layer) {
            number += 1
            if let geometry = OGR_F_GetGeometryRef(feature) {
                found[OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)).rawValue, default: Found(first: number)].count += 1
            }
            OGR_F_Destroy(feature)
            try check(number)
        }
        OGR_L_ResetReading(layer)
        return kind(ofAll: found.sorted { $0.key < $1.key }.map { (OGRwkbGeometryType($0.key), $0.value) })
    }

    /// How many features have a type, and the first of them.
    private struct Found {
        var count = 0
        var first: Int
    }

    /// Returns the kind of a mixture of types.
    private static func kind(ofAll types: [(type: OGRwkbGeometryType, found: Found)]) -> GeometryKind {
        let kinds = types.map { kind(of: $0.type) }
        guard let first = kinds.first else { return .none }
        if kinds.allSatisfy({ $0 == .point || $0 == .area }) { return kinds.allSatisfy { $0 == first } ? first : .mixed }
        guard types.count > 1 else { return first }
        // Which are in the way, and where the first of them is.
        let parts = types.map { type, found in
            let isUsable = [.point, .area].contains(kind(of: type))
            return "\(name(type)) (\(found.count)\(isUsable ? "" : ", first feature \(found.first)"))"
        }
        return .other(parts.joined(separator: ", "))
    }

    /// Whether a geometry is an area.
    static func isArea(_ geometry: OGRGeometryH) -> Bool { kind(of: OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))) == .area }

    private static func kind(of type: OGRwkbGeometryType) -> GeometryKind {
        switch type {
        case wkbPoint, wkbMultiPoint: .point
        case wkbPolygon, wkbMultiPolygon, wkbCurvePolygon, wkbMultiSurface: .area
        default: .other(name(type))
        }
    }

    /// Returns the name of a geometry type as GeoJSON spells it.
    private static func name(_ type: OGRwkbGeometryType) -> String {
        OGRGeometryTypeToName(type).map { String(cString: $0).split(separator: " ").joined() } ?? "unknown"
    }

    /// Returns the position of a point, or of a multipoint with a single one; `nil` when there are several or an ordinate is not finite.
    static func point(_ geometry: OGRGeometryH) -> PlanarPoint? {
        var single = geometry
        if OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) != wkbPoint {
            guard OGR_G_GetGeometryCount(geometry) == 1, let part = OGR_G_GetGeometryRef(geometry, 0) else { return nil }
            single = part
        }
        let point = PlanarPoint(x: OGR_G_GetX(single, 0), y: OGR_G_GetY(single, 0))
        return point.x.isFinite && point.y.isFinite ? point : nil
    }

    /// Returns the polygons of a geometry without heights, arcs made lines; `nil` when an ordinate is not finite or a ring has fewer
    /// than four vertices.
    static func area(_ geometry: OGRGeometryH) -> MultiPolygon? {
        var linear: OGRGeometryH?
        defer { OGR_G_DestroyGeometry(linear) }
        var source = geometry
        if OGR_G_HasCurveGeometry(geometry, 0) != 0 {
            linear = OGR_G_GetLinearGeometry(geometry, 0, nil)
            guard let linear else { return nil }
            source = linear
        }
        if OGR_GT_Flatten(OGR_G_GetGeometryType(source)) == wkbPolygon {
            return polygon(source).map { MultiPolygon([$0]) }
        }
        var polygons: [Polygon] = []
        for index in 0..<OGR_G_GetGeometryCount(source) {
            guard let part = OGR_G_GetGeometryRef(source, index), let polygon = polygon(part) else { return nil }
            polygons.append(polygon)
        }
        return MultiPolygon(polygons)
    }

    /// Returns one polygon.
    private static func polygon(_ geometry: OGRGeometryH) -> Polygon? {
        var rings: [Ring] = []
        for index in 0..<OGR_G_GetGeometryCount(geometry) {
            guard let part = OGR_G_GetGeometryRef(geometry, index), let ring = ring(part) else { return nil }
            rings.append(ring)
        }
        guard let exterior = rings.first else { return nil }
        return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
    }

    /// Returns one ring, closed.
    private static func ring(_ geometry: OGRGeometryH) -> Ring? {
        let count = Int(OGR_G_GetPointCount(geometry))
        guard count >= 3 else { return nil }
        let stride = Int32(MemoryLayout<Double>.stride * 2)
        let ordinates = [Double](unsafeUninitializedCapacity: count * 2) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            OGR_G_GetPoints(geometry, base, stride, base + 1, stride, nil, 0)
            initialized = count * 2
        }
        guard ordinates.allSatisfy(\.isFinite) else { return nil }
        var points = (0..<count).map { PlanarPoint(x: ordinates[$0 * 2], y: ordinates[$0 * 2 + 1]) }
        if points[0] != points[count - 1] { points.append(points[0]) }
        return points.count >= 4 ? Ring(points) : nil
    }
}
