import GeoPrimitives
import PlanningTerms
import Publication

/// Whom the facilities miss, class by class and level by level, and who falls short of something.
extension Recomputation {
    /// A group whose figures are to be held: who belongs to it, and what of each is missed.
    private struct Group {
        var name: String
        var unit: String
        var shareOf: String
        var prefix: String
        var weights: [Double]
        /// What is missed of each point for certain, and at most.
        var missed: [Double], mayBeMissed: [Double]
        /// The area of the lowest units in no service area of the level.
        var blankArea: Interval?
    }

    mutating func checkGroupFigures(_ state: RunState) throws {
        let blanks = document.root["blanks"]
        let classes = report.coverage.byClass.map { group(ofClass: $0, state) }
        try checkGroups(blanks["by_class"], report.blanks.byClass, classes)
        var levels: [Group] = []
        for level in report.coverage.byLevel { levels.append(try group(ofLevel: level, state)) }
        try checkGroups(blanks["by_level"], report.blanks.byLevel, levels)
        try checkShortfalls(state)
    }

    private func missed(_ weights: [Double], _ reach: [Reach], among base: [Reach]? = nil) -> (
        certain: [Double], possible: [Double]
    ) {
        let certain = weights.indices.map { reach[$0] == .no && base?[$0] ?? .certain == .certain ? weights[$0] : 0 }
        let possible = weights.indices.map { reach[$0] < .certain && base?[$0] ?? .certain > .no ? weights[$0] : 0 }
        return (certain, possible)
    }

    private mutating func group(ofClass one: CoverageDocument.Class, _ state: RunState) -> Group {
        let weights = demand.classes[one.name]?.weights ?? []
        let reached = weights.isEmpty ? [] : reach(ofClass: one, in: state)
        let missed = missed(weights, reached)
        return Group(
            name: one.name, unit: one.unit, shareOf: "\(one.unit) of class \(one.name)", prefix: "class-\(one.name)-",
            weights: weights, missed: missed.certain, mayBeMissed: missed.possible)
    }

    private mutating func group(ofLevel level: CoverageDocument.Level, _ state: RunState) throws -> Group {
        let reached = reach(ofLevel: level, in: state)
        let missed = missed(demand.weights, reached)
        let own = state.sites.filter { level.servedBy.contains($0.level) }
        let area = try blankParts(by: own, isPlanned: false, reach: reached)?.parts.reduce(Interval(0)) { $0 + $1.area }
        return Group(
            name: level.level, unit: who, shareOf: shareOfAll, prefix: "level-\(level.level)-", weights: demand.weights,
            missed: missed.certain, mayBeMissed: missed.possible, blankArea: area?.widened(by: 0.06))
    }

    private mutating func checkShortfalls(_ state: RunState) throws {
        let offers = try PublishedOffers(in: folder)
        var groups: [Group] = []
        for published in report.shortfalls ?? [] {
            var group = Group(
                name: published.name, unit: who, shareOf: shareOfAll, prefix: "", weights: demand.weights, missed: [],
                mayBeMissed: [])
            switch published.cause {
            case .levelMissing:
                let level = report.coverage.byLevel.first { $0.level == published.name }
                let reached = level.map { reach(ofLevel: $0, in: state) } ?? []
                if !reached.isEmpty { (group.missed, group.mayBeMissed) = missed(demand.weights, reached, among: state.reach) }
                group.prefix = "no-level-\(published.name)-"
            case .functionMissing:
                let reached = reach(of: sites(offering: published.name, offers))
                (group.missed, group.mayBeMissed) = missed(demand.weights, reached, among: state.reach)
                group.prefix = "no-function-\(published.name)-"
            case .overCapacity:
                if let served = demand.served {
                    // What is served is published as it is counted; what is left of it is a difference.
                    group.missed = demand.ids.indices.map { row in
                        let left = demand.weights[row] - (served[row].finite ?? 0)
                        return demand.isCovered[row] && left > 1e-9 * demand.weights[row] ? left : 0
                    }
                    group.mayBeMissed = group.missed
                }
                group.prefix = "capacity-"
            case nil: break
            }
            groups.append(group)
        }
        let figures = document.root["shortfalls"]
        try checkGroups(figures, report.shortfalls, groups)
        for (place, published) in (report.shortfalls ?? []).enumerated() {
            document.expect(figures[place]["cause"], text: published.$cause)
        }
    }

    private mutating func checkGroups(_ figure: Figure, _ published: [GroupDocument]?, _ groups: [Group]) throws {
        guard let published else { return document.expectNothing(figure) }
        let entries = document.expectList(figure, count: groups.count)
        for (entry, (one, group)) in zip(entries, zip(published, groups)) where !group.missed.isEmpty { check(entry, one, group) }
    }

    private mutating func check(_ figure: Figure, _ published: GroupDocument, _ group: Group) {
        document.expect(figure["name"], text: group.name)
        document.expect(figure["unit"], text: group.unit)
        document.expect(figure["blank_area_m2"], ifAny: published.blankAreaM2 == nil ? nil : group.blankArea ?? Interval(.nan))
        let rows = group.weights.indices.filter { group.weights[$0] > 0 }
        let all = rows.reduce(0) { $0 + group.weights[$1] }
        let missed = Interval(group.missed.reduce(0, +), group.mayBeMissed.reduce(0, +))
        let missedPoints = Interval(Double(group.missed.count { $0 > 0 }), Double(group.mayBeMissed.count { $0 > 0 }))
        let totals = figure["totals"]
        document.expect(totals["points"], rows.count)
        document.expect(totals["weight"], all)
        document.expect(totals["covered_points"], Interval(rows.count) - missedPoints)
        document.expect(totals["covered_weight"], Interval(all) - missed)
        expectShare(totals, of: group.shareOf)
        expectSum(figure["uncovered"], points: missedPoints, weight: missed)
        let gathered = gathered(group.missed, prefix: group.prefix)
        let isDecided = gathered.isDecided && group.missed == group.mayBeMissed
        if isDecided {
            expectSum(figure["outside"], points: Interval(gathered.outsidePoints), weight: Interval(gathered.outsideWeight))
        }
        let rest = figure["below_threshold"]
        document.expectNothing(rest["area_m2"])
        let clusters = published.clusters
        document.expect(
            rest["points"],
            Double(published.uncovered.points) - clusters.reduce(0.0) { $0 + Double($1.points) }
                - Double(published.outside.points))
        document.expect(
            rest["weight"], Interval(published.uncovered.weight, without: clusters.map(\.weight) + [published.outside.weight]))
        guard isDecided else { return }
        document.expect(rest["count"], gathered.restCount)
        let entries = document.expectList(figure["clusters"], count: gathered.clusters.count)
        for entry in entries { check(entry, gathered) }
    }

    private mutating func check(_ figure: Figure, _ gathered: GroupClusters) {
        document.note(figure["id"])
        guard let cluster = figure["id"].text.flatMap({ gathered.clusters[$0] }) else {
            return document.contradict(figure["id"], "the clusters that positions make")
        }
        document.expect(figure["points"], cluster.points)
        document.expect(figure["weight"], cluster.weight)
        document.expect(figure["unit"], text: cluster.unit.flatMap { units?.codes[$0] })
        document.expect(figure["unit_chain"], texts: cluster.unit.flatMap { units?.chainNames($0) } ?? [])
    }
}
