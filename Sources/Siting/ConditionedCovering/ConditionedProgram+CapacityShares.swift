import CoverageAnalysis
import MILP

extension ConditionedProgram {
    /// A share of each row's weight for each of its sites: what the site serves of it, within its capacity and only while it is open.
    mutating func addShares(_ conditioned: ConditionedProblem, _ isFeasibilityOnly: Bool) {
        let capacities = conditioned.capacities(of: kernel)
        let isWhole = conditioned.conditions.capacities?.isSplittable == false
        let asks = !isFeasibilityOnly && !goal.isFewestSites
        var bySite = [[(Variable, Double)]](repeating: [], count: kernel.siteCount)
        for row in 0..<kernel.rowCount {
            let weight = Double(kernel.weights[row])
            var own: [(Variable, Double)] = []
            for member in kernel.rows[row] {
                let capacity = capacities[Int(member)].map(Double.init) ?? .infinity
                let most = isWhole ? (capacity >= weight ? 1 : 0) : min(1, capacity / weight)
                let share = program.addColumn(cost: asks ? weight * scale : 0, upper: most, isInteger: isWhole)
                shares.append(share)
                own.append((share, 1))
                bySite[Int(member)].append((share, weight))
                program.addRow(lower: 0, [(sites[Int(member)], most), (share, -1)])
            }
            if own.count > 1 { program.addRow(upper: 1, own) }
        }
        for (site, terms) in bySite.enumerated() {
            guard let capacity = capacities[site], !terms.isEmpty else { continue }
            let factor = 1 / max(1, Double(capacity))
            // Half a unit of room, so that rounding does not forbid a full site.
            program.addRow(
                upper: 0,
                terms.map { ($0.0, $0.1 * factor) } + [(sites[site], -(Double(capacity) + (isWhole ? 0.5 : 0)) * factor)])
        }
    }

    /// A value for every column with these sites of the kernel open and this served.
    func values(of open: [Int], _ assignment: CapacityAssignment) -> [Double] {
        var values = [Double](repeating: 0, count: program.columnCount)
        for site in open { values[site] = 1 }
        var next = 0
        for row in 0..<kernel.rowCount {
            for position in kernel.rows.offsets[row]..<kernel.rows.offsets[row + 1] {
                guard next < assignment.shares.count else { return values }
                let share = assignment.shares[next]
                guard share.row == row, share.site == Int(kernel.rows.members[position]) else { continue }
                values[shares[position].index] = Double(share.ticks) / Double(kernel.weights[row])
                next += 1
            }
        }
        return values
    }

    /// What a solution of whole points serves, in units; points for which rounding left no room are not counted.
    func wholeServed(_ values: [Double], _ capacities: [Int64?]) -> Int64 {
        var room = capacities.map { $0 ?? .max / 2 }
        var sum: Int64 = 0
        for row in 0..<kernel.rowCount {
            for position in kernel.rows.offsets[row]..<kernel.rows.offsets[row + 1] where values[shares[position].index] > 0.5 {
                let site = Int(kernel.rows.members[position])
                guard values[site] > 0.5, room[site] >= kernel.weights[row] else { continue }
                room[site] -= kernel.weights[row]
                sum += kernel.weights[row]
                break
            }
        }
        return sum
    }
}
