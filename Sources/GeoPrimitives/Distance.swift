/// A length, so that metres and kilometres cannot be confused.
public struct Distance: Hashable, Comparable, Sendable {
    /// The length in metres.
    public let meters: Double

    @usableFromInline init(rawMeters: Double) { meters = rawMeters }

    /// A length given in metres.
    @inlinable public static func meters(_ value: Double) -> Distance { Distance(rawMeters: value) }
    /// A length given in kilometres.
    @inlinable public static func kilometers(_ value: Double) -> Distance { Distance(rawMeters: value * 1000) }

    /// The longest length that is read: no place of a plane lies farther from its origin along an axis, and none on the Earth as far.
    public static let longest = Distance.kilometers(1_000_000)

    /// Returns whether the first is the shorter.
    @inlinable public static func < (left: Distance, right: Distance) -> Bool { left.meters < right.meters }
}

extension Distance {
    /// Makes a length from a number with its unit: `500m`, `1km`, `1.5 km`; Chinese `500米`, `1公里`, `1千米` too.
    ///
    /// - Returns: `nil` when the unit is missing or unknown, or the length is no number up to ``longest``. The sign is not judged here.
    public init?(parsing text: some StringProtocol) {
        let units: [(suffix: String, meters: Double)] = [
            ("千米", 1000), ("公里", 1000), ("km", 1000), ("KM", 1000), ("Km", 1000), ("米", 1), ("m", 1), ("M", 1),
        ]
        let trimmed = String(text).trimmingSpaces().narrowed()
        for unit in units where trimmed.hasSuffix(unit.suffix) {
            let digits = String(trimmed.dropLast(unit.suffix.count)).trimmingSpaces()
            guard digits.allSatisfy({ "0123456789.+-eE".contains($0) }), let number = Double(digits),
                abs(number * unit.meters) <= Self.longest.meters
            else { return nil }
            self.init(rawMeters: number * unit.meters)
            return
        }
        return nil
    }
}

extension Distance: CustomStringConvertible {
    /// The length as people write it: `1.5 km` from a kilometre up, else `500 m`.
    public var description: String {
        let (number, unit) = meters >= 1000 ? (meters / 1000, "km") : (meters, "m")
        return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number)) \(unit)" : "\(number) \(unit)"
    }
}

extension String {
    /// Returns the text with full-width letters, digits and signs made plain.
    fileprivate func narrowed() -> String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0 }))
    }

    /// Returns the text without spaces and tabs at both ends.
    fileprivate func trimmingSpaces() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
            return ""
        }
        return String(self[first...last])
    }
}
