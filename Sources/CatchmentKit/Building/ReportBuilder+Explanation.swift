import CoverageAnalysis
import Publication
import ServiceModel
import Siting

extension ReportBuilder {
    /// Alternatives that are listed for a site.
    static let listedAlternatives = 10

    /// The site of a rank with its explanation.
    func site(_ rank: Int, of site: SiteResult) -> SitingDocument.Site {
        let plan = site.plan
        let candidate = input.candidates[plan.selected[rank]]
        let why = site.explanations[rank]
        var document = SitingDocument.Site(
            rank: rank + 1, id: candidate.id, name: candidate.name, required: candidate.status == .required,
            gain: scale.weight(plan.gains[rank]), uniqueGain: scale.weight(plan.uniqueGains[rank]),
            clustersClosed: why.clustersClosed.map { site.before.clusters.clusters[$0].id },
            clustersNearlyClosed: nearlyClosed(why, site),
            alternatives: why.alternatives.map { list in
                list.prefix(Self.listedAlternatives).map { alternative($0, of: site) }
            },
            alternativesTotal: why.alternatives?.count,
            sharedPlace: why.sharedPlace.map {
                SitingDocument.SharedPlaceDocument(
                    kind: $0.kind, id: $0.id, name: $0.name, owner: $0.owner,
                    distanceM: $0.meters.rounded(toDecimals: 3), lon: $0.point.x, lat: $0.point.y)
            })
        if candidate.isNumbered { document.place = place(of: candidate, rank, site) }
        return document
    }

    /// The clusters of which a site leaves little; `nil` where there are none.
    private func nearlyClosed(_ why: SiteExplanation, _ site: SiteResult) -> [SitingDocument.NearlyClosed]? {
        why.clustersNearlyClosed.isEmpty
            ? nil
            : why.clustersNearlyClosed.map { near in
                let cluster = site.before.clusters.clusters[near.cluster]
                return .init(id: cluster.id, weight: scale.weight(cluster.weight), left: scale.weight(near.left))
            }
    }

    /// Where a site is, which stands for an id where its list has none.
    private func place(of candidate: Facility, _ rank: Int, _ site: SiteResult) -> SitingDocument.Place {
        var units: [String]?
        if let area = input.studyArea, let membership = site.after.facilityMembership {
            let chain = membership.unitByLevel.compactMap { UnitNumber(ifAny: $0[site.keptFacilities + rank]) }
            units = chain.isEmpty ? nil : chain.map { area.units[$0].name }
        }
        return SitingDocument.Place(
            row: candidate.sourceRow, lon: candidate.point.x.rounded(toDecimals: 7),
            lat: candidate.point.y.rounded(toDecimals: 7), units: units)
    }

    /// A candidate that could take a site's place, with what is needed to reckon what it loses.
    private func alternative(_ alternative: SiteAlternative, of site: SiteResult) -> SitingDocument.Alternative {
        let candidate = input.candidates[alternative.candidate]
        var document = SitingDocument.Alternative(
            id: candidate.id, name: candidate.name, lost: scale.weight(alternative.lostWeight))
        guard isInMeters else { return document }
        (document.lon, document.lat) = (candidate.point.x, candidate.point.y)
        document.radiusM = input.radiusRule.radius(of: candidate)?.meters
        if let area = input.studyArea, let unit = site.candidateUnits?[alternative.candidate.value], unit >= 0 {
            document.borderUnit = area.units[Int(unit)].code
        }
        return document
    }

    /// The marginal curve, where it was asked for.
    func curve(_ site: SiteResult) -> [SitingDocument.CurveStep]? {
        guard let curve = site.curve else { return nil }
        let base = site.plan.baseWeight
        let total = input.demand.totalTicks
        func share(_ ticks: Int64) -> Double? { total > 0 ? Double(ticks) / Double(total) : nil }
        return curve.steps.indices.map { index in
            let step = curve.steps[index]
            // The first step may open several required sites: what it adds is all it gains.
            let before = index == 0 ? base : curve.steps[index - 1].coveredWeight
            return SitingDocument.CurveStep(
                count: step.count, status: step.isProven ? .optimal : .feasible, objective: scale.weight(step.coveredWeight),
                bound: scale.weight(step.bound),
                gap: step.bound > 0 ? Double(step.bound - step.coveredWeight) / Double(step.bound) : 0,
                gained: scale.weight(step.coveredWeight - base), added: scale.weight(step.coveredWeight - before),
                share: share(step.coveredWeight), shareBound: share(step.bound),
                selected: step.sites.map { input.candidates[$0].id })
        }
    }
}
