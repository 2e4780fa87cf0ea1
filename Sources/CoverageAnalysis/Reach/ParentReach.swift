public import GeoPrimitives
public import ServiceModel

/// Whether a facility lies within reach of one of the level above.
public struct ParentReach: Hashable, Sendable {
    /// The facility.
    public var facility: FacilityNumber
    /// The nearest facility of the level above, whatever its radius; `nil` where there is none.
    public var nearest: FacilityNumber?
    /// The distance to it in metres; infinite where there is none.
    public var meters: Double
    /// The nearest facility of the level above among those whose service radius reaches this one; `nil` where none does.
    public var parent: FacilityNumber?
}

extension Reach {
    /// Returns, for every facility of a level, the facility of the level above within whose service radius it lies.
    ///
    /// - Parameters:
    ///   - level: The lower level.
    ///   - above: The level above it.
    /// - Returns: One entry per open facility of the lower level, in their order.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(m log m) for m facilities.
    package func parents(of level: String, in above: String) async throws -> [ParentReach] {
        let lower = input.facilityNumbers { $0.level == level }
        let upper = input.facilityNumbers { $0.level == above }
        let points = lower.map { input.facilities[$0].point }
        let table = DemandTable(
            ids: TextColumn(lower.map { input.facilities[$0].id }), x: points.map(\.x), y: points.map(\.y),
            ticks: points.map { _ in 1 }, scale: WeightScale(total: Double(points.count)), weightKind: .points)
        let found = try await RadiusReach(demand: table, rule: input.radiusRule, measure: input.measure, crew: crew)
            .coverage(by: upper.map { input.facilities[$0] }, radius: nil)
        return lower.enumerated().map { slot, number in
            ParentReach(
                facility: number, nearest: found.nearest[slot] < 0 ? nil : upper[Int(found.nearest[slot])],
                meters: found.nearestCost[slot], parent: found.isCovered(slot) ? upper[Int(found.coveredBy[slot])] : nil)
        }
    }
}
