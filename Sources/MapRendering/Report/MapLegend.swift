import GeoFormats
import GeoPrimitives

/// The legend under a map, in as many rows as it needs.
struct MapLegend {
    private static let (font, rowHeight, left, swatch, gap) = (105.0, 230.0, 40.0, 260.0, 330.0)

    /// The entries as values of a section.
    private(set) var values: [[String: Template.Value]] = []
    /// Where the drawing ends, in tenths.
    private(set) var bottom = 0

    init(_ entries: [MapPainter.Entry], _ notes: [String], _ texts: MapTexts, top: Double) {
        var (x, y) = (Self.left, top + 200)
        for entry in entries {
            let (ink, reach, example) = Self.sign(entry.sign, x: x, y: y)
            let text = example.map { "\(entry.text) (\(texts.discExample($0)))" } ?? entry.text
            let width = reach + 70 + LabelPlaces.width(text, font: Self.font) + Self.gap
            if x > Self.left, x + width - Self.gap > Double(MapFrame.width) {
                (x, y) = (Self.left, y + Self.rowHeight)
                add(Self.sign(entry.sign, x: x, y: y).0, text, x: x + reach + 70, y: y)
            } else {
                add(ink, text, x: x + reach + 70, y: y)
            }
            x += width
        }
        for (number, note) in notes.enumerated() {
            if number > 0 || x > Self.left { y += Self.rowHeight }
            add(DisplayList(), note, x: Self.left, y: y)
        }
        bottom = Int(entries.isEmpty && notes.isEmpty ? top : y + 150)
    }

    private mutating func add(_ ink: DisplayList, _ text: String, x: Double, y: Double) {
        values.append(
            ink.svgPathsAndDiscs.merging([
                "text": .text(text), "textX": .text(whole(x)), "textY": .text(whole(y + Self.font * 0.36)),
            ]) { $1 })
    }

    /// The sign of an entry, how far it reaches to the right, and the number that a disc stands for.
    private static func sign(_ sign: MapPainter.Entry.Sign, x: Double, y: Double) -> (DisplayList, Double, Double?) {
        var ink = DisplayList()
        switch sign {
        case .area(let symbol):
            ink.add(
                .box(BoundingBox(minX: x, minY: y - 60, maxX: x + swatch, maxY: y + 60)), fill: symbol.color,
                opacity: symbol.fillOpacity, stroke: symbol.stroke, line: 5)
            return (ink, swatch, nil)
        case .outline(let color, let width):
            ink.add(
                .rule(PlanarPoint(x: x, y: y), length: swatch), fill: nil, stroke: color, line: width * MapFrame.fineness)
            return (ink, swatch, nil)
        case .dot(let symbol, let radius):
            ink.add(
                disc: PlanarPoint(x: x + radius, y: y), radius: radius, fill: symbol.color, stroke: "#ffffff", line: 7)
            return (ink, 2 * radius, nil)
        case .number(let symbol):
            let radius = MapPainter.marker * 0.85
            ink.add(disc: PlanarPoint(x: x + radius, y: y), radius: radius, fill: symbol.color, stroke: "#ffffff", line: 10)
            return (ink, 2 * radius, nil)
        case .disc(let symbol, let largest):
            let example = niceNumber(atMost: largest)
            let radius = MapPainter.largestDisc * (example / largest).squareRoot()
            ink.add(
                disc: PlanarPoint(x: x + radius, y: y), radius: radius, fill: symbol.color, opacity: 0.4, stroke: symbol.color,
                line: 8)
            return (ink, 2 * radius, example)
        }
    }

    /// The largest of 1, 2 and 5 times a power of ten that is at most the number.
    static func niceNumber(atMost largest: Double) -> Double {
        var power = 1.0
        while power * 10 <= largest { power *= 10 }
        while power > largest { power /= 10 }
        return ([5.0, 2, 1].first { $0 * power <= largest } ?? 1) * power
    }
}
