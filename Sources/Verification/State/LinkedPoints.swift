import GeoEngine
import GeoPrimitives

/// Links points that are at most a distance apart: for certain, or perhaps, given that published positions may be off.
///
/// Points lie in cubes so small that all of one are linked; cubes are joined where any two of their points are.
struct LinkedPoints {
    /// The number of each point's group, from 0 in the order of the points.
    private(set) var group: [Int]
    /// The number of groups.
    private(set) var count: Int

    private struct Cube: Hashable {
        var x: Int, y: Int, z: Int
    }

    /// Links some points.
    ///
    /// - Parameters:
    ///   - points: The points.
    ///   - link: How far apart linked points are at most, in metres.
    ///   - measure: How distances are measured.
    init(_ points: [PlanarPoint], link: Double, _ measure: Measure) {
        var parent = Array(points.indices)
        func find(_ member: Int) -> Int {
            var node = member
            while parent[node] != node {
                parent[node] = parent[parent[node]]
                node = parent[node]
            }
            return node
        }
        let positions = points.map { measure.position(x: $0.x, y: $0.y) }
        // No two points on the Earth lie farther apart in space than its diameter; wider links join all.
        let reach = measure == .geodesic ? min(link, 1.3e7) : link
        let size = max(reach * 0.999 / 3.0.squareRoot(), 1e-3)
        // Only links so short that the chord is the way to a hair make all of a cube linked.
        let isCertain = size == reach * 0.999 / 3.0.squareRoot() && (measure == .planar || reach < 100_000)
        func cube(_ position: GeocentricPosition) -> Cube {
            func step(_ value: Double) -> Int { Int(max(-1e15, min(1e15, (value / size).rounded(.down)))) }
            return Cube(x: step(position.x), y: step(position.y), z: step(position.z))
        }
        let members = Dictionary(grouping: points.indices) { cube(positions[$0]) }
        func isLinked(_ one: Int, _ other: Int) -> Bool {
            let bounds = measure.lengthBounds(chord: positions[one].chord(to: positions[other]))
            if bounds.upper <= link { return true }
            return bounds.lower <= link && measure.meters(points[one], points[other]) <= link
        }
        func join(_ one: Int, _ other: Int) { parent[max(find(one), find(other))] = min(find(one), find(other)) }
        if isCertain { for own in members.values { for member in own.dropFirst() { join(own[0], member) } } }
        let steps = Int((reach / size).rounded(.up))
        for (cube, own) in members {
            for dx in 0...steps {
                for dy in (dx == 0 ? 0 : -steps)...steps {
                    for dz in (dx == 0 && dy == 0 ? 0 : -steps)...steps {
                        guard let others = members[Cube(x: cube.x + dx, y: cube.y + dy, z: cube.z + dz)] else { continue }
                        let isSame = dx == 0 && dy == 0 && dz == 0
                        if isCertain {
                            guard !isSame, find(own[0]) != find(others[0]) else { continue }
                            let isJoined = own.contains { one in others.contains { isLinked(one, $0) } }
                            if isJoined { join(own[0], others[0]) }
                        } else {
                            for one in own { for other in others where one != other && isLinked(one, other) { join(one, other) } }
                        }
                    }
                }
            }
        }
        var numbers: [Int: Int] = [:]
        group = points.indices.map { point in
            let root = find(point)
            let number = numbers[root] ?? numbers.count
            numbers[root] = number
            return number
        }
        count = numbers.count
    }
}
