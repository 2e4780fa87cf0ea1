import GeoPrimitives

/// The legend of a sheet: the classes that are to be seen on its maps.
struct SheetLegend {
    /// A layer of the legend.
    struct Entry {
        var layer: MapPageLayer, classes: [Int], isMarked: Bool, largest: Double?

        /// Makes an entry of the layers of one id on several maps: each may have classes that the others lack.
        init(_ layers: [MapPageLayer], as first: MapPageLayer, seen: Set<String>, largest: Double?) {
            var layer = first
            for other in layers {
                layer.classes += other.classes.filter { one in !layer.classes.contains { $0.title == one.title } }
            }
            self.layer = layer
            classes = layer.classes.indices.filter { seen.contains(layer.classes[$0].title) }
            isMarked = layers.contains { $0.marks.contains { $0 != nil } }
            self.largest = largest
        }
    }

    private let entries: [Entry]
    private let context: [MapSheet.Context]
    private let shortened: [String: String]
    private let sign: SheetSign
    private let words: SheetWords

    /// Makes the legend.
    ///
    /// - Parameters:
    ///   - layers: The layers of all maps from the bottom up; those of one id are one entry.
    ///   - seen: The titles of the classes that are to be seen, by layer.
    ///   - largest: The largest size of each layer's discs.
    ///   - shortened: What is left out at the end of each layer's names.
    ///   - context: What lies under the maps.
    ///   - sign: How classes are drawn.
    ///   - words: The words of the sheet.
    init(
        _ layers: [MapPageLayer], seen: [String: Set<String>], largest: [String: Double], shortened: [String: String],
        context: [MapSheet.Context], _ sign: SheetSign, _ words: SheetWords
    ) {
        (self.sign, self.words, self.shortened) = (sign, words, shortened)
        var known: Set<String> = []
        let all = layers.reversed().compactMap { layer -> Entry? in
            guard let titles = seen[layer.id], known.insert(layer.id).inserted else { return nil }
            let own = layers.filter { $0.id == layer.id }
            return Entry(own, as: layer, seen: titles, largest: layer.form == .disc ? largest[layer.id] : nil)
        }
        // Lines last, as in the page.
        entries = all.filter { $0.layer.form != .outline } + all.filter { $0.layer.form == .outline }
        var titles: Set<String> = []
        self.context = context.filter { titles.insert($0.kind.rawValue + $0.title).inserted }
    }

    /// Writes the legend.
    func block(width: Double, em: Double) -> SheetBlock {
        var pen = SheetPen(width: width, em: em)
        pen.heading(words.legend)
        for entry in entries {
            let texts = entry.classes.map { TextRuler.plain(entry.layer.classes[$0].title, most: 80) }
            if entry.layer.classes.count == 1 || texts.allSatisfy(\.isEmpty) {
                let example = entry.largest.map { MapLegend.niceNumber(atMost: max($0, 1)) }
                let text =
                    entry.layer.title + (example.map(words.discExample) ?? "")
                    + (shortened[entry.layer.id].map(words.leftOut) ?? "")
                row([(text, entry, entry.classes.first ?? 0, example)], &pen)
            } else {
                pen.skip(0.2)
                let title = entry.layer.title + (shortened[entry.layer.id].map(words.leftOut) ?? "")
                pen.paragraph(title, size: 0.95, color: SheetPen.muted, most: 3)
                pen.skip(0.1)
                // On a map where its layer has one class alone that has no title of its own.
                let items = zip(texts, entry.classes).map { ($0.isEmpty ? entry.layer.title : $0, entry, $1, Double?.none) }
                let half = (width - em) / 2 - self.room(em)
                let isNarrow = texts.allSatisfy { TextRuler.width($0, font: em) <= half }
                for start in stride(from: 0, to: items.count, by: isNarrow ? 2 : 1) {
                    row(Array(items[start..<min(start + (isNarrow ? 2 : 1), items.count)]), &pen)
                }
                pen.skip(0.25)
            }
        }
        for one in context { contextRow(one, &pen) }
        return pen.block
    }

    /// The room of a sign before its text.
    private func room(_ em: Double) -> Double { em * 2.6 }

    private func row(_ items: [(text: String, entry: Entry, number: Int, example: Double?)], _ pen: inout SheetPen) {
        let (em, top) = (pen.em, pen.y)
        let half = (pen.width - em) / 2
        let radius = items.first.flatMap { item in
            item.example.map { sign.radius($0 / (item.entry.largest ?? 1), of: item.entry.layer) }
        }
        // A disc that is higher than a line makes room for itself.
        let rise = max(0, (radius ?? 0) - em * 0.75)
        pen.skip(rise / em)
        for (place, item) in items.enumerated() where place == 0 {
            pen.paragraph(item.text, indent: room(em), until: items.count > 1 ? half : nil, most: 3)
        }
        let line = top + rise + em * 0.85
        for (place, item) in items.enumerated() {
            let left = Double(place) * (half + em)
            if place > 0 {
                pen.draw { list in
                    list.add(
                        DisplayList.Text(
                            text: item.text, position: PlanarPoint(x: left + room(em), y: top + rise + em * 1.02), font: em,
                            color: SheetPen.ink))
                }
            }
            let one = item.entry.layer.classes[item.number]
            pen.draw { draw(one, item.entry, at: PlanarPoint(x: left, y: line), em, radius, &$0) }
        }
        pen.skip(0.2 + rise / em)
    }

    private func draw(
        _ one: MapPageLayer.Class, _ entry: Entry, at left: PlanarPoint, _ em: Double, _ radius: Double?,
        _ list: inout DisplayList
    ) {
        let middle = PlanarPoint(x: left.x + em * 1.05, y: left.y - em * 0.2)
        switch entry.layer.form {
        case .area: sign.area(one, .box(BoundingBox(around: middle, width: em * 1.9, height: em * 0.9)), into: &list)
        case .cell:
            list.add(
                .box(BoundingBox(around: middle, width: em * 0.95, height: em * 0.95)), fill: one.color, opacity: 0.75,
                stroke: nil, line: 0)
        case .outline:
            list.add(
                .rule(PlanarPoint(x: middle.x - em * 0.95, y: middle.y), length: em * 1.9), fill: nil, stroke: one.color,
                line: sign.line(one.width ?? 1))
        case .icon:
            let reach = min(sign.reach(one, isMarked: entry.isMarked), em * 0.7)
            sign.draw(one, at: middle, reach: reach, into: &list)
            guard entry.isMarked else { return }
            list.add(
                DisplayList.Text(
                    text: "1", position: PlanarPoint(x: middle.x, y: middle.y + reach * 0.4), anchor: .middle,
                    font: reach * 1.15, color: "#ffffff", isBold: true))
        case .disc:
            list.add(
                disc: middle, radius: radius ?? em * 0.5, fill: one.color, opacity: one.opacity ?? 0.4,
                stroke: one.stroke ?? one.color, line: sign.line(1))
        }
    }

    private func contextRow(_ one: MapSheet.Context, _ pen: inout SheetPen) {
        let (em, top, style) = (pen.em, pen.y, SheetContextStyle(one.kind))
        pen.paragraph(one.title, indent: room(em), most: 2)
        let middle = PlanarPoint(x: em * 1.05, y: top + em * 0.65)
        pen.draw { list in
            if !one.areas.isEmpty {
                list.add(
                    .box(BoundingBox(around: middle, width: em * 1.9, height: em * 0.9)), fill: style.fill,
                    opacity: style.opacity,
                    stroke: style.color, line: sign.line(0.4))
            }
            guard !one.lines.isEmpty else { return }
            let start = PlanarPoint(x: middle.x - em * 0.95, y: middle.y)
            if let casing = style.casing {
                list.add(.rule(start, length: em * 1.9), fill: nil, stroke: casing, line: sign.line(style.width + 0.9))
            }
            list.add(
                .rule(start, length: em * 1.9), fill: nil, stroke: style.color, line: sign.line(style.width),
                dashes: style.dashes.map(sign.line))
        }
        pen.skip(0.2)
    }
}
