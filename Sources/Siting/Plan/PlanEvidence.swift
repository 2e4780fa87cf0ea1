import PlanningTerms

/// What is proven about a plan: what it reaches, what no plan passes, and how far the two are apart.
struct PlanEvidence: Hashable, Sendable {
    /// What the plan reaches, in its unit.
    let objective: Double
    /// What no plan passes.
    let bound: Double
    /// The difference of the two over the larger of them; 0 where that is 0.
    let gap: Double
    /// The same difference over what can be gained.
    var gapGained: Double
    /// Whether nothing is left between them.
    let isProven: Bool

    /// Takes whole numbers of which more is better, the bound at least the value; `base` is reached without a plan.
    init(most value: Int64, bound: Int64, base: Int64, figure: (Int64) -> Double) {
        (objective, self.bound) = (figure(value), figure(bound))
        gap = Self.ratio(Double(bound - value), Double(bound))
        gapGained = Self.ratio(Double(bound - value), Double(bound - base))
        isProven = bound == value
    }

    /// Takes figures in the plan's unit; without a `base` all that is reached is gained.
    init(_ objective: Double, bound: Double, of measure: ObjectiveMeasure, base: Double? = nil) {
        self.objective = objective
        self.bound = measure.isBetterWhenLess ? min(bound, objective) : max(bound, objective)
        let difference = abs(self.bound - objective)
        gap = Self.ratio(difference, max(self.bound, objective))
        gapGained = base.map { [bound = self.bound] in Self.ratio(difference, bound - $0) } ?? gap
        isProven = self.bound == objective
    }

    private static func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }
}
