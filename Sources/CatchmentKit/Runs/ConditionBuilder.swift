import CoverageAnalysis
import GeoEngine
import GeoFormats
import GeoPrimitives
import InputLoading
import PlanningTerms
import ServiceModel
import Siting

/// Which units the numbers of the conditions stand for, and what was asked of them.
struct ConditionContext: Sendable {
    /// A level of units with rules.
    struct Level: Sendable {
        /// The name of the level.
        var name: String
        /// The number of its first unit in the study area; the others follow.
        var firstUnit: Int
        /// The share asked for in each unit; `nil` where there is none.
        var floors: [Double?]
        /// The unit of each demand point and candidate, and the rules; numbers count from ``firstUnit``.
        var rules: UnitLevelRules
    }

    /// The levels with rules, in the order of the conditions.
    var levels: [Level] = []
    /// The step of the money; `nil` without a budget.
    var money: WeightScale?
    /// The lowest unit of each demand point that has one, as numbers of the study area; `nil` without floors.
    var unitOfRow: [Int32]?
}

/// Turns what a planner asks for into conditions of the siting engine.
struct ConditionBuilder {
    let options: ConditionOptions
    let input: PlanningInput
    let membership: UnitMembership?
    /// Where a plan says what, for messages.
    let said: SettingPlaces
    let threads: Int

    /// Returns the conditions and what their numbers stand for.
    ///
    /// - Throws: `CatchmentError` for a level or unit that does not exist, or costs that cannot be added up.
    func conditions() async throws -> (SitingConditions, ConditionContext) {
        var conditions = SitingConditions()
        var context = ConditionContext()
        context.levels = try await levels()
        conditions.levels = context.levels.map(\.rules)
        if context.levels.contains(where: { $0.floors.contains { $0 != nil } }) { context.unitOfRow = lowestUnits }
        try addSpacing(to: &conditions)
        if let budget = options.budget {
            let (costs, money) = try costs(budget)
            conditions.costs = costs
            context.money = money
        }
        conditions.largestClosings = options.relocate
        if options.relocate != nil {
            conditions.stayingOpen = Set(input.facilityNumbers { !$0.isClosable })
        }
        if let rule = options.capacity {
            guard (input.facilities + input.candidates).contains(where: { $0.capacity != nil }) else {
                throw said.refusal([.capacitated], .condition(.noCapacities(said.names(of: .capacitated))))
            }
            conditions.capacities = SiteCapacities(
                candidates: input.candidates.map { $0.capacityTicks(of: input.demand) },
                existing: input.facilities.map { $0.capacityTicks(of: input.demand) }, isSplittable: rule == .splittable)
        }
        return (conditions, context)
    }

    private var asksUnits: Bool { !options.floors.isEmpty || !options.quotas.isEmpty || options.unitRules != nil }

    /// The lowest unit of each demand point: of the lowest level, or of one above where it is in none.
    private var lowestUnits: [Int32]? {
        guard let membership else { return nil }
        return (0..<input.demand.count).map { row in
            membership.unitByLevel.reversed().lazy.map { $0[row] }.first { $0 >= 0 } ?? -1
        }
    }

    private func levels() async throws -> [ConditionContext.Level] {
        guard asksUnits else { return [] }
        guard let area = input.studyArea, let membership else {
            let asked: [SitingSetting] = [.floor, .quota, .unitRules]
            let isPlanned = asked.contains { said.planned($0) != nil }
            throw said.refusal(asked, .condition(.needsUnits(isPlanned ? .keys : .flags)))
        }
        for (setting, names) in [
            (SitingSetting.floor, options.floors.map(\.level)), (.quota, options.quotas.map(\.level)),
        ] {
            guard let name = names.first(where: { !area.levels.contains($0) }) else { continue }
            throw said.refusal([setting], .condition(.unknownLevel(name, levels: area.levels)))
        }
        let rows = try options.unitRules.map { try UnitRulesLoader(path: $0, area: area).load() } ?? []
        let places = try await UnitMembership.locate(input.candidates, in: area, threads: threads)
        var levels: [ConditionContext.Level] = []
        for (rank, name) in area.levels.enumerated() {
            let range = area.units(ofLevel: name)
            func local(_ units: [Int32]) -> [Int32] { units.map { $0 < 0 ? -1 : $0 - Int32(range.lowerBound) } }
            var level = ConditionContext.Level(
                name: name, firstUnit: range.lowerBound, floors: [Double?](repeating: nil, count: range.count),
                rules: UnitLevelRules(
                    unitOfRow: local(membership.unitByLevel[rank]), unitOfCandidate: local(places.unitByLevel[rank]),
                    rules: [UnitRule](repeating: UnitRule(), count: range.count)))
            apply(rows, to: &level)
            let isAsked = level.floors.contains { $0 != nil } || level.rules.rules.contains { $0 != UnitRule() }
            if isAsked { levels.append(level) }
        }
        return levels
    }

    /// The level's floor and quota, and in their place what the table says of single units.
    private func apply(_ rows: [UnitRuleRow], to level: inout ConditionContext.Level) {
        if let floor = options.floors.last(where: { $0.level == level.name }) {
            level.floors = level.floors.map { _ in floor.share }
        }
        if let quota = options.quotas.last(where: { $0.level == level.name }) {
            for unit in level.rules.rules.indices {
                level.rules.rules[unit].minimumSites = quota.minimum
                level.rules.rules[unit].maximumSites = quota.maximum ?? .max
            }
        }
        for row in rows where level.rules.rules.indices.contains(row.unit.value - level.firstUnit) {
            let unit = row.unit.value - level.firstUnit
            if let floor = row.floor { level.floors[unit] = floor }
            if let minimum = row.minimumSites { level.rules.rules[unit].minimumSites = minimum }
            if let maximum = row.maximumSites { level.rules.rules[unit].maximumSites = maximum }
        }
        var totals = [Int64](repeating: 0, count: level.floors.count)
        for (row, unit) in level.rules.unitOfRow.enumerated() where unit >= 0 { totals[Int(unit)] += input.demand.ticks[row] }
        for (unit, share) in level.floors.enumerated() {
            if let share { level.rules.rules[unit].floor = UnitRule.ticks(forShare: share, of: totals[unit]) }
        }
    }

    private func addSpacing(to conditions: inout SitingConditions) throws {
        guard options.spacing != nil || options.spacingExisting != nil else { return }
        guard input.coverMeasure.isInMeters || ModelRules.goTogether(.spacing, .costMatrix) else {
            let asked: [SitingSetting] = [.spacing, .spacingExisting]
            throw said.refusal(asked, .sitingFault(SitingFault(.ground(.spacingByCosts), asked), .flags))
        }
        let measure = input.measure
        let points = input.candidates.map(\.point)
        if let spacing = options.spacing {
            let grid = RadiusGrid(points, radii: points.map { _ in spacing.meters }, measure: measure)
            for (first, point) in points.enumerated() {
                var close: [Int] = []
                grid.forEachCovering(point) { second, _ in
                    if second > first, isTooClose(point, points[second], spacing) { close.append(second) }
                }
                conditions.spacing.pairs += close.sorted().map { SitePair(first, $0) }
            }
        }
        if let spacing = options.spacingExisting, !input.facilities.isEmpty {
            let open = input.facilities.map(\.point)
            let grid = RadiusGrid(open, radii: open.map { _ in spacing.meters }, measure: measure)
            for (candidate, point) in points.enumerated() {
                var close: [Int] = []
                grid.forEachCovering(point) { facility, _ in
                    if isTooClose(point, open[facility], spacing) { close.append(facility) }
                }
                conditions.spacing.withExisting += close.sorted().map { SitePair(candidate, $0) }
            }
        }
    }

    /// Two sites are far enough apart at exactly the spacing, with the same micrometre that decides who is covered.
    private func isTooClose(_ first: PlanarPoint, _ second: PlanarPoint, _ spacing: Distance) -> Bool {
        input.measure.meters(first, second) < spacing.meters - CoverTest.tolerance
    }

    private func costs(_ budget: Double) throws -> (SiteCosts, WeightScale) {
        let opening = input.candidates.map { $0.openingCost ?? 0 }
        let closing = input.facilities.map { $0.closingCost ?? 0 }
        let total = opening.reduce(0, +) + closing.reduce(0, +) + budget
        guard total <= WeightScale.largestTotal else {
            throw said.refusal([.budget], .condition(.costsTooLarge(total, most: WeightScale.largestTotal)))
        }
        let money = WeightScale(total: total)
        return (
            SiteCosts(opening: opening.map(money.ticks), closing: closing.map(money.ticks), budget: money.ticks(budget)), money
        )
    }
}
