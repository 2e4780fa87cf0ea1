public import GeoPrimitives

/// What a siting run is asked to decide, and when it may stop.
///
/// ```swift
/// var settings = SiteSettings(model: .maximalCovering(facilityCount: 5), limits: SolveLimits(timeLimit: 60), curve: .band)
/// settings.conditions.spacing = .meters(800)
/// let site = try await planner.site(settings)
/// print(site.plan.selected.count, site.plan.bound - site.plan.objective)
/// ```
public struct SiteSettings: Hashable, Sendable {
    /// The question.
    public var model: SitingModel
    /// When to stop before proof.
    public var limits: SolveLimits
    /// How hard the marginal curve is worked on; `nil` for none.
    public var curve: CurveEffort?
    /// How far from a proposed site a place to share may be; `nil` looks for none.
    public var shareWithin: Distance?
    /// What is asked of the plan beside the model.
    public var conditions = ConditionOptions()

    /// Whether, among the plans of the best objective, the one is wanted whose covered demand has the least weighted distance.
    public var breaksTies: Bool

    /// Makes settings.
    public init(
        model: SitingModel, limits: SolveLimits, curve: CurveEffort? = nil, shareWithin: Distance? = nil, breaksTies: Bool = false
    ) {
        self.breaksTies = breaksTies
        self.model = model
        self.limits = limits
        self.curve = curve
        self.shareWithin = shareWithin
    }
}
