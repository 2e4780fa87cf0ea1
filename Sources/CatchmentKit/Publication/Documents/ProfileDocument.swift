import PlanningTerms

/// The norm profile of a run.
public struct ProfileDocument: Codable, Sendable {
    /// One norm.
    public struct Norm: Codable, Sendable {
        /// What is regulated.
        public var item: String
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
        /// How a radius is measured: `straight`, `walking` or `minutes`.
        public var measure: String?
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
    public var norms: [Norm]

    init(_ use: ProfileUse) {
        name = use.profile.name
        _title = Nullable(wrappedValue: use.profile.title)
        template = use.profile.isTemplate
        _detour = Nullable(wrappedValue: use.detour)
        unverified = use.profile.norms.count { !$0.isVerified } + use.profile.thresholds.count { !$0.isVerified }
        norms = use.profile.norms.map { norm in
            Norm(
                item: norm.item.rawValue, level: norm.level, place: norm.place?.rawValue, min: norm.least, max: norm.most,
                unit: norm.unit, measure: norm.measure?.rawValue,
                straightM: norm.item == .radius ? (try? use.straight(norm))?.meters.rounded(toDecimals: 3) : nil,
                households: norm.households, source: norm.source, clause: norm.clause, verified: norm.isVerified)
        }
    }
}
