import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// The responsibility zones in figures, and each of them: whose nearest facility it is, and where it is drawn.
extension Recomputation {
    mutating func checkZones(_ state: RunState) throws {
        let figure = document.root["zones"]
        guard let zones = report.zones else { return document.expectNothing(figure) }
        let file = ResultFile.layer(.zones)
        guard let grid = try open(file), case .areas(let shapes) = grid.geometry else { return document.note(figure) }
        let ids = grid.cells(.facility)
        let codes = grid.cells(.units).map { $0.split(separator: ";").map(String.init) }
        let totals = zoneTotals(zones, ids, codes, state)
        let number = state.sites.numberById
        var table = TableAccount(grid, key: .facility)
        func site(_ row: Int) -> PublishedSite? { number[ids[row]].map { state.sites[$0] } }
        func own(_ row: Int) -> Totals { totals[ids[row]] ?? Totals() }
        let measure = measure
        table.expect(
            [
                ExpectedColumn(.facility) { .oneOf(site($0).map { [$0.id] } ?? []) },
                ExpectedColumn(.name) { .exactly(.optional((site($0)?.name).flatMap { $0.isEmpty ? nil : $0 })) },
                ExpectedColumn(.level) { .exactly(.optional((site($0)?.level).flatMap { $0.isEmpty ? nil : $0 })) },
                ExpectedColumn(.weight) { .between(own($0).coveredWeight) },
                ExpectedColumn(.points) { .between(own($0).coveredPoints) },
                ExpectedColumn(.area) { row in
                    .between(
                        Interval(
                            measure.area(of: shapes[row]).squareMeters, within: BlankParts.slack(of: shapes[row], measure) + 0.06)
                    )
                },
            ], count: ids.count)
        table.note(.units)
        checkZoneShapes(shapes, ids, zones, &table)
        close(table)
        document.expect(figure["mode"], text: zones.$mode)
        document.expect(figure["zones"], ids.count)
        var all = Totals()
        for total in totals.values { all.add(total) }
        document.expect(figure["points"], all.coveredPoints)
        document.expect(figure["weight"], all.coveredWeight)
        let everybody = self.totals(state.reach)
        document.expect(figure["unassigned_points"], Interval(everybody.points) - all.coveredPoints)
        document.expect(figure["unassigned_weight"], Interval(everybody.weight) - all.coveredWeight)
        let areas = grid.numbers(.area) ?? []
        document.expect(figure["area_m2"], Interval(areas.reduce(0, +), within: 0.05 * Double(areas.count + 1) + 0.01))
        checkStudyArea(figure["study_area_m2"], zones)
        checkSpots(figure["shared_spots"], state)
        let about = LayerMetadata(file, in: folder)
        document.expect(figure["border_tolerance_m"], ifAny: about?.number("border_tolerance_m").map { Interval($0) })
        document.expect(figure["border_departure_m"], ifAny: about?.number("border_departure_m").map { Interval($0) })
    }

    /// The study area is what the zones share out.
    private mutating func checkStudyArea(_ figure: Figure, _ zones: ZonesDocument) {
        guard zones.mode != .covered else { return document.expectNothing(figure) }
        document.expect(figure, Interval(zones.areaM2, within: max(1, 1e-3 * zones.areaM2)))
    }

    private mutating func checkSpots(_ figure: Figure, _ state: RunState) {
        let number = state.sites.numberById
        for entry in figure.entries {
            document.note(entry)
            let pair = [entry["facility"], entry["holder"]].compactMap { $0.text.flatMap { number[$0] } }
            let isShared = pair.count == 2 && measure.meters(state.sites[pair[0]].point, state.sites[pair[1]].point) <= 0.02
            if !isShared { document.contradict(entry["facility"], "two facilities on one spot") }
        }
    }

    /// A point whose nearest facility is beyond doubt must lie in the zone drawn for it, and in no other.
    private func checkZoneShapes(_ shapes: [MultiPolygon], _ ids: [String], _ zones: ZonesDocument, _ table: inout TableAccount) {
        guard zones.mode == .full, measure == .planar, let locator = try? PolygonLocator(shapes) else { return }
        let tree = NearestSites(facilities.map(\.point), measure)
        for row in demand.ids.indices.prefix(10_000) {
            let near = tree.nearest(2, to: demand.points[row])
            guard near.count == 2, near[1].meters - near[0].meters > 4 * (zones.borderToleranceM + zones.borderDepartureM) + 1,
                let zone = try? locator.first(containing: demand.points[row].x, demand.points[row].y)
            else { continue }
            if ids[zone] != facilities[near[0].site].id { table.fail(zone, .leavesOut(demand.ids[row])) }
        }
    }

    /// Whose zone each point is in: its nearest facility's, ties to the smallest id; where that covers it, or by whole units.
    private func zoneTotals(
        _ zones: ZonesDocument, _ ids: [String], _ codes: [[String]], _ state: RunState
    ) -> [String: Totals] {
        var totals: [String: Totals] = [:]
        if zones.mode == .units {
            var owner: [String: String] = [:]
            for (zone, codes) in codes.enumerated() { for code in codes { owner[code] = ids[zone] } }
            for (row, unit) in (members?.lowest ?? []).enumerated() {
                guard let unit, let id = units.flatMap({ owner[$0.codes[unit]] }) else { continue }
                totals[id, default: Totals()].add(demand.weights[row], .certain)
            }
            return totals
        }
        let holders = Dictionary(zones.sharedSpots.map { ($0.facility, $0.holder) }, uniquingKeysWith: { first, _ in first })
        let error = Verifier.positionError
        for row in demand.ids.indices {
            let near = state.nearest.nearest(4, to: demand.points[row])
            guard let first = near.first else { continue }
            var reached: [String: Reach] = [:]
            for one in near where one.meters <= first.meters + 2 * error {
                let (site, own) = (state.sites[one.site], demand.radii[row])
                let radius = zones.mode == .covered ? (own.isNaN ? site.radius : own) : .infinity
                let reach: Reach = one.meters <= radius - error ? .certain : one.meters <= radius + error ? .perhaps : .no
                let id = holders[site.id] ?? site.id
                reached[id] = max(reached[id] ?? .no, reach)
            }
            for (id, reach) in reached where reach > .no {
                totals[id, default: Totals()].add(demand.weights[row], reached.count == 1 ? reach : .perhaps)
            }
        }
        return totals
    }
}
