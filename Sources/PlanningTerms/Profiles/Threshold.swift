/// When an indicator of the check-up is green or red.
public struct Threshold: Hashable, Sendable {
    /// The indicator.
    public var indicator: IndicatorKind
    /// The level it holds for; all when `nil`.
    public var level: String?
    /// Green from here on.
    public var green: Double
    /// Red beyond here.
    public var red: Double
    /// Where the numbers come from.
    public var source: String
    /// Whether somebody has held them against the source.
    public var isVerified: Bool

    /// Makes one from its members.
    package init(indicator: IndicatorKind, level: String? = nil, green: Double, red: Double, source: String, isVerified: Bool) {
        (self.indicator, self.level, self.green, self.red) = (indicator, level, green, red)
        (self.source, self.isVerified) = (source, isVerified)
    }
}

extension Threshold {
    /// Returns how a value stands: at exactly green it is green, at exactly red it is not red yet.
    package func state(of value: Double?) -> IndicatorState {
        guard let value else { return .unknown }
        if indicator.isBetterHigh { return value >= green ? .green : value < red ? .red : .amber }
        return value <= green ? .green : value > red ? .red : .amber
    }
}
