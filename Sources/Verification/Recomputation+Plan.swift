import Publication

/// The plan of a site run: its ids, gains and coverage.
extension Recomputation {
    /// The plan: ids, gains in rank order, coverage, and the arithmetic of bound and gap.
    mutating func checkPlan(_ siting: SitingDocument, _ proposals: [PublishedSite], _ base: [Reach]) {
        let ranked = proposals.indices.sorted { proposals[$0].rank < proposals[$1].rank }
        if ranked.map({ proposals[$0].id }) == siting.selected {
            found.confirmed.append("selected: \(siting.selected.count) sites, as in \(ResultFile.layer(.proposals).name)")
        } else {
            found.problems.append(
                "selected: \(ResultFile.report.name) and \(ResultFile.layer(.proposals).name) name different sites")
        }
        // Within capacities a gain is what is served, which reach alone does not tell.
        let isCapacitated = siting.conditions?.capacity != nil
        var covered = base
        let reached = ranked.map { reach(of: [proposals[$0]]) }
        let tally = tally([base] + reached)
        for (rank, number) in ranked.enumerated() {
            if !isCapacitated {
                compare("gain of \(proposals[number].id)", gain(reached[rank], over: covered), proposals[number].gain)
                compare(
                    "loss without \(proposals[number].id)", loss(of: reached[rank], among: tally), proposals[number].uniqueGain)
            }
            covered = union(covered, reached[rank])
            guard rank < siting.sites.count else { continue }
            let published = siting.sites[rank]
            if (published.id, published.gain, published.uniqueGain)
                != (proposals[number].id, proposals[number].gain, proposals[number].uniqueGain)
            {
                found.problems.append(
                    "\(ResultFile.report.name) and \(ResultFile.layer(.proposals).name) differ about the site of rank \(rank + 1)"
                )
            }
        }
        if !isCapacitated {
            compare("gained", siting.coveredWeight - report.coverage.overall.coveredWeight, siting.gained)
        }
        compare("gains in all", proposals.reduce(0) { $0 + $1.gain } - (siting.conditions?.closingLoss ?? 0), siting.gained)
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
