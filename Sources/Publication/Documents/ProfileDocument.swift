import GeoPrimitives
public import PlanningTerms

/// The norm profile of a run.
public struct ProfileDocument: Codable, Sendable {
    /// One norm.
    public struct NormEntry: Codable, Sendable {
        /// What is regulated.
        @Kind public var item: Norm.Item?
        /// The level, and the type of unit, that it holds for; `null` for all.
        @Nullable public var level: String?
        /// The type of unit that it holds for; `null` for both.
        @Nullable public var place: String?
        /// The least, and the most.
        @Nullable public var min: Double?
        /// The most.
        @Nullable public var max: Double?
        /// The unit of the numbers.
        public var unit: String
        /// How a radius is measured; missing for what is no radius.
        @Kind public var measure: Norm.Measure?
        /// The straight radius that a norm of a radius comes to, in metres.
        public var straightM: Double?
        /// The households of one share of a quota.
        public var households: Double?
        /// Where the number comes from.
        public var source: String
        /// The clause of the source.
        public var clause: String?
        /// Whether somebody held the number against the source.
        public var verified: Bool

        /// Makes one from its members.
        package init(
            item: Norm.Item? = nil, level: String? = nil, place: String? = nil, min: Double? = nil, max: Double? = nil,
            unit: String, measure: Norm.Measure? = nil, straightM: Double? = nil, households: Double? = nil, source: String,
            clause: String? = nil, verified: Bool
        ) {
            _item = Kind(wrappedValue: item)
            _level = Nullable(wrappedValue: level)
            _place = Nullable(wrappedValue: place)
            _min = Nullable(wrappedValue: min)
            _max = Nullable(wrappedValue: max)
            _measure = Kind(wrappedValue: measure)
            (self.unit, self.straightM, self.households, self.source) = (unit, straightM, households, source)
            (self.clause, self.verified) = (clause, verified)
        }
    }

    /// The name of the profile.
    public var name: String
    /// What it is about.
    @Nullable public var title: String?
    /// Whether it is a template to be edited, and no rule of anybody.
    public var template: Bool
    /// How much longer the way is than the straight line; `null` where nobody said.
    @Nullable public var detour: Double?
    /// Numbers that nobody held against their source.
    public var unverified: Int
    /// The norms.
    public var norms: [NormEntry]

    /// Makes one from its members.
    package init(name: String, title: String? = nil, template: Bool, detour: Double? = nil, unverified: Int, norms: [NormEntry]) {
        _title = Nullable(wrappedValue: title)
        _detour = Nullable(wrappedValue: detour)
        (self.name, self.template, self.unverified, self.norms) = (name, template, unverified, norms)
    }
}
