/// A length, so that metres and kilometres cannot be confused.
public struct Distance: Hashable, Comparable, Sendable {
    /// The length in metres.
    public let meters: Double

    @usableFromInline init(rawMeters: Double) { meters = rawMeters }

    /// A length given in metres.
    @inlinable public static func meters(_ value: Double) -> Distance { Distance(rawMeters: value) }
    /// A length given in kilometres.
    @inlinable public static func kilometers(_ value: Double) -> Distance { Distance(rawMeters: value * 1000) }

    /// Returns whether the first is the shorter.
    @inlinable public static func < (left: Distance, right: Distance) -> Bool { left.meters < right.meters }
}

extension Distance {
    /// Makes a length from a number with its unit: `500m`, `1km`, `1.5 km`; Chinese `500米`, `1公里`, `1千米` too.
    ///
    /// - Returns: `nil` when the unit is missing or unknown, or the number is not finite. The sign is not judged here.
    public init?(parsing text: some StringProtocol) {
        let units: [(suffix: String, meters: Double)] = [
            ("千米", 1000), ("公里", 1000), ("km", 1000), ("KM", 1000), ("Km", 1000), ("米", 1), ("m", 1), ("M", 1),
        ]
        let trimmed = String(text).trimmingSpaces()
        for unit in units where trimmed.hasSuffix(unit.suffix) {
            guard let number = Double(String(trimmed.dropLast(unit.suffix.count)).trimmingSpaces()),
                (number * unit.meters).isFinite
            else {
                return nil
            }
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
    /// Returns the text without spaces and tabs at both ends.
    fileprivate func trimmingSpaces() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
            return ""
        }
        return String(self[first...last])
    }
}
