import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SitingSolver, conditions")
struct ConditionedPlanTests {
    private let solver = SitingSolver()

    /// A count for the instance, drawn from its seed; at least what is required, so that the request can be meant.
    private func count(_ random: RandomConditions, _ seed: UInt64) -> Int {
        var generator = SeededGenerator(seed: seed &+ 9_000_001)
        return max(1, random.instance.required) + Int.random(in: 0...3, using: &generator)
    }

    /// Checks what is published about the plan against the instance.
    private func check(_ plan: SitingPlan, _ random: RandomConditions, _ seed: UInt64) throws {
        let outcome = try #require(plan.outcome)
        let weights = random.instance.problem.weights
        var covered: Int64 = 0
        var stays: Int64 = 0
        for row in weights.indices {
            let isKept = random.existing[row].contains { !outcome.closed.contains(FacilityNumber($0)) }
            if isKept { stays += weights[row] }
            if isKept || random.instance.sets[row].contains(where: { plan.sites.contains(Int($0)) }) {
                covered += weights[row]
            }
        }
        #expect(plan.coveredWeight == covered, "seed \(seed)")
        #expect(plan.gainedWeight == covered - random.instance.problem.baseWeight, "seed \(seed)")
        #expect(outcome.closingLoss == random.instance.problem.baseWeight - stays, "seed \(seed)")
        #expect(plan.gains.reduce(0, +) == plan.gainedWeight + outcome.closingLoss, "seed \(seed)")
        let choices = random.allChoices()
        #expect(
            choices.contains { $0.opened == plan.sites.sorted() && $0.closed == outcome.closed.map(\.value).sorted() },
            "seed \(seed): the plan breaks a condition")
    }

    private func maximal(_ random: RandomConditions, count: Int?, seed: UInt64) throws {
        let plan = try solver.solve(random.question(.maximalCovering(facilityCount: count ?? .max)))
        let fitting = random.allChoices().filter { choice in count.map { choice.opened.count <= $0 + choice.closed.count } ?? true
        }
        guard let best = fitting.map(\.first).max() else {
            #expect(plan.status == .infeasible, "seed \(seed)")
            #expect(plan.outcome?.infeasibilities.isEmpty == false, "seed \(seed)")
            return
        }
        #expect(plan.status == .optimal, "seed \(seed)")
        #expect(plan.coveredWeight == best, "seed \(seed)")
        #expect(plan.objective == random.instance.problem.scale.weight(best) && plan.bound == plan.objective, "seed \(seed)")
        try check(plan, random, seed)
    }

    @Test("floors and quotas equal exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func rules(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: .rules, wholeWeights: seed % 2 == 0)
        try maximal(random, count: count(random, seed), seed: seed)
    }

    @Test("spacing equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func spacing(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: .spacing, wholeWeights: seed % 2 == 0)
        try maximal(random, count: count(random, seed), seed: seed)
    }

    @Test("a budget equals exhaustive search, with and without a count", arguments: 1...200 as ClosedRange<UInt64>)
    func budget(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: .budget, wholeWeights: seed % 2 == 0)
        try maximal(random, count: seed % 3 == 0 ? count(random, seed) : nil, seed: seed)
    }

    @Test("relocation equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func relocation(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: .relocation, largest: 7)
        guard random.instance.required == 0 || seed % 3 > 0 else { return }
        try maximal(random, count: seed % 3 == 0 ? 0 : count(random, seed), seed: seed)
    }

    @Test("all conditions together equal exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func combined(seed: UInt64) throws {
        let random = RandomConditions(
            seed: seed, kinds: [.rules, .spacing, .budget, .relocation], largest: 7, wholeWeights: seed % 2 == 0)
        try maximal(random, count: seed % 2 == 0 ? count(random, seed) : nil, seed: seed)
    }

    @Test("set covering under conditions equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func setCovering(seed: UInt64) throws {
        let kinds: RandomConditions.Kinds =
            seed % 3 == 0 ? .rules : seed % 3 == 1 ? [.spacing, .budget] : [.rules, .spacing, .budget]
        let random = RandomConditions(seed: seed, kinds: kinds, wholeWeights: seed % 2 == 0)
        var generator = SeededGenerator(seed: seed)
        let target = Double.random(in: 0...1, using: &generator)
        let plan = try solver.solve(random.question(.setCovering(target: target)))
        let total = random.instance.problem.totalWeight
        func reaches(_ covered: Int64) -> Bool { total == 0 || Double(covered) / Double(total) >= target }
        let isReachable = reaches(plan.largestReachableWeight)
        let fitting = random.allChoices().filter { isReachable ? reaches($0.first) : $0.first == plan.largestReachableWeight }
        guard let fewest = fitting.map(\.opened.count).min() else {
            #expect(plan.status == .infeasible, "seed \(seed)")
            return
        }
        #expect(plan.status == (isReachable ? .optimal : .infeasibleTarget), "seed \(seed)")
        #expect(plan.sites.count == fewest && plan.bound == plan.objective, "seed \(seed)")
        #expect(isReachable ? reaches(plan.coveredWeight) : plan.coveredWeight == plan.largestReachableWeight, "seed \(seed)")
        try check(plan, random, seed)
    }

    @Test("backup set covering equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func backupSetCovering(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: seed % 2 == 0 ? [] : [.rules, .spacing])
        let target = seed % 4 < 2 ? 1.0 : 0.7
        let plan = try solver.solve(random.question(.backupSetCovering(target: target)))
        let total = random.instance.problem.totalWeight
        func reaches(_ covered: Int64) -> Bool { total == 0 || Double(covered) / Double(total) >= target }
        let isReachable = reaches(plan.largestReachableWeight)
        let fitting = random.allChoices().filter { isReachable ? reaches($0.first) : $0.first == plan.largestReachableWeight }
        guard let fewest = fitting.map(\.opened.count).min() else {
            #expect(plan.status == .infeasible, "seed \(seed)")
            return
        }
        let backup = fitting.filter { $0.opened.count == fewest }.map(\.second).max() ?? 0
        #expect(plan.sites.count == fewest, "seed \(seed)")
        #expect(plan.outcome?.backupWeight == backup && plan.outcome?.backupBound == backup, "seed \(seed)")
        #expect(plan.status == (isReachable ? .optimal : .infeasibleTarget), "seed \(seed)")
        try check(plan, random, seed)
    }

    @Test("BACOP2 equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func backupCovering(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: seed % 2 == 0 ? [] : [.rules, .budget])
        let percent = [0, 20, 50, 75, 100][Int(seed % 5)]
        let count = count(random, seed)
        let plan = try solver.solve(random.question(.backupCovering(facilityCount: count, firstPercent: percent)))
        let fitting = random.allChoices().filter { $0.opened.count <= count }
        func value(_ first: Int64, _ second: Int64) -> Int64 { Int64(percent) * first + Int64(100 - percent) * second }
        guard let best = fitting.map({ value($0.first, $0.second) }).max() else {
            #expect(plan.status == .infeasible, "seed \(seed)")
            return
        }
        let scale = random.instance.problem.scale
        #expect(value(plan.coveredWeight, plan.outcome?.backupWeight ?? -1) == best, "seed \(seed)")
        #expect(abs(plan.objective - scale.weight(best) / 100) < 1e-9 * max(1, plan.objective), "seed \(seed)")
        #expect(plan.status == .optimal && plan.bound == plan.objective, "seed \(seed)")
        try check(plan, random, seed)
    }

    @Test("BACOP1 covers all that can be and equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func mandatoryBackupCovering(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: seed % 2 == 0 ? [] : [.rules, .spacing])
        let count = count(random, seed) + 2
        let plan = try solver.solve(random.question(.mandatoryBackupCovering(facilityCount: count)))
        let fitting = random.allChoices().filter { $0.opened.count <= count && $0.coversAll }
        guard let best = fitting.map(\.second).max() else {
            #expect(plan.status == .infeasible, "seed \(seed)")
            return
        }
        #expect(plan.outcome?.backupWeight == best && plan.status == .optimal, "seed \(seed)")
        #expect(plan.coveredWeight == plan.largestReachableWeight, "seed \(seed)")
        try check(plan, random, seed)
    }

    @Test(
        "without branch and bound the bound still holds, and what was not found is said",
        arguments: 1...200 as ClosedRange<UInt64>)
    func workLimit(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: [.rules, .spacing, .budget], wholeWeights: seed % 2 == 0)
        let count = count(random, seed)
        let plan = try solver.solve(
            random.question(.maximalCovering(facilityCount: count)), limits: SolveLimits(workLimit: 0))
        let best = random.allChoices().filter { $0.opened.count <= count }.map(\.first).max()
        switch plan.status {
        case .infeasible, .infeasibleTarget: #expect(best == nil, "seed \(seed)")
        case .noPlan: #expect(plan.sites.isEmpty && plan.stoppedBy == .workLimit, "seed \(seed)")
        case .optimal: #expect(plan.coveredWeight == best, "seed \(seed)")
        case .feasible:
            #expect(plan.coveredWeight <= best ?? -1 && plan.stoppedBy == .workLimit, "seed \(seed)")
        }
        if let best, plan.status != .infeasible {
            #expect(plan.bound >= random.instance.problem.scale.weight(best), "seed \(seed)")
        }
    }

    @Test(
        "a conflict is smallest: without any one of its conditions the rest can be kept",
        arguments: 1...200 as ClosedRange<UInt64>)
    func conflicts(seed: UInt64) throws {
        let random = RandomConditions(seed: seed, kinds: [.rules, .spacing, .budget])
        let count = count(random, seed)
        let plan = try solver.solve(random.question(.maximalCovering(facilityCount: count)))
        guard plan.status == .infeasible, let outcome = plan.outcome else { return }
        func isFeasible(_ names: Set<ConditionName>) -> Bool {
            var only = random
            var limit: Int? = nil
            only.conditions = random.conditions.keeping(names)
            if names.contains(.count) { limit = count }
            return only.allChoices().contains { choice in limit.map { choice.opened.count <= $0 } ?? true }
        }
        for reason in outcome.infeasibilities {
            guard case .conflict(let names) = reason else { continue }
            #expect(!isFeasible(Set(names)), "seed \(seed) \(names)")
            for name in names { #expect(isFeasible(Set(names).subtracting([name])), "seed \(seed) \(names) without \(name)") }
        }
    }

    @Test("the same plan on every run and for any number of threads")
    func reproducible() throws {
        let base = SitingProblem.scattered(points: 400, sites: 60, reach: 0.12, seed: 3)
        var conditions = SitingConditions()
        var rules = UnitLevelRules(
            unitOfRow: (0..<400).map { Int32($0 % 4) }, unitOfCandidate: (0..<60).map { Int32($0 % 4) },
            rules: (0..<4).map { _ in UnitRule() })
        for unit in 0..<4 { rules.rules[unit].minimumSites = 2 }
        conditions.levels = [rules]
        conditions.spacing.pairs = (0..<59).map { SitePair($0, $0 + 1) }
        let question = SitingQuestion(.maximalCovering(facilityCount: 10), on: base, conditions: conditions)
        var plans = try [1, 1, 2].map {
            try solver.solve(question, limits: SolveLimits(threads: $0))
        }
        for index in plans.indices { plans[index].seconds = 0 }
        #expect(plans[0] == plans[1] && plans[0] == plans[2])
        #expect(plans[0].status == .optimal && plans[0].isReproducible)
    }
}

extension SitingConditions {
    /// The conditions without those that are not named.
    func keeping(_ names: Set<ConditionName>) -> SitingConditions {
        var some = self
        if !names.contains(.budget) { some.costs = nil }
        if !names.contains(.spacing) { some.spacing = SpacingConflicts() }
        for level in levels.indices {
            for unit in levels[level].rules.indices {
                if !names.contains(.floor(level: level, unit: unit)) { some.levels[level].rules[unit].floor = 0 }
                if !names.contains(.minimumSites(level: level, unit: unit)) { some.levels[level].rules[unit].minimumSites = 0 }
                if !names.contains(.maximumSites(level: level, unit: unit)) { some.levels[level].rules[unit].maximumSites = .max }
            }
        }
        return some
    }
}
