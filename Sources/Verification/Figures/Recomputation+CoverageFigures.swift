import GeoPrimitives
import PlanningTerms
import Publication

/// The coverage of a state: everything that `coverage` and `coverage_after` say.
extension Recomputation {
    mutating func checkCoverage(_ state: RunState) throws {
        let figure = state.figure
        document.expect(figure["weight_kind"], text: report.coverage.$weightKind)
        document.expect(figure["facilities"], state.sites.count)
        expect(figure["overall"], totals(state.reach), of: shareOfAll)
        try checkUnitFigures(state)
        checkClassFigures(state)
        checkLevelFigures(state)
        if costs == nil { checkDistances(state) } else { checkCostFigures(state) }
        checkSources(state)
        if state.document.backup != nil { checkBackup(state) }
    }

    /// The classes, and those of them that make up the weight.
    private mutating func checkClassFigures(_ state: RunState) {
        let entries = document.expectList(state.figure["by_class"], count: report.coverage.byClass.count)
        var covered: [String: Interval] = [:]
        for (figure, one) in zip(entries, report.coverage.byClass) {
            document.expect(figure["name"], text: one.name)
            document.expect(figure["unit"], text: one.unit)
            document.expect(figure["radius_m"], ifAny: one.radiusM.map { Interval($0) })
            guard let members = demand.classes[one.name] else { continue }
            let found = totals(reach(ofClass: one, in: state), weights: members.weights)
            expect(figure["totals"], found, of: "\(one.unit) of class \(one.name)")
            covered[one.name] = found.coveredWeight
        }
        checkPartition(state, covered)
    }

    private mutating func checkPartition(_ state: RunState, _ covered: [String: Interval]) {
        let figure = state.figure["partition"]
        guard let partition = state.document.partition else { return document.expectNothing(figure) }
        let names = partition.name.split(separator: " + ").map(String.init)
        document.expect(figure["unit"], text: who)
        document.note(figure["name"])
        let all = totals(state.reach)
        document.expect(figure["totals"]["points"], all.points)
        document.expect(figure["totals"]["weight"], all.weight)
        document.expect(figure["totals"]["covered_points"], all.coveredPoints)
        let parts = names.map { covered[$0] ?? Interval(.nan) }
        document.expect(figure["totals"]["covered_weight"], parts.dropFirst().reduce(parts.first ?? Interval(.nan)) { $0 + $1 })
        expectShare(figure["totals"], of: "\(who) of the classes \(partition.name)")
    }

    /// Whom a class's own radius reaches, or the run's where it has none.
    mutating func reach(ofClass one: CoverageDocument.Class, in state: RunState) -> [Reach] {
        guard let radius = one.radiusM else { return state.reach }
        if state.isShown, let labels = demand.classes[one.name]?.isCovered { return reach(labelled: labels) }
        // A class's radius stands in place of the facilities'; an override comes before it, and a matrix knows no radii.
        guard report.settings.radiusOverrideM == nil, costs == nil else { return state.reach }
        var rule = ReachRule.own
        rule.ignoresLabels = true
        return reach(of: state.sites.reaching(radius), rule)
    }

    /// The levels of facilities, one by one and all together.
    private mutating func checkLevelFigures(_ state: RunState) {
        let entries = document.expectList(state.figure["by_level"], count: state.document.byLevel.count)
        var all = [Reach](repeating: .certain, count: demand.ids.count)
        for (figure, level) in zip(entries, state.document.byLevel) {
            document.expect(figure["level"], text: level.level)
            document.expect(figure["served_by"], texts: servedBy(level.level) ?? level.servedBy)
            document.expect(figure["facilities"], state.sites.count { $0.level == level.level })
            let reached = reach(ofLevel: level, in: state)
            expect(figure["totals"], totals(reached), of: shareOfAll)
            for row in all.indices { all[row] = min(all[row], reached[row]) }
        }
        let figure = state.figure["all_levels"]
        if state.document.byLevel.isEmpty { return document.expectNothing(figure) }
        expect(figure, totals(all), of: shareOfAll)
    }

    /// The levels that serve a level, by the other part of the report that says so.
    private func servedBy(_ level: String) -> [String]? { report.levels?.first { $0.level == level }?.servedBy }

    /// Whom the facilities of a level reach, or of those that serve it.
    mutating func reach(ofLevel level: CoverageDocument.Level, in state: RunState) -> [Reach] {
        if state.isShown, let labels = demand.levels[level.level] { return reach(labelled: labels) }
        return reach(of: state.sites.filter { level.servedBy.contains($0.level) })
    }

    /// How many pairs each source of a radius decided: they sum to all pairs.
    private mutating func checkSources(_ state: RunState) {
        let figure = state.figure["radius_sources"]
        let own = report.settings.radiusOverrideM == nil ? demand.radii.count { !$0.isNaN } : 0
        let names = ["facility_column", "plan", "profile", "fallback", "override"]
        let given = names.reduce(0.0) { $0 + (figure[$1].number ?? .nan) }
        let withRadius = state.sites.count { !$0.radius.isNaN }
        let pairs = costs == nil ? Double(demand.ids.count - own) * Double(withRadius) : 0
        document.expect(figure["demand_column"], costs == nil ? Interval(Double(own) * Double(state.sites.count)) : Interval(0))
        for name in names {
            // Each is what the others leave of all pairs.
            document.expect(figure[name], Interval(pairs - given + (figure[name].number ?? .nan)))
        }
        // A source decides all pairs of a facility.
        let rows = demand.ids.count - own
        guard costs == nil, rows > 0 else { return }
        for name in names {
            if let number = figure[name].number, number.truncatingRemainder(dividingBy: Double(rows)) != 0 {
                document.contradict(figure[name], "overall.points")
            }
        }
    }
}
