/// The decimal step in which distances and costs are counted when they are added up: lengths in whole nanometres, costs of a matrix in
/// the finest decimal step that its largest cost allows.
///
/// Each distance or cost is rounded once to a whole number of steps; what follows is of whole numbers (``CostSum``). All parts of a run
/// have one step: it does not depend on the rows of a part.
public struct CostStep: Hashable, Sendable {
    /// The step is 10^−decimals of a metre or of the matrix's unit: at most 15, negative for very large costs.
    public let decimals: Int
    /// 10^|decimals|.
    @usableFromInline let power: Double

    /// Up to so many steps a decimal cost times a power of ten is off by less than half a step, so that it is taken as the decimal it is.
    private static let mostSteps = 2e15
    private static let mostDecimals = 15

    /// The step of lengths, 10⁻⁹ m.
    ///
    /// The longest, 2.83·10⁹ m across the largest plane and 20,003,932 m on the Earth, are below 3·10¹⁸ steps.
    public static let nanometer = CostStep(decimals: 9)

    /// Chooses the finest step in which `largest`, a finite number of at least 0, is at most 2·10¹⁵ steps.
    ///
    /// Costs that are decimals of no more digits than the step has are so taken as these decimals; others are off by half a step, 2.5·10⁻¹⁵ of
    /// the largest.
    public init(largest: Double) {
        precondition(largest >= 0 && largest.isFinite, "the costs must be checked before a step is chosen")
        var decimals = Self.mostDecimals
        while !(Self.scaled(largest, decimals, Self.power(decimals)) <= Self.mostSteps) { decimals -= 1 }
        self.init(decimals: decimals)
    }

    private init(decimals: Int) { (self.decimals, power) = (decimals, Self.power(decimals)) }

    /// Returns the whole number of steps nearest to a distance or cost that is finite, at least 0 and at most 9·10¹⁸ steps.
    ///
    /// Off by less than a step up to 2⁵³ steps (9,007 km), and by 2 nm on the longest way on the Earth, where doubles are no finer.
    @inlinable
    public func steps(_ cost: Double) -> Int64 {
        let steps = Self.scaled(cost, decimals, power)
        let whole = Int64(steps)
        return steps - Double(whole) >= 0.5 ? whole + 1 : whole  // the difference is exact
    }

    @inlinable
    static func scaled(_ cost: Double, _ decimals: Int, _ power: Double) -> Double { decimals >= 0 ? cost * power : cost / power }

    private static func power(_ decimals: Int) -> Double { (0..<abs(decimals)).reduce(1) { power, _ in power * 10 } }
}
