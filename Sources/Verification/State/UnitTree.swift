import GeoEngine
import GeoPrimitives
import Publication

/// The units of a run as `units.geojson` publishes them, in their order, and how they nest.
struct UnitTree {
    /// The code, name, level and parent of each; empty texts where there is none.
    let codes: [String], names: [String], levels: [String]
    let parents: [Int?]
    /// The polygons of each.
    let areas: [MultiPolygon]
    /// The levels from the top down, and the numbers of the units of each.
    let levelNames: [String]
    let ofLevel: [[Int]]
    private let numberByCode: [String: Int]

    /// Reads the layer of a folder; `nil` where there is none.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read.
    init?(in folder: String) throws {
        guard let table = try PublishedTable(ifAny: .units, in: folder, [.code, .name, .level, .parent]), table.count > 0 else {
            return nil
        }
        (codes, names, levels) = (table.texts(.code), table.texts(.name), table.texts(.level))
        areas = table.areas.count == table.count ? table.areas : [MultiPolygon](repeating: MultiPolygon(), count: table.count)
        let all = levels
        let order = all.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        levelNames = order
        ofLevel = order.map { level in all.indices.filter { all[$0] == level } }
        // A code may stand at two levels; a point names a unit of the lowest, a unit one of those above.
        let codes = codes
        numberByCode = Dictionary(
            codes.enumerated().reversed().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let above = Dictionary(codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        parents = table.texts(.parent).enumerated().map { number, code in
            code.isEmpty ? nil : above[code].flatMap { $0 == number ? nil : $0 }
        }
    }

    /// The number of units.
    var count: Int { codes.count }

    /// The numbers of the units of the lowest level.
    var lowest: [Int] { ofLevel.last ?? [] }

    /// The number of a unit; `nil` where there is none of the code.
    func number(_ code: String) -> Int? { numberByCode[code] }

    /// A unit and those above it.
    func chain(from unit: Int) -> [Int] {
        var chain = [unit]
        while let last = chain.last, let parent = parents[last], !chain.contains(parent) { chain.append(parent) }
        return chain
    }

    /// The names of a unit and of those above it, from the top down.
    func chainNames(_ unit: Int) -> [String] { chain(from: unit).reversed().map { names[$0] } }
}

/// Which unit each of some places is in, level by level.
struct UnitMembers {
    /// By level from the top down, the number of each place's unit; `nil` where it is in none.
    private(set) var byLevel: [[Int?]]
    /// The places so near a border that the published decimals may put them on the other side.
    private(set) var doubtful: Set<Int> = []

    /// The units of the lowest level.
    var lowest: [Int?] { byLevel.last ?? [] }

    /// How near a border is near, in metres: more than rounding moves a place and a border towards each other.
    private static let nearBorder = 0.05

    /// Places that name their lowest unit, and are looked up by polygon where they name none.
    ///
    /// - Parameters:
    ///   - points: The places.
    ///   - codes: The unit that each names, empty where it is in none of the lowest level; `nil` where none is named.
    ///   - tree: The units.
    ///   - isPlanar: Whether they lie in a plane.
    /// - Throws: ``GeometryEngineError``.
    init(_ points: [PlanarPoint], codes: [String]?, in tree: UnitTree, isPlanar: Bool) throws {
        byLevel = tree.levelNames.map { _ in [Int?](repeating: nil, count: points.count) }
        let rank = Dictionary(
            tree.levelNames.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var open: [Int] = []
        for place in points.indices {
            if let code = codes?[place], !code.isEmpty, let unit = tree.number(code) {
                put(place, unit, tree, rank)
            } else {
                open.append(place)
            }
        }
        // One that names no unit of the lowest level is in none of it.
        let levels =
            codes == nil ? Array(tree.levelNames.indices.reversed()) : tree.levelNames.indices.reversed().dropFirst() + []
        for level in levels where !open.isEmpty {
            let units = tree.ofLevel[level]
            let locator = try PolygonLocator(units.map { tree.areas[$0] })
            let borders = units.map { BoundaryIndex(tree.areas[$0], isPlanar: isPlanar) }
            let boxes = BoxIndex(units.map { Self.grown(tree.areas[$0].boundingBox, isPlanar) })
            var still: [Int] = []
            for place in open {
                let point = points[place]
                if let slot = try locator.first(containing: point.x, point.y) {
                    put(place, units[slot], tree, rank)
                } else {
                    still.append(place)
                }
                let spot = BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
                for slot in boxes.indices(intersecting: spot)
                where borders[slot].meters(to: point.x, point.y, within: Self.nearBorder) != nil {
                    doubtful.insert(place)
                }
            }
            open = still
        }
    }

    private mutating func put(_ place: Int, _ unit: Int, _ tree: UnitTree, _ rank: [String: Int]) {
        for member in tree.chain(from: unit) { if let level = rank[tree.levels[member]] { byLevel[level][place] = member } }
    }

    /// A box with what is near its border.
    private static func grown(_ box: BoundingBox, _ isPlanar: Bool) -> BoundingBox {
        let margin = isPlanar ? 1 : 1e-4
        return BoundingBox(minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin, maxY: box.maxY + margin)
    }
}
