import PlanningTerms

/// The kinds of figures of `report.json` that no published file tells, with the reason: what was given to a run, how its inputs were
/// read, how its search went, what a clock wrote, and sentences.
///
/// The fingerprint of a report shows that none of them was changed since; it is no recomputation, and so they are named.
enum UntoldFigures {
    /// The reasons by what a kind begins with; the longest that fits stands.
    private static let reasons: [(prefix: String, reason: CheckMessage.Unlooked)] = [
        ("timing", .clock), ("siting.seconds", .clock),
        ("notices", .words), ("program", .words), ("cover_rule", .words), ("command", .words), ("siting.solver", .words),
        ("inputs", .reading),
        ("settings", .given), ("names", .given), ("profile", .given), ("siting.gap_limit", .given), ("siting.work_limit", .given),
        ("siting.time_limit_s", .given), ("siting.seed", .given), ("siting.share_within_m", .given),
        ("siting.excluded", .given), ("siting.conditions.unit_rules", .given), ("siting.conditions.spacing", .given),
        ("siting.sites[].shared_place", .given), ("coverage.by_unit[].households", .given),
        ("coverage_after.by_unit[].households", .given), ("levels", .given),
        ("siting.reductions", .search), ("siting.step", .search), ("siting.fewest_sites", .search),
        ("siting.tie_break.step", .search), ("siting.infeasibilities", .search),
        ("siting.conditions.capacity.assignment_proven", .search), ("coverage.served.assignment_proven", .search),
        ("reproducible", .search), ("siting", .notPublished),
        ("blanks.clusters[].edge_weight", .undecided), ("blanks", .undecided), ("shortfalls", .undecided),
    ]

    /// Why a kind of figure was not looked at.
    static func reason(_ kind: String) -> CheckMessage.Unlooked {
        reasons.filter { kind.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }?.reason ?? .unknown
    }
}
