package import CoverageAnalysis
package import MILP

/// Assigns whole demand points to open sites within their capacities, by branch and bound.
package enum IndivisibleAssignment {
    /// An assignment and how far it is proven.
    package struct Result: Sendable {
        /// Who is served where.
        package var assignment: CapacityAssignment
        /// Whether no assignment of whole points serves more.
        package var isLargest: Bool
        /// Whether none that serves as much costs less.
        package var isCheapest: Bool
    }

    /// Returns an assignment that serves the most weight and, of those, costs least, within the limits.
    ///
    /// - Parameters:
    ///   - sets: The open sites within reach of each demand point.
    ///   - costs: The cost of a tick for each pair of `sets`, at least 0.
    ///   - weights: The weight of each demand point, in ticks.
    ///   - capacities: What each site can serve, in ticks; `nil` is no limit.
    ///   - limits: When to stop without proof; two searches share them.
    ///   - solver: Who branches.
    /// - Returns: The best assignment found; points that do not fit stay without service.
    /// - Throws: ``SitingError/solverFailed(message:)``.
    /// - Complexity: Exponential at worst, and ends at the limits.
    package static func best(
        sets: CoverSets, costs: [Int64], weights: [Int64], capacities: [Int64?], limits: SolveLimits = SolveLimits(),
        solver: any MILPSolver = HiGHSSolver()
    ) throws(SitingError) -> Result {
        let model = AssignmentModel(sets: sets, costs: costs, weights: weights, capacities: capacities)
        let control = BranchControl(limits, progress: nil)
        let first = try model.solve(by: solver, control, start: model.fitted, served: nil)
        let served = model.served(first.pairs)
        let second = try model.solve(by: solver, control, start: first.pairs, served: served)
        let isKept = model.served(second.pairs) >= served
        return Result(
            assignment: model.assignment(isKept ? second.pairs : first.pairs), isLargest: first.isProven,
            isCheapest: isKept && second.isProven)
    }
}

/// One column for each pair that fits, whole numbers.
private struct AssignmentModel {
    let sets: CoverSets
    let costs: [Int64]
    let weights: [Int64]
    let capacities: [Int64?]

    private func fits(_ pair: Int, _ row: Int) -> Bool {
        weights[row] > 0 && weights[row] <= capacities[Int(sets.candidates[pair])] ?? .max
    }

    /// The pairs of a first assignment: the largest points first, each to the cheapest site with room.
    var fitted: Set<Int> {
        var room = capacities.map { $0 ?? .max / 2 }
        var pairs: Set<Int> = []
        for row in weights.indices.sorted(by: { (weights[$1], $0) < (weights[$0], $1) }) where weights[row] > 0 {
            let fitting = (sets.rowOffsets[row]..<sets.rowOffsets[row + 1]).filter {
                room[Int(sets.candidates[$0])] >= weights[row]
            }
            guard let best = fitting.min(by: { (costs[$0], $0) < (costs[$1], $1) }) else { continue }
            room[Int(sets.candidates[best])] -= weights[row]
            pairs.insert(best)
        }
        return pairs
    }

    func served(_ pairs: Set<Int>) -> Int64 { assignment(pairs).servedTicks }

    /// The assignment of these pairs; pairs for which there is no room any more are left out.
    func assignment(_ pairs: Set<Int>) -> CapacityAssignment {
        var room = capacities.map { $0 ?? .max / 2 }
        var shares: [CapacityAssignment.Share] = []
        for row in weights.indices {
            guard let pair = (sets.rowOffsets[row]..<sets.rowOffsets[row + 1]).first(where: { pairs.contains($0) }) else {
                continue
            }
            let site = Int(sets.candidates[pair])
            guard room[site] >= weights[row] else { continue }
            room[site] -= weights[row]
            shares.append(CapacityAssignment.Share(row: row, site: site, ticks: weights[row]))
        }
        return CapacityAssignment(shares: shares, siteCount: sets.candidateCount)
    }

    /// Maximises what is served, or minimises what it costs where so much must be served.
    func solve(
        by solver: any MILPSolver, _ control: BranchControl, start: Set<Int>, served: Int64?
    ) throws(SitingError) -> (pairs: Set<Int>, isProven: Bool) {
        guard control.goesOn(), control.nodesLeft != 0 else { return (start, false) }
        var scale = 1.0
        while Double(weights.max() ?? 1) * scale > Double(1 << 20) { scale /= 2 }
        var costScale = 1.0
        while Double(costs.max() ?? 1) * costScale > 1000 { costScale /= 2 }
        var program = LinearProgram(sense: served == nil ? .maximize : .minimize)
        var columns: [(pair: Int, variable: Variable)] = []
        var bySite = [[(Variable, Double)]](repeating: [], count: sets.candidateCount)
        var all: [(Variable, Double)] = []
        for row in weights.indices {
            var own: [(Variable, Double)] = []
            let weight = Double(weights[row]) * scale
            for pair in sets.rowOffsets[row]..<sets.rowOffsets[row + 1] where fits(pair, row) {
                let cost = served == nil ? weight : weight * Double(costs[pair]) * costScale
                let variable = program.addColumn(cost: cost, upper: 1, isInteger: true)
                columns.append((pair, variable))
                own.append((variable, 1))
                all.append((variable, weight))
                bySite[Int(sets.candidates[pair])].append((variable, weight))
            }
            if own.count > 1 { program.addRow(upper: 1, own) }
        }
        for (site, terms) in bySite.enumerated() {
            guard let capacity = capacities[site], !terms.isEmpty else { continue }
            program.addRow(upper: (Double(capacity) + 0.5) * scale, terms)
        }
        if let served { program.addRow(lower: (Double(served) - 0.5) * scale, all) }
        if columns.isEmpty { return ([], true) }
        var options = SolveOptions()
        options.absoluteGap = served == nil ? 0.9 * scale : 1e-6
        options.timeLimit = control.secondsLeft
        options.nodeLimit = control.nodesLeft
        options.seed = control.limits.seed
        options.start = columns.map { start.contains($0.pair) ? 1 : 0 }
        let report = try solver.report(on: program, options)
        control.note(report)
        guard !report.values.isEmpty else { return (start, false) }
        let pairs = columns.indices.filter { report.values[$0] > 0.5 }.map { columns[$0].pair }
        return (Set(pairs), report.status == .optimal)
    }
}
