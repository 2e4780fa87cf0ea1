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
        let places = planned.costs?.places(of: planned.facilities)
        func cost(_ share: CapacityAssignment.Share) -> Double {
            guard let costs = planned.costs, let places else {
                return planned.measure.meters(planned.demand.point(share.row), planned.facilities[share.site].point)
                    .rounded(toDecimals: 3)
            }
            let pairs = costs.rowOffsets[share.row]..<costs.rowOffsets[share.row + 1]
            return pairs.first { places[Int(costs.sites[$0])] == Int32(share.site) }.map { costs.costs[$0] } ?? .nan
        }
        return Dataset.capacityAssignment.table(
            CapacityShareRow.columns(areCosts: planned.costs != nil), count: shares.count
        ) { number in
            let share = shares[number]
            return CapacityShareRow(
                demand: planned.demand.ids[share.row], facility: planned.facilities[share.site].id,
                isProposed: share.site >= kept, servedWeight: planned.demand.scale.weight(share.ticks), cost: cost(share))
        }
    }
}
