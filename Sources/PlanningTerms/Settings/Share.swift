/// A share, said as a percentage or a fraction: `95%` or `0.95`.
package struct Share: Hashable, Sendable {
    /// The share, from 0 to 1.
    package var value: Double

    /// Makes a share from a number that is finite and at least 0; `nil` where it is none, and where it lies outside 0 to 1.
    ///
    /// A percentage is read as one decimal: 33.3 / 100 is another double than 0.333, and a share of exactly so much would be missed.
    package init?(parsing text: String) {
        guard let number = Self.number(text), (0...1).contains(number) else { return nil }
        value = number
    }

    /// The number of a text, in whatever range; `nil` where it is neither a percentage nor a fraction.
    package static func number(_ text: String) -> Double? {
        guard text.hasSuffix("%") else { return Double(text).flatMap { $0.isFinite ? $0 : nil } }
        guard let number = Double(text.dropLast()), number.isFinite else { return nil }
        return Double("\(number)e-2") ?? number / 100
    }
}
