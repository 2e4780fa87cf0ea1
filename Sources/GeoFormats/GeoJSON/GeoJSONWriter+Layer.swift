import GeoPrimitives

extension GeoJSONWriter {
    /// Writes a layer as a file of its own, its style as simplestyle properties behind its own.
    ///
    /// Numbers that the style writes into markers are so up to nine, the most that simplestyle has; later ones are stars.
    ///
    /// - Parameters:
    ///   - layer: A layer with a geometry.
    ///   - path: The file; one that exists is replaced at the end.
    /// - Throws: ``FormatError``, or what the making of a row throws.
    package static func write(_ layer: ResultLayer, to path: String) throws {
        guard let geometry = layer.geometry else { preconditionFailure("\(layer.name) is a table") }
        let simplestyle = Simplestyle(layer, geometry)
        let writer = try GeoJSONWriter(
            path: path, layer: layer.name, properties: layer.fields.map(\.name) + simplestyle.properties, geometry: geometry,
            metadata: layer.metadata)
        for number in 0..<layer.count {
            let row = try layer.row(number)
            try writer.append(row.geometry, row.values + simplestyle.values(number, row))
        }
        try writer.close()
    }
}

/// A layer's style in the terms of simplestyle 1.1.
private struct Simplestyle {
    let layer: ResultLayer
    let geometry: WrittenGeometry
    let properties: [String]

    init(_ layer: ResultLayer, _ geometry: WrittenGeometry) {
        self.layer = layer
        self.geometry = geometry
        guard let style = layer.style, style.isInGeoJSON else {
            properties = []
            return
        }
        properties =
            switch geometry {
            case .point: ["marker-color"] + (style.numberField == nil ? [] : ["marker-symbol"])
            case .line: ["stroke"]
            case .area: ["fill", "fill-opacity", "stroke"]
            }
    }

    func values(_ number: Int, _ row: ResultLayer.Row) -> [PropertyValue] {
        guard !properties.isEmpty, let symbol = layer.symbol(number, row) else { return [] }
        switch geometry {
        case .point: return [.text(symbol.color)] + (properties.count > 1 ? [.text(marker(row))] : [])
        case .line: return [.text(symbol.color)]
        case .area: return [.text(symbol.color), .number(symbol.fillOpacity), .text(symbol.stroke)]
        }
    }

    private func marker(_ row: ResultLayer.Row) -> String {
        guard let position = layer.fields.firstIndex(where: { $0.name == layer.style?.numberField }),
            case .integer(let number) = row.values[position], (0...9).contains(number)
        else { return "star" }
        return "\(number)"
    }
}
