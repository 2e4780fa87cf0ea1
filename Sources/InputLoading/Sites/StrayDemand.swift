import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Finds demand points whose position is probably wrong: at (0, 0), or far from all others.
struct StrayDemand {
    /// How far a point must lie from the middle nine tenths of all points at least, in degrees: about a hundred kilometres.
    private static let far = 1.0
    /// And in breadths of these nine tenths.
    private static let breadths = 3.0
    /// Points that tell where the others are.
    private static let sample = 10_000
    /// Of more than this share nobody can say that they lie far from the others.
    private static let most = 0.05

    /// Finds the points.
    ///
    /// - Returns: Their rows, in order.
    /// - Parameters:
    ///   - x: Longitudes in degrees, or metres in a plane.
    ///   - y: Latitudes in degrees, or metres.
    ///   - isPlanar: Whether they lie in a plane, where (0, 0) is a place like any other.
    /// - Complexity: O(n).
    static func rows(_ x: [Double], _ y: [Double], isPlanar: Bool) -> [Int] {
        guard x.count >= 3 else { return [] }
        let least = isPlanar ? far * 100_000 : far
        func range(_ values: [Double]) -> ClosedRange<Double> {
            let step = max(1, values.count / sample)
            let sorted = stride(from: 0, to: values.count, by: step).map { values[$0] }.sorted()
            let cut = max(1, sorted.count / 20)
            let (low, high) = (sorted[min(cut, sorted.count / 2)], sorted[max(sorted.count - 1 - cut, sorted.count / 2)])
            let reach = max(least, (high - low) * breadths)
            return (low - reach)...(high + reach)
        }
        // On both sides of the antimeridian, western longitudes lie east of the eastern ones.
        let isOver = !isPlanar && x.contains { $0 > 90 } && x.contains { $0 < -90 }
        let turned = isOver ? x.map { $0 < 0 ? $0 + 360 : $0 } : x
        let (columns, rows) = (range(turned), range(y))
        let strays = x.indices.filter {
            !columns.contains(turned[$0]) || !rows.contains(y[$0]) || (!isPlanar && x[$0] == 0 && y[$0] == 0)
        }
        return strays.count <= max(1, Int(most * Double(x.count))) ? strays : []
    }
}
