import CGDAL
import GeoPrimitives

/// One table of a GeoPackage that is written: a layer, or without a geometry a table of attributes.
struct GeoPackageTable {
    private let source: ResultLayer
    private let dataset: GDALDatasetH
    private let table: OGRLayerH
    private let path: String
    private let messages: GDALMessages

    /// Creates the table.
    init(
        _ styled: StyledLayer, _ crs: CRS, _ dataset: GDALDatasetH, _ path: String, _ messages: GDALMessages
    ) throws(FormatError) {
        (source, self.dataset, self.path, self.messages) = (styled.layer, dataset, path, messages)
        var reference: OGRSpatialReferenceH?
        defer { if let reference { OSRRelease(reference) } }
        if source.geometry != nil {
            guard let made = SpatialReference.make(crs) else {
                throw .writeFailed(path: path, reason: "GDAL does not know the system \(crs): \(messages.failure ?? "")")
            }
            reference = made
        }
        let options = ["GEOMETRY_NAME=geom", "FID=fid", "IDENTIFIER=\(styled.title)", "DESCRIPTION=\(Self.description(source))"]
        let created: OGRLayerH? = withCStrings(options) { options in
            GDALDatasetCreateLayer(dataset, styled.layer.name, reference, styled.layer.geometry.ogrType, options)
        }
        guard let created else { throw .writeFailed(path: path, reason: messages.failure ?? "GDALDatasetCreateLayer failed") }
        table = created
        for (field, name) in zip(source.fields, Self.names(source.fields)) {
            let definition = OGR_Fld_Create(name, field.kind.ogrType)
            defer { OGR_Fld_Destroy(definition) }
            if field.kind == .boolean { OGR_Fld_SetSubType(definition, OFSTBoolean) }
            guard OGR_L_CreateField(table, definition, 0) == OGRERR_NONE else { throw failed("OGR_L_CreateField") }
        }
    }

    /// Writes all rows in one transaction.
    func fill() throws {
        GDALDatasetStartTransaction(dataset, 0)
        for number in 0..<source.count {
            let row = try source.row(number)
            let feature = OGR_F_Create(OGR_L_GetLayerDefn(table))
            defer { OGR_F_Destroy(feature) }
            for (field, value) in row.values.enumerated() { set(value, Int32(field), feature) }
            if let geometry = GeometryEncoder.geometry(row.geometry, isMulti: source.geometry == .line) {
                OGR_F_SetGeometryDirectly(feature, geometry)
            }
            guard OGR_L_CreateFeature(table, feature) == OGRERR_NONE else { throw failed("OGR_L_CreateFeature") }
        }
        guard GDALDatasetCommitTransaction(dataset) == OGRERR_NONE else { throw failed("GDALDatasetCommitTransaction") }
    }

    private func set(_ value: PropertyValue, _ field: Int32, _ feature: OGRFeatureH?) {
        switch value {
        case .null: OGR_F_SetFieldNull(feature, field)
        case .text(let text): OGR_F_SetFieldString(feature, field, text)
        case .integer(let number): OGR_F_SetFieldInteger64(feature, field, Int64(number))
        case .number(let number): OGR_F_SetFieldDouble(feature, field, number)
        case .boolean(let isTrue): OGR_F_SetFieldInteger(feature, field, isTrue ? 1 : 0)
        }
    }

    private func failed(_ function: String) -> FormatError {
        .writeFailed(path: path, reason: "\(function) failed for \(source.name): \(messages.failure ?? "no reason given")")
    }

    /// SQLite does not tell letter cases apart: a name that stands a second time gets a number.
    static func names(_ fields: [Field]) -> [String] {
        var taken: Set<String> = ["fid", "geom"]
        return fields.map { field in
            var (name, number) = (field.name, 1)
            while !taken.insert(name.lowercased()).inserted {
                number += 1
                name = "\(field.name)_\(number)"
            }
            return name
        }
    }

    /// What is known about all rows together, as a JSON object.
    private static func description(_ layer: ResultLayer) -> String {
        guard !layer.metadata.isEmpty else { return layer.name }
        var text = JSONText()
        for (position, member) in layer.metadata.sorted(by: { $0.key < $1.key }).enumerated() {
            text.raw(position == 0 ? "{" : ",")
            text.string(member.key)
            text.raw(":")
            text.value(member.value)
        }
        text.raw("}")
        return String(decoding: text.bytes, as: UTF8.self)
    }
}

extension WrittenGeometry? {
    fileprivate var ogrType: OGRwkbGeometryType {
        switch self {
        case nil: wkbNone
        case .point: wkbPoint
        case .line: wkbMultiLineString
        case .area: wkbMultiPolygon
        }
    }
}

extension Field.Kind {
    fileprivate var ogrType: OGRFieldType {
        switch self {
        case .text: OFTString
        case .integer: OFTInteger64
        case .number: OFTReal
        case .boolean: OFTInteger
        }
    }
}
