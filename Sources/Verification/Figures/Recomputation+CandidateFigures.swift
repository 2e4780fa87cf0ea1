import GeoPrimitives
import PlanningTerms
import Publication

/// What all candidates together tell: how many there are, whom none reaches, and what no plan can pass.
extension Recomputation {
    mutating func checkCandidateCounts(_ figure: Figure, _ siting: SitingDocument, _ before: RunState) {
        guard let candidates else { return }
        document.expect(figure["candidates"], candidates.count)
        let forbidden = candidates.count { $0.status == "forbidden" }
        document.expect(figure["forbidden"], forbidden)
        if siting.excluded > forbidden { document.contradict(figure["excluded"], "siting.forbidden") }
        if report.inputs["exclusions"] == nil { document.expect(figure["excluded"], 0) }
        let rows = figure["reductions"]
        // Models on distances are reduced by other rules.
        guard isCovering(siting), costs == nil else { return }
        document.expect(rows["rows"], demand.ids.count)
        let allowed = candidates.filter { $0.status != "forbidden" }
        let free = ReachRule(ignoresLabels: true)
        let byAll = reachable(allowed, siting, free)
        let all = union(before.reach, byAll)
        document.expect(figure["largest_reachable_weight"], weight(all))
        checkUncoverable(figure["uncoverable"], allowed, all)
        guard siting.conditions == nil, siting.secondCover == nil, siting.hasPlan else { return }
        let required = reach(of: candidates.filter { $0.status == "required" }, free)
        var sums = [Interval](repeating: Interval(0), count: 4)
        func add(_ place: Int, _ isSure: Bool) { sums[place] = sums[place] + Interval(isSure ? 1 : 0, 1) }
        for row in demand.ids.indices {
            guard demand.weights[row] > 0 else {
                add(0, true)
                continue
            }
            let (base, must, any) = (before.reach[row], required[row], byAll[row])
            if base > .no { add(1, base == .certain) }
            if base < .certain, must > .no { add(2, base == .no && must == .certain) }
            if base < .certain, must < .certain, any < .certain { add(3, base == .no && must == .no && any == .no) }
        }
        let names = ["rows_without_weight", "rows_covered_by_existing", "rows_covered_by_required", "uncoverable_rows"]
        for (place, name) in names.enumerated() { document.expect(rows[name], sums[place]) }
        checkUsefulSites(rows["sites"], candidates, union(before.reach, required))
    }

    /// Whom the allowed candidates reach, those aside that stand too close to what is open in any case.
    private mutating func reachable(_ allowed: [PublishedSite], _ siting: SitingDocument, _ rule: ReachRule) -> [Reach] {
        let conditions = siting.conditions
        let required = allowed.filter { $0.status == "required" }
        // A facility that may be closed keeps nobody away for certain.
        let staying = conditions?.relocate == nil ? facilities : []
        func nearest(_ sites: [PublishedSite]) -> NearestSites { NearestSites(sites.map(\.point), measure) }
        let (open, must, all) = (nearest(staying), nearest(required), nearest(facilities))
        func room(_ site: PublishedSite, _ tree: NearestSites, _ spacing: Double?) -> Double {
            guard let spacing else { return .infinity }
            return (tree.nearest(1, to: site.point).first?.meters ?? .infinity) - spacing
        }
        var (certain, possible): ([PublishedSite], [PublishedSite]) = ([], [])
        for site in allowed {
            let isMust = site.status == "required"
            let others = isMust ? .infinity : room(site, must, conditions?.spacingM)
            let error = Verifier.positionError
            if isMust || min(others, room(site, all, conditions?.spacingExistingM)) > error { certain.append(site) }
            if isMust || min(others, room(site, open, conditions?.spacingExistingM)) > -error { possible.append(site) }
        }
        let sure = reach(of: certain, rule)
        guard possible.count > certain.count else { return sure }
        return zip(sure, reach(of: possible, rule)).map { max($0, min($1, .perhaps)) }
    }

    /// Whether the model counts who is within reach.
    private func isCovering(_ siting: SitingDocument) -> Bool {
        switch siting.objectiveMeasure {
        case .coveredWeight, .sitesOpened, .servedWeight, .backupWeight, .weightedCover: true
        case .weightedCost, .largestCost, .smallestSpacing, nil: false
        }
    }

    /// Candidates that may be opened and reach somebody whom nothing that is open in any case reaches.
    private mutating func checkUsefulSites(_ figure: Figure, _ candidates: [PublishedSite], _ decided: [Reach]) {
        let available = candidates.filter { !["forbidden", "required"].contains($0.status) }
        let scan = SiteScan(available, measure)
        var states = [Reach](repeating: .no, count: available.count)
        for row in demand.ids.indices where demand.weights[row] > 0 && decided[row] < .certain {
            forEachSite(row, scan, ReachRule(ignoresLabels: true)) { site, reach, _ in
                states[site] = max(states[site], decided[row] == .no ? reach : .perhaps)
                return true
            }
        }
        document.expect(figure, Interval(Double(states.count { $0 == .certain }), Double(states.count { $0 > .no })))
    }

    /// Whom neither anything open nor any allowed candidate reaches.
    private mutating func checkUncoverable(_ figure: Figure, _ allowed: [PublishedSite], _ all: [Reach]) {
        var found = Totals()
        var critical = Interval(0)
        let tree = NearestSites(allowed.map(\.point), measure)
        for row in demand.ids.indices where demand.weights[row] > 0 && all[row] < .certain {
            found.add(demand.weights[row], all[row] == .no ? .certain : .perhaps)
            guard let meters = tree.nearest(1, to: demand.points[row]).first?.meters else { continue }
            critical = Interval(
                all[row] == .no ? max(critical.lowerBound, meters) : critical.lowerBound, max(critical.upperBound, meters))
        }
        document.expect(figure["points"], found.coveredPoints)
        document.expect(figure["weight"], found.coveredWeight)
        document.expect(
            figure["critical_radius_m"],
            ifAny: critical.upperBound > 0 && figure["critical_radius_m"].isThere
                ? critical.widened(by: Verifier.positionError) : found.certainPoints > 0 && !allowed.isEmpty ? critical : nil)
    }
}
