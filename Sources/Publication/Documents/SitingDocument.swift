public import PlanningTerms

/// The proposed sites and their evidence.
public struct SitingDocument: Codable, Sendable {
    /// One proposed site.
    public struct Site: Codable, Sendable {
        /// 1 for the site that adds most.
        public var rank: Int
        /// The candidate's id and name.
        public var id: String
        /// The candidate's name.
        @Nullable public var name: String?
        /// Whether it had to be opened.
        public var required: Bool
        /// What it adds to those before it; the gains sum to ``SitingDocument/gained``.
        public var gain: Double
        /// What would be lost if it alone were left out.
        public var uniqueGain: Double
        /// The ids of the uncovered clusters it closes.
        public var clustersClosed: [String]
        /// The uncovered clusters of which it leaves at most a tenth, and something; missing where there are none.
        public var clustersNearlyClosed: [NearlyClosed]?
        /// Candidates that could take its place with at most 1 % of the gain lost, at most ten; missing for models they are not worked out for.
        public var alternatives: [Alternative]?
        /// How many there are.
        public var alternativesTotal: Int?
        /// The nearest place to share; only with `--share-within`, and where there is one.
        public var sharedPlace: SharedPlaceDocument?
        /// What the caveats of the run say of its units; missing where they say nothing.
        public var caveats: [SiteCaveatDocument]?
        /// Where it is; only where its list has no ids, so that the id is the number of its row.
        public var place: Place?

        /// Makes one from its members.
        package init(
            rank: Int, id: String, name: String? = nil, required: Bool, gain: Double, uniqueGain: Double,
            clustersClosed: [String], clustersNearlyClosed: [NearlyClosed]? = nil, alternatives: [Alternative]? = nil,
            alternativesTotal: Int? = nil, sharedPlace: SharedPlaceDocument? = nil
        ) {
            _name = Nullable(wrappedValue: name)
            (self.rank, self.id, self.required, self.gain) = (rank, id, required, gain)
            (self.uniqueGain, self.clustersClosed, self.alternatives, self.alternativesTotal) = (
                uniqueGain, clustersClosed, alternatives, alternativesTotal
            )
            (self.clustersNearlyClosed, self.sharedPlace) = (clustersNearlyClosed, sharedPlace)
        }
    }

    /// A candidate that could take a site's place.
    public struct Alternative: Codable, Sendable {
        /// The candidate's id, and its name where it has one.
        public var id: String, name: String?
        /// The weight that would be covered less; below 0 where it would be more.
        public var lost: Double
        /// Longitude and latitude, or easting and northing; missing under a cost matrix.
        public var lon: Double?, lat: Double?
        /// Its radius in metres, where it has one.
        public var radiusM: Double?
        /// The unit whose borders hold it; only within borders.
        public var borderUnit: String?

        /// Makes one from its members.
        package init(
            id: String, name: String? = nil, lost: Double, lon: Double? = nil, lat: Double? = nil, radiusM: Double? = nil,
            borderUnit: String? = nil
        ) {
            (self.id, self.name, self.lost, self.lon, self.lat) = (id, name, lost, lon, lat)
            (self.radiusM, self.borderUnit) = (radiusM, borderUnit)
        }
    }

    /// A building or center that could house a site.
    public struct SharedPlaceDocument: Codable, Sendable {
        /// From which list it comes.
        @Kind public var kind: SharedPlaceKind?
        /// Its id, name and owner.
        public var id: String
        /// Its name.
        @Nullable public var name: String?
        /// Its owner.
        @Nullable public var owner: String?
        /// How far it is, in metres.
        public var distanceM: Double
        /// Longitude and latitude, or easting and northing.
        public var lon: Double?, lat: Double?

        /// Makes one from its members.
        package init(
            kind: SharedPlaceKind? = nil, id: String, name: String? = nil, owner: String? = nil, distanceM: Double,
            lon: Double? = nil, lat: Double? = nil
        ) {
            _kind = Kind(wrappedValue: kind)
            _name = Nullable(wrappedValue: name)
            _owner = Nullable(wrappedValue: owner)
            (self.id, self.distanceM, self.lon, self.lat) = (id, distanceM, lon, lat)
        }
    }

    /// What is known about one number of sites.
    public struct CurveStep: Codable, Sendable {
        /// Sites opened at most.
        public var count: Int
        /// ``SitingStatus/optimal`` or ``SitingStatus/feasible``.
        @Kind public var status: SitingStatus?
        /// Weight covered in all by the best known plan, and what no plan of so many sites passes.
        public var objective: Double, bound: Double
        /// The difference over the bound; 0 where that is 0.
        public var gap: Double
        /// What the plan covers above what exists, and above the step before.
        public var gained: Double, added: Double
        /// Covered weight over all kept weight, and the same for the bound.
        @Nullable public var share: Double?
        /// The bound over all kept weight.
        @Nullable public var shareBound: Double?
        /// The ids of the plan's sites.
        public var selected: [String]

        /// Makes one from its members.
        package init(
            count: Int, status: SitingStatus? = nil, objective: Double, bound: Double, gap: Double, gained: Double,
            added: Double, share: Double? = nil, shareBound: Double? = nil, selected: [String]
        ) {
            _status = Kind(wrappedValue: status)
            _share = Nullable(wrappedValue: share)
            _shareBound = Nullable(wrappedValue: shareBound)
            (self.count, self.objective, self.bound, self.gap) = (count, objective, bound, gap)
            (self.gained, self.added, self.selected) = (gained, added, selected)
        }
    }

    /// The choice among plans of the same objective.
    public struct TieBreak: Codable, Sendable {
        /// What is least.
        @Kind public var by: TieBreakRule?
        /// Weight × cost of everybody covered to the cheapest facility that covers them, and what no plan of the objective has less than.
        public var weightedCost: Double, bound: Double
        /// ``SitingStatus/optimal`` when no plan of the objective has less, else ``SitingStatus/feasible``.
        @Kind public var status: SitingStatus?
        /// The step in which each product was counted, in that unit.
        public var step: Double?

        /// Makes one from its members.
        package init(
            by: TieBreakRule? = nil, weightedCost: Double, bound: Double, status: SitingStatus? = nil, step: Double? = nil
        ) {
            _by = Kind(wrappedValue: by)
            _status = Kind(wrappedValue: status)
            (self.weightedCost, self.bound, self.step) = (weightedCost, bound, step)
        }
    }

    /// How far the model was reduced before it was solved.
    public struct Reductions: Codable, Sendable {
        /// Demand points, and those left out: without weight, covered already, covered by required sites, uncoverable.
        public var rows: Int, rowsWithoutWeight: Int, rowsCoveredByExisting: Int, rowsCoveredByRequired: Int, uncoverableRows: Int
        /// Rows after merging, sites before and dominated, and independent groups.
        public var mergedRows: Int, sites: Int, dominatedCandidates: Int, components: Int

        /// Makes one from its members.
        package init(
            rows: Int, rowsWithoutWeight: Int, rowsCoveredByExisting: Int, rowsCoveredByRequired: Int, uncoverableRows: Int,
            mergedRows: Int, sites: Int, dominatedCandidates: Int, components: Int
        ) {
            (self.rows, self.rowsWithoutWeight, self.rowsCoveredByExisting, self.rowsCoveredByRequired) = (
                rows, rowsWithoutWeight, rowsCoveredByExisting, rowsCoveredByRequired
            )
            (self.uncoverableRows, self.mergedRows, self.sites, self.dominatedCandidates) = (
                uncoverableRows, mergedRows, sites, dominatedCandidates
            )
            self.components = components
        }
    }

    /// Demand points that nothing reaches.
    public struct Uncoverable: Codable, Sendable {
        /// How many, and their weight.
        public var points: Int, weight: Double
        /// The radius with which every one of them would be reached, in metres.
        @Nullable public var criticalRadiusM: Double?
        /// The cutoff with which every one of them that has a way would be reached; only under a cost matrix.
        public var criticalCutoff: Double?

        /// Makes one from its members.
        package init(points: Int, weight: Double, criticalRadiusM: Double? = nil, criticalCutoff: Double? = nil) {
            _criticalRadiusM = Nullable(wrappedValue: criticalRadiusM)
            (self.points, self.weight, self.criticalCutoff) = (points, weight, criticalCutoff)
        }
    }

    /// `mclp`, `lscp`, `lscp-b`, `bacop`, `bacop1`, `p-median`, `p-center` or `p-dispersion`.
    public var model: String
    /// `--count`, for MCLP.
    public var count: Int?
    /// `--target`, for LSCP.
    public var target: Double?
    /// What is known about the plan.
    @Kind public var status: SitingStatus?
    /// What ended the run.
    @Kind public var stoppedBy: SitingStop?
    /// What ``objective`` counts.
    @Kind public var objectiveMeasure: ObjectiveMeasure?
    /// Covered weight in all, sites opened, or what ``objectiveMeasure`` says; `null` where there is no plan.
    @Nullable public var objective: Double?
    /// Weight covered above what exists.
    public var gained: Double
    /// What no plan passes; `null` for the status `infeasible`.
    @Nullable public var bound: Double?
    /// The difference of bound and objective over the larger; `null` where there is no plan.
    @Nullable public var gap: Double?
    /// The same difference over what can be gained; `null` where there is no plan.
    @Nullable public var gapGained: Double?
    /// The ids of the newly opened sites, in rank order.
    public var selected: [String]
    /// The sites with what each adds.
    public var sites: [Site]
    /// The conditions and how the plan keeps them; only where there are any.
    public var conditions: ConditionsDocument?
    /// What is covered twice; only for the models that count it.
    public var secondCover: SecondCoverDocument?
    /// Why there is no plan; only for the status `infeasible`.
    public var infeasibilities: [InfeasibilityDocument]?
    /// `--share-within` in metres; only where given.
    public var shareWithinM: Double?
    /// How much each number of sites can cover; only with `--curve`.
    public var curve: [CurveStep]?
    /// Weight covered in all, and its share of all kept weight.
    public var coveredWeight: Double
    /// Covered weight over all kept weight.
    @Nullable public var share: Double?
    /// What ``share`` is a share of.
    public var shareOf: String
    /// The most weight that any number of the sites can cover with what exists.
    public var largestReachableWeight: Double
    /// Demand points that nothing reaches.
    public var uncoverable: Uncoverable
    /// Candidates, of them forbidden, and of those by an exclusion area.
    public var candidates: Int, forbidden: Int, excluded: Int
    /// The exclusion areas that take candidates out, with how many; missing without exclusion areas.
    public var excludedBy: [Exclusion]?
    /// Limits and the seed.
    public var gapLimit: Double
    /// `--work-limit`.
    public var workLimit: Int?
    /// `--time-limit` in seconds.
    public var timeLimitS: Double?
    /// Where pseudo-random choices start.
    public var seed: UInt64
    /// How far the model was reduced.
    public var reductions: Reductions
    /// The step in which weight × cost was counted, in that unit; only where it was.
    public var step: Double?
    /// The objective over all kept weight: the mean cost; only for p-median.
    public var meanCost: Double?
    /// The fewest new sites that serve every demand point; only where the count is too small for that.
    public var fewestSites: Int?
    /// The choice among plans of the same objective; only with `--tie-break`, and only where it could be made.
    public var tieBreak: TieBreak?
    /// The solver and its version.
    public var solver: String
    /// Seconds of wall clock.
    public var seconds: Double

    /// Makes one from its members.
    package init(
        model: String, count: Int? = nil, target: Double? = nil, status: SitingStatus? = nil, stoppedBy: SitingStop? = nil,
        objectiveMeasure: ObjectiveMeasure? = nil, objective: Double? = nil, gained: Double, bound: Double? = nil,
        gap: Double? = nil, gapGained: Double? = nil, selected: [String], sites: [Site],
        conditions: ConditionsDocument? = nil, secondCover: SecondCoverDocument? = nil,
        infeasibilities: [InfeasibilityDocument]? = nil, shareWithinM: Double? = nil, curve: [CurveStep]? = nil,
        coveredWeight: Double, share: Double? = nil, shareOf: String, largestReachableWeight: Double,
        uncoverable: Uncoverable, candidates: Int, forbidden: Int, excluded: Int, gapLimit: Double, workLimit: Int? = nil,
        timeLimitS: Double? = nil, seed: UInt64, reductions: Reductions, step: Double? = nil, meanCost: Double? = nil,
        fewestSites: Int? = nil, tieBreak: TieBreak? = nil, solver: String, seconds: Double
    ) {
        _status = Kind(wrappedValue: status)
        _stoppedBy = Kind(wrappedValue: stoppedBy)
        _objectiveMeasure = Kind(wrappedValue: objectiveMeasure)
        _objective = Nullable(wrappedValue: objective)
        _bound = Nullable(wrappedValue: bound)
        _gap = Nullable(wrappedValue: gap)
        _gapGained = Nullable(wrappedValue: gapGained)
        _share = Nullable(wrappedValue: share)
        (self.model, self.count, self.target, self.gained) = (model, count, target, gained)
        (self.selected, self.sites, self.conditions, self.secondCover) = (selected, sites, conditions, secondCover)
        (self.infeasibilities, self.shareWithinM, self.curve, self.coveredWeight) = (
            infeasibilities, shareWithinM, curve, coveredWeight
        )
        (self.shareOf, self.largestReachableWeight, self.uncoverable, self.candidates) = (
            shareOf, largestReachableWeight, uncoverable, candidates
        )
        (self.forbidden, self.excluded, self.gapLimit, self.workLimit) = (forbidden, excluded, gapLimit, workLimit)
        (self.timeLimitS, self.seed, self.reductions, self.step) = (timeLimitS, seed, reductions, step)
        (self.meanCost, self.fewestSites, self.tieBreak, self.solver) = (meanCost, fewestSites, tieBreak, solver)
        self.seconds = seconds
    }

    /// Whether there is a plan.
    package var hasPlan: Bool { status != .infeasible && status != .noPlan }
}
