import CoverageAnalysis
import GeoPrimitives
import ServiceModel

/// The demand points that bring a radius of their own, found by whatever lies within it.
struct OwnRadii: Sendable {
    /// The radius of each demand point in metres, NaN where it has none.
    let meters: [Double]
    private let rows: [Int32]
    private let tree: PositionTree
    private let limits: DistanceLimits

    /// Looks for own radii that count in a run; `nil` where there are none.
    init?(_ input: PlanningInput) {
        guard let own = input.radiusRule.ownRadii(of: input.demand), own.contains(where: { !$0.isNaN }) else {
            return nil
        }
        meters = own
        let rows = own.indices.filter { !own[$0].isNaN }
        self.rows = rows.map(Int32.init)
        tree = PositionTree(rows.map { input.demand.point($0) }, measure: input.measure)
        limits = DistanceLimits(tree.order.map { own[rows[Int($0)]] })
    }

    /// Calls `found` with the demand points whose own radius reaches a facility.
    func forEachReaching(_ probe: FacilityProbe, _ input: PlanningInput, _ found: (Int) -> Void) {
        tree.forEachSlot(within: limits, of: probe.point) { slot in
            let row = Int(rows[Int(tree.order[slot])])
            if probe.covers(tree.place(slot), CoverTest(radius: meters[row], measure: input.measure)) { found(row) }
        }
    }
}
