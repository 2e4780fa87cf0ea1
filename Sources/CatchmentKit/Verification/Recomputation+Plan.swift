/// The plan of a site run: its ids, gains and coverage.
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
        checkEvidence(siting)
    }
}
