import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication
import ServiceModel

/// The layers of a map that show one run: as it is today, or with its plan.
struct RunMapLayers: ReportWording {
    /// What of a run is shown.
    enum Phase {
        case today
        case planned
    }

    let run: PublishedRun
    let terms: MapTerms
    /// The steps by which blanks are coloured, the same in all states.
    let steps: MapSteps
    /// The levels of centers in all runs of the map, from the top down; an empty one for centers without a level comes last.
    let centerLevels: [String]
    /// The ids of the centers that another run starts from: those that it does not know were opened since; `nil` where none are.
    let knownCenters: Set<String>?
    /// What levels of units and centers are called.
    let levelTitles: LevelTitles
    var language: Language { terms.language }

    /// Makes the layers of one of the runs that a map shows; where there are several, the others start from the first.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - all: All runs of the map.
    ///   - terms: The words of the map.
    ///   - start: The ids of the centers that the only run of a map starts from; `nil` where it starts from nothing else.
    init(_ run: PublishedRun, of all: [PublishedRun], _ terms: MapTerms, from start: Set<String>? = nil) {
        (self.run, self.terms) = (run, terms)
        steps = MapSteps(largest: all.map(Self.largest).max() ?? 0)
        let known = all.count > 1 ? all[0].facilities.map { Set($0.texts(.id)) } : start
        knownCenters = known
        centerLevels = Self.centerLevels(all, known)
        levelTitles = LevelTitles(centerLevels + all.flatMap(\.unitLevels), terms.language)
    }

    /// The people of the largest blank of a run, else of its largest cluster.
    private static func largest(_ run: PublishedRun) -> Double {
        (run.blanks?.numbers(.weight) ?? run.clusters?.numbers(.weight) ?? []).filter(\.isFinite).max() ?? 0
    }

    private static func centerLevels(_ runs: [PublishedRun], _ known: Set<String>?) -> [String] {
        // A center that was opened since has a class of its own.
        let used = Set(
            runs.flatMap { run -> [String] in
                guard let facilities = run.facilities else { return [] }
                return zip(facilities.texts(.id), facilities.texts(.level)).filter { known?.contains($0.0) ?? true }.map(\.1)
            })
        var levels: [String] = []
        for run in runs {
            let named = run.report.coverage.byLevel.map(\.level) + (run.facilities?.texts(.level) ?? [])
            for level in named where used.contains(level) && !levels.contains(level) { levels.append(level) }
        }
        return levels.filter { !$0.isEmpty } + (used.contains("") ? [""] : [])
    }

    // MARK: Units

    /// The lowest units coloured by the share within reach.
    func shares(_ phase: Phase, state: Int?) -> MapPageLayer? {
        guard let units = run.units, let lowest = run.unitLevels.last else { return nil }
        let levels = units.texts(.level)
        let rows = levels.indices.filter { levels[$0] == lowest }
        let shares = units.numbers(phase == .today ? .share : .shareAfter)
        let count = MapColors.shares.count
        var classes = MapColors.shares.enumerated().map { step, color in
            MapPageLayer.Class("\(step * 100 / count)–\((step + 1) * 100 / count) %", color, opacity: 0.75, stroke: "#ffffff")
        }
        classes.append(MapPageLayer.Class(language("nobody lives there", "无人口"), Palette.blank, opacity: 0.3))
        var layer = MapPageLayer(
            "units-shares", language("Units by share within reach", "行政单元（按覆盖率）"), .area,
            .areas(rows.map { units.areas[$0] }), classes: classes, state: state)
        layer.isOn = false
        layer.classOfRow = rows.map {
            shares[$0].isFinite ? Int(min(Double(count - 1), max(0, shares[$0] * Double(count)))) : count
        }
        return layer
    }

    /// The borders of all units, with what is known of them.
    func borders(state: Int?) -> MapPageLayer? {
        guard let units = run.units, units.count > 0 else { return nil }
        let (levels, all) = (run.unitLevels, units.texts(.level))
        // The uppermost borders are drawn last.
        let rows = levels.reversed().flatMap { level in all.indices.filter { all[$0] == level } }
        let numbers = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        var layer = MapPageLayer(
            "units", language("Borders and names", "界线与名称"), .outline, .areas(rows.map { units.areas[$0] }),
            classes: levels.enumerated().map { number, level in
                MapColors.border(
                    levelTitles[level], number, of: levels.count, isWhole: number == 0 && all.count { $0 == level } == 1)
            }, state: state)
        layer.single = terms.unit
        layer.classOfRow = rows.map { numbers[all[$0]] ?? 0 }
        layer.names = rows.map { units.texts(.name)[$0] }
        layer.keys = rows.map { units.texts(.code)[$0] }
        layer.fields = unitFields(units, rows)
        return layer
    }

    private func unitFields(_ units: PublishedTable, _ rows: [Int]) -> [MapPageLayer.Field] {
        let (names, parents, weights) = (run.unitNames, units.texts(.parent), units.numbers(.weight))
        let levels = units.texts(.level)
        func numbers(_ column: ColumnTerm) -> [MapValue] {
            let all = units.numbers(column)
            return terms.values(rows.map { all[$0] })
        }
        var fields: [MapPageLayer.Field] = [
            .init(terms.level, .text, terms.values(rows.map { levelTitles[levels[$0]] })),
            .init(terms.partOf, .text, terms.values(rows.map { names[parents[$0]] ?? parents[$0] })),
            .init(terms.people, .count, numbers(.weight)),
            .init(terms.share, .share, numbers(.share), tip: true),
        ]
        if units.numbers(ifAny: .shareAfter) != nil, run.hasPlan {
            let after = units.numbers(.coveredWeightAfter)
            fields.append(.init(terms.sharePlanned, .share, numbers(.shareAfter)))
            fields.append(.init(terms.notReached, .count, numbers(.uncoveredWeight)))
            fields.append(.init(terms.notReachedPlanned, .count, terms.values(rows.map { weights[$0] - after[$0] })))
        } else {
            fields.append(.init(terms.notReached, .count, numbers(.uncoveredWeight)))
        }
        fields.append(.init(terms.centers, .count, numbers(.facilities)))
        fields.append(.init(language("Code", "代码"), .text, terms.values(rows.map { units.texts(.code)[$0] }), detail: true))
        return fields
    }

    // MARK: Service areas

    /// What existing centers reach.
    func reached(state: Int? = nil) -> MapPageLayer? {
        guard !run.reach.isEmpty else { return nil }
        return MapPageLayer(
            "service-areas", language("Service areas", "服务区"), .area, .areas([run.reach]),
            classes: [.init("", Palette.facility, opacity: 0.16, stroke: Palette.facility, width: 1, edge: 0.55)],
            state: state)
    }

    /// What proposed centers reach.
    func reachedAnew(state: Int?) -> MapPageLayer? {
        guard !run.plannedReach.isEmpty else { return nil }
        return MapPageLayer(
            "service-areas-new", language("Service areas of new centers", "新增\(PlannedNames.facility)服务区"), .area,
            .areas([run.plannedReach]),
            classes: [.init("", Palette.proposal, opacity: 0.18, stroke: Palette.proposal, width: 1.2, edge: 0.8)], state: state)
    }

    // MARK: People

    /// People summed to cells.
    func people(_ phase: Phase, side: Double, state: Int?) -> MapPageLayer? {
        guard let demand = run.demand, !demand.points.isEmpty else { return nil }
        var box = BoundingBox.empty
        for point in demand.points { box.formUnion(x: point.x, y: point.y) }
        var sums = CellSums(box, side: side, isPlanar: terms.isPlanar)
        let covered = phase == .today ? demand.isCoveredToday : demand.isCovered
        for number in demand.points.indices {
            let weight = demand.weights[number]
            sums.add(weight, part: covered[number] ? weight : 0, at: demand.points[number])
        }
        let (cells, length) = (sums.filled, language("\(number(side)) m", "\(number(side)) 米"))
        var layer = MapPageLayer(
            "people", language("\(terms.people) by cells of \(length)", "\(terms.people)（\(length)网格）"), .cell,
            .points(cells.map(\.middle)),
            classes: [
                .init(language("not within reach", "未覆盖"), Palette.cluster),
                .init(language("partly within reach", "部分覆盖"), Palette.shortfall),
                .init(language("within reach", "已覆盖"), Palette.facility),
            ], state: state)
        // Where no service areas are drawn (a cost matrix), people alone show who is reached.
        layer.isOn =
            run.areas == nil && !run.report.measure.isInMeters
        layer.cell = (sums.width, sums.height)
        layer.sizes = cells.map { $0.weight.rounded(toDecimals: 2) }
        layer.classOfRow = cells.map(\.step)
        layer.note = language(
            "The darker, the more \(terms.who); cells, not addresses.", "颜色越深，\(terms.isPeople ? "人口" : "需求点")越多；按网格汇总，不含地址。")
        return layer
    }
}
