/// Why no plan keeps all conditions: what is asked for, what there is, and what to do about it.
package enum InfeasibilityMessage: Hashable, Sendable {
    /// A unit with its level, as messages name it.
    package struct Unit: Hashable, Sendable {
        /// The level, code and name.
        package var level: String, code: String, name: String

        /// Makes the name of a unit.
        package init(level: String, code: String, name: String) {
            (self.level, self.code, self.name) = (level, code, name)
        }
    }

    /// Demand points that no site reaches.
    package struct Unreached: Hashable, Sendable {
        /// How many.
        package var points: Int
        /// The one of most weight, and the candidate nearest to it, where there is one.
        package var largest: String, nearestCandidate: String?
        /// The radius that would reach all of them, in metres.
        package var radiusMeters: Double

        /// Makes a description of points out of reach.
        package init(points: Int, largest: String, nearestCandidate: String?, radiusMeters: Double) {
            (self.points, self.largest) = (points, largest)
            (self.nearestCandidate, self.radiusMeters) = (nearestCandidate, radiusMeters)
        }
    }

    /// A condition that clashes with others.
    package enum Condition: Hashable, Sendable {
        /// The count of sites.
        case count
        /// The budget.
        case budget
        /// The spacing.
        case spacing
        /// The target.
        case target
        /// The cover of all who can be covered.
        case coverOfAll
        /// The floor of a unit.
        case floor(Unit)
        /// The least number of sites of a unit.
        case minimumSites(Unit)
        /// The largest number of sites of a unit.
        case maximumSites(Unit)
    }

    /// All candidates together do not reach a unit's floor; people, or else demand points.
    case floorOutOfReach(Unit, floor: Double, reachable: Double, arePeople: Bool, Unreached?)
    /// A unit has fewer candidates than sites it must get.
    case tooFewCandidates(Unit, minimum: Int, available: Int)
    /// More candidates of a unit are required than it may get sites.
    case tooManyRequired(Unit, maximum: Int, required: Int)
    /// The units of a level must get more sites than are to be opened.
    case minimaAboveCount(level: String, sum: Int, count: Int)
    /// Two required candidates lie too close.
    case requiredTooClose(String, String, meters: Double)
    /// A required candidate lies too close to a facility.
    case requiredTooCloseToExisting(String, facility: String, meters: Double)
    /// The required sites cost more than the budget; the first are named.
    case requiredAboveBudget(required: Int, named: [String], cost: Double, budget: Double)
    /// Conditions that cannot be kept together.
    case conflict([Condition])
    /// Conditions that cannot all be kept; which of them clash is not known.
    case unresolvedConflict([Condition])
    /// Whole points do not fill the capacities to the target.
    case indivisibleTarget
}
