import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// `assignments.geojson`, `assignment-lines.geojson` and `nearest.csv`: what is said of each demand point.
extension Recomputation {
    /// Every label of the layer of demand points is looked at somewhere: here those that nothing else adds up.
    mutating func checkPointLayer(_ shown: RunState) throws {
        let file = ResultFile.layer(.assignments).name
        account.open(file)
        var wrong: [CheckMessage] = []
        func fail(_ row: Int, _ column: ColumnTerm, _ published: String, _ recomputed: String) {
            wrong.append(
                .cell(file: file, row: demand.ids[row], column: column.name, published: published, recomputed: recomputed))
        }
        checkNearestNamed(shown, fail)
        for level in shown.document.byLevel {
            guard let labels = demand.levels[level.level] else { continue }
            let states = reach(of: shown.sites.filter { level.servedBy.contains($0.level) }, Self.labelFree)
            for row in labels.indices where labels[row] ? states[row] == .no : states[row] == .certain {
                fail(row, .isReached(level: level.level), "\(labels[row])", "\(!labels[row])")
            }
        }
        for one in report.coverage.byClass {
            guard let radius = one.radiusM, let labels = demand.classes[one.name]?.isCovered else { continue }
            guard report.settings.radiusOverrideM == nil, costs == nil else { continue }
            let states = reach(of: shown.sites.reaching(radius), Self.labelFree)
            for row in labels.indices where labels[row] ? states[row] == .no : states[row] == .certain {
                fail(row, .isCovered(class: one.name), "\(labels[row])", "\(!labels[row])")
            }
        }
        checkShownClusters(shown, fail)
        checkBorderUnitLabels(fail)
        account.fail(file, wrong)
        if wrong.isEmpty { account.confirm(.table(file: file, rows: demand.ids.count, columns: pointColumns)) }
    }

    /// Whatever the layer calls covered.
    private static let labelFree = ReachRule(ignoresLabels: true)

    /// How many columns the layer of demand points has.
    private var pointColumns: Int {
        6 + demand.classes.values.reduce(0) { $0 + ($1.isCovered == nil ? 1 : 2) } + demand.levels.count
            + [demand.units, demand.clusters, demand.clustersBefore, demand.servedBy].count { $0 != nil }
            + (demand.bringRadii ? 1 : 0) + (demand.isAtEdge == nil ? 0 : 1) + (demand.served == nil ? 0 : 1)
            + (demand.borderUnits.isEmpty ? 0 : 1)
    }

    /// A covered point names the nearest that covers it, any other the nearest of all.
    private func checkNearestNamed(_ shown: RunState, _ fail: (Int, ColumnTerm, String, String) -> Void) {
        guard costs == nil else { return }
        let scan = SiteScan(shown.sites, measure)
        let error = Verifier.positionError
        for row in demand.ids.indices {
            guard !demand.facilities[row].isEmpty else {
                if !shown.sites.isEmpty { fail(row, .facility, "–", shown.sites[0].id) }
                continue
            }
            var least = Double.infinity
            if demand.isCovered[row] {
                forEachSite(row, scan, .own) { _, reach, meters in
                    if reach == .certain { least = min(least, meters) }
                    return true
                }
            } else {
                least = shown.nearest.nearest(1, to: demand.points[row]).first?.meters ?? .infinity
            }
            if demand.costs[row] > least + 2 * error {
                fail(row, .distance, demand.costs[row].plainText, least.rounded(toDecimals: 3).plainText)
            }
        }
    }

    /// The clusters that a plan leaves: of points that are uncovered with it, linked as before.
    private func checkShownClusters(_ shown: RunState, _ fail: (Int, ColumnTerm, String, String) -> Void) {
        guard let clusters = demand.clusters else { return }
        for row in demand.ids.indices where !clusters[row].isEmpty && demand.isCovered[row] {
            fail(row, .cluster, clusters[row], "–")
        }
        guard shown.isPlanned else { return }
        let linked = linkedGroups(uncovered: shown.reach, weights: demand.weights)
        guard linked.certain.count == linked.possible.count else { return }
        var groupOfId: [String: Int] = [:]
        for (number, rows) in linked.certain.enumerated() {
            let names = Set(rows.map { clusters[$0] })
            let weight = rows.reduce(0) { $0 + demand.weights[$1] }
            if names.count > 1 { fail(rows[0], .cluster, clusters[rows[0]], clusters[rows.last ?? rows[0]]) }
            guard let name = names.first else { continue }
            if name.isEmpty, weight > 0, weight >= report.settings.minPeople * (1 + 1e-9) { fail(rows[0], .cluster, "–", "…") }
            if !name.isEmpty, weight < report.settings.minPeople * (1 - 1e-9) { fail(rows[0], .cluster, name, "–") }
            if !name.isEmpty, let known = groupOfId.updateValue(number, forKey: name), known != number {
                fail(rows[0], .cluster, name, "…")
            }
        }
    }

    /// Points within borders name the unit of the level that they are in.
    private func checkBorderUnitLabels(_ fail: (Int, ColumnTerm, String, String) -> Void) {
        guard let units, let members, let level = report.borders?.level, let rank = units.levelNames.firstIndex(of: level),
            demand.borderUnits.count == demand.ids.count
        else { return }
        for row in demand.ids.indices where !members.doubtful.contains(row) {
            let own = members.byLevel[rank][row].map { units.codes[$0] } ?? ""
            if own != demand.borderUnits[row] { fail(row, .borderUnit, demand.borderUnits[row], own.isEmpty ? "–" : own) }
        }
    }

    /// `nearest.csv`: the nearest facilities of every point, by rank.
    mutating func checkNearestTable(_ state: RunState) throws {
        guard let grid = try open(.table(.nearest)) else { return }
        var table = TableAccount(grid, key: .id)
        let count = demand.ids.isEmpty ? 0 : grid.count / demand.ids.count
        let each = min(count, state.sites.count)
        var near: [[(site: Int, meters: Double)]] = []
        if each > 0 { near = demand.points.map { state.nearest.nearest(each, to: $0) } }
        let (ids, sites, measure, points) = (demand.ids, state.sites, measure, demand.points)
        let number = sites.numberById
        let named = grid.cells(.facility)
        table.expect(
            [
                ExpectedColumn(.id) { .exactly(.text(ids[$0 / each])) },
                ExpectedColumn(.rank) { .exactly(.integer($0 % each + 1)) },
                ExpectedColumn(.distance) {
                    .between(Interval(near[$0 / each][$0 % each].meters, within: Verifier.positionError))
                },
                ExpectedColumn(.facility) { place in
                    // Of facilities equally far to a hair, any.
                    let wanted = near[place / each][place % each]
                    let site = number[named[place]]
                    let isAsFar = site.map {
                        abs(measure.meters(points[place / each], sites[$0].point) - wanted.meters) <= Verifier.positionError
                    }
                    return .oneOf(isAsFar == true ? [named[place]] : [sites[wanted.site].id])
                },
            ], count: each * ids.count)
        close(table)
    }
}
