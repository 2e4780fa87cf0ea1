package import GeoPrimitives
package import ServiceModel

/// The demand points of a result as a comparison sees them.
package struct CoveredPoints: Sendable {
    /// The ids.
    package var ids: TextColumn
    /// The weights, in ticks of ``scale``.
    package var ticks: [Int64]
    /// The step of the weights.
    package var scale: WeightScale
    /// Which are covered.
    package var isCovered: [Bool]

    /// Makes points from columns of one length.
    package init(ids: TextColumn, ticks: [Int64], scale: WeightScale, isCovered: [Bool]) {
        precondition(ids.count == ticks.count && ticks.count == isCovered.count, "columns must have one length")
        self.ids = ids
        self.ticks = ticks
        self.scale = scale
        self.isCovered = isCovered
    }

    /// Returns the points with weights in ticks of another scale.
    func rescaled(to other: WeightScale) -> CoveredPoints {
        guard other != scale else { return self }
        return CoveredPoints(ids: ids, ticks: ticks.map { other.ticks(scale.weight($0)) }, scale: other, isCovered: isCovered)
    }
}
