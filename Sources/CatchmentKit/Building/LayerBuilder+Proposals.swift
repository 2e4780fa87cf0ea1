import GeoEngine
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

extension LayerBuilder {
    /// The sites that the plan opens, in the order of their ranks.
    func proposals() throws -> ResultLayer? {
        guard let site, let siting = document.siting else { return nil }
        let chains = try unitChains(site)
        let columns =
            ProposalRow.columns + (site.settings.shareWithin == nil ? [] : ProposalRow.sharedPlaceColumns)
            + (site.after.service.borders == nil ? [] : ProposalRow.borderColumns)
            + (site.context.levels.isEmpty ? [] : ProposalRow.unitColumns)
            + (site.context.money == nil ? [] : ProposalRow.costColumns)
            + (site.served == nil ? [] : ProposalRow.capacityColumns)
            + (siting.sites.contains { $0.caveats != nil } ? ProposalRow.caveatColumns : [])
        var layer = Dataset.proposals.layer(
            columns, metadata: about(["model": .text(siting.model), "status": .text(siting.$status)]), count: siting.sites.count
        ) { rank in
            let candidate = site.plan.selected[rank]
            let facility = input.candidates[candidate]
            let borders = site.after.service.borders
            return ProposalRow(
                site: siting.sites[rank], radius: input.radiusRule.radius(of: facility)?.meters, unitChain: chains[rank],
                borderUnit: borders.flatMap { unitCode($0.facilityUnits[site.keptFacilities + rank]) },
                unit: unitWithRules(candidate, site), openingCost: facility.openingCost ?? 0, capacity: facility.capacity,
                servedWeight: site.served.map { scale.weight($0.assignment.loads[site.keptFacilities + rank]) },
                geometry: .point(facility.point))
        }
        layer.spoken = ProposalRow.spoken(siting.sites)
        return layer
    }

    /// The lowest of the units with rules that a candidate is in.
    private func unitWithRules(_ candidate: CandidateNumber, _ site: SiteResult) -> String? {
        for level in site.context.levels.reversed() {
            let unit = Int(level.rules.unitOfCandidate[candidate.value])
            if unit >= 0 { return input.studyArea?.units[level.firstUnit + unit].code }
        }
        return nil
    }

    private func unitChains(_ site: SiteResult) throws -> [String?] {
        guard let area = input.studyArea else { return site.plan.selected.map { _ in nil } }
        let range = area.lowest
        let locator = try PolygonLocator(area.units[range].map(\.geometry))
        return try site.plan.selected.map { candidate in
            let point = input.candidates[candidate].point
            guard let slot = try locator.first(containing: point.x, point.y) else { return nil }
            return UnitChain.text(area.names(downTo: UnitNumber(range.lowerBound + slot)))
        }
    }
}
