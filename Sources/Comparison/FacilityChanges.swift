import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
package import ServiceModel

/// What became of the facilities of a result A in a result B, told by their ids.
package struct FacilityChanges {
    /// What became of a facility.
    enum Change: String, CaseIterable {
        /// Only B has it.
        case opened
        /// Only A has it.
        case closed
        /// It stands elsewhere in B.
        case moved
        /// It stands where it stood, with another service radius.
        case resized
    }

    /// One facility that changed, as it stands in B, or stood in A where it closed.
    struct Entry {
        var change: Change
        var site: PublishedSite
        /// Where it stood in A; `nil` where it opened.
        var before: PlanarPoint?
    }

    /// Those that changed: in the order of B, then what closed in the order of A.
    let entries: [Entry]

    /// Compares the open facilities of two folders; `nil` where one has no `facilities.geojson`.
    ///
    /// Told apart by where they are, one that moved is one that closed and one that opened.
    package init?(_ before: String, _ after: String, by identity: RowIdentity = .ids) throws {
        guard let old = try Self.open(before, identity), let new = try Self.open(after, identity) else { return nil }
        let known = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(new.map(\.id))
        entries =
            new.compactMap { site in
                guard let earlier = known[site.id] else { return Entry(change: .opened, site: site) }
                if earlier.point != site.point { return Entry(change: .moved, site: site, before: earlier.point) }
                let isSame = earlier.radius == site.radius || (earlier.radius.isNaN && site.radius.isNaN)
                return isSame ? nil : Entry(change: .resized, site: site, before: earlier.point)
            }
            + old.filter { !kept.contains($0.id) }.map { Entry(change: .closed, site: $0, before: $0.point) }
    }

    /// How many facilities changed so.
    func count(_ change: Change) -> Int { entries.count { $0.change == change } }

    /// The facilities that are open in the state that a folder describes: with the sites that `site` proposes, without those it closes.
    private static func open(_ folder: String, _ identity: RowIdentity) throws -> [PublishedSite]? {
        func isThere(_ layer: Dataset) -> Bool {
            FileManager.default.fileExists(atPath: ResultFile.layer(layer).path(in: folder))
        }
        guard isThere(.facilities) else { return nil }
        var sites = try PublishedSite.facilities(in: folder).filter { !$0.isClosed }
        if isThere(.proposals) { sites += try PublishedSite.proposals(in: folder) }
        guard identity == .coordinates else { return sites }
        // Several at one place go by their order there.
        var seen: [String: Int] = [:]
        for number in sites.indices {
            let place = sites[number].point.placeName
            seen[place, default: 0] += 1
            sites[number].id = seen[place] == 1 ? place : "\(place)#\(seen[place] ?? 1)"
        }
        return sites
    }

    /// What tells the facilities of two results apart: their ids, where all lists have some.
    package static func identity(_ old: PublishedResult, _ new: PublishedResult) -> RowIdentity {
        let lists = [old, new].flatMap { result in [.facilities, .candidates].map { result.report.identity(of: $0) } }
        return lists.contains(.coordinates) ? .coordinates : .ids
    }
}
