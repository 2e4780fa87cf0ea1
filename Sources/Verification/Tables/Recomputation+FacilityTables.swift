import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// `facilities.csv` and `facilities.geojson`: whom each facility serves, by the positions of all.
extension Recomputation {
    /// What each facility is the nearest covering one for.
    struct Loads {
        /// The points, as ``Totals`` within reach, and the sum of weight and cost of each.
        var assigned: [Totals]
        var low: [Double], high: [Double]
    }

    /// Adds up whom each site is the nearest of those that cover: O(points · sites near each).
    func loads(_ state: RunState) -> Loads {
        let none = [Double](repeating: 0, count: state.sites.count)
        var loads = Loads(assigned: [Totals](repeating: Totals(), count: state.sites.count), low: none, high: none)
        if state.isShown {
            let number = state.sites.numberById
            let error = costs == nil ? Verifier.positionError : 0
            for row in demand.ids.indices where demand.isCovered[row] {
                guard let site = number[demand.facilities[row]] else { continue }
                add(row, site, demand.costs[row], error, .certain, to: &loads)
            }
            return loads
        }
        if let costs { return self.loads(state, by: costs, loads) }
        let scan = SiteScan(state.sites, measure)
        let error = Verifier.positionError
        for row in demand.ids.indices where state.reach[row] > .no {
            var own: [(site: Int, reach: Reach, meters: Double)] = []
            forEachSite(row, scan, .own) { site, reach, meters in
                own.append((site, reach, meters))
                return true
            }
            let sure = own.filter { $0.reach == .certain }.map(\.meters).min() ?? .infinity
            // Whoever may cover it and may be the nearest of those that do.
            let possible = own.filter { $0.meters <= sure + 2 * error }
            let isSure = possible.count == 1 && possible[0].reach == .certain
            for one in possible { add(row, one.site, one.meters, error, isSure ? .certain : .perhaps, to: &loads) }
        }
        return loads
    }

    private func loads(_ state: RunState, by costs: PublishedCosts, _ none: Loads) -> Loads {
        var loads = none
        let numbers = state.sites.enumerated().compactMap { site, one in costs.numberBySite[one.id].map { ($0, site) } }
        let siteByCost = Dictionary(numbers, uniquingKeysWith: { first, _ in first })
        for row in demand.ids.indices where state.reach[row] > .no {
            let own = costs.pairs[row].compactMap { pair in siteByCost[pair.site].map { ($0, pair.cost) } }
            let least = own.map(\.1).min() ?? .infinity
            let alike = own.filter { $0.1 == least }
            for (site, cost) in alike { add(row, site, cost, 0, alike.count == 1 ? .certain : .perhaps, to: &loads) }
        }
        return loads
    }

    private func add(_ row: Int, _ site: Int, _ cost: Double, _ error: Double, _ reach: Reach, to loads: inout Loads) {
        loads.assigned[site].add(demand.weights[row], reach)
        if reach == .certain { loads.low[site] += demand.weights[row] * max(0, cost - error) }
        loads.high[site] += demand.weights[row] * (cost + error)
    }

    mutating func checkFacilityTables(_ state: RunState) throws {
        let loads = loads(state)
        let backup = report.coverage.backup == nil ? nil : backup(of: state.sites)
        let shared = loadColumns(loads) + serviceColumns()
        if let grid = try open(.table(.facilities)) {
            var table = TableAccount(grid, key: .id)
            table.expect(
                siteColumns() + shared + backupColumns(backup, isTable: true) + [
                    ExpectedColumn(.status) { _ in .oneOf(["existing", "planned"]) },
                    meanColumn(loads),
                ], count: state.sites.count)
            close(table)
        }
        guard let grid = try open(.layer(.facilities)) else { return }
        var table = TableAccount(grid, key: .id)
        table.expect(shared + backupColumns(backup, isTable: false) + closingColumns(), count: state.sites.count)
        // What everything is recomputed from: ids, places, radii and what facilities offer.
        for term in [ColumnTerm.id, .name, .level, .radius, .floorArea, .functions, .borderUnit, .capacity, .closingCost] {
            table.note(term)
        }
        checkBorderUnits(grid.texts(.borderUnit), facilities.map(\.point), named: "facilities", &table)
        close(table)
    }

    /// What both forms say of each facility itself.
    private func siteColumns() -> [ExpectedColumn] {
        let sites = facilities
        func optional(_ text: String) -> ExpectedCell { .exactly(.optional(text.isEmpty ? nil : text)) }
        return [
            ExpectedColumn(.id) { .exactly(.text(sites[$0].id)) },
            ExpectedColumn(.name) { optional(sites[$0].name) },
            ExpectedColumn(.level) { optional(sites[$0].level) },
            ExpectedColumn(.radius) { .exactly(.optional(sites[$0].radius.finite)) },
        ]
    }

    private func loadColumns(_ loads: Loads) -> [ExpectedColumn] {
        [
            ExpectedColumn(.assignedWeight) { .between(loads.assigned[$0].coveredWeight) },
            ExpectedColumn(.assignedPoints) { .between(loads.assigned[$0].coveredPoints) },
        ]
    }

    /// The weighted mean distance or cost, to the millimetre; nothing where nobody has weight.
    private func meanColumn(_ loads: Loads) -> ExpectedColumn {
        ExpectedColumn(costs == nil ? .meanDistance : .meanCost) { site in
            let own = loads.assigned[site]
            guard own.possibleWeight > 0 else { return .exactly(.null) }
            let least = loads.low[site] / own.possibleWeight
            let most = loads.high[site] / max(own.certainWeight, own.possibleWeight * 1e-6)
            let mean = Interval(least, most).widened(by: 0.00051)
            // Where of some as near facilities any may be the one that is assigned, this one may have nobody.
            return own.certainWeight > 0 ? .between(mean) : .betweenIfAny(mean)
        }
    }

    /// What each covers, and alone: empty in the table where that was not asked for.
    private func backupColumns(_ backup: Backup?, isTable: Bool) -> [ExpectedColumn] {
        guard let backup else {
            return isTable
                ? [.coveredWeight, .coveredPoints, .soleWeight, .solePoints].map { ExpectedColumn($0) { _ in .exactly(.null) } }
                : []
        }
        return [
            ExpectedColumn(.coveredWeight) { .between(backup.covered[$0].coveredWeight) },
            ExpectedColumn(.coveredPoints) { .between(backup.covered[$0].coveredPoints) },
            ExpectedColumn(.soleWeight) { .between(backup.sole[$0].coveredWeight) },
            ExpectedColumn(.solePoints) { .between(backup.sole[$0].coveredPoints) },
        ]
    }

    /// What each serves within capacities.
    private func serviceColumns() -> [ExpectedColumn] {
        guard report.coverage.served != nil, let service else { return [] }
        let sites = facilities
        return [
            ExpectedColumn(.servedWeight) { .between(Interval(service.weight[$0])) },
            ExpectedColumn(.servedPoints) { .between(Interval(service.points[$0])) },
            ExpectedColumn(.utilisation) {
                let capacity = sites[$0].capacity
                return capacity > 0 ? .between(Interval(service.weight[$0] / capacity)) : .exactly(.null)
            },
            ExpectedColumn(.unmetWeight) { .between(Interval(service.unmet[$0])) },
            ExpectedColumn(.capacity) { .exactly(.optional(sites[$0].capacity.finite)) },
        ]
    }

    /// What the plan closes, by the report.
    private func closingColumns() -> [ExpectedColumn] {
        guard let conditions = report.siting?.conditions else { return [] }
        let sites = facilities
        let served = conditions.capacity == nil ? nil : service?.weight
        var columns: [ExpectedColumn] = []
        if conditions.relocate != nil, conditions.capacity == nil {
            let closed = Set((conditions.closed ?? []).map(\.id))
            columns += [
                ExpectedColumn(.isClosed) { .exactly(.boolean(closed.contains(sites[$0].id))) },
                ExpectedColumn(.isClosable) { .exactly(.boolean(sites[$0].isClosable)) },
            ]
        }
        if let served { columns.append(ExpectedColumn(.servedWeight) { .between(Interval(served[$0])) }) }
        return columns
    }

    /// The units whose borders hold places, by polygon; where lists name units they come first.
    mutating func checkBorderUnits(_ codes: [String]?, _ points: [PlanarPoint], named list: String, _ table: inout TableAccount) {
        guard let codes, let units, let level = report.borders?.level, report.inputs[list]?.columns["unit"] == nil,
            let rank = units.levelNames.firstIndex(of: level),
            let members = try? UnitMembers(points, codes: nil, in: units, isPlanar: report.isPlanar), codes.count == points.count
        else { return }
        for (row, code) in codes.enumerated() where !members.doubtful.contains(row) {
            let own = members.byLevel[rank][row].map { units.codes[$0] } ?? ""
            if own != code { table.fail(row, ColumnTerm.borderUnit.name, code, own.isEmpty ? "–" : own) }
        }
    }
}
