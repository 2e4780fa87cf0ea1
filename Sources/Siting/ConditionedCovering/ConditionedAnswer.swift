/// What a search under conditions found out: all that goes from it to the plan.
struct ConditionedAnswer: Hashable, Sendable {
    /// The best choice that keeps all conditions, if any was found.
    var choice: SiteChoice?
    /// What no choice passes: units of the kernel's value above what is fixed, or sites beside the required ones.
    var bound: Int64 = 0
    /// What no choice of as many sites covers twice, in units above what is fixed; only where that is asked for beside the fewest sites.
    var backupBound: Int64?
    /// Why there is no choice, where that is proven.
    var reasons: [SitingInfeasibility] = []
}
