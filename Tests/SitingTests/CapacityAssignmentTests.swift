import CoverageAnalysis
import MILP
import ServiceModel
import Siting
import TestSupport
import Testing

/// A small random transportation problem.
private struct RandomCapacities {
    var sets: [[Int32]] = []
    var costs: [[Int64]] = []
    var weights: [Int64] = []
    var capacities: [Int64?] = []

    init(seed: UInt64, points: Int, sites: Int) {
        var random = SeededGenerator(seed: seed)
        let density = Double.random(in: 0.2...0.9, using: &random)
        for _ in 0..<points {
            let set = (0..<Int32(sites)).filter { _ in Double.random(in: 0..<1, using: &random) < density }
            sets.append(set)
            costs.append(set.map { _ in Int64.random(in: 0...50, using: &random) })
            weights.append(Int64.random(in: 0...20, using: &random))
        }
        for _ in 0..<sites {
            capacities.append(Int.random(in: 0..<8, using: &random) == 0 ? nil : Int64.random(in: 0...60, using: &random))
        }
    }

    var coverSets: CoverSets {
        var offsets = [0]
        for set in sets { offsets.append(offsets[offsets.count - 1] + set.count) }
        return CoverSets(rowOffsets: offsets, candidates: sets.flatMap { $0 }, candidateCount: capacities.count)
    }

    /// The most that can be served and its least cost, by two linear (or whole-number) programs.
    func optimum(isWhole: Bool) throws -> (served: Int64, cost: Int64) {
        func solve(served: Double?) throws -> Double {
            var program = LinearProgram(sense: served == nil ? .maximize : .minimize)
            var bySite = [[(Variable, Double)]](repeating: [], count: capacities.count)
            var all: [(Variable, Double)] = []
            for row in sets.indices where weights[row] > 0 {
                let weight = Double(weights[row])
                var own: [(Variable, Double)] = []
                for (site, cost) in zip(sets[row], costs[row]) {
                    let share = program.addColumn(
                        cost: served == nil ? weight : weight * Double(cost), upper: 1, isInteger: isWhole)
                    own.append((share, 1))
                    all.append((share, weight))
                    bySite[Int(site)].append((share, weight))
                }
                if !own.isEmpty { program.addRow(upper: 1, own) }
            }
            for (site, terms) in bySite.enumerated() {
                if let capacity = capacities[site], !terms.isEmpty { program.addRow(upper: Double(capacity), terms) }
            }
            if let served { program.addRow(lower: served - 1e-6, all) }
            if all.isEmpty { return 0 }
            return try HiGHSSolver().solve(program, options: SolveOptions()).objective
        }
        let served = try solve(served: nil).rounded()
        return (Int64(served), Int64(try solve(served: served).rounded()))
    }

    func cost(_ assignment: CapacityAssignment) -> Int64 {
        assignment.shares.reduce(0) { sum, share in
            let slot = sets[share.row].firstIndex(of: Int32(share.site)) ?? 0
            return sum + share.ticks * costs[share.row][slot]
        }
    }

    /// Whether an assignment keeps reach, weights and capacities.
    func holds(_ assignment: CapacityAssignment) -> Bool {
        var byRow = [Int64](repeating: 0, count: weights.count)
        for share in assignment.shares {
            guard share.ticks > 0, sets[share.row].contains(Int32(share.site)) else { return false }
            byRow[share.row] += share.ticks
        }
        return zip(byRow, weights).allSatisfy { $0 <= $1 } && zip(assignment.loads, capacities).allSatisfy { $0 <= $1 ?? .max }
    }
}

@Suite("CapacityAssignment")
struct CapacityAssignmentTests {
    @Test("serves most and then costs least, as an independent linear program says", arguments: 1...300 as ClosedRange<UInt64>)
    func splittable(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 17)
        let problem = RandomCapacities(
            seed: seed, points: Int.random(in: 0...25, using: &random), sites: Int.random(in: 1...7, using: &random))
        let assignment = CapacityAssignment.splittable(
            sets: problem.coverSets, costs: problem.costs.flatMap { $0 }, weights: problem.weights, capacities: problem.capacities
        )
        let best = try problem.optimum(isWhole: false)
        #expect(problem.holds(assignment), "seed \(seed)")
        #expect(assignment.servedTicks == best.served, "seed \(seed)")
        #expect(problem.cost(assignment) == best.cost, "seed \(seed)")
        #expect(
            CapacityAssignment.largestServed(
                sets: problem.coverSets, weights: problem.weights, capacities: problem.capacities) == best.served, "seed \(seed)")
    }

    @Test("whole points: serves most and then costs least", arguments: 1...60 as ClosedRange<UInt64>)
    func indivisible(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 18)
        let problem = RandomCapacities(
            seed: seed, points: Int.random(in: 0...12, using: &random), sites: Int.random(in: 1...4, using: &random))
        let result = try IndivisibleAssignment.best(
            sets: problem.coverSets, costs: problem.costs.flatMap { $0 }, weights: problem.weights, capacities: problem.capacities
        )
        let best = try problem.optimum(isWhole: true)
        #expect(problem.holds(result.assignment), "seed \(seed)")
        #expect(result.assignment.shares.allSatisfy { $0.ticks == problem.weights[$0.row] }, "seed \(seed)")
        #expect(result.isLargest && result.isCheapest, "seed \(seed)")
        #expect(result.assignment.servedTicks == best.served, "seed \(seed)")
        #expect(problem.cost(result.assignment) == best.cost, "seed \(seed)")
    }
}

@Suite("ConditionedSolver, capacities")
struct CapacitatedTests {
    /// The most that open sites and existing facilities can serve.
    private func served(_ random: RandomConditions, _ opened: [Int], isWhole: Bool) throws -> Int64 {
        guard let capacities = random.conditions.capacities else { return 0 }
        let candidates = random.instance.status.count
        var offsets = [0]
        var members: [Int32] = []
        let weights = random.instance.problem.weights
        for row in weights.indices {
            members += random.instance.sets[row].filter { opened.contains(Int($0)) }
            members += random.existing[row].map { Int32(candidates) + $0 }
            offsets.append(members.count)
        }
        let sets = CoverSets(rowOffsets: offsets, candidates: members, candidateCount: candidates + random.existingCount)
        let limits = capacities.candidates + capacities.existing
        if !isWhole { return CapacityAssignment.largestServed(sets: sets, weights: weights, capacities: limits) }
        return try IndivisibleAssignment.best(
            sets: sets, costs: [Int64](repeating: 0, count: members.count), weights: weights, capacities: limits
        ).assignment.servedTicks
    }

    private func instance(_ seed: UInt64, isSplittable: Bool, kinds: RandomConditions.Kinds, largest: Int) -> RandomConditions {
        var random = RandomConditions(seed: seed, kinds: kinds, largest: largest)
        var generator = SeededGenerator(seed: seed &+ 31)
        let scale = random.instance.problem.scale
        func capacity() -> Int64? {
            Int.random(in: 0..<6, using: &generator) == 0 ? nil : scale.ticks(Double(Int.random(in: 0...120, using: &generator)))
        }
        random.conditions.capacities = SiteCapacities(
            candidates: random.instance.status.map { _ in capacity() },
            existing: (0..<random.existingCount).map { _ in capacity() },
            isSplittable: isSplittable)
        for level in random.conditions.levels.indices {
            for unit in random.conditions.levels[level].rules.indices { random.conditions.levels[level].rules[unit].floor = 0 }
        }
        return random
    }

    private func check(_ seed: UInt64, isSplittable: Bool, kinds: RandomConditions.Kinds, largest: Int) throws {
        let random = instance(seed, isSplittable: isSplittable, kinds: kinds, largest: largest)
        let count = max(1, random.instance.required) + Int(seed % 3)
        let plan = try ConditionedSolver().solve(.maximalCovering(facilityCount: count), on: random.problem)
        var best: Int64?
        for choice in random.allChoices() where choice.opened.count <= count {
            best = max(best ?? 0, try served(random, choice.opened, isWhole: !isSplittable))
        }
        guard let best else {
            #expect(plan.status == .infeasible, "seed \(seed)")
            return
        }
        let scale = random.instance.problem.scale
        #expect(plan.status == .optimal, "seed \(seed)")
        #expect(plan.outcome?.servedWeight == best, "seed \(seed)")
        #expect(plan.objective == scale.weight(best) && plan.bound == plan.objective, "seed \(seed)")
        #expect(try served(random, plan.selected, isWhole: !isSplittable) == best, "seed \(seed)")
        #expect(random.allChoices().contains { $0.opened == plan.selected.sorted() }, "seed \(seed)")
        if isSplittable {
            #expect(plan.gains.reduce(0, +) == plan.gainedWeight, "seed \(seed)")
            #expect(plan.gainedWeight == best - (try served(random, [], isWhole: false)), "seed \(seed)")
            for (rank, site) in plan.selected.enumerated() {
                let others = plan.selected.filter { $0 != site }
                #expect(plan.uniqueGains[rank] == best - (try served(random, others, isWhole: false)), "seed \(seed)")
            }
        }
    }

    @Test("maximal covering equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func maximal(seed: UInt64) throws { try check(seed, isSplittable: true, kinds: [], largest: 8) }

    @Test("with quotas, spacing and a budget too", arguments: 1...100 as ClosedRange<UInt64>)
    func combined(seed: UInt64) throws {
        try check(seed, isSplittable: true, kinds: [.rules, .spacing, .budget], largest: 7)
    }

    @Test("whole points equal exhaustive search", arguments: 1...60 as ClosedRange<UInt64>)
    func whole(seed: UInt64) throws { try check(seed, isSplittable: false, kinds: [], largest: 5) }

    @Test("set covering equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func setCovering(seed: UInt64) throws {
        let random = instance(seed, isSplittable: true, kinds: [], largest: 8)
        let target = Double(seed % 10) / 10
        let plan = try ConditionedSolver().solve(.setCovering(target: target), on: random.problem)
        let total = random.instance.problem.totalWeight
        let all = try random.allChoices().map { ($0.opened, try served(random, $0.opened, isWhole: false)) }
        let most = all.map(\.1).max() ?? 0
        func reaches(_ served: Int64) -> Bool { total == 0 || Double(served) / Double(total) >= target }
        let fewest = all.filter { reaches(most) ? reaches($0.1) : $0.1 == most }.map(\.0.count).min() ?? 0
        #expect(plan.selected.count == fewest && plan.bound == plan.objective, "seed \(seed)")
        #expect(plan.status == (reaches(most) ? .optimal : .infeasibleTarget), "seed \(seed)")
    }

    @Test("what is not supported together is refused")
    func refused() {
        var random = instance(3, isSplittable: true, kinds: [], largest: 5)
        random.conditions.largestClosings = 1
        #expect(throws: SitingError.unsupportedWithCapacities(what: "--relocate")) {
            try ConditionedSolver().solve(.maximalCovering(facilityCount: 2), on: random.problem)
        }
        random.conditions.largestClosings = nil
        #expect(throws: SitingError.self) {
            try ConditionedSolver().solve(.backupSetCovering(target: 1), on: random.problem)
        }
    }
}
