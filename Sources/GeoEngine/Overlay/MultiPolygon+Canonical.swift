package import GeoPrimitives

extension MultiPolygon {
    /// The same geometry in the one form that equal geometries share, so that equal runs write equal bytes: exteriors
    /// counter-clockwise and holes clockwise (RFC 7946), every ring from its smallest vertex (by x, then y), rings and parts sorted.
    package var canonical: MultiPolygon {
        let parts = polygons.map { polygon in
            Polygon(
                exterior: polygon.exterior.canonical(counterClockwise: true),
                holes: polygon.holes.map { $0.canonical(counterClockwise: false) }.sorted { $0.precedes($1) })
        }
        return MultiPolygon(parts.sorted { $0.exterior.precedes($1.exterior) })
    }
}

extension Ring {
    /// The ring in the direction asked for, from its smallest vertex on.
    fileprivate func canonical(counterClockwise: Bool) -> Ring {
        var open = Array(points.dropLast())
        if (doubledSignedArea > 0) != counterClockwise { open.reverse() }
        guard let start = open.indices.min(by: { open[$0].precedes(open[$1]) }) else { return self }
        return Ring(open[start...] + open[..<start] + [open[start]])
    }

    /// Whether the ring's vertices come before the other's, read in order.
    fileprivate func precedes(_ other: Ring) -> Bool {
        points.lexicographicallyPrecedes(other.points) { $0.precedes($1) }
    }
}

extension PlanarPoint {
    /// Whether the vertex lies to the left of the other, or on the same vertical and below.
    fileprivate func precedes(_ other: PlanarPoint) -> Bool { x != other.x ? x < other.x : y < other.y }
}
