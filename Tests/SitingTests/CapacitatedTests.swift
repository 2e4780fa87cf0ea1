import GeoPrimitives
import PlanningTerms
import ServiceModel
import Siting
import TestSupport
import Testing

@Suite("SitingSolver, conditions, capacities")
struct CapacitatedTests {
    private func instance(
        _ seed: UInt64, isSplittable: Bool, kinds: RandomConditions.Kinds = [], largest: Int, mostPoints: Int = 12
    ) -> RandomConditions {
        RandomConditions(seed: seed, kinds: kinds, largest: largest, mostPoints: mostPoints)
            .withCapacities(seed: seed, isSplittable: isSplittable)
    }

    private func check(_ random: RandomConditions, _ seed: UInt64) throws {
        let count = max(1, random.instance.required) + Int(seed % 3)
        let plan = try SitingSolver().solve(random.question(.maximalCovering(facilityCount: count)))
        let fitting = random.allServed().filter { $0.choice.opened.count <= count }
        guard let best = fitting.map(\.served).max() else {
            #expect(plan.status == .infeasible, "seed \(seed)")
            return
        }
        let scale = random.instance.problem.scale
        #expect(plan.status == .optimal, "seed \(seed)")
        #expect(plan.outcome?.servedWeight == best, "seed \(seed)")
        #expect(plan.objective == scale.weight(best) && plan.bound == plan.objective, "seed \(seed)")
        #expect(random.served(plan.sites) == best, "seed \(seed)")
        #expect(fitting.contains { $0.choice.opened == plan.sites.sorted() }, "seed \(seed)")
        if random.conditions.capacities?.isSplittable == true {
            #expect(plan.gains.reduce(0, +) == plan.gainedWeight, "seed \(seed)")
            #expect(plan.gainedWeight == best - random.served([]), "seed \(seed)")
            var before = random.served([])
            for rank in plan.sites.indices {
                let after = random.served(Array(plan.sites[...rank]))
                #expect(plan.gains[rank] == after - before, "seed \(seed)")
                before = after
                let others = plan.sites.filter { $0 != plan.sites[rank] }
                #expect(plan.uniqueGains[rank] == best - random.served(others), "seed \(seed)")
            }
        }
    }

    @Test("maximal covering equals exhaustive search", arguments: 1...200 as ClosedRange<UInt64>)
    func maximal(seed: UInt64) throws { try check(instance(seed, isSplittable: true, largest: 6), seed) }

    @Test("with quotas, spacing and a budget too", arguments: 1...200 as ClosedRange<UInt64>)
    func combined(seed: UInt64) throws {
        try check(instance(seed, isSplittable: true, kinds: [.rules, .spacing, .budget], largest: 6), seed)
    }

    @Test("whole points equal exhaustive search, with and without conditions", arguments: 1...200 as ClosedRange<UInt64>)
    func whole(seed: UInt64) throws {
        let kinds: RandomConditions.Kinds = seed % 2 == 0 ? [] : [.rules, .spacing, .budget]
        try check(instance(seed, isSplittable: false, kinds: kinds, largest: 4, mostPoints: 8), seed)
    }

    @Test("set covering equals exhaustive search, split and whole", arguments: 1...400 as ClosedRange<UInt64>)
    func setCovering(seed: UInt64) throws {
        let isSplittable = seed % 2 == 0
        let random = instance(seed, isSplittable: isSplittable, largest: isSplittable ? 6 : 4, mostPoints: isSplittable ? 12 : 8)
        let target = Double(seed / 2 % 10) / 10
        let plan = try SitingSolver().solve(random.question(.setCovering(target: target)))
        let total = random.instance.problem.totalWeight
        let all = random.allServed()
        let most = all.map(\.served).max() ?? 0
        func reaches(_ served: Int64) -> Bool { total == 0 || Double(served) / Double(total) >= target }
        if !isSplittable, !reaches(most) {
            #expect(plan.status == .infeasible || plan.status == .infeasibleTarget, "seed \(seed)")
            return
        }
        let fitting = all.filter { reaches(most) ? reaches($0.served) : $0.served == most }
        let fewest = fitting.map(\.choice.opened.count).min() ?? 0
        #expect(plan.sites.count == fewest && plan.bound == plan.objective, "seed \(seed)")
        #expect(plan.status == (reaches(most) ? .optimal : .infeasibleTarget), "seed \(seed)")
    }

    @Test("alternatives are the exchanges that lose at most 1 % of what is gained", arguments: 1...200 as ClosedRange<UInt64>)
    func alternatives(seed: UInt64) throws {
        let random = instance(
            seed, isSplittable: true, kinds: seed % 2 == 0 ? [] : [.rules, .spacing, .budget], largest: 6, mostPoints: 8)
        let count = max(1, random.instance.required) + Int(seed % 3)
        let plan = try SitingSolver().solve(random.question(.maximalCovering(facilityCount: count)))
        let lists = try #require(random.question(plan.model).alternatives(to: plan))
        #expect(lists.count == plan.sites.count, "seed \(seed)")
        let choices = Set(random.allChoices().map(\.opened))
        for (rank, list) in lists.enumerated() {
            var expected: [[Int64]] = []
            for candidate in random.instance.status.indices
            where random.instance.status[candidate] == .available && !plan.sites.contains(candidate)
                && random.instance.status[plan.sites[rank]] != .required
            {
                let opened = plan.sites.filter { $0 != plan.sites[rank] } + [candidate]
                let lost = (plan.outcome?.servedWeight ?? 0) - random.served(opened)
                guard choices.contains(opened.sorted()), lost * 100 <= plan.gainedWeight else { continue }
                // The same people: half of what both have within reach.
                let instance = random.instance
                let own = instance.sets.indices.filter { instance.sets[$0].contains(Int32(plan.sites[rank])) }
                let whole = own.reduce(0) { $0 + instance.weights[$1] }
                let shared = own.filter { instance.sets[$0].contains(Int32(candidate)) }.reduce(0) { $0 + instance.weights[$1] }
                guard shared > 0, shared * 2 >= whole else { continue }
                expected.append([lost, Int64(candidate)])
            }
            expected.sort { $0.lexicographicallyPrecedes($1) }
            #expect(list.map { [$0.lostWeight, Int64($0.candidate.value)] } == expected, "seed \(seed)")
        }
        let whole = random.withCapacities(seed: seed, isSplittable: false).question(plan.model)
        #expect(whole.alternatives(to: plan) == nil)
    }

    @Test("what is not supported together is refused")
    func refused() {
        var random = instance(3, isSplittable: true, largest: 5)
        random.conditions.largestClosings = 1
        #expect(throws: SitingError.unsupportedWithCapacities(.relocation)) {
            try SitingSolver().solve(random.question(.maximalCovering(facilityCount: 2)))
        }
        random.conditions.largestClosings = nil
        #expect(throws: SitingError.self) {
            try SitingSolver().solve(random.question(.backupSetCovering(target: 1)))
        }
    }
}
