/// Why what is said of a siting run cannot be meant: a number out of range, something missing, or settings that do not go together.
package struct SitingFault: Hashable, Sendable {
    /// What is wrong.
    package enum Kind: Hashable, Sendable {
        /// A number, or what is named.
        case value(Value)
        /// How many sites, and what for.
        case size(Size)
        /// What a plan must keep.
        case condition(Condition)
        /// What is worked out beside a plan.
        case extra(Extra)
        /// What a model goes by.
        case ground(Ground)
    }

    /// A value that cannot be.
    package enum Value: Hashable, Sendable {
        /// A number below the least there can be.
        case tooSmall(SitingSetting, String, least: Int)
        /// A budget out of range.
        case budget
        /// First cover counts for no whole percentage.
        case firstWeight
        /// A level is named twice.
        case levelTwice(SitingSetting, String)
    }

    /// What says how many sites are opened, and does not go with the model.
    package enum Size: Hashable, Sendable {
        /// Nobody says how many sites.
        case noCount(SitingModelKind)
        /// A target beside a model that takes a count.
        case target(SitingModelKind)
        /// A count beside a model that takes a target.
        case count(SitingModelKind)
        /// A weight of first cover of a model without one.
        case firstWeight
    }

    /// A condition that does not go with the model or another one.
    package enum Condition: Hashable, Sendable {
        /// Any of a model that takes none.
        case unknown(SitingModelKind)
        /// Closings of a model that takes none.
        case relocation
        /// Capacities of a model that takes none.
        case capacities
        /// Capacities beside what they are not taken with.
        case besideCapacities(SitingSetting)
        /// Whole points without capacities.
        case indivisibleAlone
        /// Whole points, a target, and a limit that could break the assignment off.
        case assignmentCut
    }

    /// What is worked out beside a plan, and does not go with it.
    package enum Extra: Hashable, Sendable {
        /// A curve of a model that has none.
        case curve
        /// A curve beside conditions, or without a count.
        case curveUnderConditions
        /// A tie-break of what leaves no tie that can be broken.
        case tieBreak
        /// A tie-break beside borders.
        case tieBreakWithinBorders
        /// Buildings, and nobody says how far away they may be.
        case buildingsAlone
    }

    /// Costs, distances and borders that do not go with the model.
    package enum Ground: Hashable, Sendable {
        /// A cutoff of a model that goes by who is covered.
        case cutoff(SitingModelKind)
        /// A cutoff in the unit of distances beside a cost matrix.
        case cutoffBesideCosts
        /// A cutoff in the unit of costs without a cost matrix.
        case cutoffWithoutCosts(Double)
        /// Distances between sites beside a cost matrix.
        case spacingByCosts
        /// A model that goes by positions beside a cost matrix.
        case positionsByCosts
        /// A model beside borders that it does not know.
        case borders(SitingModelKind)
    }

    /// What is wrong.
    package let kind: Kind
    /// The settings it lies in; it is said where the first is.
    package let settings: [SitingSetting]

    /// Makes one from its members.
    package init(_ kind: Kind, _ settings: [SitingSetting]) { (self.kind, self.settings) = (kind, settings) }
}
