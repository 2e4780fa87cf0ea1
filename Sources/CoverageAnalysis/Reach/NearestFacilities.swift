import ServiceModel
import GeoPrimitives

/// The nearest facilities of every demand point in order, with distances.
///
/// Memory: 12 bytes for each demand point and rank.
public struct NearestFacilities: Sendable {
    /// How many facilities each demand point has here: what was asked for, or all of them where there are fewer.
    public let count: Int
    /// The facilities by demand point and rank: those of row r begin at r · ``count``.
    public let facilities: [Int32]
    /// Their distances in metres under the run's measure, within 0.05 mm, in the same order.
    public let meters: [Double]
}

extension Reach {
    /// Returns the nearest open facilities of every demand point by distance, whatever their radius; earlier ones win ties.
    ///
    /// - Parameter count: How many for each demand point; at least 1.
    /// - Returns: The facilities of each demand point by distance.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n · count · log m).
    package func nearestFacilities(_ count: Int) async throws -> NearestFacilities {
        precondition(count >= 1, "at least one facility is asked for")
        let (demand, facilities) = (input.demand, input.facilities)
        let tree = NearestTree(facilities.map(\.point), measure: input.measure)
        let parts = try await crew.chunks(of: demand.count) { rows in
            try Task.checkCancellation()
            var (numbers, meters): ([Int32], [Double]) = ([], [])
            for row in rows {
                for ranked in tree.nearest(count, to: demand.point(row)) {
                    numbers.append(Int32(ranked.index))
                    meters.append(ranked.meters)
                }
            }
            return (numbers, meters)
        }
        return NearestFacilities(
            count: min(count, facilities.count), facilities: parts.flatMap { $0.0 }, meters: parts.flatMap { $0.1 })
    }
}
