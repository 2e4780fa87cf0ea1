import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

extension Recomputation {
    /// What the objective must be, and what it is before anything is opened or closed.
    mutating func objective(_ siting: SitingDocument) -> (objective: Double, base: Double) {
        let (covered, base) = (siting.coveredWeight, report.coverage.overall.coveredWeight)
        let backup = siting.secondCover
        switch siting.objectiveMeasure {
        case .servedWeight:
            let capacity = siting.conditions?.capacity
            return (capacity?.servedWeight ?? 0, capacity?.baseServedWeight ?? 0)
        case .sitesOpened: return (Double(siting.selected.count), base)
        case .backupWeight: return (backup?.backupWeight ?? 0, backup?.baseBackupWeight ?? 0)
        case .weightedCover:
            let (first, backup) = (backup?.firstWeight ?? 1, (backup?.backupWeight ?? 0, backup?.baseBackupWeight ?? 0))
            return (first * covered + (1 - first) * backup.0, first * base + (1 - first) * backup.1)
        case .coveredWeight, .weightedCost, .largestCost, .smallestSpacing, nil: return (covered, base)
        }
    }

    /// Every condition the report names, from the published layers.
    mutating func checkConditions(_ siting: SitingDocument, _ proposals: [PublishedSite]) {
        if let second = siting.secondCover { checkSecondCover(second, proposals) }
        guard let conditions = siting.conditions else { return }
        if siting.objective != nil {
            checkUnits(conditions.units, proposals)
            checkSpacing(conditions, proposals)
            checkBudget(conditions, proposals)
        }
        checkClosings(conditions)
    }

    private mutating func checkSecondCover(_ second: SecondCoverDocument, _ proposals: [PublishedSite]) {
        func twice(_ sites: [PublishedSite], _ check: inout Recomputation) -> Interval {
            let each = sites.map { check.reach(of: [$0]) }
            let counts = check.tally(each)
            var (low, high) = (0.0, 0.0)
            for (row, weight) in check.demand.weights.enumerated() {
                if counts.certain[row] > 1 { low += weight }
                if counts.possible[row] > 1 { high += weight }
            }
            return low...high
        }
        var all = kept
        compare(Wording("weight covered twice before", "方案之前双重覆盖的人口"), twice(all, &self), second.baseBackupWeight)
        all += proposals
        compare(Wording("weight covered twice", "双重覆盖的人口"), twice(all, &self), second.backupWeight)
        if let bound = second.backupBound, bound < second.backupWeight * (1 - 1e-9) {
            found.problems.append(
                Wording(
                    "backup bound \(bound) and weight covered twice \(second.backupWeight) contradict each other",
                    "双重覆盖的上限 \(bound) 与双重覆盖的人口 \(second.backupWeight) 矛盾"))
        }
    }

    /// The codes of a unit and of those above it, as the coverage report nests them.
    private func chain(_ code: String, _ parents: [String: String]) -> [String] {
        var chain: [String] = code.isEmpty ? [] : [code]
        while let last = chain.last, let parent = parents[last], !chain.contains(parent) { chain.append(parent) }
        return chain
    }

    private mutating func checkUnits(_ units: [ConditionsDocument.Unit], _ proposals: [PublishedSite]) {
        guard !units.isEmpty else { return }
        let parents = Dictionary(
            report.coverage.byUnit.compactMap { unit in unit.parent.map { (unit.code, $0) } },
            uniquingKeysWith: { first, _ in first })
        var covered: [String: Double] = [:]
        var total: [String: Double] = [:]
        for (row, code) in (demand.units ?? []).enumerated() {
            for unit in chain(code, parents) {
                total[unit, default: 0] += demand.weights[row]
                if demand.isCovered[row] { covered[unit, default: 0] += demand.weights[row] }
            }
        }
        var sites: [String: Int] = [:]
        for site in proposals { for unit in chain(site.unit, parents) { sites[unit, default: 0] += 1 } }
        for unit in units {
            let count = sites[unit.unit] ?? 0
            compare(Wording("new sites in \(unit.unit)", "\(unit.unit) 新开的点数"), Double(count), Double(unit.sites))
            if count < unit.minSites || count > unit.maxSites ?? .max {
                found.problems.append(
                    Wording(
                        "\(unit.unit) gets \(count) new sites, outside \(unit.minSites)..\(unit.maxSites.map { "\($0)" } ?? "")",
                        "\(unit.unit) 新开 \(count) 处，超出 \(unit.minSites)..\(unit.maxSites.map { "\($0)" } ?? "") 的范围"))
            }
            guard let floor = unit.floor, let least = unit.floorWeight else { continue }
            let weight = covered[unit.unit] ?? 0
            compare(Wording("weight covered in \(unit.unit)", "\(unit.unit) 覆盖的人口"), weight, unit.coveredWeight ?? 0)
            if least < floor * (total[unit.unit] ?? 0) * (1 - 1e-9) {
                found.problems.append(
                    Wording(
                        "the floor of \(unit.unit), \(least), is less than its share of \(total[unit.unit] ?? 0)",
                        "\(unit.unit) 的覆盖下限 \(least) 小于应占 \(total[unit.unit] ?? 0) 的比例"))
            }
            if weight < least * (1 - 1e-9) {
                found.problems.append(
                    Wording(
                        "\(weight) covered in \(unit.unit) does not reach its floor of \(least)",
                        "\(unit.unit) 覆盖 \(weight)，未达到下限 \(least)"))
            }
        }
        found.confirmed.append(Wording("units: \(units.count) with a floor or a quota", "行政单元：\(units.count) 个设有覆盖率下限或配建标准"))
    }

    private mutating func checkSpacing(_ conditions: ConditionsDocument, _ proposals: [PublishedSite]) {
        let points = proposals.map(\.point)
        if let least = conditions.spacingM {
            for (index, first) in points.enumerated() {
                for second in points.indices.dropFirst(index + 1) {
                    let meters = measure.meters(first, points[second])
                    if meters < least - Verifier.positionError {
                        found.problems.append(
                            Wording(
                                "\(proposals[index].id) and \(proposals[second].id) lie \(meters) m apart; the spacing is \(least) m",
                                "\(proposals[index].id) 与 \(proposals[second].id) 相距 \(meters) 米，而间距要求为 \(least) 米")
                        )
                    }
                }
            }
            found.confirmed.append(Wording("spacing: \(points.count) new sites", "间距：\(points.count) 处新点"))
        }
        if let least = conditions.spacingExistingM {
            let open = kept
            for (index, first) in points.enumerated() {
                for (number, second) in open.map(\.point).enumerated() {
                    let meters = measure.meters(first, second)
                    if meters < least - Verifier.positionError {
                        found.problems.append(
                            Wording(
                                "\(proposals[index].id) lies \(meters) m from \(open[number].id); the spacing to existing facilities is \(least) m",
                                "\(proposals[index].id) 距 \(open[number].id) \(meters) 米，而与现有设施的间距要求为 \(least) 米")
                        )
                    }
                }
            }
            found.confirmed.append(
                Wording("spacing to existing facilities: \(points.count) new sites", "与现有设施的间距：\(points.count) 处新点"))
        }
    }

    private mutating func checkBudget(_ conditions: ConditionsDocument, _ proposals: [PublishedSite]) {
        guard let budget = conditions.budget, let published = conditions.cost else { return }
        func sum(_ sites: [PublishedSite]) -> Double { sites.reduce(0) { $0 + ($1.price.isNaN ? 0 : $1.price) } }
        let cost = sum(proposals) + sum(facilities.filter(\.isClosed))
        compare(Wording("cost", "费用"), cost, published)
        if cost > budget * (1 + 1e-12) {
            found.problems.append(Wording("the plan costs \(cost) and the budget is \(budget)", "方案费用 \(cost)，而预算为 \(budget)"))
        }
    }

    private mutating func checkClosings(_ conditions: ConditionsDocument) {
        guard let limit = conditions.relocate, let closed = conditions.closed else { return }
        let published = facilities.filter(\.isClosed).ids
        if Set(published) != Set(closed.map(\.id)) {
            found.problems.append(
                Wording(
                    "closed: \(ResultFile.report.name) and \(ResultFile.layer(.facilities).name) name different facilities",
                    "撤并：\(ResultFile.report.name) 与 \(ResultFile.layer(.facilities).name) 所列设施不同"))
        }
        for site in facilities.indices where facilities[site].isClosed && !facilities[site].isClosable {
            found.problems.append(
                Wording(
                    "\(facilities[site].id) is closed and its list says that it may not be",
                    "\(facilities[site].id) 被撤并，而其表中注明不得撤并"))
        }
        if closed.count > limit {
            found.problems.append(
                Wording(
                    "\(closed.count) facilities are closed and --relocate is \(limit)",
                    "撤并了 \(closed.count) 处设施，而 --relocate 为 \(limit)"))
        }
        let before = weight(reach(of: facilities))
        let after = weight(reach(of: kept))
        compare(
            Wording("weight that loses its cover by closing", "因撤并失去覆盖的人口"),
            (before.lowerBound - after.upperBound)...(max(
                before.upperBound - after.lowerBound, before.lowerBound - after.upperBound)),
            conditions.closingLoss ?? 0)
    }
}
