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
        try GDALSession.creating(path, driver: "GPKG") { dataset, messages in
            for styled in layers + [styles(layers)] {
                let options = [
                    "GEOMETRY_NAME=geom", "FID=fid", "IDENTIFIER=\(styled.title)", "DESCRIPTION=\(description(styled.layer))",
                ]
                try VectorOutput(
                    styled.layer, name: styled.layer.name, columns: columns(styled.layer.fields), crs: crs, options: options,
                    in: dataset, path: path, messages
                ).fill()
            }
        }
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

    /// SQLite does not tell letter cases apart: a name that stands a second time gets a number.
    private static func columns(_ fields: [Field]) -> [String] { fields.map(\.name).numbered(after: ["fid", "geom"]) }

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

extension [String] {
    /// Returns the names with a number behind those that stand a second time, letter case aside.
    func numbered(after reserved: Set<String> = []) -> [String] {
        var taken = reserved
        return map { wanted in
            var (name, number) = (wanted, 1)
            while !taken.insert(name.lowercased()).inserted {
                number += 1
                name = "\(wanted)_\(number)"
            }
            return name
        }
    }
}
