import Publication
import ServiceModel

/// Who is served within capacities in the two states of a comparison.
extension ComparisonCheck {
    /// Holds the part `served` against what the two folders make of it.
    ///
    /// - Returns: Whether nothing differs.
    mutating func checkServed(_ before: ComparedState, _ after: ComparedState) -> Bool {
        let figure = document.root["served"]
        guard let one = before.coverage.served, let two = after.coverage.served else {
            document.expectNothing(figure)
            return true
        }
        let change = two.servedWeight - one.servedWeight
        let slack = 1e-12 * max(1, before.coverage.overall.weight, after.coverage.overall.weight)
        func about(_ number: Double) -> Interval { Interval(number, within: slack) }
        document.expect(figure["served_before"], about(one.servedWeight))
        document.expect(figure["served_after"], about(two.servedWeight))
        document.expect(figure["unmet_before"], about(one.unmetWeight))
        document.expect(figure["unmet_after"], about(two.unmetWeight))
        document.expect(figure["change"], about(change))
        let parts = servedParts
        document.expect(figure["gained"], ifAny: parts.map { about($0.gained) })
        document.expect(figure["lost"], ifAny: parts.map { about($0.lost) })
        document.expect(figure["population_effect"], ifAny: parts.map { about(change - $0.gained + $0.lost) })
        let first = Dictionary(
            before.coverage.byUnit.map { ($0.code, $0.served?.servedWeight ?? 0) }, uniquingKeysWith: { first, _ in first })
        let units = after.coverage.byUnit.compactMap { unit -> (code: String, before: Double, after: Double)? in
            guard let was = first[unit.code], let now = unit.served?.servedWeight, abs(now - was) > slack else { return nil }
            return (unit.code, was, now)
        }
        for (entry, unit) in zip(document.expectList(figure["by_unit"], count: units.count), units) {
            document.expect(entry["code"], text: unit.code)
            document.expect(entry["served_before"], about(unit.before))
            document.expect(entry["served_after"], about(unit.after))
            document.expect(entry["change"], about(unit.after - unit.before))
        }
        return abs(change) <= slack && units.isEmpty && abs(one.unmetWeight - two.unmetWeight) <= slack
            && (parts.map { $0.gained <= slack && $0.lost <= slack } ?? true)
    }

    /// What more and what less is served at points of one weight; `nil` where points are not compared.
    private var servedParts: (gained: Double, lost: Double)? {
        guard let pairs, let first = pairs.before.served, let second = pairs.after.served else { return nil }
        let scale = pairs.scale
        var (gained, lost): (Int64, Int64) = (0, 0)
        for (row, other) in pairs.rowAfter.enumerated() {
            guard let other, scale.ticks(pairs.before.weights[row]) == scale.ticks(pairs.after.weights[other]) else { continue }
            let change = scale.ticks(second[other]) - scale.ticks(first[row])
            if change > 0 { gained += change } else { lost -= change }
        }
        return (scale.weight(gained), scale.weight(lost))
    }
}
