import Publication
import ServiceModel

/// The points of two states side by side.
struct ComparedPairs {
    /// The points of the state before, and of the state after.
    let before: ComparedState.Points, after: ComparedState.Points
    /// For each point before its row after; `nil` where there is none.
    let rowAfter: [Int?]
    /// The rows after that no point before has.
    let onlyAfter: [Int]

    /// Pairs points of the same name.
    init(_ before: ComparedState.Points, _ after: ComparedState.Points) {
        (self.before, self.after) = (before, after)
        let rows = Dictionary(after.names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { _, last in last })
        let rowAfter = before.names.map { rows[$0] }
        let met = Set(rowAfter.compactMap(\.self))
        (self.rowAfter, onlyAfter) = (rowAfter, after.names.indices.filter { !met.contains($0) })
    }

    /// How many points both have.
    var count: Int { after.names.count - onlyAfter.count }

    /// Whether so many points have one another that they are compared: half of those of the smaller state.
    var areEnough: Bool { count * 2 >= min(before.names.count, after.names.count) }

    /// One weight and whether it is covered, for each point.
    typealias Column = (weights: [Double], isCovered: [Bool])

    /// The step that weights of both states are counted in.
    static func scale(_ before: [Double], _ after: [Double]) -> WeightScale {
        let (one, other) = (WeightScale(total: before.reduce(0, +)), WeightScale(total: after.reduce(0, +)))
        return one.decimals <= other.decimals ? one : other
    }

    /// What differs in a column, over all points.
    func change(_ first: Column, _ second: Column) -> ExpectedChange {
        let scale = Self.scale(first.weights, second.weights)
        var sum = ChangeSum()
        forEachPair { row, other in sum.add(row.map { entry(first, $0, scale) }, other.map { entry(second, $0, scale) }) }
        return ExpectedChange(sum, scale)
    }

    /// Calls for each point with its row before and after.
    func forEachPair(_ body: (_ before: Int?, _ after: Int?) -> Void) {
        for (row, other) in rowAfter.enumerated() { body(row, other) }
        for row in onlyAfter { body(nil, row) }
    }

    private func entry(_ column: Column, _ row: Int, _ scale: WeightScale) -> ChangeSum.Entry {
        (scale.ticks(column.weights[row]), column.isCovered[row])
    }

    /// Everybody.
    var people: (before: Column, after: Column) {
        ((before.weights, before.isCovered), (after.weights, after.isCovered))
    }

    /// The step that everybody is counted in.
    var scale: WeightScale { Self.scale(before.weights, after.weights) }

    /// By unit, what its points gain and lose: those of the lowest units, added up along their parents; `nil` where no layer names units.
    func changesByUnit(parents: [String: String?]) -> [String: ChangeSum]? {
        guard let first = before.units, let second = after.units else { return nil }
        let (scale, people) = (scale, people)
        var sums: [String: ChangeSum] = [:]
        func add(_ unit: String, _ one: ChangeSum.Entry?, _ other: ChangeSum.Entry?) {
            var (next, steps): (String?, Int) = (unit, 0)
            while let code = next, steps < 64 {
                sums[code, default: ChangeSum()].add(one, other)
                (next, steps) = (parents[code] ?? nil, steps + 1)
            }
        }
        forEachPair { row, other in
            let one = row.map { (unit: first[$0], entry: entry(people.before, $0, scale)) }
            let two = other.map { (unit: second[$0], entry: entry(people.after, $0, scale)) }
            if let one, let two, one.unit == two.unit { return add(one.unit, one.entry, two.entry) }
            // Whose unit changed leaves one and joins the other.
            if let one { add(one.unit, one.entry, nil) }
            if let two { add(two.unit, nil, two.entry) }
        }
        return sums
    }
}
