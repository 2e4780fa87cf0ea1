extension Double {
    /// The value rounded to so many decimals.
    package func rounded(toDecimals decimals: Int) -> Double {
        let factor = Self.powerOfTen(decimals)
        return (self * factor).rounded() / factor
    }

    /// The value rounded up to so many decimals, so that a radius stays large enough.
    package func roundedUp(toDecimals decimals: Int) -> Double {
        let factor = Self.powerOfTen(decimals)
        return (self * factor).rounded(.up) / factor
    }

    /// The value, or `nil` when it is infinite or not a number.
    package var finite: Double? { isFinite ? self : nil }

    private static func powerOfTen(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { power, _ in power * 10 } }

    /// The shortest decimal that reads back as the same number; whole numbers without a fraction.
    package var plainText: String { self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)" }
}
