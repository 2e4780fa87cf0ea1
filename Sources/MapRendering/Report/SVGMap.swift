import GeoFormats
import GeoPrimitives

/// A map of layers as one SVG drawing: frame, scale bar, north arrow and legend, with no outside request.
///
/// The same layers give the same text. Lines are simplified to a twentieth of a millimetre of an A4 page, so that the drawing stays
/// small however fine the layers are.
package struct SVGMap {
    private let drawings: [MapDrawing]
    private let texts: MapTexts
    private let isPlanar: Bool

    /// Makes a map.
    ///
    /// - Parameters:
    ///   - drawings: What is drawn, from the bottom up.
    ///   - texts: What it says.
    ///   - isPlanar: Whether positions are metres in a plane rather than degrees on WGS 84.
    package init(_ drawings: [MapDrawing], texts: MapTexts, isPlanar: Bool) {
        self.drawings = drawings
        self.texts = texts
        self.isPlanar = isPlanar
    }

    /// Returns the drawing as an `svg` element.
    ///
    /// - Returns: The element, or `nil` when there is nothing to draw.
    /// - Throws: What the making of a row throws; ``GeometryEngineError`` where a position cannot be projected.
    /// - Complexity: O(v log v) for v vertices.
    package func markup() throws -> Markup? {
        let drawn = try drawings.map { ($0, try $0.shapes()) }
        let all = drawn.flatMap(\.1)
        guard !all.isEmpty else { return nil }
        let ground = drawn.filter(\.0.isGround).flatMap(\.1)
        let plane = try MapPlane(ground.isEmpty ? all : ground, isPlanar: isPlanar)
        let projected = try drawn.map { ($0.0, try $0.1.map(plane.projected)) }
        let box = Self.box(projected)
        let frame = MapFrame(box)
        var painter = MapPainter(frame)
        for (drawing, shapes) in projected { painter.paint(drawing, shapes.map { $0.placed(in: frame) }) }
        painter.label()
        let legend = MapLegend(painter.entries, strays(projected, outside: box), texts, top: Double(frame.height))
        var values: [String: Template.Value] = [
            "width": .text("\(MapFrame.width)"), "height": .text("\(legend.bottom)"), "frame": .text("\(frame.height)"),
            "title": .text(texts.title), "groups": .list(painter.groups.map(\.svgPathsAndDiscs)),
            "texts": .list(painter.labels.map(\.svg)), "legend": .list(legend.values),
        ]
        if max(box.maxX - box.minX, box.maxY - box.minY) < 2 * MapPlane.scaleBarReach {
            values.merge(scaleAndNorth(frame)) { $1 }
        }
        return Template(.map).filled(with: values)
    }

    /// The box that the frame shows: the study area with what lies on it or near it, where there is one, else everything.
    ///
    /// A center far away, or the area it serves, is out of the frame: otherwise one stray would shrink the study area to a dot.
    private static func box(_ drawn: [(MapDrawing, [MapShape])]) -> BoundingBox {
        let ground = drawn.filter(\.0.isGround).flatMap(\.1).map(\.box).union
        let boxes = drawn.flatMap(\.1).map(\.box)
        guard !ground.isEmpty else { return boxes.union }
        let reach = ground.widened(by: max(ground.width, ground.height) * near)
        return ([ground] + boxes.filter { reach.contains($0) }).union
    }

    /// How far around the study area something is near it, as a share of its breadth.
    private static let near = 0.25

    /// What is to be said of positions that the frame leaves out, by layer.
    private func strays(_ drawn: [(MapDrawing, [MapShape])], outside box: BoundingBox) -> [String] {
        drawn.compactMap { drawing, shapes in
            guard case .dots = drawing.manner, let title = drawing.legend else { return nil }
            let count = shapes.count { !box.contains($0.box) }
            return count > 0 ? texts.outside(count, shapes.count, title) : nil
        }
    }

    private func scaleAndNorth(_ frame: MapFrame) -> [String: Template.Value] {
        let bar = ScaleBar(scale: frame.scale)
        let (left, top) = (200, frame.height - 200)
        return [
            "scale": .list([
                [
                    "x": .text("\(left)"), "y": .text("\(top)"), "length": .text("\(bar.tenths)"),
                    "middle": .text("\(left + bar.tenths / 2)"), "above": .text("\(top - 20)"),
                    "text": .text(ScaleBar.written(bar.meters, texts.units)),
                ]
            ]),
            "north": .list([
                ["x": .text("\(MapFrame.width - 220)"), "y": "160", "below": "430", "text": .text(texts.north)]
            ]),
        ]
    }
}

extension MapShape {
    /// The shape on the paper.
    func placed(in frame: MapFrame) -> MapShape {
        var shape = self
        shape.lines = lines.map { $0.map(frame.place) }
        return shape
    }
}
