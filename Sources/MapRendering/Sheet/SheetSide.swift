import GeoPrimitives

/// What stands beside the map: headline, legend, lists, caveats and sources, flowed into columns.
struct SheetSide {
    /// How much is said: from all down to what fits.
    private struct Budget {
        var em: Double, caveats: Int, rows: Int, remarks: Int, sources: Int, notes: Int, statements: Int, lines: Int
    }

    private static let budgets = [
        Budget(em: 1.4, caveats: 40, rows: 60, remarks: 60, sources: 20, notes: 20, statements: 10, lines: 8),
        Budget(em: 1.25, caveats: 40, rows: 60, remarks: 60, sources: 20, notes: 20, statements: 10, lines: 8),
        Budget(em: 1.12, caveats: 40, rows: 60, remarks: 60, sources: 20, notes: 20, statements: 10, lines: 8),
        Budget(em: 1, caveats: 40, rows: 60, remarks: 60, sources: 20, notes: 20, statements: 10, lines: 6),
        Budget(em: 0.92, caveats: 40, rows: 60, remarks: 60, sources: 20, notes: 20, statements: 10, lines: 6),
        Budget(em: 0.92, caveats: 40, rows: 60, remarks: 3, sources: 20, notes: 20, statements: 10, lines: 6),
        Budget(em: 0.86, caveats: 40, rows: 60, remarks: 3, sources: 20, notes: 20, statements: 10, lines: 6),
        Budget(em: 0.8, caveats: 40, rows: 60, remarks: 2, sources: 20, notes: 20, statements: 10, lines: 6),
        Budget(em: 0.92, caveats: 8, rows: 20, remarks: 3, sources: 8, notes: 6, statements: 4, lines: 4),
        Budget(em: 0.88, caveats: 6, rows: 12, remarks: 3, sources: 6, notes: 4, statements: 2, lines: 3),
        Budget(em: 0.84, caveats: 4, rows: 10, remarks: 3, sources: 5, notes: 3, statements: 1, lines: 3),
        Budget(em: 0.8, caveats: 3, rows: 8, remarks: 2, sources: 4, notes: 2, statements: 1, lines: 2),
        Budget(em: 0.74, caveats: 2, rows: 6, remarks: 2, sources: 3, notes: 1, statements: 1, lines: 2),
        Budget(em: 0.66, caveats: 1, rows: 5, remarks: 2, sources: 2, notes: 1, statements: 1, lines: 2),
    ]
    /// The room between columns and between blocks, in letters' heights.
    private static let (gutter, between) = (2.0, 1.0)

    let sheet: MapSheet
    let legend: SheetLegend
    let em: Double

    /// Writes it into columns of a box, larger where it may grow and there is room; what finds none is counted where it would stand.
    func flowed(width: Double, height: Double, columns: Int, mayGrow: Bool) -> SheetBlock {
        var best = SheetBlock()
        for budget in Self.budgets where mayGrow || budget.em <= 1 {
            let own = em * budget.em
            let column = (width - Double(columns - 1) * Self.gutter * own) / Double(columns)
            best = arranged(blocks(budget, column), column, own, columns, height)
            if best.height <= height { return best }
        }
        return best
    }

    /// Puts blocks below one another, and on into the next column; the columns are as even as their order allows.
    private func arranged(
        _ blocks: [SheetBlock], _ column: Double, _ em: Double, _ columns: Int, _ most: Double
    ) -> SheetBlock {
        let gap = Self.between * em
        func columnOfEach(_ height: Double) -> [Int]? {
            var (number, used, list) = (0, 0.0, [Int]())
            for block in blocks {
                let needed = used > 0 ? used + gap + block.height : block.height
                if needed > height, used > 0 {
                    number += 1
                    used = block.height
                } else {
                    used = needed
                }
                if number >= columns || used > height { return nil }
                list.append(number)
            }
            return list
        }
        let whole = blocks.reduce(0) { $0 + $1.height + gap }
        var height = max(whole / Double(columns), blocks.map(\.height).max() ?? 0)
        var places = columnOfEach(height)
        while places == nil, height < whole * 2 {
            height *= 1.02
            places = columnOfEach(height)
        }
        var (made, used) = (SheetBlock(), [Double](repeating: 0, count: columns))
        for (block, place) in zip(blocks, places ?? blocks.map { _ in 0 }) {
            if used[place] > 0 { used[place] += gap }
            made.list.add(block.list, right: Double(place) * (column + Self.gutter * em), down: used[place])
            used[place] += block.height
        }
        made.height = used.max() ?? 0
        return made
    }

    private func blocks(_ budget: Budget, _ width: Double) -> [SheetBlock] {
        let own = em * budget.em
        var blocks: [SheetBlock] = []
        func add(_ write: (inout SheetPen) -> Void) {
            var pen = SheetPen(width: width, em: own)
            write(&pen)
            if pen.y > 0 { blocks.append(pen.block) }
        }
        add { facts(&$0) }
        blocks.append(legend.block(width: width, em: own))
        for list in sheet.lists where !list.rows.isEmpty { add { rows(list, list.isRemark ? budget.remarks : budget.rows, &$0) } }
        if !sheet.caveats.isEmpty { add { texts(sheet.words.caveats, sheet.caveats, budget.caveats, budget.lines, 0.92, &$0) } }
        let about = Array(sheet.statements.prefix(budget.statements))
        let notes = sheet.notes
        if !about.isEmpty || !notes.isEmpty {
            add { texts(sheet.words.notes, about + notes, budget.statements + budget.notes, budget.lines, 0.85, &$0) }
        }
        if !sheet.sources.isEmpty { add { texts(sheet.words.sources, sheet.sources, budget.sources, 2, 0.85, &$0) } }
        return blocks
    }

    private func facts(_ pen: inout SheetPen) {
        let (size, em) = (1.75, pen.em)
        let widest = sheet.facts.map { TextRuler.width($0.value, font: pen.em * size, isBold: true) }.max() ?? 0
        let left = min(widest, pen.width * 0.42) + pen.em * 0.7
        for fact in sheet.facts {
            let (top, color) = (pen.y, fact.plan ? SheetPen.plan : SheetPen.accent)
            pen.paragraph(fact.title, isBold: true, indent: left, most: 3)
            pen.paragraph(fact.note, size: 0.85, color: SheetPen.muted, indent: left, most: 4)
            let value = TextRuler.shortened(TextRuler.plain(fact.value), to: left - em * 0.3, font: em * size, isBold: true)
            pen.draw { list in
                list.add(
                    DisplayList.Text(
                        text: value, position: PlanarPoint(x: left - em * 0.7, y: top + em * size * 0.95), anchor: .end,
                        font: em * size, color: color, isBold: true))
            }
            if pen.y - top < pen.em * size * 1.2 { pen.skip(size * 1.2 - (pen.y - top) / pen.em) }
            pen.skip(0.4)
        }
    }

    private func texts(
        _ heading: String, _ texts: [String], _ most: Int, _ lines: Int, _ size: Double, _ pen: inout SheetPen
    ) {
        pen.heading(heading)
        // One that would be cut away for a line that says so stays.
        let shown = texts.count <= most + 1 ? texts.count : most
        for text in texts.prefix(shown) { pen.item(text, size: size, most: lines) }
        if shown < texts.count { pen.paragraph(sheet.words.more(texts.count - shown), size: size, color: SheetPen.muted) }
    }

    private func rows(_ list: MapSheet.List, _ most: Int, _ pen: inout SheetPen) {
        pen.heading(list.title)
        if !list.figures.isEmpty {
            pen.skip(1.1)
            pen.write(list.figures, x: pen.width, font: pen.em * 0.85, color: SheetPen.muted, anchor: .end)
        }
        let shown = list.rows.count <= most + 1 ? list.rows.count : most
        for row in list.rows.prefix(shown) {
            let (top, em) = (pen.y, pen.em)
            let figure = TextRuler.width(row.figure, font: em, isBold: true)
            let indent = row.mark.isEmpty ? 0 : em * 2.1
            pen.paragraph(
                row.name, isBold: true, indent: indent, until: pen.width - (row.figure.isEmpty ? 0 : figure + em * 0.6), most: 2)
            if !row.detail.isEmpty { pen.paragraph(row.detail, size: 0.85, color: SheetPen.muted, indent: indent, most: 2) }
            let right = pen.width
            pen.draw { drawing in
                drawing.add(
                    DisplayList.Text(
                        text: row.figure, position: PlanarPoint(x: right, y: top + em * 1.02), anchor: .end, font: em,
                        color: SheetPen.ink, isBold: true))
            }
            mark(row.mark, list.color, top, em, &pen)
            pen.skip(0.3)
        }
        if shown < list.rows.count, !list.isRemark {
            pen.paragraph(sheet.words.more(list.rows.count - shown), size: 0.92, color: SheetPen.muted)
        }
    }

    private func mark(_ text: String, _ color: String, _ top: Double, _ em: Double, _ pen: inout SheetPen) {
        guard !text.isEmpty else { return }
        let middle = PlanarPoint(x: em * 0.85, y: top + em * 0.75)
        pen.draw { list in
            list.add(disc: middle, radius: em * 0.72, fill: color, stroke: "#ffffff", line: 0)
            list.add(
                DisplayList.Text(
                    text: text, position: PlanarPoint(x: middle.x, y: middle.y + em * 0.3), anchor: .middle,
                    font: em * (text.count > 2 ? 0.7 : 0.85), color: "#ffffff", isBold: true))
        }
    }
}
