import GeoFormats
import GeoPrimitives

/// What is drawn, in the terms of the map's template.
struct MapInk {
    private(set) var paths: [[String: Template.Value]] = []
    private(set) var discs: [[String: Template.Value]] = []

    /// Adds areas, all in one path, or their outlines.
    mutating func add(path: String, fill: String?, opacity: Double = 1, stroke: String?, line: Double) {
        guard !path.isEmpty else { return }
        paths.append([
            "d": .text(path), "fill": .text(fill ?? "none"), "opacity": .text("\(opacity)"), "stroke": .text(stroke ?? "none"),
            "line": .text(whole(line * MapFrame.fineness)),
        ])
    }

    /// Adds a disc.
    mutating func add(
        disc middle: PlanarPoint, radius: Double, fill: String, opacity: Double = 1, stroke: String, line: Double
    ) {
        discs.append([
            "x": .text(whole(middle.x)), "y": .text(whole(middle.y)), "r": .text(whole(radius)), "fill": .text(fill),
            "opacity": .text("\(opacity)"), "stroke": .text(stroke), "line": .text(whole(line * MapFrame.fineness)),
        ])
    }

    /// The ink as values of a section.
    var values: [String: Template.Value] { ["paths": .list(paths), "discs": .list(discs)] }
}

/// A text on the map.
struct MapLabel {
    var text: String
    var middle: PlanarPoint
    var color: String
    var font = 95.0
    var isBold = false
    var hasHalo = true

    var values: [String: Template.Value] {
        [
            "x": .text(whole(middle.x)), "y": .text(whole(middle.y + font * 0.36)), "fill": .text(color),
            "font": .text(whole(font)),
            "weight": .text(isBold ? "600" : "400"), "text": .text(text), "halo": .text(hasHalo ? "yes" : ""),
        ]
    }
}

/// A length on the paper in whole tenths.
func whole(_ value: Double) -> String { "\(Int(value.rounded()))" }
