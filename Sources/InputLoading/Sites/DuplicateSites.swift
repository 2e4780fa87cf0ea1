import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Finds facilities that stand in their list twice: two of a level at one place, or under one name.
struct DuplicateSites {
    /// More rows than this under one name are a kind of place, such as "library", and no row twice.
    static let mostOfOneName = 3

    /// What may be a facility twice.
    private struct Entry {
        var row: Int, name: String?, level: String?, point: PlanarPoint?, unit: String?
    }

    /// Warns of each list in one line; three and more on one spot are another warning.
    ///
    /// O(facilities · log facilities).
    func warn(of sites: ListedSites, into notes: inout DiagnosticCollector) {
        for file in sites.files {
            let located = zip(sites.facilities, sites.facilityFiles).filter { $0.1 == file }.map { site, _ in
                Entry(row: site.sourceRow, name: site.name, level: site.level, point: site.point, unit: site.unitCode)
            }
            let unlocated = zip(sites.unlocated, sites.unlocatedFiles).filter { $0.1 == file }.map { site, _ in
                Entry(row: site.sourceRow, name: site.name, level: site.level, point: nil, unit: site.unitCode)
            }
            let places = atOnePlace(located)
            let names = underOneName(located + unlocated)
            guard !places.isEmpty || !names.isEmpty else { continue }
            let rows = Set((places + names).flatMap { $0.map(\.row) }).sorted()
            notes.warning(
                file,
                .siteCheck(
                    .twice(
                        places: places.count, names: names.compactMap { $0.first?.name }.sorted().first(SiteCheckMessage.listed),
                        ofNames: names.count, count: rows.count, rows: rows.first(Caveat.listedRows))))
        }
    }

    /// Pairs of one level at one place.
    private func atOnePlace(_ entries: [Entry]) -> [[Entry]] {
        let byPoint = Dictionary(grouping: entries.filter { $0.point != nil }) { $0.point }
        return byPoint.values.filter { $0.count == 2 && $0[0].level == $0[1].level }
    }

    /// Groups of one level under one name, unless each names another unit.
    private func underOneName(_ entries: [Entry]) -> [[Entry]] {
        struct Key: Hashable { var name: String, level: String? }
        let byName = Dictionary(grouping: entries.filter { $0.name != nil }) {
            Key(name: String(($0.name ?? "").filter { !$0.isWhitespace }), level: $0.level)
        }
        return byName.values.filter { group in
            guard (2...Self.mostOfOneName).contains(group.count) else { return false }
            let units = group.compactMap(\.unit)
            return Set(units).count < group.count
        }
    }
}
