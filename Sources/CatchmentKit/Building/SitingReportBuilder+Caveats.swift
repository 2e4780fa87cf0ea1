import CoverageAnalysis
import PlanningTerms
import Publication
import Reporting
import ServiceModel
import Siting

extension ReportBuilder {
    /// The sites of a plan with what the caveats of the run say of the units they stand in.
    func touched(
        _ sites: [SitingDocument.Site], by caveats: [Caveat], _ site: SiteResult
    ) -> [SitingDocument.Site] {
        guard let area = input.studyArea, let membership = site.after.facilityMembership,
            caveats.contains(where: { !$0.units.isEmpty })
        else { return sites }
        return sites.enumerated().map { rank, proposed in
            var proposed = proposed
            let units = membership.unitByLevel.compactMap { UnitNumber(ifAny: $0[site.keptFacilities + rank]) }
            let codes = Set(units.map { area.units[$0].code })
            let touching = caveats.flatMap { caveat in
                caveat.units.filter { codes.contains($0.unit) }.map { SiteCaveatDocument(caveat, in: $0) }
            }
            proposed.caveats = touching.isEmpty ? nil : touching
            return proposed
        }
    }
}
