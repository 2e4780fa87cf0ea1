import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// `checkup.json` path by path, and the three lists in all their columns.
extension Recomputation {
    /// What is said of every indicator beside its value and state, which are recomputed where they are judged.
    mutating func checkCheckupDocument(_ checkup: CheckupDocument, _ state: RunState) throws {
        let file = ResultFile.checkup
        guard let tree = checkupTree else { return }
        account.open(file.name)
        var own = DocumentAccount(file: file.name, tree, isOlder: document.isOlder)
        own.expect(own.root["weight_kind"], text: report.coverage.$weightKind)
        own.expect(own.root["program"], text: report.program)
        own.expect(own.root["profile"], text: report.profile?.name)
        own.note(own.root["schema"])
        own.note(own.root["worst"])
        for name in IndicatorState.allCases.map(\.rawValue) {
            own.expect(own.root["states"][name], checkup.indicators.count { $0.$state == name })
        }
        var thresholds: [String: CheckupDocument.Entry] = [:]
        let loads = loads(state)
        for (figure, entry) in zip(own.root["indicators"].entries, checkup.indicators) {
            for name in ["id", "indicator", "level", "unit", "facility", "value", "state"] { own.note(figure[name]) }
            own.expect(figure["name"], text: nameOf(entry))
            if let people = people(of: entry, loads) { own.expect(figure["people"], ifAny: people.isNone ? nil : people.value) }
            // One threshold for all of a kind and level.
            let key = "\(entry.$indicator) \(entry.level ?? "")"
            if let other = thresholds[key] {
                own.expect(figure["green"], other.green)
                own.expect(figure["red"], other.red)
                own.expect(figure["source"], text: other.source)
                own.expect(figure["verified"], truth: other.verified)
            }
            thresholds[key] = thresholds[key] ?? entry
        }
        checkThresholds(checkup, thresholds, &own)
        finish(own)
    }

    /// The first of each threshold against the others of its kind, and against norms of the profile.
    private func checkThresholds(
        _ checkup: CheckupDocument, _ thresholds: [String: CheckupDocument.Entry], _ own: inout DocumentAccount
    ) {
        for (figure, entry) in zip(own.root["indicators"].entries, checkup.indicators) {
            let key = "\(entry.$indicator) \(entry.level ?? "")"
            guard thresholds[key]?.id == entry.id else { continue }
            if checkup.indicators.count(where: { $0.indicator == entry.indicator && $0.level == entry.level }) > 1 {
                for name in ["green", "red", "source", "verified"] { own.note(figure[name]) }
            } else if entry.state == .red {
                // The list of problems repeats them.
                for name in ["green", "red", "source"] { own.note(figure[name]) }
            }
        }
    }

    /// People that an indicator concerns.
    private struct Concerned {
        var value: Interval?
        var isNone: Bool { value == nil }
    }

    private func nameOf(_ entry: CheckupDocument.Entry) -> String? {
        if let code = entry.unit { return report.coverage.byUnit.first { $0.code == code }?.name }
        guard let id = entry.facility, let site = facilities.first(where: { $0.id == id }) else { return nil }
        return site.name.isEmpty ? nil : site.name
    }

    /// The people that an indicator concerns; `nil` where the files do not tell.
    private func people(of entry: CheckupDocument.Entry, _ loads: Loads) -> Concerned? {
        let coverage = report.coverage
        func uncovered(_ totals: TotalsDocument) -> Concerned { Concerned(value: Interval(totals.weight - totals.coveredWeight)) }
        if let code = entry.unit {
            return coverage.byUnit.last { $0.code == code }.map { Concerned(value: Interval($0.weight)) }
        }
        if let id = entry.facility, let site = facilities.firstIndex(where: { $0.id == id }) {
            if entry.indicator == .utilisation, coverage.served != nil {
                guard let service else { return nil }
                return Concerned(value: Interval(service.weight[site] + service.unmet[site]))
            }
            return Concerned(value: loads.assigned[site].coveredWeight)
        }
        switch entry.indicator {
        case .share:
            guard let level = entry.level else { return uncovered(coverage.overall) }
            return coverage.byLevel.first { $0.level == level }.map { uncovered($0.totals) }
        case .allLevels: return coverage.allLevels.map { uncovered($0) }
        case .far: return entry.value.map { Concerned(value: Interval($0 * coverage.overall.weight)) }
        case .oneFacility: return entry.value.map { Concerned(value: Interval($0 * coverage.overall.coveredWeight)) }
        case .unlocated, .parent: return Concerned(value: nil)
        default: return nil
        }
    }

    /// The lists as tables and as layers: what each says of its problems is what the check-up and the report say of them.
    mutating func checkListTables(_ checkup: CheckupDocument) throws {
        let clusters = Dictionary(report.blanks.clusters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let indicators = Dictionary(checkup.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let lists = try PublishedLists(folder)
        let tasks = Dictionary(lists.tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let settled = Dictionary(grouping: lists.problems, by: \.task).mapValues { $0.map(\.id) }
        for list in [Dataset.problems, .tasks, .responsibilities] {
            guard let grid = try open(.table(list)) else { continue }
            let key: ColumnTerm = list == .responsibilities ? .task : .id
            var table = TableAccount(grid, key: key)
            let rows = grid.texts(key) ?? []
            // A row of the problems is about itself; one of the tasks about what it settles.
            let named = rows.map { list == .problems ? [$0] : settled[$0] ?? [] }
            let opens = rows.map { list != .problems && tasks[$0]?.kind == TaskKind.open.rawValue }
            table.expect(unitColumns(named, opens, clusters, indicators, grid), count: rows.count)
            if list == .problems { table.expect(problemColumns(rows, clusters, indicators), count: rows.count) }
            // What a task settles, and with how many people, is judged where the lists are.
            for term in [
                ColumnTerm.id, .problems, .people, .peopleLeft, .uncoveredWeight, .task, .kind, .value, .valueAfter,
            ] { table.note(term) }
            leaveFilledIn(list, grid, &table)
            close(table)
            try checkSameRows(
                .layer(list), as: grid, key: key, filledIn: list == .problems ? [] : Self.filledIn)
            try checkListPlaces(list, named, opens, clusters, indicators)
        }
    }

    /// Where each row lies in the layer of a list: at a heaviest point of a cluster that it is about, or a facility; nowhere where it
    /// is about none.
    private mutating func checkListPlaces(
        _ list: Dataset, _ named: [[String]], _ opens: [Bool], _ clusters: [String: BlanksDocument.Cluster],
        _ indicators: [String: CheckupDocument.Entry]
    ) throws {
        guard let grid = try PublishedGrid(folder, .layer(list)), case .points(let x, let y) = grid.geometry else { return }
        let number = facilities.numberById
        let ids = demand.clusters ?? []
        let rows = Dictionary(grouping: ids.indices.filter { !ids[$0].isEmpty }, by: { ids[$0] })
        var table = TableAccount(grid, key: list == .responsibilities ? .task : .id)
        var unknown = 0
        for (row, problems) in named.enumerated() where row < x.count {
            if opens[row] {
                // It is at a candidate, and a check-up publishes none.
                unknown += 1
                continue
            }
            let wanted = problems.flatMap { id -> [PlanarPoint] in
                guard clusters[id] == nil else {
                    let own = rows[id] ?? []
                    let most = own.map { demand.weights[$0] }.max()
                    return own.filter { demand.weights[$0] == most }.map { demand.points[$0] }
                }
                return indicators[id]?.facility.flatMap { number[$0] }.map { [facilities[$0].point] } ?? []
            }
            let point = x[row].isNaN ? nil : PlanarPoint(x: x[row], y: y[row])
            guard let point, !wanted.isEmpty else {
                if (point == nil) != wanted.isEmpty { table.fail(row, wanted.isEmpty ? .elsewhere(meters: .infinity) : .none) }
                continue
            }
            let meters = wanted.reduce(.infinity) { min($0, measure.meters($1, point)) }
            if meters > Verifier.positionError { table.fail(row, .elsewhere(meters: meters.rounded(toDecimals: 2))) }
        }
        account.fail(grid.name, table.problems)
        if unknown > 0 { account.leave(grid.name, "coordinates", count: unknown, .notPublished) }
    }

    /// The columns that people fill in.
    static let filledIn: [ColumnTerm] = [.owner, .person, .dueDate, .year]

    /// What people fill in, and sentences.
    private mutating func leaveFilledIn(_ list: Dataset, _ grid: PublishedGrid, _ table: inout TableAccount) {
        for term in Self.filledIn where grid.column(term) != nil {
            table.note(term)
            account.leave(grid.name, term.name, count: grid.count, .filledIn)
        }
        for term in [ColumnTerm.action, .causes, .remark] where grid.column(term) != nil {
            table.note(term)
            account.leave(grid.name, term.name, count: grid.count, .words)
        }
        // In the list of problems that column is what the problem is called.
        if list == .problems, grid.column(.problem) != nil {
            account.leave(grid.name, ColumnTerm.problem.name, count: grid.count, .words)
        }
        if let after = grid.texts(.valueAfter), case let told = after.count(where: { !$0.isEmpty }), told > 0 {
            // How many proposed centers count against a quota, which the folder of the plan tells.
            account.leave(grid.name, ColumnTerm.valueAfter.name, count: told, .notPublished)
        }
        for term in [ColumnTerm.site, .siteName] where grid.column(term) != nil { table.note(term) }
    }

    /// The unit of each row: that of its problems; of a center that opens any unit with its own name and chain.
    private func unitColumns(
        _ named: [[String]], _ opens: [Bool], _ clusters: [String: BlanksDocument.Cluster],
        _ indicators: [String: CheckupDocument.Entry], _ grid: PublishedGrid
    ) -> [ExpectedColumn] {
        let units = units
        func unit(_ id: String) -> Int? {
            if let cluster = clusters[id] { return cluster.unit.flatMap { units?.number($0) } }
            guard let entry = indicators[id] else { return nil }
            if let code = entry.unit { return units?.codes.lastIndex(of: code) }
            return entry.facility.flatMap { id in facilities.firstIndex { $0.id == id } }.flatMap { facilityUnits?[$0] }
        }
        // Where lists of facilities name units, polygons do not tell.
        let isTold = report.inputs["facilities"]?.columns["unit"] == nil
        let codes = grid.cells(.unit)
        func cell(_ row: Int, _ text: (Int) -> String) -> ExpectedCell {
            if opens[row] || !isTold && named[row].contains(where: { indicators[$0]?.facility != nil }) {
                let own = units?.number(codes[row])
                return own.map { .exactly(.text(text($0))) } ?? .exactly(.null)
            }
            // All problems of a place lie in its unit.
            let places = Set(named[row].map(unit))
            return .exactly(.optional(places.count == 1 ? places.first.flatMap { $0 }.map(text) : nil))
        }
        guard let units else { return [] }
        return [
            ExpectedColumn(.unit) { cell($0) { units.codes[$0] } },
            ExpectedColumn(.unitName) { cell($0) { units.names[$0] } },
            ExpectedColumn(.unitChain) { cell($0) { units.chainNames($0).joined(separator: " / ") } },
        ]
    }

    private func problemColumns(
        _ named: [String], _ clusters: [String: BlanksDocument.Cluster], _ indicators: [String: CheckupDocument.Entry]
    ) -> [ExpectedColumn] {
        func entry(_ row: Int) -> CheckupDocument.Entry? { clusters[named[row]] == nil ? indicators[named[row]] : nil }
        return [
            ExpectedColumn(.kind) { .exactly(.text(entry($0)?.$indicator ?? "cluster")) },
            ExpectedColumn(.level) { .exactly(.optional(entry($0)?.level)) },
            ExpectedColumn(.facility) { .exactly(.optional(entry($0)?.facility)) },
            ExpectedColumn(.facilityName) { row in
                .exactly(.optional(entry(row).flatMap { $0.facility == nil ? nil : nameOf($0) }))
            },
            ExpectedColumn(.value) { .exactly(.optional(entry($0)?.value)) },
            ExpectedColumn(.green) { .exactly(.optional(entry($0)?.green)) },
            ExpectedColumn(.red) { .exactly(.optional(entry($0)?.red)) },
            ExpectedColumn(.source) { .exactly(.optional(entry($0)?.source)) },
            ExpectedColumn(.detail) { .exactly(.optional(entry($0)?.detail)) },
        ]
    }
}
