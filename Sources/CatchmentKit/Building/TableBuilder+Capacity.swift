import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

extension TableBuilder {
    /// One row per demand point and site that serves some of it; `nil` without capacities.
    func capacityAssignment() -> ResultLayer? {
        guard let served = site?.served ?? result.served?.found else { return nil }
        let planned = (site?.after ?? result).loaded.input
        let kept = site?.keptFacilities ?? planned.facilities.count
        let shares = served.assignment.shares
        let reach = Reach(planned, threads: 1)
        func cost(_ share: CapacityAssignment.Share) -> Double {
            let cost = reach.cost(share.row, to: planned.facilities[share.site])
            return areCosts ? cost : cost.rounded(toDecimals: 3)
        }
        return Dataset.capacityAssignment.table(
            CapacityShareRow.columns(areCosts: areCosts), count: shares.count
        ) { number in
            let share = shares[number]
            return CapacityShareRow(
                demand: planned.demand.ids[share.row], facility: planned.facilities[share.site].id,
                isProposed: share.site >= kept, servedWeight: planned.demand.scale.weight(share.ticks), cost: cost(share))
        }
    }
}
