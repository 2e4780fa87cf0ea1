import CGDAL
import GeoPrimitives

/// Brings values and geometries into GDAL's hands.
struct FeatureEncoder {
    let fields: [FieldDefinition]
    let geometry: VectorWriter.GeometryKindOut
    let format: VectorWriter.VectorFormat

    /// Whether a text was marked as ``BracketedText``.
    private(set) var hasMarks = false

    init(fields: [FieldDefinition], geometry: VectorWriter.GeometryKindOut, format: VectorWriter.VectorFormat) {
        self.fields = fields
        self.geometry = geometry
        self.format = format
    }

    /// Sets the fields of a feature.
    mutating func set(_ values: [PropertyValue], on feature: OGRFeatureH?) {
        precondition(values.count == fields.count, "one value for each field")
        for (index, value) in values.enumerated() {
            let field = Int32(index)
            switch (value, fields[index].type) {
            case (.null, _): OGR_F_SetFieldNull(feature, field)
            case (.text(let text), _) where format == .geoJSON && BracketedText.isAtRisk(text):
                OGR_F_SetFieldString(feature, field, BracketedText.marked(text))
                hasMarks = true
            case (.text(let text), _): OGR_F_SetFieldString(feature, field, text)
            case (.integer(let number), .number(let decimals)): setNumber(Double(number), decimals, feature, field)
            case (.integer(let number), _): OGR_F_SetFieldInteger64(feature, field, Int64(number))
            case (.number(let number), .number(let decimals)): setNumber(number, decimals, feature, field)
            case (.number(let number), _): setNumber(number, nil, feature, field)
            case (.boolean(let isTrue), _): OGR_F_SetFieldInteger(feature, field, isTrue ? 1 : 0)
            }
        }
    }

    /// Sets a number, rounded to its decimals; null when it is not finite.
    private func setNumber(_ number: Double, _ decimals: Int?, _ feature: OGRFeatureH?, _ field: Int32) {
        guard number.isFinite else { return OGR_F_SetFieldNull(feature, field) }
        OGR_F_SetFieldDouble(feature, field, decimals.map { Self.rounded(number, decimals: $0) } ?? number)
    }

    /// Returns the number rounded to decimals, halves away from zero; beyond 2^53 it has none.
    static func rounded(_ number: Double, decimals: Int) -> Double {
        var factor = 1.0
        for _ in 0..<min(decimals, 15) { factor *= 10 }
        let scaled = number * factor
        return abs(scaled) < 0x1p53 ? scaled.rounded() / factor : number
    }

    /// Returns a geometry that the caller owns, or `nil` for none.
    func geometry(_ value: Geometry) -> OGRGeometryH? {
        switch value {
        case .none: return nil
        case .point(let point):
            let handle = OGR_G_CreateGeometry(wkbPoint)
            OGR_G_SetPoint_2D(handle, 0, point.x, point.y)
            return handle
        case .line(let points): return line(points, wkbLineString)
        case .area(let area):
            guard !area.isEmpty else { return nil }
            // One part is a Polygon in GeoJSON; the column of a GeoPackage has one type.
            if area.polygons.count == 1, format == .geoJSON { return polygon(area.polygons[0]) }
            let handle = OGR_G_CreateGeometry(wkbMultiPolygon)
            for part in area.polygons { OGR_G_AddGeometryDirectly(handle, polygon(part)) }
            return handle
        }
    }

    private func polygon(_ value: Polygon) -> OGRGeometryH? {
        let handle = OGR_G_CreateGeometry(wkbPolygon)
        for ring in value.rings { OGR_G_AddGeometryDirectly(handle, line(ring.points, wkbLinearRing)) }
        return handle
    }

    private func line(_ points: [PlanarPoint], _ type: OGRwkbGeometryType) -> OGRGeometryH? {
        let handle = OGR_G_CreateGeometry(type)
        let stride = Int32(MemoryLayout<PlanarPoint>.stride)
        points.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            OGR_G_SetPoints(handle, Int32(points.count), base, stride, base + MemoryLayout<Double>.stride, stride, nil, 0)
        }
        return handle
    }
}
