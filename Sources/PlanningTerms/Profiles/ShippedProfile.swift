/// A norm profile that comes with the program.
package enum ShippedProfile: String, CaseIterable, Sendable {
    /// Service centers of city, district, street and community.
    case fourLevel = "four-level"
    /// Walking distances of the 15-, 10- and 5-minute living circles.
    case livingCircles = "living-circles"
    /// Thresholds of the check-up where nobody gives any.
    case checkupTemplate = "checkup-template"
}
