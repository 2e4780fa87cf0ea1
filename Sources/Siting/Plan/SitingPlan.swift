public import GeoPrimitives
public import PlanningTerms
public import ServiceModel

/// The sites to open, what they cover, and how far that is proven.
public struct SitingPlan: Hashable, Sendable {
    /// The question that was asked.
    public var model: SitingModel
    /// What is known about the plan.
    public var status: SitingStatus
    /// What ended the run.
    public var stoppedBy: SitingStop
    /// Whether the same input and limits give the same plan again: no clock and no caller cut the run short.
    public var isReproducible: Bool
    /// The candidates to open, required ones included, each the one that adds most to those before it.
    public var selected: [CandidateNumber]
    /// What ``objective`` and ``bound`` count.
    public var objectiveMeasure: ObjectiveMeasure
    /// The weight covered in all, the number of sites opened, or what ``objectiveMeasure`` says; without meaning where the status has no plan,
    /// as ``gap`` is, and published as null.
    public var objective: Double
    /// What no plan passes, in the unit of ``objective``: from exact integer arithmetic or, after branch and bound, from the solver's
    /// bound and its stated tolerance.
    public var bound: Double
    /// The weight covered in all, existing coverage included, in ticks.
    public var coveredWeight: Int64
    /// The weight that is newly covered, in ticks.
    public var gainedWeight: Int64
    /// The weight existing facilities cover, in ticks.
    public var baseWeight: Int64 { coveredWeight - gainedWeight }
    /// What each selected site adds to those before it, in ticks; sums to ``gainedWeight``.
    public var gains: [Int64]
    /// What would be lost if this selected site alone were left out, in ticks.
    public var uniqueGains: [Int64]
    /// The difference of bound and objective over the larger of them; 0 where that is 0.
    public var gap: Double
    /// The same difference over what can be gained, `bound − base`; 0 where that is 0.
    ///
    /// Equals ``gap`` for sites opened.
    public var gapGained: Double
    /// What conditions and second cover add; `nil` where there are none.
    public var outcome: ConditionedOutcome?
    /// How far the model was reduced.
    public var reductions: ReductionSummary
    /// The demand points with weight that neither an existing facility nor any site that may be opened covers, ascending.
    public var uncoverableRows: [DemandRow]
    /// The most weight that any number of sites and the existing facilities can cover, in ticks.
    public var largestReachableWeight: Int64
    /// The step in which weight × cost was counted, in the plan's unit; `nil` where nothing was rounded.
    public var step: Double?
    /// The fewest new sites that serve every demand point, where the count is too small for that.
    public var fewestSites: Int?
    /// What was found when a choice among plans of the same objective was asked for and could be made.
    public var tieBreak: TieBreakEvidence?
    /// The solver's name and version.
    public var solver: String
    /// Seconds of wall clock.
    public var seconds: Double
}
