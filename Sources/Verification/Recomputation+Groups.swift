import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

extension Recomputation {
    /// The weights of a class at the demand points, where they are published.
    private func classWeights(_ name: String) throws -> [Double]? {
        let term = ColumnTerm.weight(ofClass: name)
        return try PublishedTable(
            ResultFile.layer(.assignments).path(in: folder), [.id], optional: [term]
        ).numbers(ifAny: term)
    }

    /// What of a class is there, and what of it its own radius or the run's reaches.
    private mutating func recomputed(_ one: CoverageDocument.Class) throws -> (all: Double, covered: Interval)? {
        guard let weights = try classWeights(one.name) else { return nil }
        // A class's radius stands in place of the facilities'; an override comes before it, and a matrix knows no radii.
        var sites = facilities
        var rule = ReachRule.own
        if let radius = one.radiusM, report.settings.radiusOverrideM == nil {
            sites = facilities.reaching(radius)
            rule.ignoresLabels = true
        }
        let reached = reach(of: sites, rule)
        var (low, high) = (0.0, 0.0)
        for row in reached.indices where reached[row] > .no {
            high += weights[row]
            if reached[row] == .certain { low += weights[row] }
        }
        return (weights.reduce(0, +), low...high)
    }

    /// The totals of each class.
    mutating func checkClasses() throws {
        for one in report.coverage.byClass {
            guard let (all, covered) = try recomputed(one) else { continue }
            compare(Wording("\(one.unit) of class \(one.name)", "人群类别 \(one.name) 的总数（\(one.unit)）"), all, one.totals.weight)
            compare(
                Wording("\(one.unit) of class \(one.name) within reach", "人群类别 \(one.name) 服务半径内的数量（\(one.unit)）"), covered,
                one.totals.coveredWeight)
        }
    }

    /// Blanks by class and level, and shortfalls by cause: who is missed, and that the clusters account for all of them.
    mutating func checkGroups(_ base: [Reach]) throws {
        let (classes, levels, shortfalls) = (report.blanks.byClass ?? [], report.blanks.byLevel ?? [], report.shortfalls ?? [])
        for group in classes {
            let same = report.coverage.byClass.first { $0.name == group.name }
            check(
                group, Wording("class \(group.name)", "人群类别 \(group.name)"), same?.totals.weight,
                same.map { $0.totals.weight - $0.totals.coveredWeight })
        }
        let everybody = [Reach](repeating: .certain, count: demand.ids.count)
        for group in levels {
            let missed = gain(everybody, over: reach(of: sites(serving: group.name)))
            check(group, Wording("level \(group.name)", "层级 \(group.name)"), report.coverage.overall.weight, missed)
        }
        let offers = shortfalls.isEmpty ? nil : try PublishedOffers(in: folder)
        for group in shortfalls {
            let name = Wording(
                "shortfall \(group.$cause) \(group.name)",
                "服务缺口 \(ValueWords.chinese(group.$cause, column: ColumnTerm.cause.name))"
                    + (group.cause == .overCapacity ? "" : " \(group.name)"))
            switch group.cause {
            case .levelMissing:
                check(group, name, report.coverage.overall.weight, gain(base, over: reach(of: sites(serving: group.name))))
            case .functionMissing:
                guard let offers else { continue }
                let reached = reach(of: sites(offering: group.name, offers))
                check(group, name, report.coverage.overall.weight, gain(base, over: reached))
            case .overCapacity:
                check(group, name, report.coverage.overall.weight, report.coverage.served?.unmetWeight)
            case nil:
                check(group, name, report.coverage.overall.weight, nil as Interval?)
            }
        }
        try checkLayer(.shortfalls, shortfalls)
        try checkLayer(.uncoveredByGroup, classes + levels)
    }

    /// The facilities of a level and of those that serve it.
    func sites(serving level: String) -> [PublishedSite] {
        let serving = report.coverage.byLevel.first { $0.level == level }?.servedBy ?? [level]
        return facilities.filter { serving.contains($0.level) }
    }

    private mutating func check(_ group: GroupDocument, _ name: Wording, _ all: Double?, _ missed: Double?) {
        check(group, name, all, missed.map { $0...$0 })
    }

    private mutating func check(_ group: GroupDocument, _ name: Wording, _ all: Double?, _ missed: Interval?) {
        let sum = group.clusters.reduce(0) { $0 + $1.weight } + group.belowThreshold.weight + group.outside.weight
        let points = group.clusters.reduce(0) { $0 + $1.points } + group.belowThreshold.points + group.outside.points
        let wrong = [
            all.flatMap { Self.difference(name.saying(": all", "：总数"), $0, group.totals.weight) },
            missed.flatMap { Self.difference(name.saying(": not reached", "：未覆盖"), $0, group.uncovered.weight) },
            Self.difference(
                name.saying(": reached", "：已覆盖"), group.totals.weight - group.uncovered.weight, group.totals.coveredWeight),
            Self.difference(
                name.saying(": clusters, smaller ones and what is outside", "：聚集区、较小者与单元之外合计"), sum, group.uncovered.weight),
            Self.difference(name.saying(": their points", "：其点数"), Double(points), Double(group.uncovered.points)),
        ].compactMap(\.self)
        let left = group.uncovered.weight.plainText
        settle(name.saying(": \(left) not reached", "：未覆盖 \(left)"), wrong)
    }

    /// The clusters of groups in a layer of their own.
    private mutating func checkLayer(_ layer: Dataset, _ groups: [GroupDocument]) throws {
        let clusters = groups.flatMap(\.clusters)
        guard !groups.isEmpty else { return }
        let file = ResultFile.layer(layer)
        guard account.isThere(file) else { return }
        let table = try PublishedTable(file.path(in: folder), [.id, .weight, .points], arePoints: false)
        let (ids, weights, points) = (table.texts(.id), table.numbers(.weight), table.numbers(.points))
        let drawn = Dictionary(ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var wrong: [Wording] = []
        if ids.count != clusters.count {
            wrong.append(
                Wording(
                    "\(file.name) holds \(ids.count) clusters and \(ResultFile.report.name) \(clusters.count)",
                    "\(file.name) 有 \(ids.count) 个聚集区，而 \(ResultFile.report.name) 有 \(clusters.count) 个"))
        }
        for cluster in clusters {
            guard let row = drawn[cluster.id] else {
                wrong.append(Wording("\(file.name) does not hold the cluster \(cluster.id)", "\(file.name) 中没有聚集区 \(cluster.id)"))
                continue
            }
            wrong += [
                Self.difference(
                    Wording("\(file.name): weight of \(cluster.id)", "\(file.name)：\(cluster.id) 的人口"), cluster.weight,
                    weights[row]),
                Self.difference(
                    Wording("\(file.name): points of \(cluster.id)", "\(file.name)：\(cluster.id) 的点数"), Double(cluster.points),
                    points[row]),
            ].compactMap(\.self)
        }
        settle(
            Wording(
                "\(layer.rawValue): \(clusters.count) clusters as in \(ResultFile.report.name)",
                "\(layer.layerTitle(.zh))：\(clusters.count) 个聚集区，与 \(ResultFile.report.name) 一致"), wrong)
    }
}
