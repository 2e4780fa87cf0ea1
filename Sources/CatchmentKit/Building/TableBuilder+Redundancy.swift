import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import Publication
import Scenarios
import ServiceModel

extension TableBuilder {
    /// One row per facility as if it closed, safest merges first, then those without a near partner; `nil` when it was not asked for.
    func redundancy() -> ResultLayer? {
        guard let redundancy = result.redundancy else { return nil }
        let input = result.loaded.input
        let scale = input.demand.scale
        let rows = redundancy.merges + redundancy.entries.filter { !$0.isNear }
        return Dataset.redundancy.table(RedundancyRow.columns, count: rows.count) { number in
            let row = rows[number]
            return RedundancyRow(
                rank: row.isNear ? number + 1 : nil, closing: input.facilities[row.facility].id,
                keeping: row.partner.map { input.facilities[$0].id }, isNear: row.isNear,
                distance: row.partnerMeters.finite?.rounded(toDecimals: 3), lost: .init(row.sole, scale),
                nearestTo: .init(row.nearestTo, scale), extraDistance: row.extraMeters?.rounded(toDecimals: 3))
        }
    }
}
