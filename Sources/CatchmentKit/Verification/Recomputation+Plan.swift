/// The plan of a site run: its ids, gains and evidence.
extension Recomputation {
    /// The plan: ids, gains in rank order, coverage, and the arithmetic of bound and gap.
    mutating func checkPlan(_ siting: SitingDocument, _ proposals: PublishedSites, _ base: [Reach]) {
        let ranked = proposals.ids.indices.sorted { proposals.ranks[$0] < proposals.ranks[$1] }
        if ranked.map({ proposals.ids[$0] }) == siting.selected {
            found.confirmed.append("selected: \(siting.selected.count) sites, as in proposals.geojson")
        } else {
            found.problems.append("selected: report.json and proposals.geojson name different sites")
        }
        // Within capacities a gain is what is served, which reach alone does not tell.
        let isCapacitated = siting.conditions?.capacity != nil
        var covered = base
        let sites = ranked.map { number in proposals.selecting { $0 == number } }
        let reached = sites.map { reach(of: $0) }
        let tally = tally([base] + reached)
        for (rank, number) in ranked.enumerated() {
            if !isCapacitated {
                compare("gain of \(proposals.ids[number])", gain(reached[rank], over: covered), proposals.gains[number])
                compare(
                    "loss without \(proposals.ids[number])", loss(of: reached[rank], among: tally), proposals.uniqueGains[number])
            }
            covered = union(covered, reached[rank])
            guard rank < siting.sites.count else { continue }
            let published = siting.sites[rank]
            if (published.id, published.gain, published.uniqueGain)
                != (proposals.ids[number], proposals.gains[number], proposals.uniqueGains[number])
            {
                found.problems.append("report.json and proposals.geojson differ about the site of rank \(rank + 1)")
            }
        }
        if !isCapacitated {
            compare("gained", siting.coveredWeight - report.coverage.overall.coveredWeight, siting.gained)
        }
        compare("gains in all", proposals.gains.reduce(0, +) - (siting.conditions?.closingLoss ?? 0), siting.gained)
        compare("weight covered with the plan", weight(covered), siting.coveredWeight)
        if let after = report.coverageAfter {
            compare("coverage after", siting.coveredWeight, after.overall.coveredWeight)
            compare(
                "share after", after.overall.weight > 0 ? after.overall.coveredWeight / after.overall.weight : 0,
                after.overall.share ?? 0)
            compare("points called covered", Double(demand.isCovered.count { $0 }), Double(after.overall.coveredPoints))
        }
        if let objective = distanceObjective(siting) {
            if siting.status != "infeasible" { compare("objective", objective, siting.objective) }
            checkBound(siting, isMore: siting.objectiveMeasure == "smallest_spacing")
        } else {
            checkEvidence(siting)
        }
    }

    /// That the bound is not on the wrong side of the objective.
    private mutating func checkSide(_ siting: SitingDocument, isMore: Bool) {
        let slack = 1e-9 * max(1, abs(siting.bound))
        let isOnItsSide = isMore ? siting.bound >= siting.objective - slack : siting.bound <= siting.objective + slack
        if isOnItsSide {
            found.confirmed.append("bound: on its side of the objective")
        } else {
            found.problems.append("bound \(siting.bound) and objective \(siting.objective) contradict each other")
        }
    }

    /// Bound, gap, status and count of a plan whose objective is a distance.
    private mutating func checkBound(_ siting: SitingDocument, isMore: Bool) {
        checkSide(siting, isMore: isMore)
        let larger = max(siting.bound, siting.objective)
        compare("gap", larger == 0 ? 0 : abs(siting.bound - siting.objective) / larger, siting.gap)
        if siting.status == "optimal", siting.gap > 1e-9 {
            found.problems.append("status optimal and gap \(siting.gap) contradict each other")
        }
        if let count = siting.count, siting.selected.count > count {
            found.problems.append("\(siting.selected.count) sites are selected and --count is \(count)")
        }
    }

    private mutating func checkEvidence(_ siting: SitingDocument) {
        let covered = siting.conditions?.capacity?.servedWeight ?? siting.coveredWeight
        let isWeight = siting.objectiveMeasure != "sites_opened"
        guard siting.status != "infeasible", siting.status != "no_plan" else {
            if !siting.selected.isEmpty {
                found.problems.append("status \(siting.status) and selected sites contradict each other")
            }
            return
        }
        let (objective, base) = objective(siting)
        compare("objective", objective, siting.objective)
        checkSide(siting, isMore: isWeight)
        let difference = abs(siting.bound - siting.objective)
        let larger = max(siting.bound, siting.objective)
        compare("gap", larger == 0 ? 0 : difference / larger, siting.gap)
        if isWeight {
            compare("gap of what is gained", siting.bound - base == 0 ? 0 : difference / (siting.bound - base), siting.gapGained)
        }
        if siting.status == "optimal", siting.gap > 1e-9 {
            found.problems.append("status optimal and gap \(siting.gap) contradict each other")
        }
        let closings = siting.conditions?.closed?.count ?? 0
        if let count = siting.count, siting.selected.count > count + closings {
            found.problems.append("\(siting.selected.count) sites are selected and --count is \(count)")
        }
        if let target = siting.target, siting.status != "infeasible_target" {
            let needed = target * report.coverage.overall.weight
            if covered < needed * (1 - 1e-12) {
                found.problems.append("\(covered) covered does not reach the target of \(needed)")
            } else {
                found.confirmed.append("target: reached")
            }
        }
    }
}
