/// Which side of the true circle the polygon of a service area lies on.
public enum ServiceAreaMode: String, Hashable, Sendable, CaseIterable {
    /// Inscribed: nothing outside the radius is inside the polygon, so that no blank is hidden.
    case inner
    /// Circumscribed: everything within the radius is inside the polygon.
    case outer
}
