import PlanningTerms
import Publication
import ServiceModel

/// `report.json` of a comparison, recomputed from the two folders, and held against itself.
extension ComparisonCheck {
    /// Holds every figure against what the two folders make of it.
    mutating func checkDocument(_ before: ComparedState, _ after: ComparedState) {
        let root = document.root
        document.expect(root["matched_by"], text: (pairs == nil ? ComparisonBasis.units : .points).rawValue)
        let identity = isByPlace(before, after) ? RowIdentity.coordinates : .ids
        document.expect(root["identity"], text: pairs == nil ? nil : identity.rawValue)
        document.expect(root["points_in_both"], ifAny: pairs.map { Interval($0.count) })
        document.expect(root["points_only_before"], ifAny: pairs.map { Interval($0.rowAfter.count - $0.count) })
        document.expect(root["points_only_after"], ifAny: pairs.map { Interval($0.onlyAfter.count) })
        document.expect(root["weight_kind"], text: after.coverage.$weightKind)
        document.expectSame(root["caveats_before"], before.tree["caveats"] ?? .list([]))
        document.expectSame(root["caveats_after"], after.tree["caveats"] ?? .list([]))
        document.expect(root["facilities_before"], before.coverage.facilities)
        document.expect(root["facilities_after"], after.coverage.facilities)
        let overall = pairs.map { $0.change($0.people.before, $0.people.after) }
        let whole = overall ?? ExpectedChange(before.coverage.overall, after.coverage.overall, isApart: false)
        whole.hold(root["overall"], &document)
        var all = [whole]
        all += checkUnits(before, after) + checkClasses(before, after) + checkLevels(before, after)
        let clusters = pairs.map { ComparedClusters($0).rows }
        checkCounts(clusters)
        let sites = ComparedSites(before, after)
        if let sites {
            for change in ["opened", "closed", "moved", "resized"] {
                document.expect(root["facilities"][change], texts: sites.ids(change))
            }
        } else {
            document.expectNothing(root["facilities"])
        }
        let isServedSame = checkServed(before, after)
        let isSame =
            all.allSatisfy(\.isNothing) && clusters?.allSatisfy { $0.change == .kept } ?? true && isServedSame
            && (pairs.map { $0.count == $0.rowAfter.count && $0.onlyAfter.isEmpty } ?? true)
            && before.coverage.facilities == after.coverage.facilities && sites?.entries.isEmpty ?? true
        document.expect(root["is_same"], truth: isSame)
    }

    private mutating func checkCounts(_ clusters: [ClusterChangeRow]?) {
        let figure = document.root["clusters"]
        guard let clusters else { return document.expectNothing(figure) }
        for change in ClusterChange.allCases {
            document.expect(figure[change.rawValue], clusters.count { $0.change == change })
        }
    }

    private mutating func checkUnits(_ before: ComparedState, _ after: ComparedState) -> [ExpectedChange] {
        let (old, new) = (before.coverage.byUnit, after.coverage.byUnit)
        let known = Set(new.map(\.code))
        let all = new + old.filter { !known.contains($0.code) }
        let first = Dictionary(old.map { ($0.code, Self.totals($0)) }, uniquingKeysWith: { first, _ in first })
        let second = Dictionary(new.map { ($0.code, Self.totals($0)) }, uniquingKeysWith: { first, _ in first })
        let sums = pairs?.changesByUnit(
            parents: Dictionary(all.map { ($0.code, $0.parent) }, uniquingKeysWith: { first, _ in first }))
        let figures = document.expectList(document.root["by_unit"], count: all.count)
        return zip(figures, all).map { figure, unit in
            document.expect(figure["code"], text: unit.code)
            document.expect(figure["name"], text: unit.name)
            document.expect(figure["level"], text: unit.level)
            let change = change(of: sums?[unit.code], first[unit.code], second[unit.code])
            change.hold(figure["figures"], &document)
            return change
        }
    }

    private static func totals(_ unit: CoverageDocument.Unit) -> TotalsDocument {
        TotalsDocument(
            points: unit.points, weight: unit.weight, coveredPoints: unit.coveredPoints, coveredWeight: unit.coveredWeight,
            share: unit.share, shareOf: unit.shareOf)
    }

    /// The change of a unit by its points where these come to what the reports say of it, else of what the reports say.
    private func change(of sum: ChangeSum?, _ before: TotalsDocument?, _ after: TotalsDocument?) -> ExpectedChange {
        if let sum, let scale = pairs?.scale {
            func isSame(_ ticks: Int64, _ weight: Double?) -> Bool { ticks == scale.ticks(weight ?? 0) }
            if isSame(sum.all.before, before?.weight), isSame(sum.all.after, after?.weight),
                isSame(sum.covered.before, before?.coveredWeight), isSame(sum.covered.after, after?.coveredWeight)
            {
                return ExpectedChange(sum, scale)
            }
        }
        return net(before, after)
    }

    /// What two reports say; where points are compared, a part that one lacks has none of them there.
    private func net(_ before: TotalsDocument?, _ after: TotalsDocument?) -> ExpectedChange {
        let isApart = pairs != nil && (before == nil || after == nil || (before?.weight == 0 && after?.weight == 0))
        return ExpectedChange(before, after, isApart: isApart)
    }

    private mutating func checkClasses(_ before: ComparedState, _ after: ComparedState) -> [ExpectedChange] {
        checkParts(
            "by_class", before.coverage.byClass.map { ($0.name, $0.totals) }, after.coverage.byClass.map { ($0.name, $0.totals) }
        ) { pairs, name in
            guard let first = pairs.before.classes[name], let second = pairs.after.classes[name] else { return nil }
            return pairs.change(first, second)
        }
    }

    private mutating func checkLevels(_ before: ComparedState, _ after: ComparedState) -> [ExpectedChange] {
        func column(_ points: ComparedState.Points, _ state: ComparedState, _ level: String) -> ComparedPairs.Column? {
            // A level that a state does not have is within nobody's reach there.
            let isKnown = state.coverage.byLevel.contains { $0.level == level }
            let nobody = points.isCovered.map { _ in false }
            return (isKnown ? points.levels[level] : nobody).map { (points.weights, $0) }
        }
        return checkParts(
            "by_level", before.coverage.byLevel.map { ($0.level, $0.totals) },
            after.coverage.byLevel.map { ($0.level, $0.totals) }
        ) { pairs, level in
            guard let first = column(pairs.before, before, level), let second = column(pairs.after, after, level) else {
                return nil
            }
            return pairs.change(first, second)
        }
    }

    private mutating func checkParts(
        _ key: String, _ before: [(name: String, totals: TotalsDocument)], _ after: [(name: String, totals: TotalsDocument)],
        _ byPoints: (ComparedPairs, String) -> ExpectedChange?
    ) -> [ExpectedChange] {
        let first = Dictionary(before.map { ($0.name, $0.totals) }, uniquingKeysWith: { first, _ in first })
        let second = Dictionary(after.map { ($0.name, $0.totals) }, uniquingKeysWith: { first, _ in first })
        let names = after.map(\.name) + before.map(\.name).filter { second[$0] == nil }
        let figures = document.expectList(document.root[key], count: names.count)
        return zip(figures, names).map { figure, name in
            document.expect(figure["name"], text: name)
            let change = pairs.flatMap { byPoints($0, name) } ?? net(first[name], second[name])
            change.hold(figure["figures"], &document)
            return change
        }
    }

    /// What must hold between the figures of the document, whatever they were made from.
    mutating func checkArithmetic() {
        let root = document.root
        var all = [root["overall"]]
        for key in ["by_unit", "by_class", "by_level"] { all += root[key].entries.map { $0["figures"] } }
        for figure in all {
            func number(_ name: String) -> Double { figure[name].number ?? 0 }
            let slack = 1e-9 * max(1, number("weight_before"), number("weight_after"))
            func isOff(_ one: Double, _ other: Double) -> Bool { !(abs(one - other) <= slack) }
            if isOff(number("change"), number("covered_after") - number("covered_before")) {
                document.contradict(figure["change"], "\(figure.path).covered_after - covered_before")
            }
            if figure["gained"].isThere,
                isOff(number("change"), number("gained") - number("lost") + number("population_effect"))
            {
                document.contradict(figure["change"], "\(figure.path).gained - lost + population_effect")
            }
            for (part, whole) in [("covered_before", "weight_before"), ("covered_after", "weight_after")]
            where number(part) > number(whole) + slack {
                document.contradict(figure[part], "\(figure.path).\(whole)")
            }
        }
    }
}
