/// The sum of distances or costs over demand, each times its ticks: exact, so that partial sums add up to the same bits in any order, over
/// any parts and on any number of threads.
///
/// Range: the ticks of a run are at most 10¹⁵ and half a tick for each of its rows, which are fewer than 2³¹ (``WeightScale``): below
/// 1.000002·10¹⁵. On the Earth no distance exceeds 20,003,932 m, which is 2.0003932·10¹⁶ nm, and no sum 2.1·10³¹ nanometres × ticks; in a
/// plane that ends at ±10⁹ m the longest is 2.83·10¹⁸ nm, and no sum exceeds 2.9·10³³; costs are at most 2·10¹⁵ steps. Even the most that
/// ``CostStep/steps(_:)`` takes, 9·10¹⁸, gives less than 9.1·10³³, and 2¹²⁷ = 1.7·10³⁸ has room for 18,000 of these. Additions therefore
/// never wrap, nor does a difference of two sums.
package struct CostSum: Hashable, Sendable {
    /// The step in which distances or costs are counted.
    package let step: CostStep
    /// The sum, in steps × ticks.
    package var total: Int128 = 0
    /// The ticks of all that was added.
    package var ticks: Int64 = 0

    /// Makes the sum of nothing.
    package init(in step: CostStep) { self.step = step }

    /// Adds a distance or cost of so many ticks; finite, as ``CostStep/steps(_:)`` wants it.
    @inlinable
    package mutating func add(_ cost: Double, ticks: Int64) { add(step.steps(cost), ticks) }

    /// Takes out a distance or cost that was added with so many ticks.
    @inlinable
    package mutating func remove(_ cost: Double, ticks: Int64) { add(step.steps(cost), -ticks) }

    /// Adds, with so many ticks, how much more one distance or cost is than another; less than nothing where it is less.
    @inlinable
    package mutating func add(_ cost: Double, beyond other: Double, ticks: Int64) {
        add(step.steps(cost) - step.steps(other), ticks)
    }

    @inlinable
    mutating func add(_ steps: Int64, _ ticks: Int64) {
        // Wraps for nobody, as the range above shows.
        total &+= Int128(truncatingIfNeeded: steps) &* Int128(truncatingIfNeeded: ticks)
        self.ticks &+= ticks
    }

    /// Returns the sum over the demand of both, which must have one step.
    package static func + (one: CostSum, other: CostSum) -> CostSum {
        var sum = one
        sum += other
        return sum
    }

    /// Adds the sum over other demand, of the same step.
    package static func += (sum: inout CostSum, other: CostSum) {
        precondition(sum.step == other.step, "sums of one run have one step")
        sum.total += other.total
        sum.ticks += other.ticks
    }

    /// The mean by weight, in the unit of the distances or costs: the exact quotient, cut to 2⁻⁶⁴ of the unit (of a step, where steps are
    /// coarser) and rounded to the nearest double; `nil` where there are no ticks.
    package var mean: Double? {
        guard ticks > 0 else { return nil }
        let divisor = (0..<max(0, step.decimals)).reduce(UInt128(ticks)) { divisor, _ in divisor * 10 }
        // No mean exceeds 2⁶³ steps, so that the quotient fits.
        let size = total.magnitude
        let quotient = divisor.dividingFullWidth((high: size >> 64, low: size << 64)).quotient
        let mean = Double(quotient) * 0x1p-64
        return (total < 0 ? -mean : mean) * (step.decimals < 0 ? step.power : 1)
    }
}
