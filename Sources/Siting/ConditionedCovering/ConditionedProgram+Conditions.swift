import CoverageAnalysis
import MILP
import PlanningTerms

extension ConditionedProgram {
    /// The weight covered in some rows must reach so many units.
    mutating func addWeightRow(_ rows: some Sequence<Int>, need: Int64) {
        guard need > 0 else { return }
        var weightOf: [Int: Double] = [:]
        var order: [Variable] = []
        for row in rows where !shares.isEmpty {
            for position in kernel.rows.offsets[row]..<kernel.rows.offsets[row + 1] {
                order.append(shares[position])
                weightOf[shares[position].index] = Double(kernel.weights[row])
            }
        }
        for row in rows where shares.isEmpty {
            guard let variable = firsts[row] else { continue }
            if weightOf[variable.index] == nil { order.append(variable) }
            weightOf[variable.index, default: 0] += Double(kernel.weights[row])
        }
        var factor = 1.0
        while Double(need) * factor > Self.largestCoefficient { factor /= 2 }
        // Half a unit of room: whole weights below the need stay out, rounding does not.
        program.addRow(
            lower: (Double(need) - 0.5) * factor, order.map { ($0, (weightOf[$0.index] ?? 0) * factor) })
    }

    mutating func addBudget(_ conditioned: ConditionedProblem, _ required: [Int]) {
        guard let costs = conditioned.conditions.costs else { return }
        let opening = kernel.sites.prefix(kernel.openableCount).map { costs.opening[$0] }
        let closing = kernel.sites.dropFirst(kernel.openableCount).map { costs.closing[$0 - conditioned.candidateCount] }
        let left = costs.budget - required.reduce(0) { $0 + costs.opening[$1] } - closing.reduce(0, +)
        let divisor = Double(max(1, (opening + closing).reduce(0, greatestCommonDivisor)))
        let costsBySite = opening.map { Double($0) / divisor } + closing.map { -Double($0) / divisor }
        let limit = (Double(left) / divisor).rounded(.down) + 0.5
        var factor = 1.0
        let largest = max(limit.magnitude, costsBySite.reduce(0) { max($0, $1.magnitude) })
        while largest * factor > Self.largestCoefficient { factor /= 2 }
        program.addRow(
            upper: limit * factor, zip(sites, costsBySite).filter { $0.1 != 0 }.map { ($0.0, $0.1 * factor) })
    }

    mutating func addSpacing(_ conditioned: ConditionedProblem) {
        var number = [Int](repeating: -1, count: conditioned.candidateCount + conditioned.existing.candidateCount)
        for (index, site) in kernel.sites.enumerated() { number[site] = index }
        let pairs = conditioned.conditions.spacing.pairs.filter { number[$0.first] >= 0 && number[$0.second] >= 0 }
            .map { SitePair(number[$0.first], number[$0.second]) }
        for clique in CliqueCover.cliques(of: pairs, siteCount: kernel.siteCount) {
            program.addRow(upper: 1, clique.map { (sites[$0], 1) })
        }
        guard kernel.closableCount > 0 else { return }
        for pair in conditioned.conditions.spacing.withExisting {
            let existing = sites[number[conditioned.candidateCount + pair.second]]
            if number[pair.first] >= 0 {
                program.addRow(upper: 1, [(sites[number[pair.first]], 1), (existing, 1)])
            } else if conditioned.problem.candidateStatus[pair.first] == .required {
                program.addRow(upper: 0, [(existing, 1)])
            }
        }
    }

    mutating func addRules(_ level: Int, _ conditioned: ConditionedProblem, _ required: [Int]) {
        let rules = conditioned.conditions.levels[level]
        var rowsOfUnit = [[Int]](repeating: [], count: rules.rules.count)
        for row in 0..<kernel.rowCount where kernel.unitOfRow[level][row] >= 0 {
            rowsOfUnit[Int(kernel.unitOfRow[level][row])].append(row)
        }
        var sitesOfUnit = [[Variable]](repeating: [], count: rules.rules.count)
        for site in 0..<kernel.openableCount where rules.unitOfCandidate[kernel.sites[site]] >= 0 {
            sitesOfUnit[Int(rules.unitOfCandidate[kernel.sites[site]])].append(sites[site])
        }
        for (unit, rule) in rules.rules.enumerated() {
            if rule.floor > 0 {
                addWeightRow(
                    rowsOfUnit[unit], need: kernel.units(toReach: rule.floor, from: kernel.fixedByUnit[level][unit]))
            }
            let fixed = required.count { rules.unitOfCandidate[$0] == unit }
            let terms = sitesOfUnit[unit].map { ($0, 1.0) }
            if rule.minimumSites > fixed {
                program.addRow(lower: Double(rule.minimumSites - fixed), terms)
            }
            if rule.maximumSites < fixed + terms.count {
                program.addRow(upper: Double(rule.maximumSites - fixed), terms)
            }
        }
    }
}
