import GeoPrimitives

/// What is drawn, from the bottom up, whatever it will be written as.
///
/// Lengths are tenths of the unit in which drawings give their widths: a fortieth of a millimetre on paper.
struct DisplayList {
    /// The course of a path.
    enum Outline {
        /// Closed lines, drawn as one; simplified when they are written.
        case areas([[PlanarPoint]])
        /// Open lines, drawn as one; simplified when they are written.
        case lines([[PlanarPoint]])
        /// Closed lines that are few and stay as they are.
        case figure([[PlanarPoint]])
        /// A rectangle.
        case box(BoundingBox)
        /// A line to the right.
        case rule(PlanarPoint, length: Double)
    }

    /// Lines with a fill, an edge or both.
    struct Path {
        var outline: Outline
        var fill: String?, opacity = 1.0
        var stroke: String?, line: Double, edge = 1.0
        /// Lengths of dashes and of the room between them; none for a whole line.
        var dashes: [Double] = []
        /// Whether what lies within two of the lines is left out.
        var leavesOverlaps = false
    }

    /// A disc.
    struct Disc {
        var middle: PlanarPoint, radius: Double
        var fill: String, opacity = 1.0
        var stroke: String, line: Double
    }

    /// A text on one line.
    struct Text {
        /// Which part of it lies at its position.
        enum Anchor: String { case start, middle, end }

        var text: String
        /// Where its base line meets its anchor.
        var position: PlanarPoint
        var anchor = Anchor.start
        var font: Double
        var color: String
        var isBold = false
        /// The width of the white around it.
        var halo = 0.0
        /// What is added between its characters.
        var spacing = 0.0
    }

    /// One thing that is drawn.
    enum Mark {
        case path(Path)
        case disc(Disc)
        case text(Text)
    }

    /// What is drawn, from the bottom up.
    var marks: [Mark] = []

    /// Adds lines; such as come down to nothing add nothing.
    mutating func add(
        _ outline: Outline, fill: String?, opacity: Double = 1, stroke: String?, line: Double, edge: Double = 1,
        dashes: [Double] = []
    ) {
        marks.append(
            .path(Path(outline: outline, fill: fill, opacity: opacity, stroke: stroke, line: line, edge: edge, dashes: dashes)))
    }

    /// Adds a disc.
    mutating func add(
        disc middle: PlanarPoint, radius: Double, fill: String, opacity: Double = 1, stroke: String, line: Double
    ) {
        marks.append(.disc(Disc(middle: middle, radius: radius, fill: fill, opacity: opacity, stroke: stroke, line: line)))
    }

    /// Adds a text.
    mutating func add(_ text: Text) { marks.append(.text(text)) }

    /// Adds another drawing, moved.
    mutating func add(_ other: DisplayList, right: Double = 0, down: Double = 0) {
        marks += other.marks.map { $0.moved(right, down) }
    }
}

extension DisplayList.Mark {
    /// The mark somewhere else.
    fileprivate func moved(_ right: Double, _ down: Double) -> Self {
        func moved(_ point: PlanarPoint) -> PlanarPoint { PlanarPoint(x: point.x + right, y: point.y + down) }
        switch self {
        case .path(var path):
            switch path.outline {
            case .areas(let lines): path.outline = .areas(lines.map { $0.map(moved) })
            case .lines(let lines): path.outline = .lines(lines.map { $0.map(moved) })
            case .figure(let lines): path.outline = .figure(lines.map { $0.map(moved) })
            case .box(let box):
                path.outline = .box(
                    BoundingBox(minX: box.minX + right, minY: box.minY + down, maxX: box.maxX + right, maxY: box.maxY + down))
            case .rule(let start, let length): path.outline = .rule(moved(start), length: length)
            }
            return .path(path)
        case .disc(var disc):
            disc.middle = moved(disc.middle)
            return .disc(disc)
        case .text(var text):
            text.position = moved(text.position)
            return .text(text)
        }
    }
}

/// A length on the paper in whole tenths.
func whole(_ value: Double) -> String { "\(Int(value.rounded()))" }
