import PlanningTerms
import Publication

/// The plan of a site run: its ids, gains and coverage.
extension Recomputation {
    /// The plan: ids, gains in rank order, coverage, and the arithmetic of bound and gap.
    mutating func checkPlan(_ siting: SitingDocument, _ proposals: [PublishedSite], _ base: [Reach]) {
        let ranked = proposals.indices.sorted { proposals[$0].rank < proposals[$1].rank }
        if ranked.map({ proposals[$0].id }) == siting.selected {
            found.confirmed.append(
                Wording(
                    "selected: \(siting.selected.count) sites, as in \(ResultFile.layer(.proposals).name)",
                    "选定：\(siting.selected.count) 处，与 \(ResultFile.layer(.proposals).name) 一致"))
        } else {
            found.problems.append(
                Wording(
                    "selected: \(ResultFile.report.name) and \(ResultFile.layer(.proposals).name) name different sites",
                    "选定：\(ResultFile.report.name) 与 \(ResultFile.layer(.proposals).name) 所列点位不同"))
        }
        // Within capacities a gain is what is served, which reach alone does not tell.
        let isCapacitated = siting.conditions?.capacity != nil
        var covered = base
        let reached = ranked.map { reach(of: [proposals[$0]]) }
        let tally = tally([base] + reached)
        for (rank, number) in ranked.enumerated() {
            if !isCapacitated {
                compare(
                    Wording("gain of \(proposals[number].id)", "\(proposals[number].id) 的新增"), gain(reached[rank], over: covered),
                    proposals[number].gain)
                compare(
                    Wording("loss without \(proposals[number].id)", "去掉 \(proposals[number].id) 的减少"),
                    loss(of: reached[rank], among: tally), proposals[number].uniqueGain)
            }
            covered = union(covered, reached[rank])
            guard rank < siting.sites.count else { continue }
            let published = siting.sites[rank]
            if (published.id, published.gain, published.uniqueGain)
                != (proposals[number].id, proposals[number].gain, proposals[number].uniqueGain)
            {
                found.problems.append(
                    Wording(
                        "\(ResultFile.report.name) and \(ResultFile.layer(.proposals).name) differ about the site of rank \(rank + 1)",
                        "\(ResultFile.report.name) 与 \(ResultFile.layer(.proposals).name) 中第 \(rank + 1) 位的点不一致")
                )
            }
        }
        if !isCapacitated {
            compare(Wording("gained", "新增"), siting.coveredWeight - report.coverage.overall.coveredWeight, siting.gained)
        }
        compare(
            Wording("gains in all", "新增合计"), proposals.reduce(0) { $0 + $1.gain } - (siting.conditions?.closingLoss ?? 0),
            siting.gained)
        compare(Wording("weight covered with the plan", "方案实施后覆盖的人口"), weight(covered), siting.coveredWeight)
        if let after = report.coverageAfter {
            compare(Wording("coverage after", "方案实施后的覆盖"), siting.coveredWeight, after.overall.coveredWeight)
            compare(
                Wording("share after", "方案实施后的覆盖率"),
                after.overall.weight > 0 ? after.overall.coveredWeight / after.overall.weight : 0,
                after.overall.share ?? 0)
            compare(
                Wording("points called covered", "记为已覆盖的点"), Double(demand.isCovered.count { $0 }),
                Double(after.overall.coveredPoints))
        }
        checkEvidence(siting)
    }
}
