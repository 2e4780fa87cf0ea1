import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting
import TestSupport

/// A small random problem with conditions of many kinds, and what trying every choice of sites finds out about it.
struct RandomConditions {
    var instance: RandomProblem
    /// Existing facilities of each demand point.
    var existing: [[Int32]]
    var existingCount: Int
    var conditions = SitingConditions()

    /// The conditions to draw.
    struct Kinds: OptionSet {
        let rawValue: Int
        static let rules = Kinds(rawValue: 1)
        static let spacing = Kinds(rawValue: 2)
        static let budget = Kinds(rawValue: 4)
        static let relocation = Kinds(rawValue: 8)
    }

    init(seed: UInt64, kinds: Kinds, largest: Int = 9, mostPoints: Int = 30, wholeWeights: Bool = true) {
        var random = SeededGenerator(seed: seed &+ 500_000)
        instance = RandomProblem(seed: seed, largest: largest, mostPoints: mostPoints, wholeWeights: wholeWeights)
        let points = instance.sets.count
        let candidates = instance.status.count
        let facilities = Int.random(in: 0...3, using: &random)
        existingCount = facilities
        existing = (0..<points).map { _ in
            (0..<Int32(facilities)).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
        }
        instance.isCovered = existing.map { !$0.isEmpty }
        let problem = instance.problem
        if kinds.contains(.rules) {
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let units = Int.random(in: 1...3, using: &random)
                var level = UnitLevelRules(
                    unitOfRow: (0..<points).map { _ in Int32.random(in: -1..<Int32(units), using: &random) },
                    unitOfCandidate: (0..<candidates).map { _ in Int32.random(in: -1..<Int32(units), using: &random) },
                    rules: (0..<units).map { _ in UnitRule() })
                for unit in 0..<units {
                    let total = (0..<points).reduce(Int64(0)) { level.unitOfRow[$1] == unit ? $0 + problem.weights[$1] : $0 }
                    if Bool.random(using: &random) {
                        level.rules[unit].floor = Int64(Double(total) * Double.random(in: 0...0.8, using: &random))
                    }
                    if Int.random(in: 0..<3, using: &random) == 0 {
                        level.rules[unit].minimumSites = Int.random(in: 0...2, using: &random)
                    }
                    if Int.random(in: 0..<3, using: &random) == 0 {
                        level.rules[unit].maximumSites = Int.random(in: 0...2, using: &random) + level.rules[unit].minimumSites
                    }
                }
                conditions.levels.append(level)
            }
        }
        if kinds.contains(.spacing) {
            for first in 0..<candidates {
                for second in first + 1..<max(first + 1, candidates) where Int.random(in: 0..<5, using: &random) == 0 {
                    conditions.spacing.pairs.append(SitePair(first, second))
                }
                for facility in 0..<facilities where Int.random(in: 0..<10, using: &random) == 0 {
                    conditions.spacing.withExisting.append(SitePair(first, facility))
                }
            }
        }
        if kinds.contains(.budget) {
            let opening = (0..<candidates).map { _ in Int64.random(in: 0...20, using: &random) * 50 }
            conditions.costs = SiteCosts(
                opening: opening, closing: (0..<facilities).map { _ in Int64.random(in: 0...6, using: &random) * 50 },
                budget: Int64.random(in: 0...max(1, opening.reduce(0, +)), using: &random))
        }
        if kinds.contains(.relocation) {
            conditions.largestClosings = Int.random(in: 1...2, using: &random)
            conditions.stayingOpen = Set(
                (0..<facilities).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }.map { FacilityNumber($0) })
        }
    }

    func question(_ model: SitingModel) -> SitingQuestion {
        var offsets = [0]
        for set in existing { offsets.append(offsets[offsets.count - 1] + set.count) }
        return SitingQuestion(
            model, on: instance.problem, conditions: conditions,
            existing: CoverSets(rowOffsets: offsets, candidates: existing.flatMap { $0 }, candidateCount: existingCount))
    }

    /// What one choice covers and whether it keeps the conditions but for number, target and complete cover.
    struct Choice {
        var opened: [Int]
        var closed: [Int]
        var first: Int64
        var second: Int64
        /// Whether every point that some candidate or open facility covers is covered.
        var coversAll: Bool
        var cost: Int64
    }

    /// Every choice of candidates to open and existing facilities to close that keeps the conditions.
    func allChoices() -> [Choice] {
        let weights = instance.problem.weights
        let closings = conditions.largestClosings ?? 0
        var choices: [Choice] = []
        var reachable = [Bool](repeating: false, count: weights.count)
        let tooClose = Set(
            conditions.spacing.withExisting.filter { !mayClose($0.second) }.map(\.first)
                + conditions.spacing.pairs.flatMap { pair -> [Int] in
                    (instance.status[pair.first] == .required ? [pair.second] : [])
                        + (instance.status[pair.second] == .required ? [pair.first] : [])
                })
        for row in weights.indices {
            reachable[row] =
                !existing[row].isEmpty
                || instance.sets[row].contains { instance.status[Int($0)] != .forbidden && !tooClose.contains(Int($0)) }
        }
        for closing in 0..<(1 << existingCount) where closing.nonzeroBitCount <= closings {
            for plan in 0..<(1 << instance.status.count) {
                let opened = instance.status.indices.filter { plan >> $0 & 1 == 1 }
                let closed = (0..<existingCount).filter { closing >> $0 & 1 == 1 }
                guard closed.allSatisfy(mayClose), keeps(opened, closed) else { continue }
                var choice = Choice(opened: opened, closed: closed, first: 0, second: 0, coversAll: true, cost: 0)
                if let costs = conditions.costs {
                    choice.cost =
                        opened.reduce(0) { $0 + costs.opening[$1] } + closed.reduce(0) { $0 + costs.closing[$1] }
                    if choice.cost > costs.budget { continue }
                }
                var byUnit = conditions.levels.map { [Int64](repeating: 0, count: $0.rules.count) }
                for row in weights.indices where weights[row] > 0 {
                    let count =
                        existing[row].count { !closed.contains(Int($0)) } + instance.sets[row].count { plan >> Int($0) & 1 == 1 }
                    if count > 0 { choice.first += weights[row] } else if reachable[row] { choice.coversAll = false }
                    if count > 1 { choice.second += weights[row] }
                    for (level, rules) in conditions.levels.enumerated() where count > 0 && rules.unitOfRow[row] >= 0 {
                        byUnit[level][Int(rules.unitOfRow[row])] += weights[row]
                    }
                }
                let keepsFloors = conditions.levels.indices.allSatisfy { level in
                    conditions.levels[level].rules.indices.allSatisfy {
                        byUnit[level][$0] >= conditions.levels[level].rules[$0].floor
                    }
                }
                if keepsFloors { choices.append(choice) }
            }
        }
        return choices
    }

    private func mayClose(_ facility: Int) -> Bool {
        conditions.largestClosings != nil && !conditions.stayingOpen.contains(FacilityNumber(facility))
    }

    private func keeps(_ opened: [Int], _ closed: [Int]) -> Bool {
        for (site, status) in instance.status.enumerated() {
            if (status == .required) != opened.contains(site), status == .required { return false }
            if status == .forbidden, opened.contains(site) { return false }
        }
        for pair in conditions.spacing.pairs where opened.contains(pair.first) && opened.contains(pair.second) { return false }
        for pair in conditions.spacing.withExisting where opened.contains(pair.first) && !closed.contains(pair.second) {
            return false
        }
        for rules in conditions.levels {
            for unit in rules.rules.indices {
                let count = opened.count { rules.unitOfCandidate[$0] == unit }
                if count < rules.rules[unit].minimumSites || count > rules.rules[unit].maximumSites { return false }
            }
        }
        return true
    }
}
