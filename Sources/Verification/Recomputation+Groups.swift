import GeoFormats
import GeoPrimitives
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
            compare("\(one.unit) of class \(one.name)", all, one.totals.weight)
            compare("\(one.unit) of class \(one.name) within reach", covered, one.totals.coveredWeight)
        }
    }

    /// Blanks by class and level, and shortfalls by cause: who is missed, and that the clusters account for all of them.
    mutating func checkGroups(_ base: [Reach]) throws {
        let (classes, levels, shortfalls) = (report.blanks.byClass ?? [], report.blanks.byLevel ?? [], report.shortfalls ?? [])
        for group in classes {
            let same = report.coverage.byClass.first { $0.name == group.name }
            check(group, "class \(group.name)", same?.totals.weight, same.map { $0.totals.weight - $0.totals.coveredWeight })
        }
        let everybody = [Reach](repeating: .certain, count: demand.ids.count)
        for group in levels {
            let missed = gain(everybody, over: reach(of: sites(serving: group.name)))
            check(group, "level \(group.name)", report.coverage.overall.weight, missed)
        }
        let offers = shortfalls.isEmpty ? nil : try PublishedOffers(in: folder)
        for group in shortfalls {
            let name = "shortfall \(group.$cause) \(group.name)"
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

    private mutating func check(_ group: GroupDocument, _ name: String, _ all: Double?, _ missed: Double?) {
        check(group, name, all, missed.map { $0...$0 })
    }

    private mutating func check(_ group: GroupDocument, _ name: String, _ all: Double?, _ missed: Interval?) {
        let sum = group.clusters.reduce(0) { $0 + $1.weight } + group.belowThreshold.weight + group.outside.weight
        let points = group.clusters.reduce(0) { $0 + $1.points } + group.belowThreshold.points + group.outside.points
        let wrong = [
            all.flatMap { Self.difference("\(name): all", $0, group.totals.weight) },
            missed.flatMap { Self.difference("\(name): not reached", $0, group.uncovered.weight) },
            Self.difference("\(name): reached", group.totals.weight - group.uncovered.weight, group.totals.coveredWeight),
            Self.difference("\(name): clusters, smaller ones and what is outside", sum, group.uncovered.weight),
            Self.difference("\(name): their points", Double(points), Double(group.uncovered.points)),
        ].compactMap(\.self)
        settle("\(name): \(group.uncovered.weight.plainText) not reached", wrong)
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
        var wrong: [String] = []
        if ids.count != clusters.count {
            wrong.append("\(file.name) holds \(ids.count) clusters and \(ResultFile.report.name) \(clusters.count)")
        }
        for cluster in clusters {
            guard let row = drawn[cluster.id] else {
                wrong.append("\(file.name) does not hold the cluster \(cluster.id)")
                continue
            }
            wrong += [
                Self.difference("\(file.name): weight of \(cluster.id)", cluster.weight, weights[row]),
                Self.difference("\(file.name): points of \(cluster.id)", Double(cluster.points), points[row]),
            ].compactMap(\.self)
        }
        settle("\(layer.rawValue): \(clusters.count) clusters as in \(ResultFile.report.name)", wrong)
    }
}
