import PlanningTerms
import Publication
import Reporting
import ServiceModel
import Siting

extension ReportBuilder {
    /// The report of a `site` run.
    func document(_ site: SiteResult, settings: SiteSettings) -> ReportDocument {
        var document = document(command: "site")
        document.coverageAfter = coverage(site.after)
        let caveats = CaveatFinder(result, site).caveats()
        document.caveats = caveats.map(CaveatDocument.init)
        var siting = siting(site, settings)
        let exclusions = result.loaded.exclusions
        if !exclusions.isEmpty {
            siting.excludedBy = exclusions.map { .init(name: $0.name, feature: $0.feature, candidates: $0.candidates) }
        }
        siting.sites = touched(siting.sites, by: caveats, site)
        document.siting = siting
        document.reproducible = site.isReproducible
        document.timing = site.timing
        if site.isUnmeasured {
            document.notices.append(
                Notice(
                    .notice, file: "site",
                    .run(.unmeasured(site.plan.stoppedBy, onDistances: settings.model.isOnDistances))))
        }
        return document
    }

    /// The weighted cost over the weight; `nil` for other objectives and without a plan.
    private func meanCost(_ plan: SitingPlan) -> Double? {
        let weight = input.demand.scale.weight(input.demand.totalTicks)
        guard plan.objectiveMeasure == .weightedCost, plan.status.hasPlan, weight > 0 else { return nil }
        return plan.objective / weight
    }

    private func siting(_ site: SiteResult, _ settings: SiteSettings) -> SitingDocument {
        let plan = site.plan
        let input = site.before.loaded.input
        let scale = input.demand.scale
        var count: Int?
        var target: Double?
        switch settings.model {
        case .maximalCovering(let facilityCount): count = facilityCount
        case .setCovering(let share), .backupSetCovering(let share): target = share
        case .pMedian(let facilityCount), .pCenter(let facilityCount), .pDispersion(let facilityCount),
            .backupCovering(let facilityCount, _), .mandatoryBackupCovering(let facilityCount):
            count = facilityCount
        }
        let hasPlan = plan.status.hasPlan
        let who = input.demand.weightKind == .people ? "people of all kept demand points" : "kept demand points"
        // Where only a budget or closings limit the number of sites there is no --count.
        if count == .max || count == 0 { count = nil }
        return SitingDocument(
            model: plan.model.name, count: count, target: target, status: plan.status,
            stoppedBy: plan.stoppedBy,
            objectiveMeasure: plan.objectiveMeasure, objective: hasPlan ? plan.objective : nil,
            gained: scale.weight(plan.gainedWeight),
            bound: plan.status == .infeasible ? nil : plan.bound.finite, gap: hasPlan ? plan.gap : nil,
            gapGained: hasPlan ? plan.gapGained : nil, selected: plan.selected.map { input.candidates[$0].id },
            sites: plan.selected.indices.map { self.site($0, of: site) },
            conditions: conditions(site), secondCover: secondCover(site),
            infeasibilities: plan.status == .infeasible && plan.outcome != nil
                ? InfeasibilityBuilder(site: site).documents() : nil,
            shareWithinM: settings.shareWithin?.meters, curve: curve(site),
            coveredWeight: scale.weight(plan.coveredWeight), share: site.after.report.overall.share, shareOf: who,
            largestReachableWeight: scale.weight(plan.largestReachableWeight),
            uncoverable: SitingDocument.Uncoverable(
                points: site.uncoverable.count,
                weight: scale.weight(site.uncoverable.reduce(0) { $0 + input.demand.ticks[$1.row.value] }),
                criticalRadiusM: isInMeters
                    ? site.uncoverable.compactMap(\.criticalRadius).max()?.roundedUp(toDecimals: 3) : nil,
                criticalCutoff: isInMeters ? nil : site.uncoverable.compactMap(\.criticalRadius).max()),
            candidates: input.candidates.count, forbidden: input.candidates.count { $0.status == .forbidden },
            excluded: site.before.loaded.excludedCandidates, gapLimit: settings.limits.gap, workLimit: settings.limits.workLimit,
            timeLimitS: settings.limits.timeLimit, seed: settings.limits.seed,
            reductions: SitingDocument.Reductions(
                rows: plan.reductions.rows, rowsWithoutWeight: plan.reductions.rowsWithoutWeight,
                rowsCoveredByExisting: plan.reductions.rowsCoveredByExisting,
                rowsCoveredByRequired: plan.reductions.rowsCoveredByRequired, uncoverableRows: plan.reductions.uncoverableRows,
                mergedRows: plan.reductions.mergedRows, sites: plan.reductions.sites,
                dominatedCandidates: plan.reductions.dominatedCandidates, components: plan.reductions.components),
            step: plan.step, meanCost: meanCost(plan), fewestSites: plan.fewestSites,
            tieBreak: plan.tieBreak.map {
                SitingDocument.TieBreak(
                    by: .distance, weightedCost: $0.weightedCost, bound: $0.bound, status: $0.isProven ? .optimal : .feasible,
                    step: $0.step)
            }, solver: plan.solver,
            seconds: plan.seconds.rounded(toDecimals: 3))
    }
}
