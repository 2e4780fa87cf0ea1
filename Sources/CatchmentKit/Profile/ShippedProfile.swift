import CProfiles

/// A norm profile that comes with the program.
public enum ShippedProfile: String, CaseIterable, Sendable {
    /// Service centers of city, district, street and community.
    case fourLevel = "four-level"
    /// Walking distances of the 15-, 10- and 5-minute living circles.
    case livingCircles = "living-circles"
    /// Thresholds of the check-up where nobody gives any.
    case checkupTemplate = "checkup-template"

    /// The text of the profile, to be copied and edited.
    public var text: String {
        let shipped =
            switch self {
            case .fourLevel: unsafe shipped_four_level
            case .livingCircles: unsafe shipped_living_circles
            case .checkupTemplate: unsafe shipped_checkup_template
            }
        return unsafe String(decoding: UnsafeBufferPointer(start: shipped.bytes, count: shipped.count), as: UTF8.self)
    }
}
