import GeoPrimitives
package import ServiceModel

/// What a plan must keep beside its model: shares and numbers of sites by unit, distances, money, closings, capacities.
package struct SitingConditions: Hashable, Sendable {
    /// Floors and quotas, one entry per level of units that has any.
    package var levels: [UnitLevelRules] = []
    /// Sites that may not be open together.
    package var spacing = SpacingConflicts()
    /// What opening and closing costs, where there is a budget.
    package var costs: SiteCosts?
    /// How many existing facilities may be closed; `nil` where all stay open.
    package var largestClosings: Int?
    /// Existing facilities that no plan closes, whatever else may be closed.
    package var stayingOpen: Set<FacilityNumber> = []
    /// How much each site can serve, where that is limited.
    package var capacities: SiteCapacities?

    /// Makes conditions that ask for nothing.
    package init() {}

    /// Whether nothing is asked for.
    package var isEmpty: Bool {
        levels.isEmpty && spacing.pairs.isEmpty && spacing.withExisting.isEmpty && costs == nil && largestClosings == nil
            && capacities == nil
    }
}

/// What is asked of one unit.
package struct UnitRule: Hashable, Sendable {
    /// The weight to be covered in the unit at least, in ticks.
    package var floor: Int64 = 0
    /// Newly opened sites in the unit, required ones included, at least and at most.
    package var minimumSites = 0
    /// Newly opened sites in the unit at most; `Int.max` where there is no limit.
    package var maximumSites = Int.max

    /// Makes a rule that asks for nothing.
    package init() {}
}

/// The rules of the units of one level.
package struct UnitLevelRules: Hashable, Sendable {
    /// The unit of each demand point, as a number into ``rules``; −1 where it is in none.
    package var unitOfRow: [Int32]
    /// The unit of each candidate, in the same way.
    package var unitOfCandidate: [Int32]
    /// What is asked of each unit.
    package var rules: [UnitRule]

    /// Makes the rules of a level.
    package init(unitOfRow: [Int32], unitOfCandidate: [Int32], rules: [UnitRule]) {
        self.unitOfRow = unitOfRow
        self.unitOfCandidate = unitOfCandidate
        self.rules = rules
    }
}

/// Two sites that may not be open together.
package struct SitePair: Hashable, Sendable {
    /// A candidate.
    package var first: Int
    /// Another candidate with a larger number, or an existing facility.
    package var second: Int

    /// Makes a pair.
    package init(_ first: Int, _ second: Int) {
        self.first = first
        self.second = second
    }
}

/// The pairs of sites that lie too close to one another.
package struct SpacingConflicts: Hashable, Sendable {
    /// Pairs of candidates.
    package var pairs: [SitePair] = []
    /// Pairs of a candidate and an existing facility.
    package var withExisting: [SitePair] = []

    /// Makes no conflicts.
    package init() {}
}

/// What a plan may cost: whole numbers of a step of the money.
package struct SiteCosts: Hashable, Sendable {
    /// The cost of opening each candidate, at least 0.
    package var opening: [Int64]
    /// The cost of closing each existing facility, at least 0.
    package var closing: [Int64]
    /// The most a plan may cost, required sites included.
    package var budget: Int64

    /// Makes costs.
    package init(opening: [Int64], closing: [Int64], budget: Int64) {
        self.opening = opening
        self.closing = closing
        self.budget = budget
    }
}

/// How much each site can serve, in ticks; `nil` is no limit.
package struct SiteCapacities: Hashable, Sendable {
    /// By candidate.
    package var candidates: [Int64?]
    /// By existing facility.
    package var existing: [Int64?]
    /// Whether a demand point may be served by several sites.
    package var isSplittable: Bool

    /// Makes capacities.
    package init(candidates: [Int64?], existing: [Int64?], isSplittable: Bool) {
        self.candidates = candidates
        self.existing = existing
        self.isSplittable = isSplittable
    }
}

extension UnitRule {
    /// Returns the least whole number of ticks whose share of the total, in doubles, reaches the share.
    package static func ticks(forShare share: Double, of total: Int64) -> Int64 {
        guard total > 0, share > 0 else { return 0 }
        var ticks = max(0, Int64((share * Double(total)).rounded(.down)) - 2)
        while Double(ticks) / Double(total) < share { ticks += 1 }
        return ticks
    }
}
