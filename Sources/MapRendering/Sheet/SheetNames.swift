import GeoPrimitives
import Glibc

/// The names that a map of a sheet would like to show, and which parts of the paper are taken.
struct SheetNames {
    /// Where a name may stand.
    enum Place {
        /// Inside closed lines, near their middle.
        case area([[PlanarPoint]])
        /// Beside a position, as far from it as its sign reaches.
        case point(PlanarPoint, gap: Double)
        /// On a position and nowhere else.
        case middle(PlanarPoint)
    }

    /// How many names of a layer were wanted, and how many found no room.
    struct Count {
        var title: String, wanted = 0, left = 0
    }

    private struct Wanted {
        var text: String, place: Place, font: Double, label: MapPageLayer.Label, layer: String?, rank: Int
    }

    /// A name is cut to so many times the height of its letters.
    private static let longest = 16.0
    /// How much wider than its area a name may be.
    private static let overhang = 1.15

    private var wanted: [Wanted] = []
    private var places = LabelPlaces()
    /// What names rather keep off, and lie on where there is no other room.
    private var spared = LabelPlaces()
    private var left: [String: Int] = [:]
    private var written: [String: [PlanarPoint]] = [:]

    /// Keeps a part of the paper free of names.
    mutating func reserve(_ box: BoundingBox) { places.reserve(box) }

    /// Keeps a part of the paper free of names as long as they find another place.
    mutating func spare(_ box: BoundingBox) { spared.reserve(box) }

    /// Asks for a name; the lower the rank the sooner it is written.
    mutating func want(
        _ text: String, _ place: Place, _ font: Double, _ label: MapPageLayer.Label, of layer: MapPageLayer?, rank: Int
    ) {
        let text = TextRuler.shortened(text, to: font * Self.longest, font: font, isBold: label.isBold)
        wanted.append(Wanted(text: text, place: place, font: font, label: label, layer: layer?.title, rank: rank))
    }

    /// Notes a name that is not asked for, for there are too many maps.
    mutating func leave(_ layer: MapPageLayer) { left[layer.title, default: 0] += 1 }

    /// Writes the names that find room, by rank and then in the order in which they were asked for.
    mutating func write(within frame: BoundingBox, into list: inout DisplayList) -> [Count] {
        var counts: [Count] = []
        func note(_ layer: String, left: Int) {
            if let known = counts.firstIndex(where: { $0.title == layer }) {
                counts[known].wanted += 1
                counts[known].left += left
            } else {
                counts.append(Count(title: layer, wanted: 1, left: left))
            }
        }
        let order = wanted.indices.sorted { (wanted[$0].rank, $0) < (wanted[$1].rank, $1) }
        for one in order.map({ wanted[$0] }) {
            // A unit's name that a center beside it shows already need not stand there twice.
            let stands = written[one.text]?.contains { isNear(one, $0) } ?? false
            let middle = stands ? nil : taken(one, frame)
            if let layer = one.layer { note(layer, left: middle == nil && !stands ? 1 : 0) }
            guard let middle else { continue }
            written[one.text, default: []].append(middle)
            list.add(
                DisplayList.Text(
                    text: one.text, position: PlanarPoint(x: middle.x, y: middle.y + one.font * 0.36), anchor: .middle,
                    font: one.font, color: one.label.color, isBold: one.label.isBold, halo: one.font * 0.26))
        }
        for (title, count) in left.sorted(by: { $0.key < $1.key }) {
            for _ in 0..<count { note(title, left: 1) }
        }
        return counts
    }

    /// Takes the best place that is free; returns its middle.
    private mutating func taken(_ one: Wanted, _ frame: BoundingBox) -> PlanarPoint? {
        let width = TextRuler.width(one.text, font: one.font, isBold: one.label.isBold)
        let found = candidates(one, width, frame).filter { middle in
            let box = Self.box(one, width, middle)
            return box.minX > frame.minX + 20 && box.minY > frame.minY + 20 && box.maxX < frame.maxX - 20
                && box.maxY < frame.maxY - 20 && places.isFree(box)
        }
        var best = found.first
        // A number belongs on its disc.
        if case .middle = one.place {} else { best = found.first { spared.isFree(Self.box(one, width, $0)) } ?? best }
        if let best { places.reserve(Self.box(one, width, best)) }
        return best
    }

    private static func box(_ one: Wanted, _ width: Double, _ middle: PlanarPoint) -> BoundingBox {
        BoundingBox(around: middle, width: width + one.font * 0.2, height: one.font * 1.1)
    }

    /// Whether a position lies in or beside the place of a name.
    private func isNear(_ one: Wanted, _ point: PlanarPoint) -> Bool {
        switch one.place {
        case .area(let lines): lines.contains(point) || lines.box.widened(by: one.font).contains(point)
        case .point(let middle, let gap): hypot(point.x - middle.x, point.y - middle.y) < gap + one.font * 8
        case .middle: false
        }
    }

    /// The middles at which a name may stand, the best first.
    private func candidates(_ one: Wanted, _ width: Double, _ frame: BoundingBox) -> [PlanarPoint] {
        switch one.place {
        case .middle(let point): return [point]
        case .point(let point, let gap):
            let (right, down) = (gap + one.font * 0.25 + width / 2, gap + one.font * 0.7)
            let (near, diagonal) = (gap * 0.7 + width / 2, gap * 0.7 + one.font * 0.6)
            return [
                (right, 0.0), (-right, 0), (0, down), (0, -down), (near, diagonal), (near, -diagonal), (-near, diagonal),
                (-near, -diagonal),
            ].map { PlanarPoint(x: point.x + $0.0, y: point.y + $0.1) }
        case .area(let lines): return inner(lines, width, one.font, frame)
        }
    }

    /// Positions inside an area from its middle outwards, where a text is not much wider than the area.
    private func inner(_ lines: [[PlanarPoint]], _ width: Double, _ font: Double, _ frame: BoundingBox) -> [PlanarPoint] {
        let all = lines.box
        guard width <= all.width * Self.overhang, font * 1.2 <= all.height else { return [] }
        // What of it is in the frame.
        let box = BoundingBox(
            minX: max(all.minX, frame.minX), minY: max(all.minY, frame.minY), maxX: min(all.maxX, frame.maxX),
            maxY: min(all.maxY, frame.maxY))
        guard !box.isEmpty else { return [] }
        let middle =
            lines.middle.flatMap { frame.contains($0) ? $0 : nil }
            ?? PlanarPoint(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
        var found = [middle]
        let steps = 9
        for row in 1..<steps {
            for column in 1..<steps {
                found.append(
                    PlanarPoint(
                        x: box.minX + box.width * Double(column) / Double(steps),
                        y: box.minY + box.height * Double(row) / Double(steps)))
            }
        }
        func distance(_ point: PlanarPoint) -> Double {
            let (x, y) = (point.x - middle.x, (point.y - middle.y) * 1.6)
            return x * x + y * y
        }
        return found.sorted { (distance($0), $0.y, $0.x) < (distance($1), $1.y, $1.x) }.filter(lines.contains)
    }
}
