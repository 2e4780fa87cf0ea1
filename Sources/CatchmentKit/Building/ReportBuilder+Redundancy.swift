import GeoPrimitives
import Publication
import Scenarios
import ServiceModel

extension ReportBuilder {
    /// The redundancy of a result, when it was asked for.
    func redundancy(_ result: CoverResult) -> RedundancyDocument? {
        guard let redundancy = result.redundancy else { return nil }
        let facilities = result.loaded.input.facilities
        let merges = redundancy.merges
        return RedundancyDocument(
            withoutSole: redundancy.entries.count { $0.sole.weight == 0 }, withNearPartner: merges.count,
            safestMerges: merges.prefix(10).compactMap { entry in
                entry.partner.map { partner in
                    RedundancyDocument.Merge(
                        close: facilities[entry.facility].id, keep: facilities[partner].id,
                        distanceM: entry.partnerMeters.rounded(toDecimals: 1), lostPoints: entry.sole.points,
                        lostWeight: scale.weight(entry.sole.weight), nearestWeight: scale.weight(entry.nearestTo.weight),
                        extraDistanceM: entry.extraMeters?.rounded(toDecimals: 1))
                }
            })
    }
}
