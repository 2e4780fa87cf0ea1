import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Finds facilities and candidates that stand elsewhere than in the unit they name.
struct UnitContradictions {
    let area: StudyArea
    let measure: Measure
    /// How far from its unit a site may stand before it contradicts it, in metres: borders are drawn by hand, and buildings stand on them.
    static let slack = 50.0

    /// A site that contradicts its list.
    private struct Stray {
        var site: Facility, unit: UnitNumber, meters: Double
    }

    /// Warns of the sites of a list, in one line.
    ///
    /// O(sites · log units), and O(log vertices) for each that stands elsewhere.
    func warn(
        of sites: [Facility], _ files: [String], areCandidates: Bool, into notes: inout DiagnosticCollector
    ) async throws {
        let named = sites.map { area.lookup.unit($0.unitCode)?.unit }
        guard named.contains(where: { $0 != nil }) else { return }
        let places = try await UnitMembership.locate(
            x: sites.map(\.point.x), y: sites.map(\.point.y), codes: nil, in: area, threads: 1)
        var boundaries: [UnitNumber: BoundaryIndex] = [:]
        var strays: [String: [Stray]] = [:]
        for (number, site) in sites.enumerated() {
            guard let unit = named[number], let rank = area.levels.firstIndex(of: area.units[unit].level),
                places.unitByLevel[rank][number] != Int32(unit.value)
            else { continue }
            let boundary = boundaries[unit] ?? BoundaryIndex(area.units[unit].geometry, isPlanar: measure == .planar)
            boundaries[unit] = boundary
            let meters = boundary.meters(to: site.point)
            if meters > Self.slack { strays[files[number], default: []].append(Stray(site: site, unit: unit, meters: meters)) }
        }
        for file in files.uniqued {
            guard let found = strays[file], let farthest = found.max(by: { $0.meters < $1.meters }) else { continue }
            notes.warning(
                file,
                .siteCheck(
                    .contradictedUnits(
                        .init(
                            count: found.count, areCandidates: areCandidates, farthest: farthest.site.shownName,
                            unit: area.units[farthest.unit].name, distance: .meters(farthest.meters.rounded()),
                            rows: found.map(\.site.sourceRow).sorted().first(Caveat.listedRows),
                            units: areCandidates ? [] : counts(found.map(\.unit))))))
        }
    }

    private func counts(_ units: [UnitNumber]) -> [Caveat.UnitCount] {
        Dictionary(grouping: units, by: \.self).sorted { $0.key < $1.key }.map {
            Caveat.UnitCount(unit: area.units[$0.key].code, name: area.units[$0.key].name, count: $0.value.count)
        }
    }
}
