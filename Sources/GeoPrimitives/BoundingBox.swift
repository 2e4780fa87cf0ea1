/// The smallest axis-parallel rectangle around a set of vertices, in the plane of their layer.
public struct BoundingBox: Hashable, Sendable {
    /// Lowest `x` (west).
    public var minX: Double
    /// Lowest `y` (south).
    public var minY: Double
    /// Highest `x` (east).
    public var maxX: Double
    /// Highest `y` (north).
    public var maxY: Double

    /// Makes a box from its four sides.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// A box that holds nothing; growing it by a vertex makes it that vertex.
    public static let empty = BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    /// Whether the box holds no vertex at all.
    public var isEmpty: Bool { minX > maxX || minY > maxY }

    /// Grows the box so that it holds the vertex.
    public mutating func formUnion(x: Double, y: Double) {
        minX = min(minX, x)
        minY = min(minY, y)
        maxX = max(maxX, x)
        maxY = max(maxY, y)
    }

    /// Returns whether the two boxes share at least a point.
    public func intersects(_ other: BoundingBox) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }
}
