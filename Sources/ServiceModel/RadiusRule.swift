public import GeoPrimitives

/// default; or the override in place of all.
public struct RadiusRule: Hashable, Sendable {
    /// The radius where neither the demand point nor the facility has one.
    public var fallback: Distance?
    /// The radius of every pair, whatever the columns say.
    public var override: Distance?

    /// Makes a rule from `--radius` and `--radius-override`.
    public init(fallback: Distance?, override: Distance? = nil) {
        self.fallback = fallback
        self.override = override
    }

    /// Returns a facility's radius under the rule, or `nil` when nothing gives one.
    public func radius(of facility: Facility) -> Distance? { override ?? facility.radius ?? fallback }
}
