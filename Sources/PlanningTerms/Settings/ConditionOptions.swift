public import GeoPrimitives

/// What a planner asks of a plan beside its model.
public struct ConditionOptions: Hashable, Sendable {
    /// A share of the people of every unit of a level.
    public struct Floor: Hashable, Sendable {
        /// The level of the units.
        public var level: String
        /// The share of each unit's weight to be covered, 0 to 1.
        public var share: Double

        /// Makes a floor.
        public init(level: String, share: Double) {
            self.level = level
            self.share = share
        }
    }

    /// Newly opened sites in every unit of a level.
    public struct Quota: Hashable, Sendable {
        /// The level of the units.
        public var level: String
        /// Sites at least.
        public var minimum: Int
        /// Sites at most; `nil` is no limit.
        public var maximum: Int?

        /// Makes a quota.
        public init(level: String, minimum: Int, maximum: Int?) {
            self.level = level
            self.minimum = minimum
            self.maximum = maximum
        }

        /// Makes a quota from a range such as `1..3`, `1..` or `..2`; `nil` where the text is none.
        public init?(level: String, range: String) {
            guard let dots = range.firstRange(of: "..") else { return nil }
            let (low, high) = (range[..<dots.lowerBound], range[dots.upperBound...])
            guard !(low.isEmpty && high.isEmpty), let minimum = low.isEmpty ? 0 : Int(low), minimum >= 0 else { return nil }
            let maximum = high.isEmpty ? nil : Int(high)
            guard high.isEmpty || maximum != nil else { return nil }
            self.init(level: level, minimum: minimum, maximum: maximum)
        }

        /// Whether the range does not end below its start.
        package var isOrdered: Bool { maximum.map { $0 >= minimum } ?? true }
    }

    /// Whether a demand point may be served by several sites.
    public enum CapacityRule: String, Hashable, Sendable {
        /// Its weight may be split.
        case splittable
        /// It is served by one site, or not at all.
        case indivisible
    }

    /// Floors by level.
    public var floors: [Floor] = []
    /// Quotas by level.
    public var quotas: [Quota] = []
    /// A table of rules for single units, in place of the floor and quota of their level.
    public var unitRules: String?
    /// The least distance between newly opened sites.
    public var spacing: Distance?
    /// The least distance from a newly opened site to an existing facility that stays.
    public var spacingExisting: Distance?
    /// What opening (and closing) may cost, in the money of the cost columns.
    public var budget: Double?
    /// How many existing facilities may be closed.
    public var relocate: Int?
    /// How capacities limit what sites serve; `nil` where they do not.
    public var capacity: CapacityRule?

    /// Makes options that ask for nothing.
    public init() {}

    /// Whether nothing is asked for.
    public var isEmpty: Bool { parts.isEmpty }

    /// What is asked for.
    package var parts: Set<SitingPart> {
        var parts: Set<SitingPart> = []
        if !floors.isEmpty { parts.insert(.floors) }
        if !quotas.isEmpty { parts.insert(.quotas) }
        if unitRules != nil { parts.insert(.unitRules) }
        if spacing != nil || spacingExisting != nil { parts.insert(.spacing) }
        if budget != nil { parts.insert(.budget) }
        if relocate != nil { parts.insert(.relocation) }
        if capacity != nil { parts.insert(.capacities) }
        return parts
    }
}

extension ConditionOptions {
    /// The conditions with the levels called as somebody else calls them.
    package func namingLevels(_ name: (String) -> String) -> ConditionOptions {
        var named = self
        for place in named.floors.indices { named.floors[place].level = name(named.floors[place].level) }
        for place in named.quotas.indices { named.quotas[place].level = name(named.quotas[place].level) }
        return named
    }
}
