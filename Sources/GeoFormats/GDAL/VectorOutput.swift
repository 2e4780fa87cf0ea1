import CGDAL
import GeoPrimitives

/// One table of a file that GDAL writes: a layer, or without a geometry a table of attributes.
struct VectorOutput {
    private let source: ResultLayer
    private let dataset: GDALDatasetH
    private let table: OGRLayerH
    private let path: String
    private let messages: GDALMessages

    /// Creates the table.
    ///
    /// - Parameters:
    ///   - source: What goes into it.
    ///   - name: Its name in the file.
    ///   - columns: The names of its columns, all different.
    ///   - crs: The system of its geometries.
    ///   - options: Options of its creation.
    ///   - dataset: The file.
    ///   - path: What messages call the file.
    ///   - messages: What GDAL says.
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    init(
        _ source: ResultLayer, name: String, columns: [String], crs: CRS? = nil, options: [String] = [],
        in dataset: GDALDatasetH, path: String, _ messages: GDALMessages
    ) throws(FormatError) {
        (self.source, self.dataset, self.path, self.messages) = (source, dataset, path, messages)
        var reference: OGRSpatialReferenceH?
        defer { if let reference { OSRRelease(reference) } }
        if source.geometry != nil, let crs {
            guard let made = SpatialReference.make(crs) else {
                throw .writeFailed(
                    path: path, WriteProblem(words: "GDAL does not know the system \(crs): \(messages.failure ?? "")"))
            }
            reference = made
        }
        let created: OGRLayerH? = withCStrings(options) { options in
            GDALDatasetCreateLayer(dataset, name, reference, source.geometry.ogrType, options)
        }
        guard let created else {
            throw .writeFailed(path: path, WriteProblem(words: messages.failure ?? "GDALDatasetCreateLayer failed"))
        }
        table = created
        for (field, name) in zip(source.fields, columns) {
            let definition = OGR_Fld_Create(name, field.kind.ogrType)
            defer { OGR_Fld_Destroy(definition) }
            if field.kind == .boolean { OGR_Fld_SetSubType(definition, OFSTBoolean) }
            guard OGR_L_CreateField(table, definition, 0) == OGRERR_NONE else { throw failed("OGR_L_CreateField") }
        }
    }

    /// Writes all rows, in one transaction where the format has such.
    func fill() throws {
        let isTransaction = GDALDatasetTestCapability(dataset, "Transactions") != 0
        if isTransaction { GDALDatasetStartTransaction(dataset, 0) }
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
        guard !isTransaction || GDALDatasetCommitTransaction(dataset) == OGRERR_NONE else {
            throw failed("GDALDatasetCommitTransaction")
        }
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
        .writeFailed(
            path: path, WriteProblem(words: "\(function) failed for \(source.name): \(messages.failure ?? "no reason given")"))
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
