import CGDAL
package import GeoPrimitives

/// A layer with how QGIS draws it.
package struct StyledLayer {
    /// The layer, which has a geometry.
    package var layer: ResultLayer
    /// What a list of layers calls it.
    package var title: String
    /// The style as QGIS writes it.
    package var qml: String
    /// The style as Styled Layer Descriptor; `nil` where that cannot say it.
    package var sld: String?

    /// Makes a layer with its style.
    package init(_ layer: ResultLayer, title: String, qml: String, sld: String?) {
        self.layer = layer
        self.title = title
        self.qml = qml
        self.sld = sld
    }
}

/// Writes layers into one GeoPackage, with their styles in the table `layer_styles`, where QGIS looks for them.
///
/// The same layers give the same bytes: the times that a GeoPackage carries are set to ``time``. The file is whole or absent.
package enum GeoPackageWriter {
    /// The time of every change noted in the file.
    package static let time = "1970-01-01T00:00:00.000Z"

    /// Writes the file.
    ///
    /// - Parameters:
    ///   - layers: The layers in their order.
    ///   - crs: The system of all geometries.
    ///   - path: The file; one that exists is replaced at the end.
    /// - Throws: ``FormatError``, or what the making of a row throws.
    package static func write(_ layers: [StyledLayer], crs: CRS, to path: String) throws {
        let target = try OutputFile(path)
        target.release()
        // GDAL refuses to create what exists already.
        target.removePartial()
        try GDALSession.quietly { messages in
            CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", time)
            defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
            let driver = GDALGetDriverByName("GPKG")
            guard let dataset = GDALCreate(driver, target.partialPath, 0, 0, 0, GDT_Unknown, nil) else {
                throw FormatError.unwritable(path: path, reason: messages.failure ?? "GDALCreate failed")
            }
            do {
                for layer in layers { try GeoPackageTable(layer, crs, dataset, path, messages).fill() }
                try GeoPackageTable(styles(layers), crs, dataset, path, messages).fill()
            } catch {
                GDALClose(dataset)
                throw error
            }
            GDALClose(dataset)
            if let failure = messages.failure { throw FormatError.writeFailed(path: path, reason: failure) }
        }
        try target.commit()
    }

    /// The table of styles in the form that QGIS reads.
    private static func styles(_ layers: [StyledLayer]) -> StyledLayer {
        let fields: [Field] = [
            .text("f_table_catalog"), .text("f_table_schema"), .text("f_table_name"), .text("f_geometry_column"),
            .text("styleName"), .text("styleQML"), .text("styleSLD"), .boolean("useAsDefault"), .text("description"),
            .text("owner"), .text("ui"), .text("update_time"),
        ]
        let table = ResultLayer("layer_styles", fields, count: layers.count) { number in
            let layer = layers[number]
            return ResultLayer.Row([
                .text(""), .text(""), .text(layer.layer.name), .text("geom"), .text(layer.title), .text(layer.qml),
                layer.sld.map { .text($0) } ?? .null, .boolean(true), .text(layer.title), .text(""), .null, .text(time),
            ])
        }
        return StyledLayer(table, title: "layer_styles", qml: "", sld: nil)
    }
}
