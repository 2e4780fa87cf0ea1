/// The decimal step in which weight × cost is counted, so that sums are exact whatever their order.
///
/// Each product is rounded once to a whole number of steps; all sums after that are of whole numbers.
struct ValueScale: Hashable {
    /// The step is 10^−decimals; negative for very large totals.
    let decimals: Int

    /// The most decimals of a step.
    private static let mostDecimals = 9

    /// Chooses the finest step with which `total` stays below `limit` steps.
    init(total: Double, limit: Double) {
        var decimals = Self.mostDecimals
        while decimals > -300, !(Self.scaled(total, decimals) <= limit) { decimals -= 1 }
        self.decimals = decimals
    }

    /// The step, in the unit of weight × cost.
    var step: Double { 1 / Self.power(decimals) }

    /// Returns the whole number of steps nearest to a value.
    func steps(_ value: Double) -> Int64 { Int64(Self.scaled(value, decimals).rounded()) }

    /// Returns the value of so many steps.
    func value(_ steps: Int64) -> Double { Self.scaled(Double(steps), -decimals) }

    private static func scaled(_ value: Double, _ decimals: Int) -> Double {
        decimals >= 0 ? value * power(decimals) : value / power(-decimals)
    }

    private static func power(_ exponent: Int) -> Double {
        exponent >= 0 ? (0..<exponent).reduce(1) { power, _ in power * 10 } : 1 / power(-exponent)
    }
}
