import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// The service areas of a run as they are drawn.
struct DrawnAreas {
    let ids: [String]
    let isProposed: [Bool]
    let areas: [MultiPolygon]

    /// Reads the layer of a folder; `nil` where there is none.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read.
    init?(in folder: String) throws {
        guard let table = try PublishedTable(ifAny: .serviceAreas, in: folder, [.id, .isProposed, .radius]) else { return nil }
        (ids, isProposed) = (table.texts(.id), table.truths(.isProposed))
        areas = table.areas.count == table.count ? table.areas : [MultiPolygon](repeating: MultiPolygon(), count: table.count)
    }
}

extension Recomputation {
    /// The parts of the units in no service area of a state, with the uncovered people of each; `nil` where what is drawn does not tell.
    func blankParts(of state: RunState) throws -> BlankParts? {
        // What a plan closes is not drawn any more.
        guard state.isPlanned || kept.count == facilities.count else { return nil }
        return try blankParts(by: state.sites, isPlanned: state.isPlanned, reach: state.reach)
    }

    /// The parts of the units in no service area of some sites, with the people that those do not reach.
    func blankParts(by sites: [PublishedSite], isPlanned: Bool, reach: [Reach]) throws -> BlankParts? {
        guard costs == nil, let units, let drawn, let members else { return nil }
        let wanted = Dictionary(sites.map { ($0.id, $0.borderUnit ?? "") }, uniquingKeysWith: { first, _ in first })
        let chosen = drawn.ids.indices.filter { (isPlanned || !drawn.isProposed[$0]) && wanted[drawn.ids[$0]] != nil }
        guard chosen.count == sites.count(where: { !$0.radius.isNaN }) else { return nil }
        let borderLevel = report.borders?.level
        let borders = chosen.map { wanted[drawn.ids[$0]] ?? "" }
        var parts = try BlankParts(
            units, chosen.map { drawn.areas[$0] },
            counts: { area, unit in
                guard let borderLevel else { return true }
                let own = units.chain(from: unit).first { units.levels[$0] == borderLevel }
                return own.map { units.codes[$0] == borders[area] } ?? false
            }, measure)
        var rows: [(unit: Int, point: PlanarPoint, weight: Double, isCertain: Bool)] = []
        for (row, unit) in members.lowest.enumerated() where reach[row] < .certain {
            guard let unit else { continue }
            rows.append((unit, demand.points[row], demand.weights[row], reach[row] == .no))
        }
        try parts.place(rows, measure)
        return parts
    }
}
