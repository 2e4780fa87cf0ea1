/// An area, so that square metres and square kilometres cannot be confused.
public struct Area: Hashable, Comparable, Sendable {
    /// The area in square metres.
    public let squareMeters: Double

    @usableFromInline init(rawSquareMeters: Double) { squareMeters = rawSquareMeters }

    /// An area given in square metres.
    @inlinable public static func squareMeters(_ value: Double) -> Area { Area(rawSquareMeters: value) }

    /// No area.
    public static let zero = Area(rawSquareMeters: 0)

    /// Returns whether the first is the smaller.
    @inlinable public static func < (left: Area, right: Area) -> Bool { left.squareMeters < right.squareMeters }
    /// Adds two areas.
    @inlinable public static func + (left: Area, right: Area) -> Area { .squareMeters(left.squareMeters + right.squareMeters) }
    /// Subtracts an area from another.
    @inlinable public static func - (left: Area, right: Area) -> Area { .squareMeters(left.squareMeters - right.squareMeters) }
}
