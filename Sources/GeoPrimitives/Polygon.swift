/// A closed line in the plane of its layer.
///
/// The first vertex is repeated as the last.
public struct Ring: Hashable, Sendable {
    /// The vertices, first repeated last; a ring that encloses something has at least four.
    public var points: [PlanarPoint]

    /// Makes a ring from vertices that already close.
    public init(_ points: [PlanarPoint]) { self.points = points }

    /// Twice the signed area in the layer's plane: positive when the ring runs counter-clockwise.
    ///
    /// O(vertices).
    public var doubledSignedArea: Double {
        guard let origin = points.first else { return 0 }
        var sum = 0.0
        for (a, b) in zip(points, points.dropFirst()) {
            sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return sum
    }
}

/// An area with one outer boundary and any number of holes, in the plane of its layer.
public struct Polygon: Hashable, Sendable {
    /// The outer boundary.
    public var exterior: Ring
    /// The boundaries of what is cut out.
    public var holes: [Ring]

    /// Makes a polygon from its rings; neither validity nor direction is checked.
    public init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// All rings, the exterior first.
    public var rings: [Ring] { [exterior] + holes }
}

/// Any number of polygons that belong together; none is allowed.
public struct MultiPolygon: Hashable, Sendable {
    /// The parts, which do not overlap when the geometry is valid.
    public var polygons: [Polygon]

    /// Makes a geometry from its parts.
    public init(_ polygons: [Polygon] = []) { self.polygons = polygons }

    /// Whether there is no part at all.
    public var isEmpty: Bool { polygons.isEmpty }

    /// The smallest box around all parts.
    ///
    /// O(vertices).
    public var boundingBox: BoundingBox {
        var box = BoundingBox.empty
        for polygon in polygons {
            for point in polygon.exterior.points { box.formUnion(x: point.x, y: point.y) }
        }
        return box
    }

    /// The number of vertices of all rings.
    public var vertexCount: Int {
        polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.points.count } }
    }
}
