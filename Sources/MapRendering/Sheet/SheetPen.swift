import GeoPrimitives

/// A part of a sheet that is as high as what it says.
struct SheetBlock {
    var list = DisplayList()
    var height = 0.0
}

/// Writes texts below one another in a column.
struct SheetPen {
    static let ink = "#1d2733", muted = "#58626d", accent = "#0b3c5d", plan = "#b34700"

    /// The width of the column, and the height of its letters.
    let width: Double, em: Double
    private(set) var block = SheetBlock()

    init(width: Double, em: Double) { (self.width, self.em) = (width, em) }

    /// How far the column is written.
    var y: Double { block.height }

    /// Leaves room of so many letters' height.
    mutating func skip(_ letters: Double) { block.height += letters * em }

    /// Writes a heading with a rule under it.
    mutating func heading(_ text: String) {
        paragraph(text, size: 1.1, color: Self.accent, isBold: true, most: 2)
        skip(0.1)
        block.list.add(.rule(PlanarPoint(x: 0, y: y), length: width), fill: nil, stroke: "#b9c3cb", line: max(em * 0.05, 3))
        skip(0.45)
    }

    /// Writes a text, broken into lines.
    mutating func paragraph(
        _ text: String, size: Double = 1, color: String = ink, isBold: Bool = false, indent: Double = 0,
        until right: Double? = nil,
        most: Int = .max
    ) {
        let font = em * size
        for line in TextRuler.lines(
            TextRuler.plain(text), width: (right ?? width) - indent, font: font, isBold: isBold, most: most)
        {
            block.height += font * 1.3
            write(line, x: indent, font: font, color: color, isBold: isBold)
        }
    }

    /// Writes an item of a list.
    mutating func item(_ text: String, size: Double = 1, color: String = ink, most: Int = .max) {
        let top = y
        paragraph(text, size: size, color: color, indent: em * 0.8, most: most)
        guard y > top else { return }
        block.list.add(
            disc: PlanarPoint(x: em * 0.3, y: top + em * size * 0.68), radius: em * 0.11, fill: color, stroke: color, line: 0)
        skip(0.18)
    }

    /// Writes a line at the height reached.
    mutating func write(
        _ text: String, x: Double, font: Double, color: String, isBold: Bool = false, anchor: DisplayList.Text.Anchor = .start,
        rise: Double = 0
    ) {
        block.list.add(
            DisplayList.Text(
                text: text, position: PlanarPoint(x: x, y: y - font * 0.28 - rise), anchor: anchor, font: font, color: color,
                isBold: isBold))
    }

    /// Draws beside what is written.
    mutating func draw(_ drawing: (inout DisplayList) -> Void) { drawing(&block.list) }
}
