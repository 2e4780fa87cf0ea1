import CProfiles
package import PlanningTerms

extension ShippedProfile {
    /// The text of the profile, to be copied and edited.
    package var text: String {
        let shipped =
            switch self {
            case .fourLevel: unsafe shipped_four_level
            case .livingCircles: unsafe shipped_living_circles
            case .checkupTemplate: unsafe shipped_checkup_template
            }
        return unsafe String(decoding: UnsafeBufferPointer(start: shipped.bytes, count: shipped.count), as: UTF8.self)
    }
}
