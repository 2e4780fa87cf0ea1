import GeoPrimitives

/// Where the plane of a map lies on the paper.
///
/// The paper's unit is a tenth of the unit in which drawings give their widths, so that whole numbers are fine enough.
struct MapFrame {
    /// Tenths in a unit.
    static let fineness = 10.0
    /// The width of the paper, and between what the height of the frame lies, in tenths.
    static let width = 7200, heights = 3000.0...7000.0
    private static let margin = 160.0

    let height: Int
    /// Tenths in a metre of the plane.
    let scale: Double
    private let middle: PlanarPoint

    /// Makes the frame around a box of the plane.
    init(_ box: BoundingBox) {
        let (width, height) = (max(box.maxX - box.minX, 1), max(box.maxY - box.minY, 1))
        let inner = Double(Self.width) - 2 * Self.margin
        let wanted = min(max(inner * height / width + 2 * Self.margin, Self.heights.lowerBound), Self.heights.upperBound)
        self.height = Int(wanted.rounded())
        scale = min(inner / width, (wanted - 2 * Self.margin) / height)
        middle = PlanarPoint(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
    }

    /// Returns where a position of the plane lies on the paper, in tenths from the upper left.
    func place(_ point: PlanarPoint) -> PlanarPoint {
        PlanarPoint(
            x: Double(Self.width) / 2 + (point.x - middle.x) * scale, y: Double(height) / 2 - (point.y - middle.y) * scale)
    }
}

/// A length that a scale bar shows: 1, 2 or 5 times a power of ten.
struct ScaleBar {
    let meters: Double
    let tenths: Int

    /// Chooses the longest that takes at most `longest` tenths.
    init(scale: Double, longest: Double = 1300) {
        var meters = 1e-3
        while meters * 10 * scale <= longest { meters *= 10 }
        meters *= [5.0, 2, 1].first { $0 * meters * scale <= longest } ?? 1
        self.meters = meters
        tenths = Int((meters * scale).rounded())
    }

    /// A length with its unit: kilometres from a thousand metres on.
    static func written(_ meters: Double, _ units: LengthUnits) -> String {
        "\(number(meters >= 1000 ? meters / 1000 : meters)) \(meters >= 1000 ? units.kilometers : units.meters)"
    }

    /// A length without its unit, which is that of another.
    static func written(_ meters: Double, inUnitOf other: Double) -> String { number(other >= 1000 ? meters / 1000 : meters) }

    private static func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
}

/// What the units of lengths are called on a map.
package struct LengthUnits: Sendable {
    /// Metres and kilometres.
    package var meters: String, kilometers: String

    /// Makes the signs of both, or other words for them.
    package init(meters: String = "m", kilometers: String = "km") { (self.meters, self.kilometers) = (meters, kilometers) }
}
