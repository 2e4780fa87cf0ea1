import CoverageAnalysis
import MILP
import PlanningTerms

/// Whole demand points and open sites: the pairs that fit, weights and capacities in units.
struct IndivisibleModel {
    /// The pairs in which the point fits into the site.
    let sets: CoverSets
    let costs: [Int64]
    /// The weights in units, and the whole units each site can serve; `nil` is no limit.
    let weights: [Int64]
    let capacities: [Int64?]
    /// The greatest common divisor of the weights, in ticks.
    let unit: Int64
    /// The row of each pair.
    let rowOfPair: [Int32]

    /// Leaves out the pairs that do not fit.
    ///
    /// O(pairs).
    init(sets: CoverSets, costs: [Int64], weights: [Int64], capacities: [Int64?]) {
        let unit = max(1, weights.reduce(0, greatestCommonDivisor))
        let capacities = capacities.map { $0.map { $0 / unit } }
        var (offsets, members, kept, rows): ([Int], [Int32], [Int64], [Int32]) = ([0], [], [], [])
        for row in weights.indices {
            for pair in sets.rowOffsets[row]..<sets.rowOffsets[row + 1]
            where weights[row] > 0 && weights[row] / unit <= capacities[Int(sets.candidates[pair])] ?? .max {
                members.append(sets.candidates[pair])
                kept.append(costs[pair])
                rows.append(Int32(row))
            }
            offsets.append(members.count)
        }
        self.sets = CoverSets(rowOffsets: offsets, candidates: members, candidateCount: sets.candidateCount)
        (self.costs, rowOfPair, self.capacities, self.unit) = (kept, rows, capacities, unit)
        self.weights = weights.map { $0 / unit }
    }

    /// What is served at least cost when points may be split, in units: no assignment of whole points serves more, nor as much at less cost.
    ///
    /// As ``CapacityAssignment/splittable(sets:costs:weights:capacities:)``.
    var split: CapacityAssignment {
        .splittable(sets: sets, costs: costs, weights: weights, capacities: capacities)
    }

    /// A quick assignment, as the pair of each row or −1: that of points that may be split, made whole.
    var fitted: [Int] { fitted(from: split) }

    /// Makes an assignment that splits points whole.
    func fitted(from split: CapacityAssignment) -> [Int] {
        var fit = IndivisibleFit(self)
        fit.run(from: split)
        return fit.pairs
    }

    /// What an assignment serves, in units.
    func served(_ pairs: [Int]) -> Int64 {
        pairs.indices.reduce(0) { pairs[$1] < 0 ? $0 : $0 + weights[$1] }
    }

    /// What an assignment costs, in units × cost.
    func cost(_ pairs: [Int]) -> Int128 {
        pairs.indices.reduce(0) { pairs[$1] < 0 ? $0 : $0 + Int128(weights[$1]) * Int128(costs[pairs[$1]]) }
    }

    /// What an assignment that splits points costs, in units × cost.
    func cost(_ split: CapacityAssignment) -> Int128 {
        split.shares.reduce(0) { sum, share in
            let pair = (sets.rowOffsets[share.row]..<sets.rowOffsets[share.row + 1])
                .first { Int(sets.candidates[$0]) == share.site }
            return sum + Int128(share.ticks) * Int128(pair.map { costs[$0] } ?? 0)
        }
    }

    /// The shares of an assignment, in ticks.
    func assignment(_ pairs: [Int]) -> CapacityAssignment {
        CapacityAssignment(
            shares: pairs.indices.filter { pairs[$0] >= 0 }.map {
                .init(row: $0, site: Int(sets.candidates[pairs[$0]]), ticks: weights[$0] * unit)
            }, siteCount: sets.candidateCount)
    }

    /// Maximises what is served, or minimises what it costs where so many units must be served; one column for each pair, whole numbers.
    func solve(
        by means: SearchMeans, start: [Int], served: Int64?
    ) throws(SitingError) -> (pairs: [Int], isProven: Bool) {
        guard means.control.goesOn(), means.nodes.left != 0 else { return (start, false) }
        if sets.candidates.isEmpty { return (start, true) }
        var scale = 1.0
        while Double(weights.max() ?? 1) * scale > Double(1 << 20) { scale /= 2 }
        var costScale = 1.0
        while Double(costs.max() ?? 1) * costScale > 1000 { costScale /= 2 }
        var program = LinearProgram(sense: served == nil ? .maximize : .minimize)
        let columns = sets.candidates.indices.map { pair in
            let weight = Double(weights[Int(rowOfPair[pair])]) * scale
            return program.addColumn(
                cost: served == nil ? weight : weight * Double(costs[pair]) * costScale, upper: 1, isInteger: true)
        }
        var bySite = [[(Variable, Double)]](repeating: [], count: sets.candidateCount)
        var all: [(Variable, Double)] = []
        for row in weights.indices {
            let own = sets.rowOffsets[row]..<sets.rowOffsets[row + 1]
            if own.count > 1 { program.addRow(upper: 1, own.map { (columns[$0], 1) }) }
            for pair in own {
                all.append((columns[pair], Double(weights[row]) * scale))
                bySite[Int(sets.candidates[pair])].append((columns[pair], Double(weights[row]) * scale))
            }
        }
        for (site, terms) in bySite.enumerated() {
            guard let capacity = capacities[site], !terms.isEmpty else { continue }
            program.addRow(upper: (Double(capacity) + 0.5) * scale, terms)
        }
        if let served { program.addRow(lower: (Double(served) - 0.5) * scale, all) }
        let report = try means.report(
            on: program, absoluteGap: served == nil ? 0.9 * scale : 1e-6,
            start: sets.candidates.indices.map { start[Int(rowOfPair[$0])] == $0 ? 1 : 0 }
        ) { [control = means.control] _, _, _ in control.report(objective: 0, bound: 0) }
        guard !report.values.isEmpty else { return (start, false) }
        return (kept(report.values), report.status == .optimal)
    }

    /// The pairs that a solution takes; those for which rounding left no room are left out.
    private func kept(_ values: [Double]) -> [Int] {
        var room = capacities.map { $0 ?? .max / 2 }
        var pairs = [Int](repeating: -1, count: weights.count)
        for pair in values.indices where values[pair] > 0.5 {
            let (row, site) = (Int(rowOfPair[pair]), Int(sets.candidates[pair]))
            guard pairs[row] < 0, room[site] >= weights[row] else { continue }
            room[site] -= weights[row]
            pairs[row] = pair
        }
        return pairs
    }
}
