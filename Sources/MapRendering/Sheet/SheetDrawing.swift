import GeoPrimitives

/// Lays a sheet out on paper: title, maps, what stands beside them, foot.
///
/// The same sheet gives the same text.
package struct SheetDrawing {
    private let sheet: MapSheet
    private let ground: SheetGround
    private let paper: SheetPaper, placing: SheetLayout.Placing
    /// What stands out; `nil` for the whole.
    private let focus: SheetFocus?

    /// Makes the drawing of a sheet.
    ///
    /// - Parameters:
    ///   - sheet: What it says and shows.
    ///   - paper: The paper.
    ///   - turn: Which way the paper lies, where its size has a name.
    /// - Throws: ``GeometryEngineError`` where a position cannot be projected.
    /// - Complexity: O(v log v) for v vertices.
    package init(_ sheet: MapSheet, paper: SheetPaper, turn: SheetPaper.Turn) throws {
        self.sheet = sheet
        let ground = try SheetGround(sheet)
        self.ground = ground
        // The arrangement that shows the area largest, the first of equals.
        let arrangements = paper.ways(turn).flatMap { way in SheetLayout.Placing.allCases.map { (way, $0) } }
        let scales = arrangements.map { SheetLayout(sheet, ground, $0, $1).denominator }
        let best = scales.indices.min { (scales[$0], $0) < (scales[$1], $1) } ?? 0
        (self.paper, placing, focus) = (arrangements[best].0, arrangements[best].1, nil)
    }

    /// Makes the drawing of a page of an atlas.
    init(_ sheet: MapSheet, _ ground: SheetGround, _ focus: SheetFocus, paper: SheetPaper, placing: SheetLayout.Placing) {
        (self.sheet, self.ground, self.focus, self.paper, self.placing) = (sheet, ground, focus, paper, placing)
    }

    /// The paper as it lies.
    package var size: (width: Double, height: Double) { (paper.width, paper.height) }

    /// Returns the sheet as SVG.
    package func svg() -> String {
        let layout = SheetLayout(sheet, ground, paper, placing, focus)
        let sign = layout.sign
        var groups: [[String: Template.Value]] = []
        var counts: [SheetNames.Count] = []
        var clips: [[String: Template.Value]] = []
        for (number, window) in layout.windows.enumerated() {
            var painter = SheetPainter(
                window, sign, largest: ground.largest, namesAll: layout.windows.count <= SheetLayout.mostNamed)
            let layers = ground.panels[number]
            for layer in layers where layer.layer.form == .outline { painter.ground(layer) }
            painter.contextLand(ground.context)
            let areas = layers.prefix { $0.layer.form == .area || $0.layer.form == .cell }
            for layer in areas { painter.paint(layer) }
            painter.contextLines(ground.context)
            for layer in layers.dropFirst(areas.count) { painter.paint(layer) }
            if let focus { painter.fade(outside: focus.lines) }
            let furniture = SheetFurniture(window, enlargement: sign.enlargement)
            let corner = furniture.corner(of: window.frame) { cover(of: $0, window, layers) }
            if number == 0 { painter.reserve(corner) }
            let locator = focus.map { SheetLocator(ground, $0, window, enlargement: sign.enlargement) }
            let place = locator?.corner(of: window.frame, beside: corner) { cover(of: $0, window, layers) }
            if let place { painter.reserve(place) }
            let own = painter.write()
            if number == 0 { counts = own }
            clips.append(["id": .text("map-\(number)")].merging(Self.box(window.frame)) { $1 })
            groups.append(["clip": .text("map-\(number)"), "marks": painter.map.svgMarks])
            var frame = DisplayList()
            if number == 0 {
                let isTrue = max(ground.box.width, ground.box.height) < 2 * MapPlane.scaleBarReach
                furniture.draw(in: corner, sheet.words, denominator: window.denominator, hasScale: isTrue, into: &frame)
            }
            if let place { locator?.draw(in: place, into: &frame) }
            frame.add(.box(window.frame), fill: nil, stroke: "#333c46", line: sign.line(1.1))
            groups.append(["marks": frame.svgMarks])
        }
        groups.append(["marks": layout.furnished(with: notes(layout, counts)).svgMarks])
        return Template(.sheet).filled(with: [
            "lang": .text(sheet.language), "title": .text(TextRuler.plain(sheet.title, most: 300)),
            "program": .text(sheet.program),
            "widthMM": .text("\(paper.width)"), "heightMM": .text("\(paper.height)"),
            "width": .text(whole(paper.width * SheetPaper.fineness)), "height": .text(whole(paper.height * SheetPaper.fineness)),
            "clips": .list(clips), "groups": .list(groups),
        ]).text
    }

    private static func box(_ box: BoundingBox) -> [String: Template.Value] {
        [
            "x": .text(whole(box.minX)), "y": .text(whole(box.minY)), "boxWidth": .text(whole(box.width)),
            "boxHeight": .text(whole(box.height)),
        ]
    }

    /// What the sheet says about itself once it is known what found room.
    private func notes(_ layout: SheetLayout, _ counts: [SheetNames.Count]) -> [String] {
        // That a page of an atlas does not show all is its nature.
        let outside = focus == nil ? layout.windows.first.map { ground.strays(outside: $0.shown) } ?? [] : []
        return outside.map { sheet.words.outside($0.count, $0.all, $0.title) }
            + counts.filter { $0.left > 0 }.map { sheet.words.unnamed($0.left, $0.wanted, $0.title) }
    }

    /// How much of a map a box of the paper would cover: units, and signs.
    private func cover(of box: BoundingBox, _ window: SheetWindow, _ layers: [PlaneLayer]) -> Double {
        let (columns, rows) = (6, 4)
        let samples = (0..<columns * rows).map { number in
            window.position(
                PlanarPoint(
                    x: box.minX + box.width * (Double(number % columns) + 0.5) / Double(columns),
                    y: box.minY + box.height * (Double(number / columns) + 0.5) / Double(rows)))
        }
        var covered = 0
        let units = layers.filter { $0.layer.form == .outline }
        for sample in samples {
            let isInside = units.contains { layer in
                layer.boxes.indices.contains { layer.boxes[$0].contains(sample) && layer.lines[$0].contains(sample) }
            }
            if isInside { covered += 1 }
        }
        let signs = layers.filter(\.arePoints).flatMap { $0.lines.compactMap(\.first?.first) }
            .count { box.contains(window.place($0)) }
        return Double(covered) / Double(samples.count) + Double(signs) * 0.1
    }
}
