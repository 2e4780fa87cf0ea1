import GeoPrimitives

/// A layer in the plane of a sheet.
struct PlaneLayer {
    /// The layer as it was given.
    let layer: MapPageLayer
    /// The lines of each row, closed for areas; a position is a line of one.
    let lines: [[[PlanarPoint]]]
    /// The box of each row.
    let boxes: [BoundingBox]
    /// What most names end with, such as the word for a center: left out on the map.
    let ending: String?

    /// Brings a layer into the plane.
    init(_ layer: MapPageLayer, _ plane: MapPlane) throws {
        self.layer = layer
        switch layer.places {
        case .areas(let areas):
            lines = try areas.map { area in try area.polygons.flatMap(\.rings).map { try plane.projected($0.points) } }
        case .points(let points):
            if let cell = layer.cell, layer.form == .cell {
                lines = try points.map { [try plane.projected(Self.square($0, cell.width, cell.height))] }
            } else {
                lines = try plane.projected(points).map { [[$0]] }
            }
        }
        boxes = lines.map { $0.box }
        ending = layer.form == .icon ? CommonEnding.of(layer.names) : nil
    }

    private static func square(_ middle: PlanarPoint, _ width: Double, _ height: Double) -> [PlanarPoint] {
        [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
            PlanarPoint(x: middle.x + $0.0 * width / 2, y: middle.y + $0.1 * height / 2)
        }
    }

    /// The number of a row's class.
    func classNumber(_ row: Int) -> Int {
        layer.classOfRow.indices.contains(row) ? min(max(layer.classOfRow[row], 0), layer.classes.count - 1) : 0
    }

    /// A row's name as the map writes it; `nil` where it has none.
    func name(_ row: Int) -> String? {
        guard layer.names.indices.contains(row) else { return nil }
        var name = TextRuler.plain(layer.names[row], most: 60)
        if let ending, name.hasSuffix(ending) {
            let start = TextRuler.plain(String(name.dropLast(ending.count)))
            if start.contains(where: { $0 != " " }) { name = start.hasSuffix(" ") ? String(start.dropLast()) : start }
        }
        return name.allSatisfy { $0 == " " } ? nil : name
    }

    /// Whether its rows are positions.
    var arePoints: Bool { layer.form == .icon || layer.form == .disc }
}

/// What most of some names end with.
enum CommonEnding {
    /// At least so many characters, in at least so many names, and in at least this part of all.
    private static let (characters, names, part) = (3, 4, 0.6)
    /// One that is long enough grows only where nearly all that share it share the longer one too: 中心 of all rather than 社区中心 of most.
    private static let (long, kept) = (6, 0.95)

    /// Returns the longest ending that is long and common enough, from the first letter of a word where there are spaces.
    static func of(_ all: [String]) -> String? {
        guard all.count >= names else { return nil }
        let needed = max(names, Int((Double(all.count) * part).rounded(.up)))
        var ending: [Character] = []
        var left = all.map { Array($0.suffix(40).reversed()) }
        while true {
            var counts: [Character: Int] = [:]
            // A name that is no more than the ending cannot do without it.
            for name in left where name.count > ending.count + 1 { counts[name[ending.count], default: 0] += 1 }
            guard let next = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), next.value >= needed else { break }
            if ending.count >= long, Double(next.value) < Double(left.count) * kept { break }
            left = left.filter { $0.count > ending.count + 1 && $0[ending.count] == next.key }
            ending.append(next.key)
        }
        var text = String(ending.reversed())
        if left.contains(where: { $0.contains(" ") }), !text.hasPrefix(" ") {
            guard let space = text.firstIndex(of: " ") else { return nil }
            text = String(text[space...])
        }
        let word = text.hasPrefix(" ") ? String(text.dropFirst()) : text
        return word.count >= characters ? word : nil
    }
}
