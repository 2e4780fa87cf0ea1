import CoverageAnalysis
import MILP

/// The mixed-integer program of a conditioned kernel.
///
/// y of each site (1 where it is open), z and u of each row (covered once, twice): maximise Σ w (first · z + second · u), or minimise Σ y, with
/// z + u <= base + Σ y over the row's sites and u <= z. A row of a single site needs no z of its own.
struct ConditionedProgram {
    let kernel: ConditionedKernel
    let goal: ConditionedGoal
    var program: LinearProgram
    private(set) var sites: [Variable] = []
    /// What says whether a row is covered once, twice; nil where it is fixed.
    private(set) var firsts: [Variable?] = []
    private var seconds: [Variable?] = []
    /// With capacities, the share of each row at each of its sites, in the order of the kernel's rows.
    var shares: [Variable] = []
    /// What one unit of value is in the program's objective: a power of two.
    let scale: Double

    /// The largest coefficient handed over unscaled.
    static let largestCoefficient = Double(1 << 20)
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
        addSites(isFeasibilityOnly, conditioned)
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
    /// A row of a single site is paid for there, except where shares are. What is decided about and may not be closed, or is required, stays
    /// open.
    private mutating func addSites(_ isFeasibilityOnly: Bool, _ conditioned: ConditionedProblem) {
        let asks = !isFeasibilityOnly && !goal.isFewestSites && !conditioned.decidesAll
        let forced = conditioned.decidesAll ? Set(conditioned.required) : []
        var own = [Double](repeating: 0, count: kernel.siteCount)
        for row in 0..<kernel.rowCount where asks && kernel.rows.size(row) == 1 {
            let factor = Double(kernel.base[row] == 0 ? goal.first : goal.second) * scale
            for site in kernel.rows[row] { own[Int(site)] += Double(kernel.weights[row]) * factor }
        }
        for site in 0..<kernel.siteCount {
            let isCounted = goal.isFewestSites && !isFeasibilityOnly && site < kernel.openableCount
            let staysOpen =
                site < kernel.openableCount
                ? forced.contains(kernel.sites[site])
                : !conditioned.mayClose(kernel.sites[site] - conditioned.candidateCount)
            sites.append(
                program.addColumn(
                    cost: own[site] + (isCounted ? 1 : 0), lower: staysOpen ? 1 : 0, upper: 1, isInteger: true))
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
