import Publication

extension Recomputation {
    /// Points and weight of each lowest-level unit, in all and covered by what is open.
    mutating func checkUnits(_ base: [Reach]) {
        guard let rows = rowsByUnit, let lowest = report.coverage.byUnit.last?.level else { return }
        let units = report.coverage.byUnit.filter { $0.level == lowest }
        var wrong: [String] = []
        for unit in units {
            let own = rows[unit.code] ?? []
            let name = "\(lowest) \(unit.code)"
            let covered = weight(base, of: own)
            wrong += [
                Self.difference("points of \(name)", Double(own.count), Double(unit.points)),
                Self.difference("weight of \(name)", own.reduce(0) { $0 + demand.weights[$1] }, unit.weight),
                Self.difference("weight covered in \(name)", covered, unit.coveredWeight),
                Self.difference("weight uncovered in \(name)", unit.weight - unit.coveredWeight, unit.uncoveredWeight),
                Self.difference("share of \(name)", unit.weight > 0 ? unit.coveredWeight / unit.weight : 0, unit.share ?? 0),
            ].compactMap(\.self)
        }
        settle("units: points, weight and covered weight of \(units.count) of level \(lowest)", wrong)
    }

    /// The rows of each unit that a point names; `nil` where the layer names none.
    var rowsByUnit: [String: [Int]]? {
        demand.units.map { units in Dictionary(grouping: demand.ids.indices, by: { units[$0] }) }
    }

    /// What is within reach among some rows.
    func weight(_ reach: [Reach], of rows: [Int]) -> Interval {
        var (low, high) = (0.0, 0.0)
        for row in rows where reach[row] > .no {
            high += demand.weights[row]
            if reach[row] == .certain { low += demand.weights[row] }
        }
        return low...high
    }
}
