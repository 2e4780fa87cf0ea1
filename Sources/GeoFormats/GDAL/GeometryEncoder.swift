import CGDAL
import GeoPrimitives

/// Brings geometries into GDAL's hands.
enum GeometryEncoder {
    /// Returns a geometry that the caller owns, or `nil` for none; areas are always multi-part, lines when `isMulti`.
    static func geometry(_ value: Geometry, isMulti: Bool) -> OGRGeometryH? {
        switch value {
        case .none: return nil
        case .point(let point):
            let handle = OGR_G_CreateGeometry(wkbPoint)
            OGR_G_SetPoint_2D(handle, 0, point.x, point.y)
            return handle
        case .line(let points): return isMulti ? lines([points]) : line(points, wkbLineString)
        case .lines(let parts): return lines(parts)
        case .area(let area):
            let handle = OGR_G_CreateGeometry(wkbMultiPolygon)
            for part in area.polygons { OGR_G_AddGeometryDirectly(handle, polygon(part)) }
            return handle
        }
    }

    private static func lines(_ parts: [[PlanarPoint]]) -> OGRGeometryH? {
        let handle = OGR_G_CreateGeometry(wkbMultiLineString)
        for part in parts { OGR_G_AddGeometryDirectly(handle, line(part, wkbLineString)) }
        return handle
    }

    private static func polygon(_ value: Polygon) -> OGRGeometryH? {
        let handle = OGR_G_CreateGeometry(wkbPolygon)
        for ring in value.rings { OGR_G_AddGeometryDirectly(handle, line(ring.points, wkbLinearRing)) }
        return handle
    }

    private static func line(_ points: [PlanarPoint], _ type: OGRwkbGeometryType) -> OGRGeometryH? {
        let handle = OGR_G_CreateGeometry(type)
        let stride = Int32(MemoryLayout<PlanarPoint>.stride)
        points.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            OGR_G_SetPoints(handle, Int32(points.count), base, stride, base + MemoryLayout<Double>.stride, stride, nil, 0)
        }
        return handle
    }
}
