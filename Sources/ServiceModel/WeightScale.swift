/// The decimal step in which a run counts weight, so that sums are exact whatever their order.
///
/// Weights are held as whole numbers of *ticks*; one tick is 10^−``decimals``. The step is chosen from the total so that every sum
/// stays below 10¹⁵ ticks: it then fits a `Double` without loss, prints as the decimal it is, and parts always add up to the whole.
/// The rounding of one weight is at most half a tick, that is 5·10⁻¹⁶ of the total.
public struct WeightScale: Hashable, Sendable {
    /// The number of decimals of a tick, 0 to 15.
    public let decimals: Int
    /// Ticks in a weight of one: 10^decimals.
    public let ticksPerUnit: Double

    /// The largest total a run accepts, in the unit of the weight.
    public static let largestTotal = 1e15

    /// Chooses the step for weights that sum to about `total`, which must be at least 0 and at most ``largestTotal``.
    public init(total: Double) {
        precondition(total >= 0 && total <= Self.largestTotal, "the total weight must be checked before a scale is chosen")
        var decimals = 0
        var ticks = 1.0
        while decimals < 15, total * ticks * 10 <= 1e15 {
            decimals += 1
            ticks *= 10
        }
        self.decimals = decimals
        ticksPerUnit = ticks
    }

    /// No weight comes to more ticks than this, so that the sum and the difference of two are numbers.
    @usableFromInline static let mostTicks = 4e18

    /// Returns the whole number of ticks nearest to the weight; of a weight beyond all that the scale holds the most there are.
    @inlinable
    public func ticks(_ weight: Double) -> Int64 {
        let ticks = weight * ticksPerUnit
        guard abs(ticks) < Self.mostTicks else { return Int64(ticks < 0 ? -Self.mostTicks : Self.mostTicks) }
        let whole = Int64(ticks)
        let rest = ticks - Double(whole)  // exact
        return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
    }

    /// Returns the weight of so many ticks; exact to the last printed digit below 10¹⁵ ticks.
    @inlinable
    public func weight(_ ticks: Int64) -> Double { Double(ticks) / ticksPerUnit }
}
