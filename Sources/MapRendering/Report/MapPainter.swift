import GeoFormats
import GeoPrimitives

/// Puts shapes on the paper in their order, and then the texts that find room.
struct MapPainter {
    /// An entry of the legend.
    struct Entry {
        enum Sign {
            case area(LayerStyle.Symbol)
            case outline(color: String, width: Double)
            case dot(LayerStyle.Symbol, radius: Double)
            case number(LayerStyle.Symbol)
            /// A disc of the largest number shown.
            case disc(LayerStyle.Symbol, largest: Double)
        }
        var text: String
        var sign: Sign
    }

    /// A text around a position.
    private struct Label {
        var text: String, middle: PlanarPoint, color: String, font = 95.0, isBold = false, hasHalo = true

        var mark: DisplayList.Text {
            DisplayList.Text(
                text: text, position: PlanarPoint(x: middle.x, y: middle.y + font * 0.36), anchor: .middle, font: font,
                color: color, isBold: isBold, halo: hasHalo ? 28 : 0)
        }
    }

    /// The radius of the largest disc, and of a marker with a number, in tenths.
    static let largestDisc = 150.0, marker = 82.0
    /// Areas that are smaller than this on the paper carry no name, in tenths.
    private static let smallestNamed = 250.0

    private let frame: MapFrame
    private(set) var groups: [DisplayList] = []
    private(set) var labels: [DisplayList.Text] = []
    private(set) var entries: [Entry] = []
    private var wanted: [(label: Label, room: BoundingBox?)] = []
    private var places = LabelPlaces()

    init(_ frame: MapFrame) {
        self.frame = frame
        // The corners of the scale bar and the north arrow.
        let (width, height) = (Double(MapFrame.width), Double(frame.height))
        places.reserve(BoundingBox(minX: 0, minY: height - 400, maxX: 1700, maxY: height))
        places.reserve(BoundingBox(minX: width - 350, minY: 0, maxX: width, maxY: 480))
    }

    /// Draws the shapes of a drawing.
    mutating func paint(_ drawing: MapDrawing, _ shapes: [MapShape]) {
        guard let first = shapes.first else { return }
        var ink = DisplayList()
        var sign: Entry.Sign?
        switch drawing.manner {
        case .areas, .merged:
            areas(shapes, &ink)
            sign = .area(first.symbol)
        case .outlines(let color, let width):
            ink.add(.areas(shapes.flatMap(\.lines)), fill: nil, stroke: color, line: width * MapFrame.fineness)
            sign = .outline(color: color, width: width)
        case .dots(let radius):
            dots(shapes, radius * MapFrame.fineness, &ink)
            sign = .dot(first.symbol, radius: radius * MapFrame.fineness)
        case .numbered:
            markers(shapes, &ink)
            sign = .number(first.symbol)
        case .proportional:
            let largest = shapes.map(\.size).max() ?? 0
            discs(shapes, largest, &ink)
            if largest > 0 { sign = .disc(first.symbol, largest: largest) }
        case .names:
            for shape in shapes { name(shape) }
        }
        groups.append(ink)
        if let sign, let text = drawing.legend { entries.append(Entry(text: text, sign: sign)) }
    }

    /// Areas of one symbol go into one path.
    private func areas(_ shapes: [MapShape], _ ink: inout DisplayList) {
        var order: [LayerStyle.Symbol] = []
        var bySymbol: [LayerStyle.Symbol: [[PlanarPoint]]] = [:]
        for shape in shapes {
            if bySymbol[shape.symbol] == nil { order.append(shape.symbol) }
            bySymbol[shape.symbol, default: []] += shape.lines
        }
        for symbol in order {
            ink.add(
                .areas(bySymbol[symbol] ?? []), fill: symbol.color, opacity: symbol.fillOpacity, stroke: symbol.stroke, line: 5)
        }
    }

    private mutating func dots(_ shapes: [MapShape], _ radius: Double, _ ink: inout DisplayList) {
        for shape in shapes {
            guard let point = shape.middle else { continue }
            ink.add(disc: point, radius: radius, fill: shape.symbol.color, stroke: "#ffffff", line: 7)
        }
    }

    private mutating func markers(_ shapes: [MapShape], _ ink: inout DisplayList) {
        // The first in rank lies on top.
        for shape in shapes.reversed() {
            guard let point = shape.middle else { continue }
            ink.add(disc: point, radius: Self.marker, fill: shape.symbol.color, stroke: "#ffffff", line: 12)
            places.reserve(LabelPlaces.box("000", around: point, font: Self.marker * 1.7))
            guard let text = shape.text else { continue }
            let font = text.count > 2 ? 75.0 : 100
            labels.append(Label(text: text, middle: point, color: "#ffffff", font: font, isBold: true, hasHalo: false).mark)
        }
    }

    private mutating func discs(_ shapes: [MapShape], _ largest: Double, _ ink: inout DisplayList) {
        for shape in shapes.sorted(by: { $0.size > $1.size }) {
            guard let point = shape.middle, largest > 0 else { continue }
            let radius = max(12, Self.largestDisc * (shape.size / largest).squareRoot())
            ink.add(disc: point, radius: radius, fill: shape.symbol.color, opacity: 0.4, stroke: shape.symbol.color, line: 8)
            guard let text = shape.text else { continue }
            wanted.append((Label(text: text, middle: point, color: "#7a1508", font: 100, isBold: true), nil))
        }
    }

    private mutating func name(_ shape: MapShape) {
        guard let text = shape.text, let middle = shape.middle else { return }
        let box = shape.box
        guard min(box.maxX - box.minX, box.maxY - box.minY) >= Self.smallestNamed else { return }
        wanted.append((Label(text: text, middle: middle, color: "#444444"), box))
    }

    /// Where a text may stand around its place, in widths and heights of its box: on it, beside it, below and above it, farther off.
    private static let offsets: [PlanarPoint] = {
        let ways: [(Double, Double)] = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)]
        var offsets = [PlanarPoint(x: 0, y: 0)]
        for far in [1.0, 1.8] { offsets += ways.map { PlanarPoint(x: $0.0 * far, y: $0.1 * far) } }
        return offsets
    }()

    /// Writes the texts that find room, in the order in which they were asked for: where they belong, else beside it.
    mutating func label() {
        for (label, room) in wanted {
            let box = LabelPlaces.box(label.text, around: label.middle, font: label.font)
            let (width, height) = (box.maxX - box.minX, box.maxY - box.minY)
            if let room, width > (room.maxX - room.minX) * 1.2 { continue }
            for offset in Self.offsets {
                let step = room == nil ? max(height, Self.marker * 1.4) : height
                let middle = PlanarPoint(
                    x: label.middle.x + offset.x * (room == nil ? step : width * 0.6), y: label.middle.y + offset.y * step)
                // A name stays in what it names.
                if let room, !(room.minX...room.maxX ~= middle.x && room.minY...room.maxY ~= middle.y) { continue }
                let place = LabelPlaces.box(label.text, around: middle, font: label.font)
                guard isOnPaper(place), places.take(place) else { continue }
                var moved = label
                moved.middle = middle
                labels.append(moved.mark)
                break
            }
        }
    }

    private func isOnPaper(_ box: BoundingBox) -> Bool {
        box.minX > 20 && box.minY > 20 && box.maxX < Double(MapFrame.width) - 20 && box.maxY < Double(frame.height) - 20
    }
}
