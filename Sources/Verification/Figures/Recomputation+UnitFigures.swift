import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// What a state says of units: people by where they are, facilities by where they stand, areas by their polygons.
extension Recomputation {
    /// The totals of each unit, and of what is in none of each level.
    func unitTotals(_ reach: [Reach], _ tree: UnitTree, weights: [Double]? = nil) -> (units: [Totals], outside: [Totals]) {
        var units = [Totals](repeating: Totals(), count: tree.count)
        var outside = [Totals](repeating: Totals(), count: tree.levelNames.count)
        for (level, column) in (members?.byLevel ?? []).enumerated() {
            for (row, unit) in column.enumerated() {
                let weight = weights?[row] ?? demand.weights[row]
                if let unit { units[unit].add(weight, reach[row]) } else { outside[level].add(weight, reach[row]) }
            }
        }
        return (units, outside)
    }

    /// What lies so near the border of an upper unit that it may be on its other side.
    var doubtfulTotals: Totals {
        var totals = Totals()
        for row in members?.doubtful ?? [] { totals.add(demand.weights[row], .certain) }
        return totals
    }

    mutating func checkUnitFigures(_ state: RunState) throws {
        guard let units else {
            _ = document.expectList(state.figure["by_unit"], count: 0)
            _ = document.expectList(state.figure["outside"], count: 0)
            return document.expect(state.figure["norm_met"], truth: state.document.normMet)
        }
        let (totals, outside) = unitTotals(state.reach, units)
        let stand = try UnitStanding(state, units, report, candidates: candidates ?? [])
        let blanks = try blankParts(of: state)
        let belowQuota = Set((report.levels ?? []).flatMap { $0.quota?.below ?? [] }.map(\.unit))
        let entries = document.expectList(state.figure["by_unit"], count: units.count)
        let documents = state.document.byUnit
        guard entries.count == units.count, documents.count == units.count else { return }
        for (unit, figure) in entries.enumerated() {
            checkPeople(figure, unit, units, totals[unit])
            checkStanding(figure, documents[unit], unit, stand, state)
            document.expect(figure["area_m2"], unitArea(unit, state))
            checkBlankArea(figure["blank_area_m2"], unit, blanks)
            checkServedUnit(figure, unit, state)
            checkNorms(figure, documents[unit], belowQuota)
        }
        checkSums(entries, units)
        let outsides = document.expectList(state.figure["outside"], count: units.levelNames.count)
        for (level, figure) in outsides.enumerated() {
            document.expect(figure["level"], text: units.levelNames[level])
            let isLowest = level == units.levelNames.count - 1
            expect(
                figure["totals"], outside[level], of: "\(who) in no \(units.levelNames[level])",
                doubt: isLowest ? Totals() : doubtfulTotals)
        }
        document.expect(state.figure["norm_met"], truth: state.document.normMet)
    }

    /// What a unit meets: nothing that it misses, and not all where nothing asks how many of its people are within reach.
    private mutating func checkNorms(_ figure: Figure, _ unit: CoverageDocument.Unit, _ belowQuota: Set<String>) {
        guard let norms = unit.norms else { return document.expect(figure["norm_met"], truth: unit.normMet) }
        let verdicts = norms.all.map(\.isMet)
        let isUntold = norms.share == nil && unit.share != nil || verdicts.allSatisfy { $0 == nil }
        // Whether a norm that was not examined applies is not published: where none is missed it may be null.
        let wanted = verdicts.contains(false) ? false : isUntold ? nil : unit.normMet.map { _ in true }
        document.expect(figure["norm_met"], truth: wanted)
        document.expect(figure["norms"]["quota"], truth: belowQuota.contains(unit.code) ? false : norms.quota.map { _ in true })
        document.expect(figure["norms"]["floor_area_per_hundred_households"], truth: norms.floorAreaPerHundredHouseholds)
        // Nobody to reach, nothing to examine.
        document.expect(figure["norms"]["share"], truth: unit.share == nil ? nil : norms.share)
    }

    /// What the report says of a unit; `nil` where its list is shorter than that of the layer.
    func publishedUnit(_ unit: Int) -> CoverageDocument.Unit? {
        report.coverage.byUnit.indices.contains(unit) ? report.coverage.byUnit[unit] : nil
    }

    /// The area of a unit: by its polygon, and after a plan what it is before.
    private func unitArea(_ unit: Int, _ state: RunState) -> Interval {
        state.isPlanned ? Interval(publishedUnit(unit)?.areaM2 ?? .nan) : unitAreas[unit]
    }

    private mutating func checkBlankArea(_ figure: Figure, _ unit: Int, _ blanks: BlankParts?) {
        guard costs == nil else { return document.expectNothing(figure) }
        if let blanks { document.expect(figure, blanks.areas[unit]) } else { document.note(figure) }
    }

    private mutating func checkPeople(_ figure: Figure, _ unit: Int, _ units: UnitTree, _ totals: Totals) {
        document.expect(figure["code"], text: units.codes[unit])
        document.expect(figure["name"], text: units.names[unit])
        document.expect(figure["level"], text: units.levels[unit])
        document.expect(figure["parent"], text: units.parents[unit].map { units.codes[$0] })
        let doubt = units.levels[unit] == units.levelNames.last ? Totals() : doubtfulTotals
        expect(figure, totals, of: "\(who) of \(units.levels[unit]) \(units.codes[unit])", doubt: doubt)
        let (weight, covered) = (figure["weight"].number ?? .nan, figure["covered_weight"].number ?? .nan)
        document.expect(figure["uncovered_weight"], weight - covered)
    }

    /// What stands in a unit: facilities, clusters, floor area, households.
    private mutating func checkStanding(
        _ figure: Figure, _ unit: CoverageDocument.Unit, _ number: Int, _ stand: UnitStanding, _ state: RunState
    ) {
        document.expect(figure["facilities"], stand.facilities(number, published: unit.facilities))
        if let clusters = state.clusters, let members {
            let own = members.lowest.indices.filter { row in
                !clusters[row].isEmpty && members.byLevel.contains { $0[row] == number }
            }
            document.expect(figure["clusters"], Set(own.map { clusters[$0] }).count)
        }
        document.expect(figure["floor_area_m2"], ifAny: stand.floorArea(number, published: unit))
        if let before = stand.before(number) {
            document.expect(figure["unlocated"], before.unlocated)
            document.expect(figure["households"], ifAny: before.households.map { Interval($0) })
        } else {
            // Which facilities have no coordinates is not published: units.csv repeats how many, and the units above hold those below.
            document.note(figure["unlocated"])
        }
        let perHundred = figure["floor_area_per_hundred_households_m2"]
        guard let area = figure["floor_area_m2"].number, let households = figure["households"].number, households > 0 else {
            return document.expectNothing(perHundred)
        }
        document.expect(perHundred, Interval(area * 100 / households, within: 0.6 / households + 0.0051))
        document.note(figure["households"])
    }

    /// Units hold what those below them hold.
    private mutating func checkSums(_ entries: [Figure], _ units: UnitTree) {
        for name in ["facilities", "unlocated", "clusters", "points", "weight"] {
            var below = [Double](repeating: 0, count: units.count)
            for unit in 0..<units.count {
                if let parent = units.parents[unit] { below[parent] += entries[unit][name].number ?? .nan }
            }
            for unit in 0..<units.count where below[unit] > 0 {
                if let own = entries[unit][name].number, own < below[unit] * (1 - 1e-9) {
                    document.contradict(entries[unit][name], "\(below[unit].plainText) in the units below")
                }
            }
        }
    }

    /// What of a unit is served is looked at where capacities are.
    private mutating func checkServedUnit(_ figure: Figure, _ unit: Int, _ state: RunState) {
        if state.document.served == nil { document.expectNothing(figure["served"]) }
    }
}

/// Where the facilities of a state stand, as far as that can be told.
struct UnitStanding {
    /// What the report says of the units before a plan; nothing in the state before.
    private let documents: [CoverageDocument.Unit]
    /// For each unit the facilities in it, and their floor area; `nil` where lists name units, which polygons do not tell.
    private let facilities: [Interval]?
    private let floorAreas: [Interval]?

    init(_ state: RunState, _ units: UnitTree, _ report: ReportDocument, candidates: [PublishedSite]) throws {
        let isAfter = state.isPlanned
        documents = isAfter ? report.coverage.byUnit : []
        let isNamed =
            report.inputs["facilities"]?.columns["unit"] != nil
            || (isAfter && report.inputs["candidates"]?.columns["unit"] != nil)
        guard !isNamed else {
            (facilities, floorAreas) = (nil, nil)
            return
        }
        let members = try UnitMembers(state.sites.map(\.point), codes: nil, in: units, isPlanar: report.isPlanar)
        var (counts, areas) = ([Int](repeating: 0, count: units.count), [Double](repeating: 0, count: units.count))
        let known = Dictionary(candidates.map { ($0.id, $0.floorArea) }, uniquingKeysWith: { first, _ in first })
        for (number, site) in state.sites.enumerated() {
            let area = site.floorArea.isNaN ? known[site.id] ?? .nan : site.floorArea
            for unit in Set(members.byLevel.compactMap { $0[number] }) {
                counts[unit] += 1
                if !area.isNaN { areas[unit] += area }
            }
        }
        let doubt = Double(members.doubtful.count)
        facilities = counts.map { Interval($0).widened(by: doubt) }
        floorAreas = doubt > 0 ? nil : areas.map { Interval($0) }
    }

    /// What the report says of a unit before a plan; `nil` in the state before, and where its list is too short.
    func before(_ unit: Int) -> CoverageDocument.Unit? { documents.indices.contains(unit) ? documents[unit] : nil }

    /// How many facilities stand in a unit; where that cannot be told what is published, which tables repeat.
    func facilities(_ unit: Int, published: Int) -> Interval { facilities?[unit] ?? Interval(published) }

    /// The floor area of a unit; `nil` where no list gives any.
    func floorArea(_ number: Int, published unit: CoverageDocument.Unit) -> Interval? {
        guard let area = unit.floorAreaM2 else { return nil }
        guard let own = floorAreas?[number] else { return Interval(area) }
        // What stands without coordinates adds to it.
        return unit.unlocated == 0 ? own.widened(by: 0.0051) : Interval(own.lowerBound - 0.0051, max(own.upperBound, area))
    }
}
