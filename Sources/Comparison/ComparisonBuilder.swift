import CoverageAnalysis
import GeoPrimitives
package import PlanningTerms
package import Publication
package import Scenarios
import ServiceModel

/// Puts the figures of two results side by side.
package struct ComparisonBuilder {
    /// The result before: A.
    package let old: PublishedResult
    /// The result after: B.
    package let new: PublishedResult
    /// The points of both; `nil` where they are compared by unit.
    let match: PointMatch?

    /// Makes one from its members.
    package init(old: PublishedResult, new: PublishedResult, match: PointMatch?) {
        (self.old, self.new, self.match) = (old, new, match)
    }

    /// What became of the clusters; `nil` where points are not matched.
    package func clusters() -> ClusterComparison? {
        guard let match, let first = old.points, let second = new.points else { return nil }
        return ClusterComparison(
            match, before: first.clusterOfPoint, after: second.clusterOfPoint, ids: (first.clusters, second.clusters))
    }

    /// The report of the comparison, and what is to be said about it.
    package func document(
        _ clusters: ClusterComparison?, _ facilities: FacilityChanges?
    ) -> (document: ComparisonDocument, remark: ComparisonMessage?) {
        let overall = figures(old.coverage.overall, new.coverage.overall, match?.difference(), match?.scale)
        let byUnit = units()
        let net = byUnit.count { $0.figures.gained == nil }
        let (byClass, byLevel) = (classes(), levels())
        let points = match.map { ($0.matched, $0.rowInAfter.count - $0.matched, $0.onlyAfter.count) }
        let counts = clusters.map {
            ComparisonDocument.Clusters(
                closed: $0.count(.closed), shrunk: $0.count(.shrunk), split: $0.count(.split), kept: $0.count(.kept),
                opened: $0.count(.opened))
        }
        let isSame =
            overall.isNothing && byUnit.allSatisfy(\.figures.isNothing) && (byClass + byLevel).allSatisfy(\.figures.isNothing)
            && (clusters?.entries.allSatisfy { $0.change == .kept } ?? true) && points.map { $0.1 + $0.2 == 0 } ?? true
            && old.coverage.facilities == new.coverage.facilities && facilities?.entries.isEmpty ?? true
        let document = ComparisonDocument(
            program: "catchment \(Version.current)", before: old.folder, after: new.folder,
            matchedBy: match == nil ? .units : .points, pointsInBoth: points?.0, pointsOnlyBefore: points?.1,
            pointsOnlyAfter: points?.2, weightKind: new.coverage.weightKind, overall: overall, byUnit: byUnit,
            byClass: byClass, byLevel: byLevel, clusters: counts, facilitiesBefore: old.coverage.facilities,
            facilitiesAfter: new.coverage.facilities, facilities: facilities.map(Self.document), isSame: isSame, notices: [])
        return (document, match != nil && net > 0 ? .netUnits(net) : nil)
    }

    private static func document(_ changes: FacilityChanges) -> ComparisonDocument.Facilities {
        func ids(_ change: FacilityChanges.Change) -> [String] {
            changes.entries.filter { $0.change == change }.map(\.site.id)
        }
        return ComparisonDocument.Facilities(
            opened: ids(.opened), closed: ids(.closed), moved: ids(.moved), resized: ids(.resized))
    }

    private func units() -> [ComparisonDocument.Unit] {
        let before = Dictionary(old.coverage.byUnit.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(new.coverage.byUnit.map(\.code))
        let all = new.coverage.byUnit + old.coverage.byUnit.filter { !known.contains($0.code) }
        let differences = differencesByUnit(all)
        return all.map { unit in
            let (first, second) = (before[unit.code].map(totals), known.contains(unit.code) ? totals(unit) : nil)
            let difference = differences?[unit.code].flatMap { adds($0, up: first, second) ? $0 : nil }
            return ComparisonDocument.Unit(
                code: unit.code, name: unit.name, level: unit.level, figures: figures(first, second, difference, match?.scale))
        }
    }

    private func totals(_ unit: CoverageDocument.Unit) -> TotalsDocument {
        TotalsDocument(
            points: unit.points, weight: unit.weight, coveredPoints: unit.coveredPoints, coveredWeight: unit.coveredWeight,
            share: unit.share, shareOf: unit.shareOf)
    }

    /// Whether the points of a unit come to what the reports say of it; a unit above may hold points that its lowest units do not.
    private func adds(_ difference: CoverageDifference, up before: TotalsDocument?, _ after: TotalsDocument?) -> Bool {
        guard let scale = match?.scale else { return false }
        func isSame(_ ticks: Int64, _ weight: Double?) -> Bool { ticks == scale.ticks(weight ?? 0) }
        return isSame(difference.weight.before, before?.weight) && isSame(difference.weight.after, after?.weight)
            && isSame(difference.covered.before, before?.coveredWeight) && isSame(difference.covered.after, after?.coveredWeight)
    }

    /// By unit, what its points gain and lose: lowest units by the points that name them, those above by their children.
    private func differencesByUnit(_ units: [CoverageDocument.Unit]) -> [String: CoverageDifference]? {
        guard let match, let first = old.points?.units, let second = new.points?.units else { return nil }
        let parents = Dictionary(units.map { ($0.code, $0.parent) }, uniquingKeysWith: { first, _ in first })
        var differences: [String: CoverageDifference] = [:]
        func add(_ code: String, _ pair: (CoverageDifference) -> CoverageDifference) {
            var (next, steps): (String?, Int) = (code, 0)
            while let unit = next, steps < 64 {
                differences[unit] = pair(differences[unit] ?? CoverageDifference())
                (next, steps) = (parents[unit] ?? nil, steps + 1)
            }
        }
        for (row, other) in match.rowInAfter.enumerated() {
            let after = other >= 0 ? Int(other) : nil
            let (own, its) = (first[row], after.map { second[$0] })
            let before = (match.before.ticks[row], match.before.isCovered[row])
            let now = after.map { (match.after.ticks[$0], match.after.isCovered[$0]) }
            if its == nil || its == own {
                add(own) { $0.adding(before, now) }
            } else {
                // A point whose unit changed leaves one and joins the other.
                add(own) { $0.adding(before, nil) }
                add(its ?? "") { $0.adding(nil, now) }
            }
        }
        for row in match.onlyAfter.map(Int.init) {
            add(second[row]) { $0.adding(nil, (match.after.ticks[row], match.after.isCovered[row])) }
        }
        return differences
    }

    /// By class.
    ///
    /// Of one that only one result has, everybody is population effect: its points are not in the other.
    private func classes() -> [ComparisonDocument.Part] {
        let (before, after) = (old.coverage.byClass.map(\.part), new.coverage.byClass.map(\.part))
        return parts(before, after) { name in
            guard let match, let first = old.points?.classes[name], let second = new.points?.classes[name] else { return nil }
            return PointMatch(match, before: first, after: second)
        }
    }

    /// By level of facilities.
    ///
    /// A level that only one result has is within nobody's reach in the other.
    private func levels() -> [ComparisonDocument.Part] {
        let (before, after) = (old.coverage.byLevel.map(\.part), new.coverage.byLevel.map(\.part))
        func points(_ result: PublishedResult, _ level: String) -> CoveredPoints? {
            guard let points = result.points else { return nil }
            if result.coverage.byLevel.contains(where: { $0.level == level }) { return points.levels[level] }
            var nobody = points.points
            nobody.isCovered = nobody.isCovered.map { _ in false }
            return nobody
        }
        return parts(before, after) { level in
            guard let match, let first = points(old, level), let second = points(new, level) else { return nil }
            return PointMatch(match, before: first, after: second)
        }
    }

    private typealias Part = (name: String, totals: TotalsDocument)

    /// The parts of B, then those that A alone has; gained and lost where the points tell them apart.
    private func parts(
        _ before: [Part], _ after: [Part], _ match: (String) -> PointMatch?
    ) -> [ComparisonDocument.Part] {
        let first = Dictionary(before.map { ($0.name, $0.totals) }, uniquingKeysWith: { first, _ in first })
        let second = Dictionary(after.map { ($0.name, $0.totals) }, uniquingKeysWith: { first, _ in first })
        return (after.map(\.name) + before.map(\.name).filter { second[$0] == nil }).map { name in
            let match = match(name)
            return ComparisonDocument.Part(
                name: name, figures: figures(first[name], second[name], match?.difference(), match?.scale))
        }
    }

    private func figures(
        _ before: TotalsDocument?, _ after: TotalsDocument?, _ difference: CoverageDifference?, _ scale: WeightScale?
    ) -> ComparisonDocument.Figures {
        if let difference, let scale {
            func weight(_ ticks: Int64) -> Double { scale.weight(ticks) }
            return ComparisonDocument.Figures(
                weightBefore: weight(difference.weight.before), weightAfter: weight(difference.weight.after),
                coveredBefore: weight(difference.covered.before), coveredAfter: weight(difference.covered.after),
                change: weight(difference.change), gained: weight(difference.gained.weight), lost: weight(difference.lost.weight),
                populationEffect: weight(difference.populationEffect))
        }
        // Units without points, and figures that points do not carry: in ticks of a scale that holds both.
        let scale = WeightScale(total: max(before?.weight ?? 0, after?.weight ?? 0))
        let (first, second) = (scale.ticks(before?.coveredWeight ?? 0), scale.ticks(after?.coveredWeight ?? 0))
        // Where points are matched, a part that one result lacks has none of its points there.
        let isApart = match != nil && (before == nil || after == nil || (before?.weight == 0 && after?.weight == 0))
        return ComparisonDocument.Figures(
            weightBefore: before?.weight ?? 0, weightAfter: after?.weight ?? 0, coveredBefore: before?.coveredWeight ?? 0,
            coveredAfter: after?.coveredWeight ?? 0, change: scale.weight(second - first), gained: isApart ? 0 : nil,
            lost: isApart ? 0 : nil, populationEffect: isApart ? scale.weight(second - first) : nil)
    }
}

extension CoverageDocument.Class {
    fileprivate var part: (name: String, totals: TotalsDocument) { (name, totals) }
}

extension CoverageDocument.Level {
    fileprivate var part: (name: String, totals: TotalsDocument) { (level, totals) }
}
