import GeoPrimitives

/// Where maps are shifted by GCJ-02: mainland China, told apart from its neighbours in the box of the formula.
///
/// The outline is drawn generously, 3 km beyond land borders and some 15 km beyond the coast, so that no place of the mainland is
/// missed; towns that touch the border on its other side are taken in. Hong Kong, Macau, Kinmen and Matsu are cut out to some
/// hundred metres; Taiwan lies outside.
package struct MainlandChina: ~Copyable, Sendable {
    /// What is cut out, and the outline.
    private let areas: PolygonLocator
    private static let isMainland = 1

    /// Prepares the outline: about 1,000 vertices, in a millisecond.
    ///
    /// - Throws: Nothing, as long as its vertices are numbers.
    package init() throws(GeometryEngineError) {
        areas = try PolygonLocator([
            Self.polygons(Self.exceptionsText, unitsPerDegree: 10_000), Self.polygons(Self.outlineText, unitsPerDegree: 100),
        ])
    }

    /// Returns whether a position lies there; false for NaN.
    ///
    /// A shift of its datum, at most 1.4 km, does not matter but at the borders.
    ///
    /// - Complexity: O(log edges), about 0.2 µs.
    package borrowing func contains(longitude: Double, latitude: Double) throws(GeometryEngineError) -> Bool {
        try areas.first(containing: longitude, latitude) == Self.isMainland
    }

    /// Reads rings from lines of `x,y`, one ring from blank line to blank line.
    private static func polygons(_ text: String, unitsPerDegree: Double) -> MultiPolygon {
        var rings: [[PlanarPoint]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { rings.append([]) }
            for pair in line.split(separator: " ") {
                let numbers = pair.split(separator: ",").compactMap { Double($0) }
                rings[rings.count - 1].append(PlanarPoint(x: numbers[0] / unitsPerDegree, y: numbers[1] / unitsPerDegree))
            }
        }
        return MultiPolygon(
            rings.filter { !$0.isEmpty }.map { Polygon(exterior: Ring($0 + $0.prefix(1)), holes: []) })
    }
}
