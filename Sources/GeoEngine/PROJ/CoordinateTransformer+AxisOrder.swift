import GeoPrimitives

extension CoordinateTransformer {
    /// Positions tried to decide the order of a layer's ordinates.
    private static let axisSamples = 1000
    /// Degrees by which an area of use is grown: data reach a little beyond it.
    private static let areaMargin = 1.0
    /// Straight fits nowhere when at most this share of the sample lands in the area of use.
    private static let nowhere = 0.01
    /// Swapped fits nearly everywhere when at least this share does.
    private static let nearlyEverywhere = 0.99

    /// Returns whether the layer's ordinates only make sense swapped, northing or latitude having been given as `x`.
    ///
    /// Up to 1,000 positions are transformed both ways: swapped is the answer when at most 1 % land in the system's area of use as
    /// they are and at least 99 % when swapped. A system without an area of use is never found swapped. NaN positions are left out.
    package func ordinatesAreSwapped(x: [Double], y: [Double]) -> Bool {
        precondition(x.count == y.count, "x and y must have as many entries")
        guard let area = areaOfUse else { return false }
        var (tried, straight, swapped) = (0, 0, 0)
        for index in stride(from: 0, to: x.count, by: max(1, x.count / Self.axisSamples)) {
            guard !x[index].isNaN, !y[index].isNaN else { continue }
            tried += 1
            if lands(x: x[index], y: y[index], in: area) { straight += 1 }
            if lands(x: y[index], y: x[index], in: area) { swapped += 1 }
        }
        return tried > 0 && Double(straight) <= Self.nowhere * Double(tried)
            && Double(swapped) >= Self.nearlyEverywhere * Double(tried)
    }

    private func lands(x: Double, y: Double, in area: GeographicArea) -> Bool {
        let position: Coordinate? =
            switch method {
            case .identity, .chineseDatum: Coordinate(latitude: y, longitude: x)
            case .proj(let transformation): transformation.position(x: x, y: y)
            }
        guard let position else { return false }
        return area.contains(longitude: position.longitude, latitude: position.latitude, margin: Self.areaMargin)
    }
}
