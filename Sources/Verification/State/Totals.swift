/// Points and weight, in all and within reach, as the published files make them.
struct Totals {
    private(set) var points = 0
    private(set) var weight = 0.0
    /// Within reach for certain, and perhaps or for certain.
    private(set) var certainPoints = 0, possiblePoints = 0
    private(set) var certainWeight = 0.0, possibleWeight = 0.0

    /// Counts a demand point.
    mutating func add(_ weight: Double, _ reach: Recomputation.Reach) {
        points += 1
        self.weight += weight
        guard reach > .no else { return }
        possiblePoints += 1
        possibleWeight += weight
        guard reach == .certain else { return }
        certainPoints += 1
        certainWeight += weight
    }

    /// Adds other demand points.
    mutating func add(_ other: Totals) {
        points += other.points
        weight += other.weight
        certainPoints += other.certainPoints
        possiblePoints += other.possiblePoints
        certainWeight += other.certainWeight
        possibleWeight += other.possibleWeight
    }

    /// The points within reach.
    var coveredPoints: Interval { Interval(Double(certainPoints), Double(possiblePoints)) }
    /// Their weight.
    var coveredWeight: Interval { Interval(certainWeight, possibleWeight) }
    /// The points that are not.
    var uncoveredPoints: Interval { Interval(points) - coveredPoints }
    /// Their weight.
    var uncoveredWeight: Interval { (Interval(weight) - coveredWeight).atLeastZero }
    /// What is within reach of all; `nil` where there is no weight.
    var share: Interval? { weight > 0 ? coveredWeight * (1 / weight) : nil }
}
