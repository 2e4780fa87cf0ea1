import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// What a plan says of itself: its sites as the layers have them, its evidence, and what the candidates tell of both.
extension Recomputation {
    mutating func checkSitingFigures(_ before: RunState) {
        let figure = document.root["siting"]
        guard let siting = report.siting, let proposals else { return document.expectNothing(figure) }
        for name in ["model", "status", "stopped_by", "objective_measure", "target", "objective", "bound"] {
            document.note(figure[name])
        }
        let ranked = proposals.sorted { $0.rank < $1.rank }
        document.expect(figure["selected"], texts: ranked.map(\.id))
        document.expect(figure["covered_weight"], totals(reach(labelled: demand.isCovered)).coveredWeight)
        document.expect(figure["share"], ifAny: report.coverageAfter?.overall.share.map { Interval($0) })
        document.expect(figure["share_of"], text: shareOfAll)
        checkEvidenceFigures(figure, siting)
        checkSites(figure["sites"], siting, ranked)
        checkCandidateCounts(figure, siting, before)
        checkCount(figure["count"], siting)
        checkTieBreakFigures(figure, siting)
        checkCurveFigures(figure["curve"], siting)
        let least = siting.gapLimit
        if siting.stoppedBy == .gap, let gap = siting.gap, gap > least * (1 + 1e-9) {
            document.contradict(figure["gap_limit"], "siting.gap")
        }
    }

    private mutating func checkEvidenceFigures(_ figure: Figure, _ siting: SitingDocument) {
        let covered = siting.coveredWeight - report.coverage.overall.coveredWeight
        if let capacity = siting.conditions?.capacity {
            document.expect(figure["gained"], capacity.servedWeight - capacity.baseServedWeight)
        } else {
            document.expect(figure["gained"], covered)
        }
        guard let objective = siting.objective, let bound = siting.bound else {
            for name in ["gap", "gap_gained"] where siting.objective == nil { document.expectNothing(figure[name]) }
            return
        }
        let (difference, larger) = (abs(bound - objective), max(bound, objective))
        document.expect(figure["gap"], larger > 0 ? difference / larger : 0)
        let isLess = siting.objectiveMeasure?.isBetterWhenLess ?? false
        let base = self.objective(siting).base
        let isOnDistances = siting.objectiveMeasure == .smallestSpacing
        let gained = bound - base
        document.expect(
            figure["gap_gained"],
            isLess || isOnDistances ? siting.gap ?? .nan : gained > 0 ? difference / gained : 0)
        let weight = report.coverage.overall.weight
        let mean = siting.objectiveMeasure == .weightedCost && weight > 0 ? objective / weight : nil
        document.expect(figure["mean_cost"], ifAny: mean.map { Interval($0) })
    }

    private mutating func checkSites(_ figure: Figure, _ siting: SitingDocument, _ ranked: [PublishedSite]) {
        let entries = document.expectList(figure, count: ranked.count)
        let known = candidates.map { Dictionary($0.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }
        for (rank, (entry, site)) in zip(entries, siting.sites).enumerated() where rank < ranked.count {
            let proposal = ranked[rank]
            document.expect(entry["rank"], rank + 1)
            document.expect(entry["id"], text: proposal.id)
            document.expect(entry["name"], text: proposal.name.isEmpty ? nil : proposal.name)
            // What each adds is recomputed where the plan is; both files say the same.
            document.expect(entry["gain"], proposal.gain)
            document.expect(entry["unique_gain"], proposal.uniqueGain)
            document.note(entry["clusters_closed"])
            for near in entry["clusters_nearly_closed"].entries {
                for name in ["id", "weight", "left"] { document.note(near[name]) }
            }
            if let known {
                document.expect(entry["required"], truth: known[proposal.id]?.status == "required")
            } else {
                document.note(entry["required"])
            }
            checkAlternativeFigures(entry, site, known)
            checkSharedPlace(entry["shared_place"], site, known)
            checkSiteCaveats(entry, site, proposal)
        }
    }

    /// What is said of alternatives is what the list of candidates says of them.
    private mutating func checkAlternativeFigures(
        _ figure: Figure, _ site: SitingDocument.Site, _ known: [String: PublishedSite]?
    ) {
        document.note(figure["alternatives_total"])
        for (entry, other) in zip(figure["alternatives"].entries, site.alternatives ?? []) {
            document.note(entry["id"])
            document.note(entry["lost"])
            guard let known else {
                for name in ["lon", "lat", "radius_m", "border_unit"] { document.note(entry[name]) }
                continue
            }
            guard let candidate = known[other.id] else {
                document.contradict(entry["id"], ResultFile.layer(.candidates).name)
                continue
            }
            let hasPlace = costs == nil
            document.expect(entry["lon"], ifAny: hasPlace ? Interval(candidate.point.x, within: 1e-7) : nil)
            document.expect(entry["lat"], ifAny: hasPlace ? Interval(candidate.point.y, within: 1e-7) : nil)
            document.expect(entry["radius_m"], ifAny: hasPlace ? candidate.radius.finite.map { Interval($0) } : nil)
            document.expect(entry["border_unit"], text: candidate.borderUnit.flatMap { $0.isEmpty ? nil : $0 })
        }
    }

    private mutating func checkSharedPlace(_ figure: Figure, _ site: SitingDocument.Site, _ known: [String: PublishedSite]?) {
        guard let place = site.sharedPlace else { return document.expectNothing(figure) }
        for name in ["kind", "id", "distance_m", "lon", "lat"] { document.note(figure[name]) }
        if costs != nil { return }
        switch place.kind {
        case .facility:
            let facility = facilities.first { $0.id == place.id }
            document.expect(figure["name"], text: facility.flatMap { $0.name.isEmpty ? nil : $0.name })
        case .candidate:
            guard let candidate = known?[place.id] else { return }
            document.expect(figure["name"], text: candidate.name.isEmpty ? nil : candidate.name)
            document.expect(figure["lon"], Interval(candidate.point.x, within: 1e-7))
            document.expect(figure["lat"], Interval(candidate.point.y, within: 1e-7))
        case .building, nil: break
        }
    }

    /// A plan with fewer sites than it may have leaves out none that would add something.
    private mutating func checkCount(_ figure: Figure, _ siting: SitingDocument) {
        guard let count = siting.count else { return document.expectNothing(figure) }
        let opened = siting.selected.count - (siting.conditions?.closed?.count ?? 0)
        let isOnDistances = siting.objectiveMeasure.map { [.weightedCost, .largestCost, .smallestSpacing].contains($0) } ?? false
        let needsAll = siting.objectiveMeasure == .smallestSpacing && siting.status == .optimal
        if opened > count || needsAll { return document.expect(figure, opened) }
        // One site more need not make the largest distance, or any, smaller: it is left to what was given to the run.
        if isOnDistances, !needsAll { return }
        guard siting.hasPlan, opened != count else { return document.note(figure) }
        guard siting.conditions == nil, siting.status == .optimal, siting.secondCover == nil, let candidates, costs == nil else {
            return document.note(figure)
        }
        let chosen = Set(siting.selected)
        let others = candidates.filter { $0.status != "forbidden" && !chosen.contains($0.id) }
        let more = gain(reach(of: others, ReachRule(ignoresLabels: true)), over: reach(labelled: demand.isCovered))
        if more.lowerBound > 0 { document.contradict(figure, "\(siting.selected.count) sites selected") }
        document.note(figure)
    }

    private mutating func checkTieBreakFigures(_ figure: Figure, _ siting: SitingDocument) {
        let choice = figure["tie_break"]
        guard siting.tieBreak != nil else { return document.expectNothing(choice) }
        for name in ["by", "weighted_cost", "bound", "status"] { document.note(choice[name]) }
    }

    private mutating func checkCurveFigures(_ figure: Figure, _ siting: SitingDocument) {
        guard let curve = siting.curve else { return document.expectNothing(figure) }
        let weight = report.coverage.overall.weight
        for (entry, step) in zip(figure.entries, curve) {
            for name in ["count", "status", "objective", "bound", "gap", "gained", "added", "selected"] {
                document.note(entry[name])
            }
            document.expect(entry["share"], ifAny: weight > 0 ? Interval(step.objective / weight) : nil)
            document.expect(entry["share_bound"], ifAny: weight > 0 ? Interval(step.bound / weight) : nil)
        }
        // What each step covers its sites tell, where they are published.
        guard let candidates, costs == nil, siting.conditions?.capacity == nil else { return }
        let known = Dictionary(candidates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let closed = Set((siting.conditions?.closed ?? []).map(\.id))
        for (entry, step) in zip(figure.entries, curve) where closed.isEmpty {
            let sites = step.selected.compactMap { known[$0] }
            guard sites.count == step.selected.count else {
                document.contradict(entry["selected"], ResultFile.layer(.candidates).name)
                continue
            }
            let reached = reach(of: facilities + sites, ReachRule(ignoresLabels: true))
            document.expect(entry["objective"], self.weight(reached))
        }
    }
}
