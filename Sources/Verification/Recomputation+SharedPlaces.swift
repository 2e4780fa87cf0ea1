import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

extension Recomputation {
    /// Places to share: as far away as they are said to be, within the distance asked for, and no open facility nearer.
    mutating func checkSharedPlaces(_ siting: SitingDocument, _ proposals: [PublishedSite]) {
        guard let within = siting.shareWithinM else {
            for site in siting.sites where site.sharedPlace != nil {
                found.problems.append(Wording("shared_place of \(site.id): none was asked for", "\(site.id) 的可共用场所：并未要求"))
            }
            return
        }
        // A matrix says nothing of how far places lie apart.
        guard costs == nil else { return }
        let error = Verifier.positionError
        var confirmed = 0
        for site in siting.sites {
            guard let number = proposals.firstIndex(where: { $0.id == site.id }) else { continue }
            let point = proposals[number].point
            let nearest = facilities.reduce(Double.infinity) { min($0, measure.meters(point, $1.point)) }
            guard let place = site.sharedPlace else {
                if nearest < within - error {
                    found.problems.append(
                        Wording(
                            "shared_place of \(site.id): a facility lies \(nearest) m away", "\(site.id) 的可共用场所：\(nearest) 米处有设施")
                    )
                }
                continue
            }
            var wrong: [Wording] = []
            if let x = place.lon, let y = place.lat {
                let meters = measure.meters(point, PlanarPoint(x: x, y: y))
                if abs(meters - place.distanceM) > error {
                    wrong.append(Wording("\(place.id) lies \(meters) m away", "\(place.id) 相距 \(meters) 米"))
                }
                let isThere = facilities.contains {
                    $0.id == place.id && measure.meters($0.point, PlanarPoint(x: x, y: y)) <= error
                }
                if place.kind == .facility, !isThere {
                    wrong.append(Wording("no facility \(place.id) stands there", "该处没有设施 \(place.id)"))
                }
            }
            if place.distanceM > within + error {
                wrong.append(Wording("\(place.id) lies farther than \(within) m away", "\(place.id) 相距超过 \(within) 米"))
            }
            if nearest < place.distanceM - error {
                wrong.append(Wording("a facility is nearer than \(place.id)", "有设施近于 \(place.id)"))
            }
            found.problems += wrong.map {
                Wording("shared_place of \(site.id): \($0.english)", "\(site.id) 的可共用场所：\($0.chinese)")
            }
            if wrong.isEmpty { confirmed += 1 }
        }
        found.confirmed.append(Wording("shared places: \(confirmed)", "可共用场所：\(confirmed) 处"))
    }
}
