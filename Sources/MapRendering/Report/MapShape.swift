import GeoEngine
import GeoFormats
import GeoPrimitives

/// A feature as it is drawn, in the plane of the map.
struct MapShape {
    /// Closed lines of an area, or a position alone.
    var lines: [[PlanarPoint]]
    var symbol: LayerStyle.Symbol
    /// The text written with it.
    var text: String?
    /// What its size stands for.
    var size = 0.0

    /// The box around all its lines.
    var box: BoundingBox { lines.box }

    /// The centroid of the largest closed line, or the position.
    var middle: PlanarPoint? { lines.middle }
}

extension MapDrawing {
    /// Returns the features in the plane of the layer.
    func shapes() throws -> [MapShape] {
        if case .merged = manner { return try merged() }
        var shapes: [MapShape] = []
        for number in 0..<layer.count {
            let row = try layer.row(number)
            guard let symbol = layer.symbol(number, row) else { continue }
            var shape = MapShape(lines: row.geometry.lines, symbol: symbol)
            switch manner {
            case .proportional(let field, let rankField, let ranked):
                shape.size = layer.value(field, row)?.number ?? 0
                if let rank = layer.value(rankField, row)?.number, rank <= Double(ranked) { shape.text = rank.plainText }
            case .names(let field): shape.text = layer.value(field, row)?.plainText
            case .numbered: shape.text = layer.style?.numberField.flatMap { layer.value($0, row)?.plainText }
            case .areas, .outlines, .merged, .dots: break
            }
            shapes.append(shape)
        }
        return shapes
    }

    private func merged() throws -> [MapShape] {
        var (areas, symbol): ([MultiPolygon], LayerStyle.Symbol?) = ([], nil)
        for number in 0..<layer.count {
            let row = try layer.row(number)
            if symbol == nil { symbol = layer.symbol(number, row) }
            if case .area(let area) = row.geometry { areas.append(area) }
        }
        guard let symbol else { return [] }
        return [MapShape(lines: Geometry.area(try PolygonUnion.of(areas)).lines, symbol: symbol)]
    }
}

extension Geometry {
    /// All lines of the geometry, those of areas closed; a position is a line of one.
    fileprivate var lines: [[PlanarPoint]] {
        switch self {
        case .none: []
        case .point(let point): [[point]]
        case .line(let line): [line]
        case .lines(let lines): lines
        case .area(let area): area.polygons.flatMap(\.rings).map(\.points)
        }
    }
}

extension PropertyValue {
    fileprivate var number: Double? {
        switch self {
        case .number(let number): number
        case .integer(let number): Double(number)
        case .null, .text, .boolean: nil
        }
    }
}
