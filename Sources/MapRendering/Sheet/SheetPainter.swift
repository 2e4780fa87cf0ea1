import GeoPrimitives

/// Puts the layers of one map of a sheet on the paper in their order, and then the names that find room.
struct SheetPainter {
    /// What the ground is outside the units and within them.
    static let ground = "#eef0ed", land = "#ffffff"

    let window: SheetWindow
    let sign: SheetSign
    /// What is drawn within the frame: the map, and the names on it.
    private(set) var map = DisplayList()
    private(set) var names = SheetNames()
    /// The classes that are to be seen, by layer.
    private(set) var seen: [String: Set<Int>] = [:]
    /// The largest size of each layer's discs, over all maps of the sheet.
    private let largest: [String: Double]
    /// Whether centers and the lowest units are named too.
    private let namesAll: Bool
    private let shown: BoundingBox

    init(_ window: SheetWindow, _ sign: SheetSign, largest: [String: Double], namesAll: Bool) {
        (self.window, self.sign, self.largest, self.namesAll) = (window, sign, largest, namesAll)
        shown = window.shown
        map.add(.box(window.frame), fill: Self.ground, stroke: nil, line: 0)
    }

    /// Draws the land of the units.
    mutating func ground(_ layer: PlaneLayer) {
        let lowest = layer.layer.classes.count - 1
        let rows = visible(layer).filter { layer.classNumber($0) == lowest }
        map.add(.areas(rows.flatMap { placed(layer.lines[$0]) }), fill: Self.land, stroke: nil, line: 0)
    }

    /// Draws what lies under the layers: land by its use.
    mutating func contextLand(_ layers: [PlaneContext]) { for layer in layers where layer.kind != .water { contextAreas(layer) } }

    /// Draws what lies on the areas of the layers and under their lines: water, ways, and positions with names.
    mutating func contextLines(_ layers: [PlaneContext]) {
        for layer in layers where layer.kind == .water { contextAreas(layer) }
        for layer in layers {
            let style = SheetContextStyle(layer.kind)
            let lines = layer.lines.filter { [$0].box.intersects(shown) }.map { $0.map(window.place) }
            if !lines.isEmpty {
                if let casing = style.casing {
                    map.add(.lines(lines), fill: nil, stroke: casing, line: sign.line(style.width + 0.9))
                }
                map.add(
                    .lines(lines), fill: nil, stroke: style.color, line: sign.line(style.width),
                    dashes: style.dashes.map(sign.line))
            }
            for point in layer.points where shown.contains(point.place) {
                let (middle, reach) = (window.place(point.place), 16 * sign.enlargement)
                map.add(disc: middle, radius: reach, fill: "#ffffff", stroke: SheetContextStyle.ink, line: sign.line(0.7))
                let name = TextRuler.plain(point.name, most: 60)
                guard namesAll, name.contains(where: { $0 != " " }) else { continue }
                let label = MapPageLayer.Label(size: 11, color: SheetContextStyle.ink)
                names.want(name, .point(middle, gap: reach), sign.font(label), label, of: nil, rank: 40)
            }
        }
    }

    private mutating func contextAreas(_ layer: PlaneContext) {
        let (style, areas) = (SheetContextStyle(layer.kind), layer.areas.filter { $0.box.intersects(shown) }.flatMap(placed))
        guard !areas.isEmpty else { return }
        map.add(.areas(areas), fill: style.fill, opacity: style.opacity, stroke: style.color, line: sign.line(0.4), edge: 0.6)
    }

    /// Draws a layer.
    mutating func paint(_ layer: PlaneLayer) {
        let rows = visible(layer)
        guard !rows.isEmpty else { return }
        seen[layer.layer.id, default: []].formUnion(rows.map(layer.classNumber))
        switch layer.layer.form {
        case .area: areas(layer, rows)
        case .outline: outlines(layer, rows)
        case .cell: cells(layer, rows)
        case .icon: icons(layer, rows)
        case .disc: discs(layer, rows)
        }
    }

    private func visible(_ layer: PlaneLayer) -> [Int] { layer.boxes.indices.filter { layer.boxes[$0].intersects(shown) } }

    /// The lines on the paper; of those that lie elsewhere nothing.
    private func placed(_ lines: [[PlanarPoint]]) -> [[PlanarPoint]] {
        lines.filter { lines.count == 1 || [$0].box.intersects(shown) }.map { $0.map(window.place) }
    }

    /// Areas of one class go into one path.
    private mutating func areas(_ layer: PlaneLayer, _ rows: [Int]) {
        for (number, one) in layer.layer.classes.enumerated() {
            let lines = rows.filter { layer.classNumber($0) == number }.flatMap { placed(layer.lines[$0]) }
            if !lines.isEmpty { sign.area(one, .areas(lines), into: &map) }
        }
    }

    private mutating func outlines(_ layer: PlaneLayer, _ rows: [Int]) {
        // The uppermost level lies on top, as it comes last in the layer.
        for (number, one) in layer.layer.classes.enumerated().reversed() {
            let own = rows.filter { layer.classNumber($0) == number }
            let lines = own.flatMap { placed(layer.lines[$0]) }
            map.add(.areas(lines), fill: nil, stroke: one.color, line: sign.line(one.width ?? 1))
            guard let label = one.label else { continue }
            for row in own {
                guard let name = layer.name(row) else { continue }
                guard namesAll || number < layer.layer.classes.count - 1 else {
                    names.leave(layer.layer)
                    continue
                }
                names.want(
                    name, .area(placed(layer.lines[row])), sign.font(label), label, of: layer.layer, rank: 10 + number)
            }
        }
    }

    private mutating func cells(_ layer: PlaneLayer, _ rows: [Int]) {
        let most = largest[layer.layer.id] ?? 1
        let steps = 5
        for (number, one) in layer.layer.classes.enumerated() {
            for step in 0..<steps {
                let lines = rows.filter { row in
                    let share = (max(layer.layer.sizes[row], 0) / most).squareRoot()
                    return layer.classNumber(row) == number && min(Int(share * Double(steps)), steps - 1) == step
                }.flatMap { placed(layer.lines[$0]) }
                guard !lines.isEmpty else { continue }
                map.add(.areas(lines), fill: one.color, opacity: 0.2 + 0.18 * Double(step), stroke: nil, line: 0)
            }
        }
    }

    private mutating func icons(_ layer: PlaneLayer, _ rows: [Int]) {
        let marks = layer.layer.marks
        // Rows come with the most important last, except marked ones, of which the first is the first in rank.
        for row in marks.isEmpty ? rows : rows.reversed() {
            guard let point = layer.lines[row].first?.first else { continue }
            let (one, middle) = (layer.layer.classes[layer.classNumber(row)], window.place(point))
            let mark = marks.indices.contains(row) ? marks[row] : nil
            let reach = sign.reach(one, isMarked: mark != nil)
            sign.draw(one, at: middle, reach: reach, into: &map)
            names.reserve(BoundingBox(around: middle, width: reach * 1.7, height: reach * 1.7))
            if let mark { number(mark, at: middle, font: reach * (mark.count > 2 ? 0.85 : 1.15), halo: nil) }
            guard let label = one.label, let name = layer.name(row) else { continue }
            guard namesAll || mark != nil else {
                names.leave(layer.layer)
                continue
            }
            names.want(
                name, .point(middle, gap: reach), sign.font(label), label, of: layer.layer,
                rank: mark == nil ? 20 + layer.classNumber(row) : 0)
        }
    }

    private mutating func discs(_ layer: PlaneLayer, _ rows: [Int]) {
        let most = largest[layer.layer.id] ?? 1
        for row in rows.sorted(by: { (layer.layer.sizes[$1], $0) < (layer.layer.sizes[$0], $1) }) {
            guard let point = layer.lines[row].first?.first else { continue }
            let (one, middle) = (layer.layer.classes[layer.classNumber(row)], window.place(point))
            let radius = sign.radius(layer.layer.sizes[row] / most, of: layer.layer)
            names.spare(BoundingBox(around: middle, width: radius * 1.7, height: radius * 1.7))
            map.add(
                disc: middle, radius: radius, fill: one.color,
                opacity: one.opacity ?? 0.4, stroke: one.stroke ?? one.color, line: sign.line(1))
            if layer.layer.marks.indices.contains(row), let mark = layer.layer.marks[row] {
                names.want(
                    mark, .middle(middle), 84 * sign.enlargement,
                    .init(size: 12, color: one.stroke ?? one.color, isBold: true), of: nil, rank: 1)
            }
        }
    }

    private mutating func number(_ text: String, at middle: PlanarPoint, font: Double, halo: String?) {
        map.add(
            DisplayList.Text(
                text: text, position: PlanarPoint(x: middle.x, y: middle.y + font * 0.36), anchor: .middle, font: font,
                color: "#ffffff", isBold: true))
    }

    /// Keeps a part of the paper free of names.
    mutating func reserve(_ box: BoundingBox) { names.reserve(box) }

    /// Whitens all that lies outside closed lines of the plane.
    mutating func fade(outside lines: [[PlanarPoint]]) {
        let (frame, edge) = (window.frame, sign.line(2.4))
        let corners = [
            PlanarPoint(x: frame.minX, y: frame.minY), PlanarPoint(x: frame.maxX, y: frame.minY),
            PlanarPoint(x: frame.maxX, y: frame.maxY), PlanarPoint(x: frame.minX, y: frame.maxY),
            PlanarPoint(x: frame.minX, y: frame.minY),
        ]
        let own = placed(lines)
        map.marks.append(
            .path(
                .init(
                    outline: .areas([corners] + own), fill: "#ffffff", opacity: 0.62, stroke: nil, line: 0, leavesOverlaps: true))
        )
        map.add(.areas(own), fill: nil, stroke: "#333c46", line: edge)
    }

    /// Writes the names that find room; returns how many of each layer did not.
    mutating func write() -> [SheetNames.Count] { names.write(within: window.frame, into: &map) }
}
