import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// What became of the facilities between two states.
struct ComparedSites {
    /// A facility that changed, with what became of it.
    struct Entry {
        let change: String, site: PublishedSite
    }

    /// Those of the state after in their order, then those of the state before that closed.
    let entries: [Entry]

    /// Compares two states; `nil` where one does not hold its facilities.
    init?(_ before: ComparedState, _ after: ComparedState) {
        guard let old = before.sites, let new = after.sites else { return nil }
        let areIds = [before, after].allSatisfy { state in
            [LayerRole.facilities, .candidates].allSatisfy { state.report.identity(of: $0) == .ids }
        }
        let (first, second) = areIds ? (old, new) : (Self.named(old), Self.named(new))
        let known = Dictionary(first.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(second.map(\.id))
        var entries: [Entry] = []
        for site in second {
            guard let was = known[site.id] else {
                entries.append(Entry(change: "opened", site: site))
                continue
            }
            if was.point != site.point {
                entries.append(Entry(change: "moved", site: site))
            } else if was.radius.finite != site.radius.finite {
                entries.append(Entry(change: "resized", site: site))
            }
        }
        self.entries = entries + first.filter { !kept.contains($0.id) }.map { Entry(change: "closed", site: $0) }
    }

    /// The ids of those of whom one thing became.
    func ids(_ change: String) -> [String] { entries.filter { $0.change == change }.map(\.site.id) }

    /// The sites called by where they are; several at one place by their order there.
    private static func named(_ sites: [PublishedSite]) -> [PublishedSite] {
        var seen: [String: Int] = [:]
        return sites.map { site in
            var site = site
            let place = site.point.placeName
            seen[place, default: 0] += 1
            site.id = seen[place] == 1 ? place : "\(place)#\(seen[place] ?? 1)"
            return site
        }
    }
}
