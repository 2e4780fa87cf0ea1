import GeoPrimitives

/// Where on the paper the parts of a sheet stand.
struct SheetLayout {
    /// Where what is said stands.
    enum Placing: CaseIterable {
        /// To the right of the maps.
        case beside
        /// Under them.
        case below
    }

    /// Maps write all their names where there are at most so many of them.
    static let mostNamed = 3

    /// The frames of the maps, with what they show.
    let windows: [SheetWindow]
    let sign: SheetSign
    /// What the scale of all maps is 1 to.
    let denominator: Double

    private let sheet: MapSheet
    private let em: Double, margin: Double, titleFont: Double
    private let whole: BoundingBox
    /// Where the side stands, and in how many columns.
    private let side: BoundingBox, columns: Int, mayGrow: Bool
    private let legend: SheetLegend

    /// A map's caption, in letters' heights.
    private static let caption = 2.0
    /// The most of the body that a side below the maps takes.
    private static let lowestShare = 0.42

    init(_ sheet: MapSheet, _ ground: SheetGround, _ paper: SheetPaper, _ placing: Placing, _ focus: SheetFocus? = nil) {
        self.sheet = sheet
        let box = focus?.box ?? ground.box
        let symbols = ground.panels.first?.filter { $0.layer.form == .icon }.reduce(0) { $0 + $1.lines.count } ?? 0
        let fineness = SheetPaper.fineness
        let enlargement = paper.enlargement * (sheet.panels.count > 3 ? 0.8 : 1)
        sign = SheetSign(enlargement: enlargement, symbols: symbols)
        em = 100 * paper.enlargement
        margin = 7.5 * fineness * paper.enlargement
        titleFont = 250 * paper.titleEnlargement
        whole = BoundingBox(
            minX: margin, minY: margin, maxX: paper.width * fineness - margin, maxY: paper.height * fineness - margin)
        legend = SheetLegend(
            sheet.panels.flatMap(\.layers), seen: ground.classes(in: box), largest: ground.largest,
            shortened: ground.endings, context: sheet.context, sign, sheet.words)
        let title = Self.title(sheet, whole.width, em, titleFont)
        let foot = Self.foot(sheet, whole.width, em)
        let gap = em * 1.3
        let body = BoundingBox(
            minX: whole.minX, minY: whole.minY + title.height + gap * 0.6, maxX: whole.maxX,
            maxY: whole.maxY - foot.height - gap * 0.5)
        let maps: BoundingBox
        mayGrow = placing == .beside
        if placing == .beside {
            let width = min(max(27 * em, whole.width * 0.22), whole.width * 0.36)
            (side, columns) = (BoundingBox(minX: body.maxX - width, minY: body.minY, maxX: body.maxX, maxY: body.maxY), 1)
            maps = BoundingBox(minX: body.minX, minY: body.minY, maxX: side.minX - gap, maxY: body.maxY)
        } else {
            columns = max(2, min(5, Int(whole.width / (23 * em))))
            let content = SheetSide(sheet: focus == nil ? Self.withPossibleNotes(sheet, ground) : sheet, legend: legend, em: em)
            let height = min(
                content.flowed(width: body.width, height: body.height * Self.lowestShare, columns: columns, mayGrow: false)
                    .height,
                body.height * Self.lowestShare)
            side = BoundingBox(minX: body.minX, minY: body.maxY - height, maxX: body.maxX, maxY: body.maxY)
            maps = BoundingBox(minX: body.minX, minY: body.minY, maxX: body.maxX, maxY: side.minY - gap)
        }
        (windows, denominator) = Self.windows(sheet, box, maps, em, focus?.denominator)
    }

    /// The sheet with all that it might have to say about strays and names.
    private static func withPossibleNotes(_ sheet: MapSheet, _ ground: SheetGround) -> MapSheet {
        var sheet = sheet
        sheet.notes += ground.strays(outside: ground.box).map { sheet.words.outside($0.count, $0.all, $0.title) }
        let named = ground.panels.first?.filter { layer in layer.layer.classes.contains { $0.label != nil } } ?? []
        sheet.notes += named.map { sheet.words.unnamed($0.lines.count, $0.lines.count, $0.layer.title) }
        return sheet
    }

    /// Frames for all maps in the arrangement that shows them largest.
    private static func windows(
        _ sheet: MapSheet, _ box: BoundingBox, _ room: BoundingBox, _ em: Double, _ common: Double?
    ) -> ([SheetWindow], Double) {
        let count = max(sheet.panels.count, 1)
        let gap = em * 1.2
        let caption = sheet.panels.contains { $0.title != nil } ? Self.caption * em : 0
        func size(_ columns: Int) -> (width: Double, height: Double) {
            let rows = (count + columns - 1) / columns
            return (
                (room.width - gap * Double(columns - 1)) / Double(columns),
                (room.height - gap * Double(rows - 1)) / Double(rows) - caption
            )
        }
        let fits = (1...count).map { columns in
            let size = size(columns)
            return SheetWindow.denominator(box, width: max(size.width, 1), height: max(size.height, 1))
        }
        let best = fits.min() ?? 1
        let columns = (fits.firstIndex(of: best) ?? 0) + 1
        let cell = size(columns)
        let windows = (0..<count).map { number in
            let (column, row) = (Double(number % columns), Double(number / columns))
            let (left, top) = (
                room.minX + column * (cell.width + gap), room.minY + row * (cell.height + caption + gap) + caption
            )
            return SheetWindow(
                frame: BoundingBox(minX: left, minY: top, maxX: left + cell.width, maxY: top + cell.height), around: box,
                denominator: common ?? best)
        }
        return (windows, best)
    }

    private static func title(_ sheet: MapSheet, _ width: Double, _ em: Double, _ font: Double) -> SheetBlock {
        var pen = SheetPen(width: width, em: em)
        pen.paragraph(sheet.kicker, size: 0.95, color: SheetPen.accent, isBold: true, most: 1)
        let text = TextRuler.plain(sheet.title, most: 300)
        // A long title is smaller rather than cut.
        let sizes = [1, 0.85, 0.7, 0.58]
        let fitting = sizes.first {
            TextRuler.lines(text, width: width, font: font * $0, isBold: true).count <= ($0 > 0.8 ? 1 : 2)
        }
        pen.paragraph(text, size: font * (fitting ?? 0.5) / em, isBold: true, most: 2)
        return pen.block
    }

    private static func foot(_ sheet: MapSheet, _ width: Double, _ em: Double) -> SheetBlock {
        var pen = SheetPen(width: width, em: em)
        let about = [sheet.isPlanar ? sheet.words.plane : sheet.words.projection, sheet.program].joined(separator: " · ")
        let right = TextRuler.width(about, font: em * 0.8)
        let left = sheet.foot.joined(separator: sheet.language == "zh" ? "　　" : "  ·  ")
        pen.paragraph(
            left.isEmpty ? " " : left, size: 0.95, color: SheetPen.ink, until: max(width - right - em * 2, width * 0.4), most: 3)
        pen.draw { list in
            list.add(
                DisplayList.Text(
                    text: about, position: PlanarPoint(x: width, y: em), anchor: .end, font: em * 0.8, color: SheetPen.muted))
        }
        return pen.block
    }

    /// What stands around the maps.
    ///
    /// - Parameter notes: What is said about the maps as they were drawn.
    /// - Returns: The drawing.
    func furnished(with notes: [String]) -> DisplayList {
        var list = DisplayList()
        let title = Self.title(sheet, whole.width, em, titleFont)
        list.add(title.list, right: whole.minX, down: whole.minY - em * 0.3)
        let foot = Self.foot(sheet, whole.width, em)
        list.add(foot.list, right: whole.minX, down: whole.maxY - foot.height)
        var said = sheet
        said.notes += notes
        let content = SheetSide(sheet: said, legend: legend, em: em).flowed(
            width: side.width, height: side.height, columns: columns, mayGrow: mayGrow)
        list.add(content.list, right: side.minX, down: side.minY)
        for (panel, window) in zip(sheet.panels, windows) {
            guard let title = panel.title else { continue }
            let font = em * 1.1
            let fact = panel.fact.map { TextRuler.plain($0, most: 40) } ?? ""
            let room = fact.isEmpty ? 0 : TextRuler.width(fact, font: font, isBold: true) + font * 0.7
            let text = TextRuler.shortened(
                TextRuler.plain(title, most: 200), to: window.frame.width - room, font: font, isBold: true)
            let (left, line) = (window.frame.minX, window.frame.minY - em * 0.5)
            list.add(
                DisplayList.Text(
                    text: text, position: PlanarPoint(x: left, y: line), font: font, color: SheetPen.accent, isBold: true))
            guard !fact.isEmpty else { continue }
            let start = left + TextRuler.width(text, font: font, isBold: true) + font * 0.7
            list.add(
                DisplayList.Text(
                    text: fact, position: PlanarPoint(x: start, y: line), font: font, color: SheetPen.plan, isBold: true))
        }
        return list
    }
}
