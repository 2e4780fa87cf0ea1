import CoverageAnalysis
import GeoPrimitives
import Scenarios
import ServiceModel

/// Puts the figures of two results side by side.
struct ComparisonBuilder {
    let old: PublishedResult
    let new: PublishedResult
    /// The points of both; `nil` where they are compared by unit.
    let match: PointMatch?

    /// What became of the clusters; `nil` where points are not matched.
    func clusters() -> ClusterComparison? {
        guard let match, let first = old.points, let second = new.points else { return nil }
        return ClusterComparison(
            match, before: first.clusterOfPoint, after: second.clusterOfPoint, ids: (first.clusters, second.clusters))
    }

    /// The report of the comparison.
    func document(_ clusters: ClusterComparison?, _ notices: [String]) -> ComparisonDocument {
        let overall = figures(old.coverage.overall, new.coverage.overall, match?.difference())
        let byUnit = units()
        let (oldClasses, newClasses) = (old.coverage.byClass, new.coverage.byClass)
        let byClass = parts(oldClasses.map { ($0.name, $0.totals) }, newClasses.map { ($0.name, $0.totals) })
        let byLevel = parts(
            old.coverage.byLevel.map { ($0.level, $0.totals) }, new.coverage.byLevel.map { ($0.level, $0.totals) })
        let points = match.map { ($0.matched, $0.rowInAfter.count - $0.matched, $0.onlyAfter.count) }
        let counts = clusters.map {
            ComparisonDocument.Clusters(
                closed: $0.count(.closed), shrunk: $0.count(.shrunk), split: $0.count(.split), kept: $0.count(.kept),
                opened: $0.count(.opened))
        }
        let isSame =
            overall.isNothing && byUnit.allSatisfy(\.figures.isNothing) && (byClass + byLevel).allSatisfy(\.figures.isNothing)
            && (clusters?.entries.allSatisfy { $0.change == .kept } ?? true) && points.map { $0.1 + $0.2 == 0 } ?? true
            && old.coverage.facilities == new.coverage.facilities
        return ComparisonDocument(
            program: "catchment \(Version.current)", before: old.folder, after: new.folder,
            matchedBy: match == nil ? "units" : "points", pointsInBoth: points?.0, pointsOnlyBefore: points?.1,
            pointsOnlyAfter: points?.2, weightKind: new.coverage.weightKind, overall: overall, byUnit: byUnit,
            byClass: byClass, byLevel: byLevel, clusters: counts, facilitiesBefore: old.coverage.facilities,
            facilitiesAfter: new.coverage.facilities, isSame: isSame, notices: notices)
    }

    private func units() -> [ComparisonDocument.Unit] {
        let before = Dictionary(old.coverage.byUnit.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(new.coverage.byUnit.map(\.code))
        let all = new.coverage.byUnit + old.coverage.byUnit.filter { !known.contains($0.code) }
        let differences = differencesByUnit(all)
        return all.map { unit in
            let (first, second) = (before[unit.code].map(totals), known.contains(unit.code) ? totals(unit) : nil)
            return ComparisonDocument.Unit(
                code: unit.code, name: unit.name, level: unit.level, figures: figures(first, second, differences?[unit.code]))
        }
    }

    private func totals(_ unit: CoverageDocument.Unit) -> TotalsDocument {
        TotalsDocument(
            points: unit.points, weight: unit.weight, coveredPoints: unit.coveredPoints, coveredWeight: unit.coveredWeight,
            share: unit.share, shareOf: unit.shareOf)
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

    private func parts(
        _ before: [(String, TotalsDocument)], _ after: [(String, TotalsDocument)]
    ) -> [ComparisonDocument.Part] {
        let first = Dictionary(before, uniquingKeysWith: { first, _ in first })
        let second = Dictionary(after, uniquingKeysWith: { first, _ in first })
        return (after.map(\.0) + before.map(\.0).filter { second[$0] == nil }).map { name in
            ComparisonDocument.Part(name: name, figures: figures(first[name], second[name], nil))
        }
    }

    private func figures(
        _ before: TotalsDocument?, _ after: TotalsDocument?, _ difference: CoverageDifference?
    ) -> ComparisonDocument.Figures {
        if let difference, let scale = match?.scale {
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
        let isEmpty = match != nil && before?.weight ?? 0 == 0 && after?.weight ?? 0 == 0
        return ComparisonDocument.Figures(
            weightBefore: before?.weight ?? 0, weightAfter: after?.weight ?? 0, coveredBefore: before?.coveredWeight ?? 0,
            coveredAfter: after?.coveredWeight ?? 0, change: scale.weight(second - first), gained: isEmpty ? 0 : nil,
            lost: isEmpty ? 0 : nil, populationEffect: isEmpty ? 0 : nil)
    }
}

extension ComparisonDocument.Figures {
    /// Whether nothing differs.
    fileprivate var isNothing: Bool {
        change == 0 && weightBefore == weightAfter && (gained ?? 0) == 0 && (lost ?? 0) == 0 && (populationEffect ?? 0) == 0
    }
}
