import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// What the values of indicators are recomputed from.
private struct CheckupEvidence {
    var offers: PublishedOffers
    /// The numbers of the facilities.
    var facility: [String: Int]
    /// The weight for which each facility is the nearest that covers.
    var loads: [Double]
    var units: [String: CoverageDocument.Unit]
    var levels: [String: LevelDocument]
    /// Facilities with and without coordinates, where `units.csv` tells.
    var located: (open: Double, unlocated: Double)?
}

extension Recomputation {
    /// `checkup.json`: every value that the published files tell, every state by its threshold, and the three lists.
    mutating func checkCheckup(_ base: [Reach], _ state: RunState) throws {
        let file = ResultFile.checkup
        let path = file.path(in: folder)
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput(path, .folder(.missing(.verifyCheckup)))
        }
        guard let checkup = try? CheckupDocument.read(data), checkup.isReadable else {
            throw CatchmentError.badData(path, .folder(.noCheckup))
        }
        try DocumentBounds.check(data, path)
        let evidence = try evidence()
        var wrong: [Wording] = []
        var told = 0
        for entry in checkup.indicators {
            let state = Self.state(entry)
            if entry.state != state {
                wrong.append(
                    Wording(
                        "indicator \(entry.id): \(entry.$state) is published, its value makes it \(state.rawValue)",
                        "指标 \(entry.id)：公布为 \(entry.$state)，按其数值应为 \(state.rawValue)"))
            }
            guard let value = value(of: entry, evidence, base) else { continue }
            told += 1
            guard let published = entry.value else {
                wrong.append(
                    Wording(
                        "indicator \(entry.id): no value is published, \(value.upperBound.plainText) is recomputed",
                        "指标 \(entry.id)：未公布数值，复算为 \(value.upperBound.plainText)"))
                continue
            }
            wrong += [Self.difference(Wording("indicator \(entry.id)", "指标 \(entry.id)"), value, published)].compactMap(\.self)
        }
        settle(
            Wording(
                "\(file.name): \(checkup.indicators.count) states and \(told) values",
                "\(file.name)：\(checkup.indicators.count) 项指标的状态与 \(told) 项数值"), wrong + Self.summary(checkup))
        try checkCheckupDocument(checkup, state)
        // One task for each problem, as the version before listed them, is not looked at any more.
        guard !checkup.isEarlier else {
            for list in [Dataset.problems, .tasks, .responsibilities] {
                for file in [ResultFile.table(list), .layer(list)] where try open(file) != nil {
                    account.leave(file.name, reason: .earlier)
                }
            }
            return
        }
        try checkLists(checkup)
        try checkListTables(checkup)
    }

    private func evidence() throws -> CheckupEvidence {
        func byKey<Value>(_ list: [(String, Value)]) -> [String: Value] {
            Dictionary(list, uniquingKeysWith: { first, _ in first })
        }
        let facility = facilities.numberById
        var loads = [Double](repeating: 0, count: facilities.count)
        for row in demand.ids.indices where demand.isCovered[row] {
            if let number = facility[demand.facilities[row]] { loads[number] += demand.weights[row] }
        }
        let table = try PublishedList(
            ResultFile.table(.units).path(in: folder), [.code, .facilities, .unlocated])
        let total = table?[.code].lastIndex(of: "total")
        return CheckupEvidence(
            offers: try PublishedOffers(in: folder), facility: facility, loads: loads,
            units: byKey(report.coverage.byUnit.map { ($0.code, $0) }),
            levels: byKey((report.levels ?? []).map { ($0.level, $0) }),
            located: table.flatMap { table in
                total.flatMap { row in
                    Double(table[.facilities][row]).flatMap { open in
                        Double(table[.unlocated][row]).map { (open: open, unlocated: $0) }
                    }
                }
            })
    }

    /// How an indicator stands: better high is green from green on and red below red, better low the other way round.
    private static func state(_ entry: CheckupDocument.Entry) -> IndicatorState {
        guard let value = entry.value else { return .unknown }
        switch entry.indicator {
        case .far, .utilisation, .oneFacility, .unlocated:
            return value <= entry.green ? .green : value > entry.red ? .red : .amber
        case .share, .allLevels, .quota, .floorArea, .floorAreaPerHundredHouseholds, .functions, .parent, nil:
            return value >= entry.green ? .green : value < entry.red ? .red : .amber
        }
    }

    /// That indicators are counted as they stand, each once.
    private static func summary(_ checkup: CheckupDocument) -> [Wording] {
        var wrong: [Wording] = []
        for state in IndicatorState.allCases {
            let count = checkup.indicators.count { $0.state == state }
            wrong += [
                difference(
                    Wording("\(state.rawValue) indicators", "\(state.rawValue) 指标数"), Double(count),
                    Double(checkup.states[state.rawValue] ?? 0))
            ].compactMap(\.self)
        }
        let worst: IndicatorState =
            [.red, .amber].first { state in checkup.indicators.contains { $0.state == state } } ?? .green
        if checkup.worst != worst {
            wrong.append(
                Wording(
                    "\(ResultFile.checkup.name): the worst is \(checkup.$worst), the indicators make it \(worst.rawValue)",
                    "\(ResultFile.checkup.name)：总体记为 \(checkup.$worst)，按各指标应为 \(worst.rawValue)"))
        }
        var seen: Set<String> = []
        wrong += checkup.indicators.filter { !seen.insert($0.id).inserted }.map {
            Wording("indicator \($0.id) stands twice", "指标 \($0.id) 重复")
        }
        return wrong
    }

    /// The value of an indicator; `nil` where the files do not tell.
    private mutating func value(of entry: CheckupDocument.Entry, _ evidence: CheckupEvidence, _ base: [Reach]) -> Interval? {
        if let id = entry.facility { return evidence.facility[id].flatMap { value(of: entry, at: $0, evidence) } }
        if let code = entry.unit { return evidence.units[code].flatMap { value(of: entry, in: $0, evidence) } }
        let all = report.coverage.overall.weight
        func share(_ part: Interval, of whole: Double) -> Interval? {
            whole > 0 ? part.lowerBound / whole...part.upperBound / whole : nil
        }
        switch entry.indicator {
        case .share:
            guard let level = entry.level else { return share(weight(base), of: all) }
            return share(weight(reach(of: sites(serving: level))), of: all)
        case .allLevels:
            let levels = report.coverage.byLevel.map { reach(of: sites(serving: $0.level)) }
            return share(weight(demand.ids.indices.map { row in levels.map { $0[row] }.min() ?? .no }), of: all)
        case .far:
            let near = reach(of: facilities, ReachRule(ignoresLabels: true, factor: 2))
            let reached = weight(near)
            return share(max(0, all - reached.upperBound)...max(0, all - reached.lowerBound), of: all)
        case .oneFacility:
            guard costs == nil else { return nil }
            let counts = counts(of: facilities)
            var (low, high) = (0.0, 0.0)
            for (row, weight) in demand.weights.enumerated() {
                if counts.certain[row] == 1, counts.possible[row] == 1 { low += weight }
                if counts.certain[row] <= 1, counts.possible[row] >= 1 { high += weight }
            }
            return share(low...high, of: report.coverage.overall.coveredWeight)
        case .parent:
            guard let parents = entry.level.flatMap({ evidence.levels[$0]?.parents }) else { return nil }
            return share(
                Double(parents.withinReach)...Double(parents.withinReach), of: Double(parents.withinReach + parents.beyond.count))
        case .unlocated:
            return evidence.located.flatMap { share($0.unlocated...$0.unlocated, of: $0.open + $0.unlocated) }
        default: return nil
        }
    }

    private func value(of entry: CheckupDocument.Entry, at number: Int, _ evidence: CheckupEvidence) -> Interval? {
        let level = evidence.levels[facilities[number].level]
        var value: Double?
        switch entry.indicator {
        case .floorArea:
            let area = evidence.offers.floorAreas[number]
            value = area.isNaN ? nil : level?.floorArea.map { area / $0.leastM2 }
        case .functions:
            guard let functions = report.functions else { return 1...1 }
            let required = functions.functions.filter { $0.requiredAt.contains(facilities[number].level) }.map(\.name)
            let offered = evidence.offers.functions[number]
            let least = functions.lacking.first { $0.facility == facilities[number].id }?.least
            value = required.isEmpty ? 1 : Double(required.count { offered.contains($0) }) / Double(required.count)
            if let least, least > 0 { value = min(value ?? 1, Double(offered.count) / Double(least)) }
        case .utilisation:
            // The capacity stands in the detail alone: load/capacity.
            let parts = (entry.detail ?? "").split(separator: "/")
            value = parts.count == 2 ? Double(parts[1]).map { load(of: number, evidence) / $0 } : nil
        default: break
        }
        return value.map { $0...$0 }
    }

    /// What a facility is the nearest covering one for; within capacities what it serves, and who finds no room nearest to it.
    private func load(of number: Int, _ evidence: CheckupEvidence) -> Double {
        guard let served = report.coverage.served else { return evidence.loads[number] }
        let unmet = served.short.first { $0.facility == facilities[number].id }?.unmetWeight ?? 0
        return facilities[number].served + unmet
    }

    private func value(of entry: CheckupDocument.Entry, in unit: CoverageDocument.Unit, _ evidence: CheckupEvidence) -> Interval?
    {
        switch entry.indicator {
        case .floorAreaPerHundredHouseholds:
            guard let area = unit.floorAreaM2, let households = unit.households, households > 0 else { return nil }
            // The floor area is published with two decimals.
            return max(0, area - 0.006) * 100 / households...(area + 0.006) * 100 / households
        case .quota:
            guard let quota = entry.level.flatMap({ evidence.levels[$0]?.quota }) else { return nil }
            if quota.unknown.contains(where: { $0.unit == unit.code }) { return nil }
            guard let below = quota.below.first(where: { $0.unit == unit.code }), let required = below.required else {
                let value = max(1, entry.value ?? 1)
                return value...value
            }
            let value = Double(below.facilities) / Double(required)
            return value...value
        default: return nil
        }
    }
}
