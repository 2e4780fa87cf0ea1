import Publication
import ServiceModel

/// What differs between two states among some points, in whole steps of a weight, so that no order of adding up matters.
struct ChangeSum {
    /// A weight in both states.
    struct Pair: Equatable { var before: Int64 = 0, after: Int64 = 0 }
    /// Somebody in one of the states.
    typealias Entry = (ticks: Int64, isCovered: Bool)

    /// Everybody, and the covered.
    private(set) var all = Pair(), covered = Pair()
    /// Who is covered in the state after alone, and in the state before alone, among points of both.
    private(set) var gained: Int64 = 0, lost: Int64 = 0

    /// Covered after over covered before.
    var change: Int64 { covered.after - covered.before }
    /// What neither is gained nor lost.
    var effect: Int64 { change - gained + lost }
    /// Whether nothing differs.
    var isNothing: Bool { change == 0 && all.before == all.after && gained == 0 && lost == 0 && effect == 0 }

    /// Adds a point of the state before with its point of the state after; `nil` where a state has none.
    mutating func add(_ before: Entry?, _ after: Entry?) {
        all.before += before?.ticks ?? 0
        all.after += after?.ticks ?? 0
        if let before, before.isCovered { covered.before += before.ticks }
        if let after, after.isCovered { covered.after += after.ticks }
        guard let before, let after, before.isCovered != after.isCovered else { return }
        if after.isCovered { gained += after.ticks } else { lost += before.ticks }
    }
}

/// A figure of a comparison as it must stand there.
struct ExpectedChange {
    let weightBefore: Double, weightAfter: Double, coveredBefore: Double, coveredAfter: Double, change: Double
    /// `nil` where the points do not tell.
    let gained: Double?, lost: Double?, effect: Double?

    /// Makes the figure of points.
    init(_ sum: ChangeSum, _ scale: WeightScale) {
        (weightBefore, weightAfter) = (scale.weight(sum.all.before), scale.weight(sum.all.after))
        (coveredBefore, coveredAfter) = (scale.weight(sum.covered.before), scale.weight(sum.covered.after))
        (change, gained, lost) = (scale.weight(sum.change), scale.weight(sum.gained), scale.weight(sum.lost))
        effect = scale.weight(sum.effect)
    }

    /// Makes the figure of what two reports say.
    ///
    /// - Parameters:
    ///   - before: The totals of the state before; `nil` where it has none.
    ///   - after: The totals of the state after; `nil` where it has none.
    ///   - isApart: Whether the points of one state alone are meant: then everybody is population effect.
    init(_ before: TotalsDocument?, _ after: TotalsDocument?, isApart: Bool) {
        (weightBefore, weightAfter) = (before?.weight ?? 0, after?.weight ?? 0)
        (coveredBefore, coveredAfter) = (before?.coveredWeight ?? 0, after?.coveredWeight ?? 0)
        change = coveredAfter - coveredBefore
        (gained, lost, effect) = isApart ? (0, 0, change) : (nil, nil, nil)
    }

    /// How far sums of decimal weights may be off: 1e-12 of everybody.
    private var slack: Double { 1e-12 * max(1, abs(weightBefore), abs(weightAfter)) }

    /// Whether nothing differs.
    var isNothing: Bool {
        let parts = [change, gained ?? 0, lost ?? 0, effect ?? 0, weightAfter - weightBefore]
        return parts.allSatisfy { abs($0) <= slack }
    }

    /// Holds the figures of a document against this one.
    func hold(_ figure: Figure, _ document: inout DocumentAccount) {
        func about(_ number: Double) -> Interval { Interval(number, within: slack) }
        document.expect(figure["weight_before"], about(weightBefore))
        document.expect(figure["weight_after"], about(weightAfter))
        document.expect(figure["covered_before"], about(coveredBefore))
        document.expect(figure["covered_after"], about(coveredAfter))
        document.expect(figure["change"], about(change))
        document.expect(figure["gained"], ifAny: gained.map(about))
        document.expect(figure["lost"], ifAny: lost.map(about))
        document.expect(figure["population_effect"], ifAny: effect.map(about))
    }
}
