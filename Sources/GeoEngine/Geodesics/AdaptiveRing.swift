import GeoPrimitives
import Glibc

/// The boundary of a geodesic circle (or of the cap that a circle leaves out) as a line through the lon/lat plane, halved where an
/// edge strays from the circle.
struct AdaptiveRing {
    /// Equal azimuths before refinement.
    private static let firstEdges = 64
    /// An edge is halved at most this often: its azimuths are then 5e-9 degrees apart.
    private static let deepestHalving = 30
    /// Share of the tolerance by which an edge may stray; the rest is for moving all vertices to one side.
    private static let edgeShare = 0.45
    /// The longest edge in degrees of longitude: three places are then enough to measure it.
    private static let longestEdge = 20.0
    /// How much farther from the antipode than on a sphere a cap may reach, in metres; the ellipsoid needs 67 km.
    private static let capSlack = 100_000.0
    /// Halvings of 10,000 km down to 0.3 µm.
    private static let bisections = 45

    let center: Coordinate
    /// The distance of every vertex from the centre, in metres.
    let reach: Double
    let tolerance: Double
    /// Whether the ring goes around the antipode.
    let isCap: Bool

    /// The pole inside the ring; +1 for north, −1 for south, 0 for none.
    private var enclosedPole = 0.0
    private var points: [PlanarPoint] = []
    /// The smallest distance from the centre measured on the ring, in metres.
    private(set) var nearest = Double.infinity
    /// The largest distance from the centre measured on the ring, in metres.
    private(set) var farthest = 0.0

    init(center: Coordinate, reach: Double, tolerance: Double, isCap: Bool) {
        (self.center, self.reach, self.tolerance, self.isCap) = (center, reach, tolerance, isCap)
        for pole in [1.0, -1] where (distance(PlanarPoint(x: center.longitude, y: 90 * pole)) > reach) == isCap {
            enclosedPole = pole
        }
    }

    /// Where the ring's geodesics start.
    private var origin: Coordinate {
        guard isCap else { return center }
        return Coordinate(latitude: -center.latitude, longitude: center.longitude + (center.longitude > 0 ? -180 : 180))
    }

    /// Places the vertices, clockwise from the azimuth of the enclosed pole.
    mutating func build() {
        let start = enclosedPole < 0 ? 180.0 : 0
        var before = (azimuth: start, point: vertex(start))
        // Seen from a ring around a pole, the two sides of the meridian beyond it are 360 degrees apart.
        if enclosedPole != 0 { before.point.x = origin.longitude + 180 * enclosedPole }
        points = [before.point]
        for edge in 1...Self.firstEdges {
            let azimuth = start + 360 * Double(edge) / Double(Self.firstEdges)
            var after = (azimuth: azimuth, point: edge == Self.firstEdges ? points[0] : vertex(azimuth))
            if edge == Self.firstEdges, enclosedPole != 0 { after.point.x = origin.longitude - 180 * enclosedPole }
            refine(from: before, to: after, depth: 0)
            before = after
        }
    }

    /// What the ring encloses, in [−180, 180].
    var enclosed: MultiPolygon {
        enclosedPole == 0 ? LongitudeWindow.cut(Ring(points)) : LongitudeWindow.polarCap(rim: points, pole: 90 * enclosedPole)
    }

    private typealias Vertex = (azimuth: Double, point: PlanarPoint)

    /// Adds the vertices after `from` up to and with `to`.
    private mutating func refine(from: Vertex, to: Vertex, depth: Int) {
        let samples = [0.25, 0.5, 0.75].map { share in
            distance(
                PlanarPoint(
                    x: from.point.x + share * (to.point.x - from.point.x), y: from.point.y + share * (to.point.y - from.point.y)))
        }
        let strays =
            samples.contains { abs($0 - reach) > Self.edgeShare * tolerance } || abs(to.point.x - from.point.x) > Self.longestEdge
        if strays, depth < Self.deepestHalving {
            let azimuth = (from.azimuth + to.azimuth) / 2
            let middle = (azimuth: azimuth, point: vertex(azimuth))
            refine(from: from, to: middle, depth: depth + 1)
            refine(from: middle, to: to, depth: depth + 1)
        } else {
            for sample in samples { (nearest, farthest) = (min(nearest, sample), max(farthest, sample)) }
            if to.point != points.last { points.append(to.point) }
        }
    }

    /// The geodesic distance from the centre, in metres.
    private func distance(_ point: PlanarPoint) -> Double {
        Geodesic.meters(center.longitude, center.latitude, point.x, point.y)
    }

    /// The point at an azimuth from the origin whose distance from the centre is the reach.
    private func vertex(_ azimuth: Double) -> PlanarPoint {
        guard isCap else { return Geodesic.unrolled(from: origin, azimuth: azimuth, meters: reach) }
        var (inside, outside) = (0.0, Geodesic.halfMeridian - reach + Self.capSlack)
        for _ in 0..<Self.bisections {
            let middle = (inside + outside) / 2
            if distance(Geodesic.unrolled(from: origin, azimuth: azimuth, meters: middle)) > reach {
                inside = middle
            } else {
                outside = middle
            }
        }
        return Geodesic.unrolled(from: origin, azimuth: azimuth, meters: inside)
    }
}
