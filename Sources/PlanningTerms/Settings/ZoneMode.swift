/// Over what responsibility zones reach.
public enum ZoneMode: String, Hashable, Sendable, CaseIterable {
    /// Where a facility is the nearest and covers.
    case covered
    /// The whole study area, divided by nearest facility.
    case full
    /// Whole units of the lowest level.
    case units
}
