import PlanningTerms
import Publication

extension Recomputation {
    /// Points and weight of each lowest-level unit, in all and covered by what is open.
    mutating func checkUnits(_ base: [Reach]) {
        guard let rows = rowsByUnit, let lowest = report.coverage.byUnit.last?.level else { return }
        let units = report.coverage.byUnit.filter { $0.level == lowest }
        var wrong: [Wording] = []
        for unit in units {
            let own = rows[unit.code] ?? []
            let name = "\(lowest) \(unit.code)"
            let covered = weight(base, of: own)
            wrong += [
                Self.difference(Wording("points of \(name)", "\(name) 的点数"), Double(own.count), Double(unit.points)),
                Self.difference(
                    Wording("weight of \(name)", "\(name) 的人口"), own.reduce(0) { $0 + demand.weights[$1] }, unit.weight),
                Self.difference(Wording("weight covered in \(name)", "\(name) 覆盖的人口"), covered, unit.coveredWeight),
                Self.difference(
                    Wording("weight uncovered in \(name)", "\(name) 未覆盖的人口"), unit.weight - unit.coveredWeight,
                    unit.uncoveredWeight),
                Self.difference(
                    Wording("share of \(name)", "\(name) 的覆盖率"), unit.weight > 0 ? unit.coveredWeight / unit.weight : 0,
                    unit.share ?? 0),
            ].compactMap(\.self)
        }
        settle(
            Wording(
                "units: points, weight and covered weight of \(units.count) of level \(lowest)",
                "行政单元：层级 \(lowest) 共 \(units.count) 个的点数、人口与覆盖人口"), wrong)
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
