package import PlanningTerms

/// The conditions of a plan, and how it keeps them.
public struct ConditionsDocument: Codable, Sendable {
    /// A unit with a rule.
    public struct Unit: Codable, Sendable {
        /// The code, name and level of the unit.
        public var unit: String, name: String, level: String
        /// The share to be covered, and the least weight that is that share; missing without a floor.
        public var floor: Double?, floorWeight: Double?
        /// What the plan covers in the unit; only with a floor.
        public var coveredWeight: Double?
        /// Newly opened sites at least, and at most where there is a limit.
        public var minSites: Int, maxSites: Int?
        /// Newly opened sites of the plan in the unit.
        public var sites: Int

        /// Makes one from its members.
        package init(
            unit: String, name: String, level: String, floor: Double? = nil, floorWeight: Double? = nil,
            coveredWeight: Double? = nil, minSites: Int, maxSites: Int? = nil, sites: Int
        ) {
            (self.unit, self.name, self.level, self.floor) = (unit, name, level, floor)
            (self.floorWeight, self.coveredWeight, self.minSites, self.maxSites) = (
                floorWeight, coveredWeight, minSites, maxSites
            )
            self.sites = sites
        }
    }

    /// An existing facility that the plan closes.
    public struct Closing: Codable, Sendable {
        /// The id and name of the facility.
        public var id: String
        /// The name of the facility.
        @Nullable public var name: String?
        /// What it alone covers of all that exists: lost if nothing else were opened or closed.
        public var loss: Double
        /// What closing it costs; missing without a budget.
        public var cost: Double?

        /// Makes one from its members.
        package init(id: String, name: String? = nil, loss: Double, cost: Double? = nil) {
            _name = Nullable(wrappedValue: name)
            (self.id, self.loss, self.cost) = (id, loss, cost)
        }
    }

    /// What is served within the capacities.
    public struct Capacity: Codable, Sendable {
        /// Whether a demand point may be served by several sites.
        public var splittable: Bool
        /// Weight served by existing facilities and the plan, and by existing facilities without it (with whole points: in the same assignment).
        public var servedWeight: Double, baseServedWeight: Double
        /// Weight within reach that is not served for want of capacity.
        public var unservedWeight: Double
        /// Existing facilities and new sites without a capacity: they serve without limit.
        public var unlimitedFacilities: Int, unlimitedSites: Int
        /// Demand points that hold more than the largest capacity of all and so cannot be served whole; only with whole points.
        public var oversizedPoints: Int?
        /// The largest of them.
        public var largestOversized: String?
        /// Whether no assignment serves more from these sites, and none that serves as much is nearer.
        public var assignmentProven: Bool

        /// Makes one from its members.
        package init(
            splittable: Bool, servedWeight: Double, baseServedWeight: Double, unservedWeight: Double,
            unlimitedFacilities: Int, unlimitedSites: Int, oversizedPoints: Int? = nil, largestOversized: String? = nil,
            assignmentProven: Bool
        ) {
            (self.splittable, self.servedWeight, self.baseServedWeight, self.unservedWeight) = (
                splittable, servedWeight, baseServedWeight, unservedWeight
            )
            (self.unlimitedFacilities, self.unlimitedSites, self.oversizedPoints, self.largestOversized) = (
                unlimitedFacilities, unlimitedSites, oversizedPoints, largestOversized
            )
            self.assignmentProven = assignmentProven
        }
    }

    /// Units with a floor or a quota, by level from the top down.
    public var units: [Unit]
    /// What is served within the capacities; only with `--capacitated`.
    public var capacity: Capacity?
    /// The table of unit rules, as given.
    public var unitRules: String?
    /// The least distance between new sites, and from a new site to an existing facility, in metres.
    public var spacingM: Double?, spacingExistingM: Double?
    /// The smallest of these distances in the plan, in metres; missing where there is no pair.
    public var smallestSpacingM: Double?, smallestSpacingExistingM: Double?
    /// What the plan may cost and costs, in the money of the cost columns.
    public var budget: Double?, cost: Double?
    /// Existing facilities that may be closed at most, and those that are.
    public var relocate: Int?, closed: [Closing]?
    /// What the closed facilities cover and no facility that stays does: the gains sum to the weight gained plus this.
    public var closingLoss: Double?

    /// Makes one from its members.
    package init(
        units: [Unit], capacity: Capacity? = nil, unitRules: String? = nil, spacingM: Double? = nil,
        spacingExistingM: Double? = nil, smallestSpacingM: Double? = nil, smallestSpacingExistingM: Double? = nil,
        budget: Double? = nil, cost: Double? = nil, relocate: Int? = nil, closed: [Closing]? = nil, closingLoss: Double? = nil
    ) {
        (self.units, self.capacity, self.unitRules, self.spacingM) = (units, capacity, unitRules, spacingM)
        (self.spacingExistingM, self.smallestSpacingM, self.smallestSpacingExistingM, self.budget) = (
            spacingExistingM, smallestSpacingM, smallestSpacingExistingM, budget
        )
        (self.cost, self.relocate, self.closed, self.closingLoss) = (cost, relocate, closed, closingLoss)
    }
}

/// What is covered twice.
public struct SecondCoverDocument: Codable, Sendable {
    /// What a plan's first cover counts for in the objective, 0 to 1, the second counting for the rest; only for BACOP2.
    public var firstWeight: Double?
    /// Weight covered at least twice, by existing facilities and the plan together, and by existing facilities alone.
    public var backupWeight: Double, baseBackupWeight: Double
    /// What no plan of as many sites covers twice; only for backup set covering.
    public var backupBound: Double?

    /// Makes one from its members.
    package init(firstWeight: Double? = nil, backupWeight: Double, baseBackupWeight: Double, backupBound: Double? = nil) {
        (self.firstWeight, self.backupWeight, self.baseBackupWeight, self.backupBound) = (
            firstWeight, backupWeight, baseBackupWeight, backupBound
        )
    }
}

/// A reason why no plan keeps all conditions.
public struct InfeasibilityDocument: Codable, Sendable {
    /// What kind of reason it is.
    @Kind public var reason: InfeasibilityReason?
    /// What is asked for, what there is, and what to do about it, in English, as files hold it.
    public var text: String
    /// The reason itself; `nil` where the document was read from a file.
    package var message: InfeasibilityMessage?
    /// The codes of the units it concerns.
    public var units: [String]
    /// The ids of the candidates it concerns.
    public var candidates: [String]
    /// The ids of demand points that no allowed site reaches and that matter here, at most ten.
    public var points: [String]
    /// The radius with which all of these would be reached, in metres; missing where there are none.
    public var criticalRadiusM: Double?

    /// Makes one from its members.
    package init(
        reason: InfeasibilityReason? = nil, text: String, message: InfeasibilityMessage? = nil, units: [String],
        candidates: [String], points: [String], criticalRadiusM: Double? = nil
    ) {
        _reason = Kind(wrappedValue: reason)
        (self.text, self.message, self.units, self.candidates) = (text, message, units, candidates)
        (self.points, self.criticalRadiusM) = (points, criticalRadiusM)
    }

    /// What files hold.
    private enum CodingKeys: CodingKey {
        case reason, text, units, candidates, points, criticalRadiusM
    }
}
