import CGDAL
package import GeoPrimitives

/// Writes one layer with GDAL: GeoJSON, or a GeoPackage.
///
/// In `crs84` layers GeoJSON follows RFC 7946: longitude and latitude with seven decimals, outer rings counter-clockwise, lines and
/// areas cut at the antimeridian. Planar layers carry metres and no system. The file is written beside its place and renamed by
/// ``close()``: it is whole or absent.
package final class VectorWriter {
    /// The formats that are written.
    package enum VectorFormat: Hashable, Sendable {
        case geoJSON, geoPackage
    }
    /// The geometries of a layer.
    package enum GeometryKindOut: Hashable, Sendable {
        case point, line, area
    }
    /// The system of a layer.
    package enum WriterCRS: Hashable, Sendable {
        /// Longitude and latitude on WGS 84.
        case crs84
        /// Metres on a plane.
        case planar
    }

    private let target: OutputFile
    private var encoder: FeatureEncoder
    private var dataset: GDALDatasetH?
    private let layer: OGRLayerH

    /// Creates the file and its layer.
    ///
    /// - Parameters:
    ///   - path: The file; one that exists is replaced at the end.
    ///   - name: The name of the layer.
    ///   - format: The format.
    ///   - fields: The properties in the order of the values.
    ///   - geometry: What every feature has.
    ///   - crs: The system of the coordinates handed over.
    ///   - metadata: Foreign members of the collection (GeoJSON), or the description of the layer (GeoPackage).
    ///   - metadataJSON: The same as the text of a JSON object, for members with a structure; used instead where given.
    /// - Throws: ``FormatError/unwritable(path:reason:)``, or ``FormatError/gdal(file:function:message:)``.
    package init(
        path: String, layer name: String, format: VectorFormat, fields: [FieldDefinition], geometry: GeometryKindOut,
        crs: WriterCRS,
        metadata: [String: PropertyValue] = [:], metadataJSON: String? = nil
    ) throws(FormatError) {
        let target = try OutputFile(path)
        target.release()
        self.target = target
        encoder = FeatureEncoder(fields: fields, geometry: geometry, format: format)
        let json = metadataJSON ?? MetadataJSON.object(metadata)
        (dataset, layer) = try GDALSession.quietly { messages throws(FormatError) in
            let options = Self.layerOptions(format, crs, json: json)
            guard let driver = GDALGetDriverByName(format.driver) else { throw messages.error(path, "GDALGetDriverByName") }
            // GDAL refuses to create what exists already.
            target.removePartial()
            guard let dataset = GDALCreate(driver, target.partialPath, 0, 0, 0, GDT_Unknown, nil) else {
                throw .unwritable(path: path, reason: messages.failure ?? "GDALCreate failed")
            }
            do throws(FormatError) {
                let layer = try Self.createLayer(dataset, name, crs, geometry, options, path, messages)
                try Self.createFields(layer, fields, path, messages)
                if format == .geoPackage, json != "{}" { GDALSetMetadataItem(layer, "DESCRIPTION", json, nil) }
                return (dataset, layer)
            } catch {
                GDALClose(dataset)
                throw error
            }
        }
        if format == .geoPackage { beginTransaction() }
    }

    deinit { if let dataset { GDALSession.quietly { _ in GDALClose(dataset) } } }

    /// Adds a feature.
    ///
    /// - Parameters:
    ///   - geometry: A geometry of the layer's kind, or none.
    ///   - values: One value for each field.
    /// - Throws: ``FormatError/gdal(file:function:message:)`` or ``FormatError/writeFailed(path:reason:)``.
    package func append(_ geometry: Geometry, _ values: [PropertyValue]) throws(FormatError) {
        precondition(dataset != nil, "append after close()")
        try GDALSession.quietly { messages throws(FormatError) in
            let feature = OGR_F_Create(OGR_L_GetLayerDefn(layer))
            defer { OGR_F_Destroy(feature) }
            encoder.set(values, on: feature)
            if let handle = encoder.geometry(geometry) { OGR_F_SetGeometryDirectly(feature, handle) }
            guard OGR_L_CreateFeature(layer, feature) == OGRERR_NONE else {
                throw messages.error(target.path, "OGR_L_CreateFeature")
            }
        }
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// - Throws: ``FormatError/gdal(file:function:message:)`` or ``FormatError/writeFailed(path:reason:)``.
    package func close() throws(FormatError) {
        guard let open = dataset else { return }
        dataset = nil
        try GDALSession.quietly { messages throws(FormatError) in
            GDALDatasetCommitTransaction(open)
            GDALClose(open)
            if let failure = messages.failure { throw .writeFailed(path: target.path, reason: failure) }
        }
        if encoder.hasMarks { try BracketedText.removeMarks(from: target.partialPath) }
        try target.commit()
    }

    /// One transaction for all features.
    private func beginTransaction() {
        GDALSession.quietly { _ in _ = GDALDatasetStartTransaction(dataset, 0) }
    }
}

extension VectorWriter {
    /// Returns the options of the layer.
    private static func layerOptions(_ format: VectorFormat, _ crs: WriterCRS, json: String) -> [String] {
        guard format == .geoJSON else { return ["GEOMETRY_NAME=geom", "FID=fid"] }
        var options = ["COORDINATE_PRECISION=7", "SIGNIFICANT_FIGURES=15", "RFC7946=\(crs == .crs84 ? "YES" : "NO")"]
        if json != "{}" { options += ["NATIVE_DATA=\(json)", "NATIVE_MEDIA_TYPE=application/vnd.geo+json"] }
        return options
    }

    /// Creates the layer.
    private static func createLayer(
        _ dataset: GDALDatasetH, _ name: String, _ crs: WriterCRS, _ geometry: GeometryKindOut, _ options: [String],
        _ path: String,
        _ messages: GDALMessages
    ) throws(FormatError) -> OGRLayerH {
        var reference: OGRSpatialReferenceH?
        defer { OSRRelease(reference) }
        if crs == .crs84 {
            reference = OSRNewSpatialReference(nil)
            OSRImportFromEPSG(reference, 4326)
            OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER)
        }
        let type =
            switch geometry {
            case .point: wkbPoint
            case .line: wkbLineString
            case .area: wkbMultiPolygon
            }
        let layer: OGRLayerH? = withCStrings(options) { options in
            GDALDatasetCreateLayer(dataset, name, reference, type, options)
        }
        guard let layer else { throw messages.error(path, "GDALDatasetCreateLayer") }
        return layer
    }

    /// Creates the fields.
    private static func createFields(
        _ layer: OGRLayerH, _ fields: [FieldDefinition], _ path: String, _ messages: GDALMessages
    ) throws(FormatError) {
        for field in fields {
            let definition = OGR_Fld_Create(field.name, field.type.ogrType)
            defer { OGR_Fld_Destroy(definition) }
            if field.type == .boolean { OGR_Fld_SetSubType(definition, OFSTBoolean) }
            guard OGR_L_CreateField(layer, definition, 0) == OGRERR_NONE else { throw messages.error(path, "OGR_L_CreateField") }
        }
    }
}

extension VectorWriter.VectorFormat {
    /// The name of GDAL's driver.
    fileprivate var driver: String {
        switch self {
        case .geoJSON: "GeoJSON"
        case .geoPackage: "GPKG"
        }
    }
}
