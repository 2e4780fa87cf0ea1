package import GeoFormats

/// The style of a layer in the forms that desktop programs read.
package struct LayerStyleFile {
    private let layer: ResultLayer
    private let style: LayerStyle
    private let geometry: WrittenGeometry
    private let classes: [StyleClass]

    /// Makes the style of a layer; `nil` for a table.
    package init?(_ layer: ResultLayer) {
        guard let style = layer.style, let geometry = layer.geometry else { return nil }
        (self.layer, self.style, self.geometry) = (layer, style, geometry)
        classes = StyleClass.all(of: style)
    }

    /// Returns the style as QGIS 3 reads it, from a file or from the table of styles of a GeoPackage.
    ///
    /// - Parameter alias: Returns what people call a field; `nil` where they call it by its name.
    /// - Returns: The text of a QML file.
    package func qml(alias: (String) -> String?) -> String {
        let aliases = layer.fields.enumerated().compactMap { number, field -> [String: Template.Value]? in
            // The first column of a GeoPackage's table is its own number.
            alias(field.name).map { ["index": .text("\(number + 1)"), "field": .text(field.name), "alias": .text($0)] }
        }
        let numbers = style.numberField.map { [["numberField": Template.Value.text($0)]] } ?? []
        return Template(.qgisStyle).filled(with: [
            "labels": style.numberField == nil ? "0" : "1", "aliases": .list(aliases), "numbers": .list(numbers),
            "isSingle": classes.count == 1 ? "yes" : "",
            "classes": .list(
                classes.enumerated().map { number, one in
                    [
                        "number": .text("\(number)"), "label": .text(one.label), "expression": .text(one.condition.expression),
                        "kind": .text(kind), "symbolLayer": .text(symbolLayer),
                        "options": .list(options(one.symbol).map { ["key": .text($0.0), "value": .text($0.1)] }),
                    ]
                }),
        ]).text
    }

    /// The style as Styled Layer Descriptor 1.0; `nil` where it goes by the order of rows, which that language does not know.
    package var sld: String? {
        if case .turns = style.rule { return nil }
        return Template(.styledLayerDescriptor).filled(with: [
            "layer": .text(layer.name), "title": .text(style.title),
            "classes": .list(
                classes.enumerated().map { number, one in
                    one.condition.values.merging([
                        "number": .text("\(number)"), "label": .text(one.label), "color": .text(one.symbol.color),
                        "stroke": .text(one.symbol.stroke), "opacity": .text("\(one.symbol.fillOpacity)"),
                        "size": .text(style.numberField == nil ? "6" : "18"), "isArea": geometry == .area ? "yes" : "",
                        "isLine": geometry == .line ? "yes" : "", "isPoint": geometry == .point ? "yes" : "",
                    ]) { $1 }
                }),
        ]).text
    }

    private var kind: String {
        switch geometry {
        case .point: "marker"
        case .line: "line"
        case .area: "fill"
        }
    }

    private var symbolLayer: String {
        switch geometry {
        case .point: "SimpleMarker"
        case .line: "SimpleLine"
        case .area: "SimpleFill"
        }
    }

    private func options(_ symbol: LayerStyle.Symbol) -> [(String, String)] {
        switch geometry {
        case .point:
            [
                ("name", "circle"), ("color", rgba(symbol.color)), ("outline_color", rgba("#ffffff")), ("outline_style", "solid"),
                ("outline_width", "0.2"), ("outline_width_unit", "MM"), ("size", style.numberField == nil ? "2" : "4.6"),
                ("size_unit", "MM"),
            ]
        case .line: [("line_color", rgba(symbol.color)), ("line_width", "0.2"), ("line_width_unit", "MM")]
        case .area:
            [
                ("style", "solid"), ("color", rgba(symbol.color, opacity: symbol.fillOpacity)),
                ("outline_color", rgba(symbol.stroke)), ("outline_style", "solid"), ("outline_width", "0.2"),
                ("outline_width_unit", "MM"),
            ]
        }
    }

    /// A colour as QGIS writes it: red, green, blue and how much it hides, each 0 to 255.
    private func rgba(_ color: String, opacity: Double = 1) -> String {
        let value = Int(color.dropFirst(), radix: 16) ?? 0
        return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),\(Int((opacity * 255).rounded()))"
    }
}
