package import GeoPrimitives

/// What stands out on a page of an atlas.
struct SheetFocus {
    /// Its outline in the plane, and the box around it.
    let lines: [[PlanarPoint]], box: BoundingBox
    /// What the scale is 1 to, where all pages have one.
    var denominator: Double?
}

/// A sheet for each of some units, drawn on one ground.
///
/// The same pages give the same texts.
package struct SheetAtlas {
    /// A page: what stands out, and what is said of it in place of what is said of the whole.
    package struct Page: Sendable {
        /// The unit.
        package var area: MultiPolygon
        /// Its name, and what it is a part of.
        package var title: String, kicker: String
        /// Its figures and lists.
        package var facts: [MapPage.Fact], lists: [MapSheet.List]

        /// Makes a page.
        package init(area: MultiPolygon, title: String, kicker: String, facts: [MapPage.Fact], lists: [MapSheet.List]) {
            (self.area, self.title, self.kicker, self.facts, self.lists) = (area, title, kicker, facts, lists)
        }
    }

    /// No more pages than these are asked which way the paper lies.
    private static let asked = 24

    private let sheet: MapSheet, pages: [Page]
    private let ground: SheetGround
    private var focuses: [SheetFocus]
    private let paper: SheetPaper, placing: SheetLayout.Placing

    /// Makes an atlas.
    ///
    /// - Parameters:
    ///   - sheet: What all pages say and show.
    ///   - pages: The pages, at least one.
    ///   - paper: The paper.
    ///   - turn: Which way it lies, where its size has a name.
    ///   - hasOneScale: Whether all pages have the scale at which the largest unit has room.
    /// - Throws: ``GeometryEngineError`` where a position cannot be projected.
    package init(_ sheet: MapSheet, pages: [Page], paper: SheetPaper, turn: SheetPaper.Turn, hasOneScale: Bool) throws {
        let ground = try SheetGround(sheet)
        var focuses = try pages.map { page in
            let lines = try page.area.polygons.flatMap(\.rings).map { try ground.plane.projected($0.points) }
            return SheetFocus(lines: lines, box: lines.box)
        }
        let arrangements = paper.ways(turn).flatMap { way in SheetLayout.Placing.allCases.map { (way, $0) } }
        let some = stride(from: 0, to: pages.count, by: max(1, pages.count / Self.asked)).map(\.self)
        // The arrangement that shows the units largest, taken together, the first of equals.
        let sums = arrangements.map { way, placing in
            some.reduce(0.0) { sum, number in
                sum + SheetLayout(Self.sheet(sheet, pages[number]), ground, way, placing, focuses[number]).denominator
            }
        }
        let best = arrangements[sums.indices.min { (sums[$0], $0) < (sums[$1], $1) } ?? 0]
        if hasOneScale {
            let scales = zip(pages, focuses).map { SheetLayout(Self.sheet(sheet, $0), ground, best.0, best.1, $1).denominator }
            for number in focuses.indices { focuses[number].denominator = scales.max() }
        }
        (self.sheet, self.pages, self.ground, self.focuses) = (sheet, pages, ground, focuses)
        (self.paper, placing) = best
    }

    /// The paper as it lies.
    package var size: (width: Double, height: Double) { (paper.width, paper.height) }

    /// Returns a page as SVG.
    package func svg(_ number: Int) -> String {
        var own = Self.sheet(sheet, pages[number])
        own.foot.append("\(number + 1) / \(pages.count)")
        return SheetDrawing(own, ground, focuses[number], paper: paper, placing: placing).svg()
    }

    /// What a page says.
    private static func sheet(_ sheet: MapSheet, _ page: Page) -> MapSheet {
        var own = sheet
        (own.title, own.kicker, own.facts, own.lists) = (page.title, page.kicker, page.facts, page.lists)
        return own
    }
}

/// A small map of the whole that shows where a page of an atlas lies.
struct SheetLocator {
    private let ground: SheetGround, focus: SheetFocus
    private let width: Double, height: Double, inset: Double, line: Double

    init(_ ground: SheetGround, _ focus: SheetFocus, _ window: SheetWindow, enlargement: Double) {
        (self.ground, self.focus) = (ground, focus)
        let side = min(window.frame.width, window.frame.height) * 0.2
        let shape = ground.box.width / max(ground.box.height, 1)
        (width, height) = shape > 1 ? (side, side / min(shape, 2.5)) : (side * max(shape, 0.4), side)
        (inset, line) = (30 * enlargement, 5 * enlargement)
    }

    /// Chooses the corner where least is covered, other than that of the scale bar.
    func corner(of frame: BoundingBox, beside other: BoundingBox, cover: (BoundingBox) -> Double) -> BoundingBox? {
        let (left, right) = (frame.minX + inset, frame.maxX - inset - width)
        let (top, bottom) = (frame.minY + inset, frame.maxY - inset - height)
        let corners = [(right, top), (left, top), (right, bottom), (left, bottom)].map {
            BoundingBox(minX: $0.0, minY: $0.1, maxX: $0.0 + width, maxY: $0.1 + height)
        }.filter { !$0.intersects(other) }
        let covers = corners.map(cover)
        guard let least = covers.min() else { return nil }
        return corners[covers.firstIndex { $0 <= least + 0.02 } ?? 0]
    }

    /// Draws the units of the uppermost levels, and the one that the page shows.
    func draw(in box: BoundingBox, into list: inout DisplayList) {
        list.add(.box(box), fill: "#ffffff", opacity: 0.94, stroke: "#333c46", line: line)
        let denominator = SheetWindow.exact(ground.box, width: box.width * 0.9, height: box.height * 0.9)
        let window = SheetWindow(frame: box, around: ground.box, denominator: denominator)
        func placed(_ lines: [[PlanarPoint]]) -> [[PlanarPoint]] { lines.map { $0.map(window.place) } }
        let units = ground.panels.first?.first { $0.layer.form == .outline }
        if let units {
            let shown = max(1, units.layer.classes.count - 1)
            let rows = units.boxes.indices.filter { units.classNumber($0) < shown }
            list.add(.areas(rows.flatMap { placed(units.lines[$0]) }), fill: "#f4f5f3", stroke: "#9aa3ab", line: line * 0.6)
        }
        list.add(.areas(placed(focus.lines)), fill: SheetPen.accent, stroke: SheetPen.accent, line: line * 0.6)
    }
}
