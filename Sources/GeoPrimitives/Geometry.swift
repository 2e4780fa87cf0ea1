/// The geometry of one feature.
package enum Geometry: Hashable, Sendable {
    /// No geometry.
    case none
    /// One vertex.
    case point(PlanarPoint)
    /// An open line.
    case line([PlanarPoint])
    /// Open lines that belong together.
    case lines([[PlanarPoint]])
    /// Areas.
    case area(MultiPolygon)
}
