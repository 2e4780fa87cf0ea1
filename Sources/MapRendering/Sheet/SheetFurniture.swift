import GeoPrimitives

/// The scale bar and the north arrow of a map of a sheet.
struct SheetFurniture {
    private static let ink = "#333c46"

    /// A length that the bar shows in two parts, each 1, 2 or 5 times a power of ten metres.
    let barMeters: Double
    /// Its width on the paper.
    let barWidth: Double
    private let enlargement: Double

    init(_ window: SheetWindow, enlargement: Double) {
        self.enlargement = enlargement
        let bar = ScaleBar(scale: window.scale, longest: min(window.frame.width * 0.13, 950 * enlargement))
        barMeters = bar.meters
        barWidth = bar.meters * window.scale * 2
    }

    private var font: Double { 88 * enlargement }
    /// How much room both need.
    var width: Double { max(barWidth + font * 5, font * 8) }
    var height: Double { font * 6.5 }

    /// Draws both into a box of that size, the arrow over the bar; the arrow alone where the scale is not true all over the map.
    func draw(in box: BoundingBox, _ words: SheetWords, denominator: Double, hasScale: Bool, into list: inout DisplayList) {
        let halo = font * 0.28
        list.add(.box(box), fill: "#ffffff", opacity: 0.72, stroke: nil, line: 0)
        let (left, bottom) = (box.minX + font * 0.9, box.maxY - font * 0.8)
        arrow(at: PlanarPoint(x: left + font * 0.55, y: box.minY + font * 0.5), words.north, halo, into: &list)
        guard hasScale else { return }
        let height = font * 0.24
        func part(_ start: Double, _ end: Double, _ fill: String) {
            list.add(
                .box(BoundingBox(minX: start, minY: bottom - height, maxX: end, maxY: bottom)), fill: fill, stroke: Self.ink,
                line: font * 0.07)
        }
        list.add(
            .box(BoundingBox(minX: left, minY: bottom - height, maxX: left + barWidth, maxY: bottom).widened(by: font * 0.13)),
            fill: "#ffffff", opacity: 0.85, stroke: nil, line: 0)
        part(left, left + barWidth / 4, Self.ink)
        part(left + barWidth / 4, left + barWidth / 2, "#ffffff")
        part(left + barWidth / 2, left + barWidth, Self.ink)
        func text(_ text: String, _ x: Double, _ y: Double, _ anchor: DisplayList.Text.Anchor, _ size: Double = 1) {
            list.add(
                DisplayList.Text(
                    text: text, position: PlanarPoint(x: x, y: y), anchor: anchor, font: font * size, color: Self.ink, halo: halo)
            )
        }
        let above = bottom - height - font * 0.32
        text("0", left, above, .middle, 0.85)
        text(ScaleBar.written(barMeters, inUnitOf: barMeters * 2), left + barWidth / 2, above, .middle, 0.85)
        text(ScaleBar.written(barMeters * 2, words.units), left + barWidth, above, .middle, 0.85)
        text(words.scale + "1:" + Self.grouped(denominator), left, above - font * 1.2, .start)
    }

    private func arrow(at top: PlanarPoint, _ letter: String, _ halo: Double, into list: inout DisplayList) {
        let (width, height) = (font * 0.72, font * 2.1)
        let (tip, foot) = (top, PlanarPoint(x: top.x, y: top.y + height * 0.74))
        let (left, right) = (
            PlanarPoint(x: top.x - width, y: top.y + height), PlanarPoint(x: top.x + width, y: top.y + height)
        )
        list.add(.figure([[tip, right, foot, left]]), fill: "#ffffff", stroke: "#ffffff", line: font * 0.3)
        list.add(.figure([[tip, foot, left]]), fill: Self.ink, stroke: Self.ink, line: font * 0.05)
        list.add(.figure([[tip, right, foot]]), fill: "#ffffff", stroke: Self.ink, line: font * 0.05)
        list.add(
            DisplayList.Text(
                text: letter, position: PlanarPoint(x: top.x + font * 1.15, y: top.y + font * 1.15), font: font * 1.2,
                color: Self.ink, isBold: true, halo: halo))
    }

    /// A whole number with commas between thousands.
    static func grouped(_ number: Double) -> String {
        let digits = whole(number)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// Chooses the corner of a frame where least is covered, as a function of its box says, among those of the foot first.
    func corner(of frame: BoundingBox, cover: (BoundingBox) -> Double) -> BoundingBox {
        let inset = font * 0.35
        let (left, right) = (frame.minX + inset, frame.maxX - inset - width)
        let (top, bottom) = (frame.minY + inset, frame.maxY - inset - height)
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)].map {
            BoundingBox(minX: $0.0, minY: $0.1, maxX: $0.0 + width, maxY: $0.1 + height)
        }
        let covers = corners.map(cover)
        let least = covers.min() ?? 0
        return corners[covers.firstIndex { $0 <= least + 0.02 } ?? 0]
    }
}
