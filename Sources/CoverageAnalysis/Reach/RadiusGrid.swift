import GeoEngine
package import GeoPrimitives
import ServiceModel

/// Finds all facilities whose service radius reaches a point.
///
/// Facilities are grouped by radius (a factor of two a group). A group has cubic cells of its largest radius in the space where chords
/// are measured, and each facility is entered in every cell its ball touches, so that a point looks at one cell per group: about three
/// candidates for each facility that covers it.
///
/// No pole, no antimeridian, no projection. Built in O(facilities).
package struct RadiusGrid: Sendable {
    private struct Group: Sendable {
        var cellSize: Double
        var cells: CellTable
    }

    private let measure: Measure
    private let points: [PlanarPoint]
    private let positions: [GeocentricPosition]
    private let tests: [CoverTest]
    private let groups: [Group]

    /// Builds the grid over facilities given by position and radius in metres, one of each per facility.
    package init(_ points: [PlanarPoint], radii: [Double], measure: Measure) {
        precondition(points.count == radii.count, "each facility needs one radius")
        self.measure = measure
        self.points = points
        positions = points.map { measure.position(x: $0.x, y: $0.y) }
        var known: [Double: CoverTest] = [:]
        tests = radii.map { radius in
            if let test = known[radius] { return test }
            let test = CoverTest(radius: radius, measure: measure)
            known[radius] = test
            return test
        }
        var members: [Int: [Int]] = [:]
        for (number, radius) in radii.enumerated() { members[Self.group(of: radius), default: []].append(number) }
        var groups: [Group] = []
        for (_, numbers) in members.sorted(by: { $0.key < $1.key }) {
            // No chord is longer than the Earth's diameter; a plane has no such end.
            let longest = measure == .geodesic ? 1.3e7 : Double.infinity
            groups.append(Self.makeGroup(numbers, reach: { min(radii[$0] + 1e-3, longest) }, positions: positions))
        }
        self.groups = groups
    }

    /// The power of two a radius belongs to; radii below 16 m share one group, so that cell numbers fit 21 bits, and radii beyond the
    /// Earth's size another.
    private static func group(of radius: Double) -> Int { max(4, min(Int(radius.binade.exponent), 24)) }

    /// Enters each facility in the cells that its ball touches.
    ///
    /// A chord is never longer than its geodesic, so a ball of the radius holds the whole service area.
    private static func makeGroup(_ numbers: [Int], reach: (Int) -> Double, positions: [GeocentricPosition]) -> Group {
        let size = max(numbers.map(reach).max() ?? 16, 16)
        var entries: [(key: UInt64, number: Int32)] = []
        for number in numbers {
            let center = positions[number]
            let radius = reach(number)
            let (lowX, highX) = (Cell.index(center.x - radius, size), Cell.index(center.x + radius, size))
            let (lowY, highY) = (Cell.index(center.y - radius, size), Cell.index(center.y + radius, size))
            let (lowZ, highZ) = (Cell.index(center.z - radius, size), Cell.index(center.z + radius, size))
            for ix in lowX...highX {
                for iy in lowY...highY {
                    for iz in lowZ...highZ where Cell.touches(ix, iy, iz, size, center, radius) {
                        entries.append((Cell.key(ix, iy, iz), Int32(number)))
                    }
                }
            }
        }
        entries.sort { ($0.key, $0.number) < ($1.key, $1.number) }
        return Group(cellSize: size, cells: CellTable(entries))
    }

    /// Calls `found` with each facility that covers the point, in no particular order, and its chord in metres.
    @inline(__always)
    package func forEachCovering(_ point: PlanarPoint, _ found: (_ facility: Int, _ chord: Double) -> Void) {
        let origin = measure.position(x: point.x, y: point.y)
        for group in groups {
            let key = Cell.key(
                Cell.index(origin.x, group.cellSize), Cell.index(origin.y, group.cellSize), Cell.index(origin.z, group.cellSize))
            for slot in group.cells.range(of: key) {
                let number = Int(group.cells.numbers[slot])
                let chord = positions[number].squaredChord(to: origin).squareRoot()
                if tests[number].covers(chord: chord, meters: { measure.meters(points[number], point) }) { found(number, chord) }
            }
        }
    }
}
