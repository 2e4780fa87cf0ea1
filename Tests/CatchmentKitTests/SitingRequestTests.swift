import CatchmentKit
import GeoPrimitives
import PlanningTerms
import Testing

@Suite("SitingRequest")
struct SitingRequestTests {
    /// A plan that asks for some sites.
    private func plan(_ siting: SitingOptions, capacity: ConditionOptions.CapacityRule? = nil) -> Plan {
        var options = InputOptions(demand: LayerOptions(path: "d.csv"))
        options.places = SettingPlaces(file: "plan.yaml")
        for (line, setting) in SitingSetting.allCases.enumerated() where siting.said.contains(setting) {
            options.places.note(setting.planKey, PlanPlace(line: line + 1, column: 3, key: setting.planKey))
        }
        if capacity != nil { options.places.note("capacitated", PlanPlace(line: 90, column: 1, key: "capacitated")) }
        var cover = CoverSettings()
        cover.capacity = capacity
        return Plan(file: "plan.yaml", name: nil, options: options, cover: cover, siting: siting, levels: [], scenarios: [])
    }

    private func said(_ change: (inout SitingOptions) -> Void) -> SitingOptions {
        var said = SitingOptions()
        change(&said)
        return said
    }

    private func refusal(
        _ said: SitingOptions, over plan: Plan?, takesSiting: Bool = true, _ change: (inout InputOptions) -> Void = { _ in }
    ) -> String? {
        var options = plan?.options ?? InputOptions(demand: LayerOptions(path: "d.csv"))
        change(&options)
        do {
            _ = try SitingRequest(said, over: plan, takesSiting: takesSiting, options: options)
            return nil
        } catch let error as CatchmentError {
            #expect(error.exitCode == 64)
            return error.lines.joined()
        } catch {
            return "\(error)"
        }
    }

    @Test("what nobody says is usual, and is the usual of the library too")
    func usual() throws {
        let options = InputOptions(demand: LayerOptions(path: "d.csv"))
        let request = try SitingRequest(said { $0.count = 3 }, over: nil, options: options)
        #expect(request.settings == SiteSettings(model: .maximalCovering(facilityCount: 3), limits: SolveLimits()))
        let backup = try SitingRequest(said { ($0.model, $0.count) = (.bacop, 3) }, over: nil, options: options)
        #expect(backup.settings.model == .backupCovering(facilityCount: 3, firstPercent: 50))
        #expect(
            try SitingRequest(said { $0.model = .lscp }, over: nil, options: options).settings.model == .setCovering(target: 1))
    }

    @Test("every model is asked for as it is named")
    func models() throws {
        let options = InputOptions(demand: LayerOptions(path: "d.csv"))
        for model in SitingModelKind.allCases {
            let asked = said {
                $0.model = model
                if model.rules.size == .count { $0.count = 7 } else { $0.target = 0.6 }
            }
            let settings = try SitingRequest(asked, over: nil, options: options).settings
            #expect(settings.model.kind == model)
            #expect("\(settings.model)".contains(model.rules.size == .count ? "7" : "0.6"), "\(settings.model)")
        }
    }

    @Test("what is said wins over the plan one by one, floors and quotas level by level")
    func wins() throws {
        let plan = plan(
            said {
                ($0.model, $0.count, $0.gap, $0.seed, $0.workLimit) = (.mclp, 5, 0.1, 3, 9)
                $0.conditions.floors = [.init(level: "a", share: 0.1), .init(level: "b", share: 0.2)]
                $0.conditions.quotas = [.init(level: "a", minimum: 1, maximum: 2)]
                $0.conditions.spacing = .meters(500)
                $0.shareWithin = .meters(70)
            })
        let over = said {
            ($0.count, $0.seed, $0.timeLimit) = (8, 4, 60)
            $0.conditions.floors = [.init(level: "b", share: 0.3), .init(level: "c", share: 0.4)]
            $0.conditions.budget = 100
        }
        let request = try SitingRequest(over, over: plan, options: plan.options)
        let settings = request.settings
        #expect(settings.model == .maximalCovering(facilityCount: 8))
        #expect(settings.limits == SolveLimits(timeLimit: 60, workLimit: 9, gap: 0.1, seed: 4))
        #expect(
            settings.conditions.floors == [
                .init(level: "a", share: 0.1), .init(level: "b", share: 0.3), .init(level: "c", share: 0.4),
            ])
        #expect(settings.conditions.quotas == plan.siting.conditions.quotas)
        #expect(settings.conditions.spacing == .meters(500) && settings.conditions.budget == 100)
        #expect(settings.shareWithin == .meters(70) && request.options.needsOpeningCosts && request.notices.isEmpty)
        // A message names the flag where it stands in the plan's place.
        #expect(request.options.places.names(of: .count) == .flags && request.options.places.names(of: .spacing) == .keys)
    }

    @Test("another model leaves behind what is said of the plan's alone, and nothing else")
    func anotherModel() throws {
        let counted = plan(said { ($0.model, $0.count, $0.firstWeight, $0.gap) = (.bacop, 5, 0.7, 0.1) })
        let lscp = try SitingRequest(said { ($0.model, $0.target) = (.lscp, 0.9) }, over: counted, options: counted.options)
        #expect(lscp.settings.model == .setCovering(target: 0.9) && lscp.settings.limits.gap == 0.1)
        #expect(
            lscp.notices.map(\.key) == ["siting.count", "siting.first_weight"] && lscp.notices.allSatisfy { $0.row ?? 0 > 0 })
        let mclp = try SitingRequest(said { $0.model = .mclp }, over: counted, options: counted.options)
        #expect(mclp.settings.model == .maximalCovering(facilityCount: 5))
        #expect(mclp.notices.map(\.key) == ["siting.first_weight"])
        let near = plan(said { ($0.model, $0.count, $0.cutoff) = (.pMedian, 5, .length(.kilometers(3))) })
        let center = try SitingRequest(said { $0.model = .pCenter }, over: near, options: near.options)
        #expect(center.options.cutoff == .length(.kilometers(3)) && center.notices.isEmpty)
        let covering = try SitingRequest(said { $0.model = .mclp }, over: near, options: near.options)
        #expect(covering.options.cutoff == nil && covering.notices.map(\.key) == ["siting.cutoff"])
        // The same model said again leaves nothing behind, and what does not go together in it is refused.
        #expect(refusal(said { ($0.model, $0.target) = (.bacop, 0.9) }, over: counted)?.contains("--target goes with") == true)
    }

    @Test("a condition of the plan is never left out for a model that takes none")
    func conditionsStay() {
        let plan = plan(
            said {
                $0.count = 5
                $0.conditions.floors = [.init(level: "a", share: 0.1)]
            })
        for model in SitingModelKind.allCases where !model.rules.takesConditions {
            let line = refusal(said { $0.model = model }, over: plan)
            #expect(
                line?.hasPrefix("the plan says siting.floor (plan.yaml:6), and floors, quotas,") == true
                    && line?.hasSuffix("--no-siting leaves all of the plan's siting out") == true, "\(line ?? "taken")")
        }
        #expect(refusal(said { ($0.model, $0.count) = (.pMedian, 3) }, over: plan, takesSiting: false) == nil)
    }

    @Test("what does not go with what the rest of the run says is refused")
    func beside() {
        let matrix: (inout InputOptions) -> Void = { $0.costMatrix = LayerOptions(path: "m.csv") }
        let near = plan(said { ($0.model, $0.count, $0.cutoff) = (.pMedian, 5, .length(.kilometers(3))) })
        #expect(refusal(SitingOptions(), over: near) == nil)
        #expect(refusal(SitingOptions(), over: near, matrix)?.contains("siting.cutoff") == true)
        #expect(refusal(said { $0.cutoff = .cost(15) }, over: near, matrix) == nil)
        let spaced = plan(
            said {
                $0.count = 5
                $0.conditions.spacing = .meters(500)
            })
        #expect(refusal(SitingOptions(), over: spaced, matrix)?.contains("siting.spacing") == true)
        #expect(refusal(SitingOptions(), over: plan(SitingOptions())) == "--model mclp needs --count (or --budget)")
    }

    @Test("whoever says that capacities limit says how; the whole plan comes last")
    func capacities() throws {
        func capacity(
            _ over: SitingOptions, _ siting: SitingOptions, _ whole: ConditionOptions.CapacityRule?
        ) throws -> ConditionOptions.CapacityRule? {
            let plan = plan(siting, capacity: whole)
            return try SitingRequest(over, over: plan, options: plan.options).settings.conditions.capacity
        }
        let some = said { $0.count = 3 }
        #expect(try capacity(some, SitingOptions(), nil) == nil)
        #expect(try capacity(some, SitingOptions(), .indivisible) == .indivisible)
        #expect(try capacity(some, said { $0.isIndivisible = true }, .splittable) == .indivisible)
        #expect(try capacity(some, said { $0.isCapacitated = true }, .indivisible) == .splittable)
        #expect(try capacity(some, said { $0.isCapacitated = false }, .indivisible) == nil)
        let flag = said { ($0.count, $0.isCapacitated) = (3, true) }
        #expect(try capacity(flag, said { ($0.isCapacitated, $0.isIndivisible) = (true, true) }, .indivisible) == .splittable)
        let whole = said { ($0.count, $0.isIndivisible) = (3, true) }
        #expect(try capacity(whole, said { $0.isCapacitated = true }, nil) == .indivisible)
        #expect(refusal(whole, over: plan(SitingOptions()))?.contains("--indivisible goes with --capacitated") == true)
        let said = refusal(said { ($0.model, $0.count) = (.bacop, 3) }, over: plan(SitingOptions(), capacity: .splittable))
        #expect(said == "the plan says capacitated: true (plan.yaml:90), and --capacitated goes with --model mclp and lscp")
    }

    /// Each condition and extra, asked for with enough beside it to be meant with a model that takes it.
    private static let parts: [(SitingPart, @Sendable (inout SitingOptions) -> Void)] = [
        (.floors, { $0.conditions.floors = [.init(level: "a", share: 0.1)] }),
        (.quotas, { $0.conditions.quotas = [.init(level: "a", minimum: 1, maximum: nil)] }),
        (.unitRules, { $0.conditions.unitRules = "r.csv" }), (.spacing, { $0.conditions.spacing = .meters(9) }),
        (.budget, { $0.conditions.budget = 9 }), (.relocation, { $0.conditions.relocate = 1 }),
        (.capacities, { $0.isCapacitated = true }), (.firstWeight, { $0.firstWeight = 0.7 }), (.curve, { $0.curve = .band }),
        (.tieBreak, { $0.tieBreak = .distance }),
    ]

    @Test(
        "takes with every model what ModelRules says, alone and in pairs, and nothing else", arguments: SitingModelKind.allCases)
    func table(_ model: SitingModelKind) {
        for (first, askFirst) in Self.parts {
            for (second, askSecond) in Self.parts {
                let asked = said {
                    $0.model = model
                    if model.rules.size == .count { $0.count = 3 }
                    askFirst(&$0)
                    askSecond(&$0)
                }
                let isTaken = model.rules.takes(first) && model.rules.takes(second) && ModelRules.goTogether(first, second)
                let line = refusal(asked, over: nil)
                #expect((line == nil) == isTaken, "\(model) \(first) \(second): \(line ?? "taken")")
                // The same in a plan alone.
                let faults = asked.faults(.plan)
                #expect(faults.isEmpty == isTaken, "\(model) \(first) \(second): \(faults)")
            }
        }
        for (part, isBeside) in [(SitingPart.costMatrix, true), (.borders, true), (.costMatrix, false)] {
            let asked = said {
                $0.model = model
                if model.rules.size == .count { $0.count = 3 }
            }
            let faults = asked.faults(.run, beside: isBeside ? [part] : [])
            #expect(faults.isEmpty == (!isBeside || model.rules.takes(part)), "\(model) \(part)")
        }
    }
}
