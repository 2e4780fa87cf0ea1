import CoverageAnalysis
import MILP

/// The mixed-integer program of a conditioned kernel.
///
/// y of each site (1 where it is open), z and u of each row (covered once, twice): maximise Σ w (first · z + second · u), or minimise Σ y, with
/// z + u <= base + Σ y over the row's sites and u <= z. A row of a single site needs no z of its own.
struct ConditionedProgram {
    private let kernel: ConditionedKernel
    private let goal: ConditionedGoal
    private(set) var program: LinearProgram
    private var sites: [Variable] = []
    /// What says whether a row is covered once, twice; nil where it is fixed.
    private var firsts: [Variable?] = []
    private var seconds: [Variable?] = []
    /// With capacities, the share of each row at each of its sites, in the order of the kernel's rows.
    private var shares: [Variable] = []
    /// What one unit of value is in the program's objective: a power of two.
    private let scale: Double

    /// The largest coefficient handed over unscaled.
    private static let largestCoefficient = Double(1 << 20)
    /// The reduced costs HiGHS calls zero: each column of range 1 may carry so much of an error in the bound.
    private static let dualTolerance = 1e-7

    /// Builds the program; without an objective any choice that keeps the conditions will do.
    init(
        _ kernel: ConditionedKernel, _ conditioned: ConditionedProblem, goal: ConditionedGoal,
        withoutObjective isFeasibilityOnly: Bool = false
    ) {
        self.kernel = kernel
        self.goal = goal
        var scale = 1.0
        let largest = Double(kernel.weights.max() ?? 1) * Double(max(goal.first, goal.second))
        while largest * scale > Self.largestCoefficient { scale /= 2 }
        self.scale = goal.isFewestSites ? 1 : scale
        program = LinearProgram(sense: goal.isFewestSites ? .minimize : .maximize)
        let forced = conditioned.decidesAll ? Set(conditioned.required) : []
        addSites(isFeasibilityOnly, decidesAll: conditioned.decidesAll, forced)
        if conditioned.decidesAll {
            addShares(conditioned, isFeasibilityOnly)
        } else {
            addColumns(isFeasibilityOnly)
            addRows()
        }
        let required = conditioned.settled
        if let count = goal.largestCount {
            program.addRow(upper: Double(count - required.count + kernel.closableCount), sites.map { ($0, 1) })
        }
        if let closings = conditioned.conditions.largestClosings, closings < kernel.closableCount {
            program.addRow(lower: Double(kernel.closableCount - closings), sites.dropFirst(kernel.openableCount).map { ($0, 1) })
        }
        if goal.need > 0 {
            addWeightRow(kernel.weights.indices, need: kernel.units(toReach: goal.need, from: kernel.fixedFirst))
        }
        addBudget(conditioned, required)
        addSpacing(conditioned)
        for level in conditioned.conditions.levels.indices { addRules(level, conditioned, required) }
    }

    /// Adds the sites.
    ///
    /// A row of a single site is paid for there, except where shares are. With capacities what exists stays open.
    private mutating func addSites(_ isFeasibilityOnly: Bool, decidesAll: Bool, _ forced: Set<Int>) {
        let asks = !isFeasibilityOnly && !goal.isFewestSites && !decidesAll
        var own = [Double](repeating: 0, count: kernel.siteCount)
        for row in 0..<kernel.rowCount where asks && kernel.rows.size(row) == 1 {
            let factor = Double(kernel.base[row] == 0 ? goal.first : goal.second) * scale
            for site in kernel.rows[row] { own[Int(site)] += Double(kernel.weights[row]) * factor }
        }
        for site in 0..<kernel.siteCount {
            let isCounted = goal.isFewestSites && !isFeasibilityOnly && site < kernel.openableCount
            let staysOpen = forced.contains(kernel.sites[site]) || decidesAll && site >= kernel.openableCount
            sites.append(
                program.addColumn(
                    cost: own[site] + (isCounted ? 1 : 0), lower: staysOpen ? 1 : 0, upper: 1, isInteger: true))
        }
    }

    /// A share of each row's weight for each of its sites: what the site serves of it, within its capacity and only while it is open.
    private mutating func addShares(_ conditioned: ConditionedProblem, _ isFeasibilityOnly: Bool) {
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

    private mutating func addColumns(_ isFeasibilityOnly: Bool) {
        let asks = !isFeasibilityOnly && !goal.isFewestSites
        let first = asks ? Double(goal.first) * scale : 0
        let second = asks ? Double(goal.second) * scale : 0
        // Where second cover may be worth more than first, half of each would pay for a whole.
        let isWhole = goal.second > 0 && !goal.coversAll
        for row in 0..<kernel.rowCount {
            let weight = Double(kernel.weights[row])
            let only = kernel.rows.size(row) == 1 ? sites[Int(kernel.rows[row].first ?? 0)] : nil
            if kernel.base[row] == 0 {
                firsts.append(
                    only
                        ?? program.addColumn(cost: weight * first, lower: goal.coversAll ? 1 : 0, upper: 1, isInteger: isWhole))
                seconds.append(goal.second > 0 && only == nil ? program.addColumn(cost: weight * second, upper: 1) : nil)
            } else {
                firsts.append(nil)
                seconds.append(goal.second > 0 ? only ?? program.addColumn(cost: weight * second, upper: 1) : nil)
            }
        }
    }

    private mutating func addRows() {
        for row in 0..<kernel.rowCount {
            let members = kernel.rows[row].map { (sites[Int($0)], 1.0) }
            if goal.coversAll, kernel.base[row] == 0 { program.addRow(lower: 1, members) }
            guard members.count > 1 else { continue }
            var terms = members
            if let first = firsts[row] { terms.append((first, -1)) }
            if let second = seconds[row] {
                terms.append((second, -1))
                if let first = firsts[row] { program.addRow(lower: 0, [(first, 1), (second, -1)]) }
            }
            if terms.count > members.count { program.addRow(lower: 0, terms) }
        }
    }

    /// The weight covered in some rows must reach so many units.
    private mutating func addWeightRow(_ rows: some Sequence<Int>, need: Int64) {
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

    private mutating func addBudget(_ conditioned: ConditionedProblem, _ required: [Int]) {
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

    private mutating func addSpacing(_ conditioned: ConditionedProblem) {
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

    private mutating func addRules(_ level: Int, _ conditioned: ConditionedProblem, _ required: [Int]) {
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

    /// Cuts a set of open sites off that covers too little: at least one of the others must be open too.
    mutating func forbidSubsets(of open: [Int]) {
        let isOpen = Set(open)
        program.addRow(lower: 1, sites.indices.filter { !isOpen.contains($0) }.map { (sites[$0], 1) })
    }

    /// Cuts exactly one set of open sites off.
    mutating func forbid(_ open: [Int]) {
        let isOpen = Set(open)
        program.addRow(upper: Double(open.count - 1), sites.indices.map { (sites[$0], isOpen.contains($0) ? 1 : -1) })
    }

    /// A value for every column with these sites of the kernel open.
    func values(of open: [Int]) -> [Double] {
        var values = [Double](repeating: 0, count: program.columnCount)
        for site in open { values[site] = 1 }
        for row in 0..<kernel.rowCount {
            var count = Int(kernel.base[row])
            for site in kernel.rows[row] { count += values[Int(site)] > 0.5 ? 1 : 0 }
            if let first = firsts[row], first.index >= kernel.siteCount { values[first.index] = count > 0 ? 1 : 0 }
            if let second = seconds[row], second.index >= kernel.siteCount { values[second.index] = count > 1 ? 1 : 0 }
        }
        return values
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

    /// The sites of the kernel that a solution opens.
    func open(_ values: [Double]) -> [Int] { (0..<kernel.siteCount).filter { values[$0] > 0.5 } }

    /// The absolute gap that proves a plan within `allowed` whole units of value.
    func absoluteGap(_ allowed: Int64) -> Double { (Double(allowed) + 0.9) * scale }

    /// What the solver's bound may be short of the truth, in units of value.
    var slack: Double { Self.dualTolerance * Double(program.columnCount) / scale }

    /// The solver's bound in whole units of value: no plan is above it, or below where sites are counted.
    func bound(_ bound: Double) -> Int64? {
        guard bound.magnitude < 9e15 else { return nil }
        if goal.isFewestSites { return Int64((bound - 1e-6).rounded(.up)) }
        return Int64((bound / scale + slack).rounded(.down))
    }
}
