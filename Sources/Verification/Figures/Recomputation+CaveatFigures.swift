import GeoPrimitives
import PlanningTerms
import Publication

/// The numbers of caveats: what accounts of rows, tables and the heads of layers repeat of them.
extension Recomputation {
    mutating func checkCaveatFigures() {
        let figure = document.root["caveats"]
        guard let caveats = report.caveats else { return }
        // The head of every layer repeats how many of each there are.
        let said = caveats.map { "\($0.$code): \($0.count)" }.joined(separator: "; ")
        if let head = LayerMetadata(.layer(.assignments), in: folder) {
            for entry in figure.entries { document.note(entry["count"]) }
            let other = head.text("caveats") ?? ""
            if other != said { document.contradict(figure, "\(ResultFile.layer(.assignments).name): \(other)") }
        }
        for (entry, caveat) in zip(figure.entries, caveats) {
            document.note(entry["code"])
            document.note(entry["gravity"])
            check(entry, caveat)
        }
    }

    private mutating func check(_ entry: Figure, _ caveat: CaveatDocument) {
        if caveat.units.reduce(0, { $0 + $1.count }) > caveat.count { document.contradict(entry["count"], "caveats.units") }
        if caveat.code == .demandDropped, let demand = report.inputs["demand"] {
            let lost = demand.dropped.filter { $0.cause != .noData && $0.cause != .noPeople }
            let rows = lost.flatMap(\.firstRows)
            let known = Set(rows)
            for row in entry["rows"].entries {
                document.note(row)
                if row.number.map({ known.contains(Int($0)) }) != true { document.contradict(row, "inputs.demand.dropped") }
            }
        }
        guard caveat.code == .facilitiesUnlocated, let unitTable, let units else { return }
        let lowest = Set((units.ofLevel.last ?? []).map { units.codes[$0] })
        let unlocated = Dictionary(unitTable.map { ($0.code, $0.unlocated) }, uniquingKeysWith: { first, _ in first })
        for (figure, unit) in zip(entry["units"].entries, caveat.units) {
            guard let known = unlocated[unit.unit] ?? nil else { continue }
            // A unit that has others below it is named for those facilities alone that name none of these.
            document.expect(figure["count"], Interval(lowest.contains(unit.unit) ? known : 1, known))
        }
    }

    /// What is said of a site's units is what is said of these units; and where it is, if it has no id.
    mutating func checkSiteCaveats(_ entry: Figure, _ site: SitingDocument.Site, _ proposal: PublishedSite) {
        for (figure, caveat) in zip(entry["caveats"].entries, site.caveats ?? []) {
            let all = report.caveats?.first { $0.$code == caveat.$code }
            document.expect(figure["count"], ifAny: all?.units.first { $0.unit == caveat.unit }.map { Interval($0.count) })
        }
        guard let place = site.place else { return }
        document.expect(entry["place"]["lon"], Interval(proposal.point.x, within: 1.1e-7))
        document.expect(entry["place"]["lat"], Interval(proposal.point.y, within: 1.1e-7))
        // The id of a site without one is the number of its row.
        document.expect(entry["place"]["row"], ifAny: Double(site.id).map { Interval($0) } ?? Interval(place.row))
    }
}
