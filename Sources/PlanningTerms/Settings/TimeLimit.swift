/// A duration above zero, said with its unit: `60s`, `5min` or `1h`.
package struct TimeLimit: Hashable, Sendable {
    /// The duration in seconds.
    package var seconds: Double

    /// Makes a duration from a number above zero with its unit; `nil` where the text is none.
    package init?(parsing text: String) {
        let units: [(String, Double)] = [("min", 60), ("s", 1), ("h", 3600)]
        guard let (suffix, factor) = units.first(where: { text.hasSuffix($0.0) }),
            let number = Double(text.dropLast(suffix.count)), number.isFinite, number > 0
        else { return nil }
        seconds = number * factor
    }
}
