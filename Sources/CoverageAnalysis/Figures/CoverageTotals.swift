import ServiceModel

/// Points and weight, in all and covered.
///
/// Weights are ticks of the run's ``WeightScale``, so that sums are exact.
public struct CoverageTotals: Hashable, Sendable {
    /// The number of demand points.
    public var points = 0
    /// Their weight, in ticks.
    public var weight: Int64 = 0
    /// The number of covered demand points.
    public var coveredPoints = 0
    /// The weight of the covered demand points, in ticks.
    public var coveredWeight: Int64 = 0

    /// Makes totals of nothing.
    public init() {}

    /// Makes totals from their figures.
    public init(points: Int, weight: Int64, coveredPoints: Int, coveredWeight: Int64) {
        self.points = points
        self.weight = weight
        self.coveredPoints = coveredPoints
        self.coveredWeight = coveredWeight
    }

    /// Covered weight over weight; `nil` when there is no weight.
    public var share: Double? { weight > 0 ? Double(coveredWeight) / Double(weight) : nil }

    /// Weight that is not covered, in ticks.
    public var uncoveredWeight: Int64 { weight - coveredWeight }

    /// Counts one demand point.
    public mutating func add(_ ticks: Int64, isCovered: Bool) {
        points += 1
        weight += ticks
        if isCovered {
            coveredPoints += 1
            coveredWeight += ticks
        }
    }

    /// Adds the totals of other demand points.
    mutating func add(_ other: CoverageTotals) {
        points += other.points
        weight += other.weight
        coveredPoints += other.coveredPoints
        coveredWeight += other.coveredWeight
    }

    /// Returns the totals of all demand points and, by level and unit, of each unit; `outside` is what is in no unit of the level.
    ///
    /// - Returns: One entry per unit of the area in its order, and one `outside` per level. O(n · levels).
    static func byUnit(
        ticks: [Int64], isCovered: (Int) -> Bool, membership: UnitMembership, area: StudyArea
    ) -> (units: [CoverageTotals], outside: [CoverageTotals]) {
        var units = [CoverageTotals](repeating: CoverageTotals(), count: area.units.count)
        var outside = [CoverageTotals](repeating: CoverageTotals(), count: area.levels.count)
        for level in area.levels.indices {
            let column = membership.unitByLevel[level]
            for row in ticks.indices {
                let covered = isCovered(row)
                if column[row] >= 0 {
                    units[Int(column[row])].add(ticks[row], isCovered: covered)
                } else {
                    outside[level].add(ticks[row], isCovered: covered)
                }
            }
        }
        return (units, outside)
    }
}
