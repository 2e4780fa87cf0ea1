package import ServiceModel

/// A level of the plan: city, district, street, community; or county, township, village.
package struct PlanLevel: Hashable, Sendable {
    /// The name, as the facilities and the units spell it.
    package var name: String
    /// What people call it; `nil` where the plan gives no title.
    package var title: String?
    /// Its service radius, in common or by type of unit; `nil` where the plan gives none.
    package var radius: RadiusTable.Entry?
    /// Other words for it in lists.
    package var aliases: [String]
    /// What else the plan says about it.
    package var service: ServiceLevel

    /// Makes one from its members.
    package init(
        name: String, title: String? = nil, radius: RadiusTable.Entry? = nil, aliases: [String] = [], service: ServiceLevel
    ) {
        (self.name, self.title, self.radius, self.aliases, self.service) = (name, title, radius, aliases, service)
    }
}
