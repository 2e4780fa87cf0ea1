/// The value of one property of a feature.
public enum PropertyValue: Hashable, Sendable {
    /// No value.
    case null
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number with a fraction; must be finite.
    case number(Double)
    /// A truth value.
    case boolean(Bool)
}

/// The geometry of one feature.
public enum Geometry: Hashable, Sendable {
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
