import GeoPrimitives
import PlanningTerms
import Publication

/// What is not covered: the sums, and the blank areas.
extension Recomputation {
    mutating func checkBlanks(_ state: RunState) throws {
        let figure = document.root["blanks"]
        let all = totals(state.reach)
        expectSum(figure["uncovered"], points: all.uncoveredPoints, weight: all.uncoveredWeight)
        checkClusters(state)
        try checkAreas(state)
    }

    /// Points and weight, without a count and an area.
    mutating func expectSum(_ figure: Figure, points: Interval, weight: Interval) {
        document.expect(figure["points"], points)
        document.expect(figure["weight"], weight)
        document.expectNothing(figure["count"])
        document.expectNothing(figure["area_m2"])
    }

    /// Uncovered points in none of the lowest units.
    func uncoveredOutside(_ reach: [Reach]) -> Totals {
        var totals = Totals()
        for (row, unit) in (members?.lowest ?? []).enumerated() where unit == nil && reach[row] < .certain {
            totals.add(demand.weights[row], reach[row] == .no ? .certain : .perhaps)
        }
        return totals
    }

    private mutating func checkAreas(_ state: RunState) throws {
        let figure = document.root["blanks"]["areas"]
        guard let units, costs == nil, let areas = report.blanks.areas else { return document.expectNothing(figure) }
        let parts = try blankParts(of: state)
        let entries = document.expectList(figure["list"], count: areas.list.count)
        for (entry, area) in zip(entries, areas.list) { checkArea(entry, area, units, parts) }
        checkOrder(entries, areas)
        let (rest, outside) = (figure["below_threshold"], figure["outside"])
        // What is listed, what is smaller and what lies outside make up all that is uncovered.
        let all = report.blanks.uncovered
        func listed(_ part: (BlanksDocument.Area) -> Double) -> Double { areas.list.reduce(0) { $0 + part($1) } }
        let unplaced = uncoveredOutside(state.reach)
        let inUnits = parts?.unplaced ?? Totals()
        expectSum(
            outside, points: unplaced.coveredPoints + inUnits.coveredPoints,
            weight: unplaced.coveredWeight + inUnits.coveredWeight)
        document.expect(rest["points"], Double(all.points) - listed { Double($0.points) } - Double(areas.outside.points))
        document.expect(rest["weight"], Interval(all.weight, without: areas.list.map(\.weight) + [areas.outside.weight]))
        let lowest = units.lowest.compactMap(publishedUnit)
        let rounding = 0.05 * Double(lowest.count + 1)
        document.expect(figure["unit_area_m2"], Interval(lowest.reduce(0) { $0 + $1.areaM2 }, within: rounding + 0.01))
        let blank = lowest.reduce(0) { $0 + ($1.blankAreaM2 ?? .nan) }
        document.expect(figure["blank_area_m2"], Interval(blank, within: rounding + 0.01))
        document.expect(
            rest["area_m2"],
            Interval(areas.blankAreaM2 - listed(\.areaM2), within: 0.05 * Double(areas.list.count + 2) + 0.01))
        checkRest(rest["count"], parts)
    }

    /// The number of blank areas below the threshold: slivers that rounding makes or closes aside.
    private mutating func checkRest(_ figure: Figure, _ parts: BlankParts?) {
        guard let parts else { return document.note(figure) }
        let least = report.settings.minBlankAreaM2
        let certain = parts.parts.count { $0.area.lowerBound > Self.sliver && $0.area.upperBound < least }
        let possible = parts.parts.count { $0.area.lowerBound < least }
        let slivers = parts.parts.count { $0.area.upperBound <= 2 * Self.sliver }
        document.expect(figure, Interval(Double(certain), Double(possible + slivers)))
    }

    /// What rounding may make or close, in square metres.
    private static let sliver = 1.0

    private mutating func checkArea(_ figure: Figure, _ area: BlanksDocument.Area, _ units: UnitTree, _ parts: BlankParts?) {
        let unit = units.number(area.unit)
        document.expect(figure["unit"], text: unit.map { units.codes[$0] } ?? "")
        document.expect(figure["unit_name"], text: unit.map { units.names[$0] } ?? "")
        guard let unit, let parts, let rank = Self.rank(area.id, area.unit) else { return document.note(figure) }
        document.note(figure["id"])
        // Parts of about one size may have changed ranks.
        let own = parts.parts.filter { $0.unit == unit }
        guard let part = own.first(where: { $0.rank == rank }) else {
            return document.contradict(figure["id"], "\(own.count) blank areas of \(area.unit)")
        }
        let alike = own.filter {
            $0.area.lowerBound <= part.area.upperBound && part.area.lowerBound <= $0.area.upperBound
        }
        func hull(_ part: (BlankParts.Part) -> Interval) -> Interval {
            let all = alike.map(part)
            return Interval(all.map(\.lowerBound).min() ?? .nan, all.map(\.upperBound).max() ?? .nan)
        }
        document.expect(figure["area_m2"], hull(\.area).widened(by: 0.06))
        document.expect(figure["points"], hull(\.people.coveredPoints))
        document.expect(figure["weight"], hull(\.people.coveredWeight))
    }

    /// The rank in an id such as `640104001001-b2`.
    static func rank(_ id: String, _ unit: String) -> Int? {
        guard id.hasPrefix(unit + "-b") else { return nil }
        return Int(id.dropFirst(unit.count + 2))
    }

    /// The list goes by weight, then by area; none in it is smaller than the threshold, and no id stands twice.
    private mutating func checkOrder(_ entries: [Figure], _ areas: BlanksDocument.Areas) {
        var seen: Set<String> = []
        for (place, area) in areas.list.enumerated() where place < entries.count {
            if !seen.insert(area.id).inserted { document.contradict(entries[place]["id"], "the same id before it") }
            if area.areaM2 < report.settings.minBlankAreaM2 - 0.06 {
                document.contradict(entries[place]["area_m2"], "settings.min_blank_area_m2")
            }
            guard place > 0 else { continue }
            let before = areas.list[place - 1]
            if (area.weight, area.areaM2 - 0.11) > (before.weight, before.areaM2) {
                document.contradict(entries[place]["weight"], "the order of the list")
            }
        }
    }
}
