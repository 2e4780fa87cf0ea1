import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// The tables and layers of a plan: its sites, all candidates, the curve, whom nothing reaches.
extension Recomputation {
    mutating func checkPlanTables() throws {
        guard let siting = report.siting else { return }
        if let curve = siting.curve, let grid = try open(.table(.curve)) {
            var table = TableAccount(grid, key: .count)
            table.expect(ExpectedColumn.exactly(SitingDocument.CurveStep.columns, curve), count: curve.count)
            close(table)
        }
        try checkProposals(siting)
        try checkCandidateFiles()
        try checkUncoverableTable(siting)
    }

    private mutating func checkProposals(_ siting: SitingDocument) throws {
        guard let grid = try open(.layer(.proposals)), let proposals else { return }
        let known = Dictionary((candidates ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func site(_ row: Int) -> PublishedSite? { known[siting.sites[row].id] }
        let rows = siting.sites.map { ProposalRow(site: $0, geometry: .none) }
        let plain = ExpectedColumn.exactly(
            ProposalRow.columns + (siting.shareWithinM == nil ? [] : ProposalRow.sharedPlaceColumns), rows
        ).filter { ![.radius, .unitChain].contains($0.term) }
        var table = TableAccount(grid, key: .id)
        table.expect(plain, count: rows.count)
        let all: [(ColumnTerm, (PublishedSite) -> ExpectedCell)] = [
            (.radius, { .exactly(.optional($0.radius.finite)) }),
            (.borderUnit, { .exactly(.optional($0.borderUnit.flatMap { $0.isEmpty ? nil : $0 })) }),
            (.openingCost, { .exactly(.optional($0.price.finite)) }),
            (.capacity, { .exactly(.optional($0.capacity.finite)) }),
        ]
        for (term, cell) in all where grid.column(term) != nil {
            guard candidates != nil, rows.indices.allSatisfy({ site($0) != nil }) else {
                // Without the list of candidates a plan's own figures rest on them: radii in the gains, prices in the cost.
                table.note(term)
                continue
            }
            table.expect([ExpectedColumn(term) { row in site(row).map(cell) ?? .oneOf([]) }], count: rows.count)
        }
        checkPlaces(proposals, &table)
        table.note(.unit)
        table.note(.servedWeight)
        close(table)
    }

    /// Where the sites lie: by the list of candidates, and in which units.
    private func checkPlaces(_ proposals: [PublishedSite], _ table: inout TableAccount) {
        let known = Dictionary((candidates ?? []).map { ($0.id, $0.point) }, uniquingKeysWith: { first, _ in first })
        for (row, site) in proposals.enumerated() {
            guard let point = known[site.id] else { continue }
            let meters = measure.meters(point, site.point)
            if meters > Verifier.positionError { table.fail(row, .elsewhere(meters: meters.rounded(toDecimals: 2))) }
        }
        guard let units, let chains = table.grid.texts(.unitChain) else { return }
        table.note(.unitChain)
        guard let members = try? UnitMembers(proposals.map(\.point), codes: nil, in: units, isPlanar: report.isPlanar) else {
            return
        }
        for (row, chain) in chains.enumerated() where row < proposals.count && !members.doubtful.contains(row) {
            let own = members.lowest[row].flatMap { UnitChain.text(units.chainNames($0)) } ?? ""
            if chain != own { table.fail(row, ColumnTerm.unitChain.name, chain, own) }
        }
    }

    /// `candidates.csv` repeats `candidates.geojson`; what both rest on is the list that the run read.
    private mutating func checkCandidateFiles() throws {
        guard let candidates, let layer = try open(.layer(.candidates)) else { return }
        var table = TableAccount(layer, key: .id)
        let allowed = ["candidate", "required", "forbidden", "existing", "planned"]
        table.expect([ExpectedColumn(.status) { _ in .oneOf(allowed) }], count: candidates.count)
        for term in [ColumnTerm.id, .name, .level, .radius, .floorArea, .openingCost, .capacity] { table.note(term) }
        checkCandidateUnits(layer, candidates, &table)
        checkBorderUnits(layer.texts(.borderUnit), candidates.map(\.point), named: "candidates", &table)
        table.note(.borderUnit)
        close(table)
        guard let grid = try open(.table(.candidates)) else { return }
        var repeated = TableAccount(grid, key: .id)
        let columns = layer.columnNames.enumerated().compactMap { number, name -> ExpectedColumn? in
            guard let place = grid.columnNames.firstIndex(of: name) else { return nil }
            return ExpectedColumn(.text(grid.columnNames[place])) { .sameAs(layer.text($0, number)) }
        }
        let points = candidates.map(\.point)
        repeated.expect(
            columns + [
                ExpectedColumn(.longitude) { .between(Interval(points[$0].x, within: 1e-7)) },
                ExpectedColumn(.latitude) { .between(Interval(points[$0].y, within: 1e-7)) },
            ], count: candidates.count)
        close(repeated)
    }

    /// The unit that each candidate is in, by polygon; where its list names units they come first.
    private func checkCandidateUnits(_ grid: PublishedGrid, _ candidates: [PublishedSite], _ table: inout TableAccount) {
        table.note(.unit)
        guard let units, let codes = grid.texts(.unit), report.inputs["candidates"]?.columns["unit"] == nil,
            let members = try? UnitMembers(candidates.map(\.point), codes: nil, in: units, isPlanar: report.isPlanar)
        else { return }
        for (row, code) in codes.enumerated() where !members.doubtful.contains(row) {
            let own = members.lowest[row].map { units.codes[$0] } ?? ""
            if own != code { table.fail(row, ColumnTerm.unit.name, code, own.isEmpty ? "–" : own) }
        }
    }

    private mutating func checkUncoverableTable(_ siting: SitingDocument) throws {
        guard let grid = try open(.table(.uncoverable)) else { return }
        var table = TableAccount(grid, key: .id)
        let (demand, measure) = (demand, measure)
        let rows = grid.cells(.id).map { demand.rowById[$0] }
        let known = rows.compactMap(\.self)
        table.expect(
            [
                ExpectedColumn(.id) { .oneOf(rows[$0].map { [demand.ids[$0]] } ?? []) },
                ExpectedColumn(.weight) { .between(rows[$0].map { Interval(demand.weights[$0]) } ?? Interval(.nan)) },
            ], count: siting.uncoverable.points)
        let weight = known.reduce(0.0) { $0 + demand.weights[$1] }
        document.expect(document.root["siting"]["uncoverable"]["weight"], weight)
        document.expect(document.root["siting"]["uncoverable"]["points"], rows.count)
        checkPositions(grid, rows, &table)
        let radius: ColumnTerm = costs == nil ? .criticalRadius : .criticalCutoff
        let critical = grid.numbers(radius) ?? []
        let name = costs == nil ? "critical_radius_m" : "critical_cutoff"
        document.expect(
            document.root["siting"]["uncoverable"][name], ifAny: critical.filter { !$0.isNaN }.max().map { Interval($0) })
        guard costs == nil, let candidates else {
            table.note(radius)
            if costs != nil { account.leave(grid.name, ColumnTerm.nearestCandidate.name, count: grid.count, .notPublished) }
            table.note(.nearestCandidate)
            return close(table)
        }
        let allowed = candidates.filter { $0.status != "forbidden" }
        let tree = NearestSites(allowed.map(\.point), measure)
        let near = rows.map { row in row.flatMap { tree.nearest(1, to: demand.points[$0]).first } }
        let number = allowed.numberById
        let named = grid.cells(.nearestCandidate)
        let error = Verifier.positionError
        table.expect(
            [
                ExpectedColumn(radius) { row in near[row].map { .between(Interval($0.meters, within: error)) } ?? .exactly(.null)
                },
                ExpectedColumn(.nearestCandidate) { row in
                    guard let nearest = near[row], let point = rows[row] else { return .exactly(.null) }
                    let isAsNear = number[named[row]].map {
                        measure.meters(demand.points[point], allowed[$0].point) <= nearest.meters + error
                    }
                    return .oneOf([isAsNear == true ? named[row] : allowed[nearest.site].id])
                },
            ], count: rows.count)
        close(table)
    }

    /// Positions in a table; where all of them are others the table is in another system (`--out-crs`).
    private mutating func checkPositions(_ grid: PublishedGrid, _ rows: [Int?], _ table: inout TableAccount) {
        guard let x = grid.numbers(.longitude), let y = grid.numbers(.latitude) else {
            for term in [ColumnTerm.easting, .northing] where grid.column(term) != nil {
                table.note(term)
                account.leave(grid.name, term.name, count: grid.count, .notPublished)
            }
            return
        }
        let isWrong = rows.enumerated().map { place, row in
            row.map { abs(x[place] - demand.points[$0].x) > 2e-7 || abs(y[place] - demand.points[$0].y) > 2e-7 } ?? false
        }
        for term in [ColumnTerm.longitude, .latitude] { table.note(term) }
        guard isWrong.contains(false) || isWrong.isEmpty else {
            for term in [ColumnTerm.longitude, .latitude] {
                account.leave(grid.name, term.name, count: grid.count, .notPublished)
            }
            return
        }
        for (place, isWrong) in isWrong.enumerated() where isWrong {
            guard let row = rows[place] else { continue }
            table.fail(
                place, ColumnTerm.longitude.name, "\(x[place]), \(y[place])", "\(demand.points[row].x), \(demand.points[row].y)")
        }
    }
}
