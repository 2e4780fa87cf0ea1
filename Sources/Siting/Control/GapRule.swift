/// When a plan is close enough to its bound to end a run: once |bound − objective| is at most a share of the larger of them.
///
/// A share of 0 asks for proof.
struct GapRule: Hashable, Sendable {
    /// The relative gap that was asked for, at least 0.
    let share: Double

    /// The most by which a bound above may differ, in whole units; more than any value is.
    private static let most = 1e15

    /// Returns by how much a bound may exceed a value of which more is better, in whole units: from (bound − value) / bound <= share.
    ///
    /// - Parameters:
    ///   - value: What is reached in all, in ticks.
    ///   - unit: The ticks of a unit.
    /// - Returns: Whole units, at least 0.
    func allowance(above value: Double, unit: Int64 = 1) -> Int64 {
        guard share > 0 else { return 0 }
        guard share < 1 else { return .max / 4 }
        return Int64(min(value * share / (1 - share) / Double(unit), Self.most))
    }

    /// Returns by how much a bound may fall short of a value of which less is better, in its units.
    func allowance(below value: Int64) -> Int64 { Int64(min(Double(value) * min(1, share), 4e18)) }

    /// Whether a value of which more is better is close enough to its bound; nothing is asked of one that is infinite.
    func isReached(most value: Double, bound: Double) -> Bool { !(bound - value > share * bound) }

    /// Whether a value of which less is better is close enough to its bound; nothing is asked of one that is infinite.
    func isReached(least value: Double, bound: Double) -> Bool { !(value - bound > share * value) }
}
