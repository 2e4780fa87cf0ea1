@testable import CatchmentKit
import Foundation
import GeoPrimitives
import PlanningTerms
import TestSupport
import Testing

@Suite("siting in plan files")
struct SitingPlanTests {
    /// What the plan of a test is: its folder has a demand and a table of rules.
    private func plan(siting: String, _ more: String = "") throws -> Plan {
        let folder = NSTemporaryDirectory() + "catchment-siting-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("id,lon,lat\na,0.1,0.1\n".utf8).write(to: URL(fileURLWithPath: folder + "/d.csv"))
        let text = "layers: {demand: d.csv}\n\(more)siting: \(siting)\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/plan.yaml"))
        do {
            return try Plan(contentsOf: folder + "/plan.yaml")
        } catch let error as CatchmentError {
            throw PlanTests.Refusal(
                lines: error.lines.flatMap { $0.split(separator: "\n") }.map { String($0).replacing(folder + "/", with: "") },
                code: error.exitCode)
        }
    }

    @Test("reads every key, with the file's folder before its paths")
    func whole() throws {
        let plan = try plan(
            siting: """

                  model: mclp
                  count: 12
                  floor: {street: 45%, 社区: 0.1}
                  quota: {street: ..3, district: 1.., 社区: 0..1}
                  unit_rules: d.csv
                  spacing: 800m
                  spacing_existing: 1.5km
                  budget: 4e6
                  relocate: 2
                  time_limit: 5min
                  work_limit: 0
                  gap: 0.001
                  seed: 18446744073709551615
                  share_within: 300m
                  buildings: {path: d.csv, crs: gcj02, columns: {owner: 产权}, layer: a}
                """)
        let siting = plan.siting
        #expect(siting.model == .mclp && siting.count == 12)
        #expect(
            siting.conditions.floors == [.init(level: "street", share: 0.45), .init(level: "社区", share: 0.1)])
        #expect(
            siting.conditions.quotas == [
                .init(level: "street", minimum: 0, maximum: 3), .init(level: "district", minimum: 1, maximum: nil),
                .init(level: "社区", minimum: 0, maximum: 1),
            ])
        #expect(siting.conditions.spacing == .meters(800) && siting.conditions.spacingExisting == .meters(1500))
        #expect(siting.conditions.budget == 4_000_000 && siting.conditions.relocate == 2)
        #expect(siting.timeLimit == 300 && siting.workLimit == 0 && siting.gap == 0.001 && siting.seed == .max)
        #expect(siting.shareWithin == .meters(300))
        #expect(siting.buildings?.crs == .gcj02 && siting.buildings?.columns == ["owner": "产权"] && siting.buildings?.layer == "a")
        #expect(siting.paths.count == 2 && siting.paths.allSatisfy { $0.hasPrefix("/") && $0.hasSuffix("/d.csv") })
        #expect(plan.otherPaths == siting.paths)
    }

    @Test("reads the keys of the other models")
    func models() throws {
        #expect(try plan(siting: "{model: lscp-b, target: 33.3%}").siting.target == 0.333)
        #expect(try plan(siting: "{model: bacop, count: 3, first_weight: 29%}").siting.firstWeight == 0.29)
        #expect(try plan(siting: "{model: p-median, count: 3, cutoff: 3km}").siting.cutoff == .length(.kilometers(3)))
        #expect(try plan(siting: "{count: 3, curve: true}").siting.curve == .band)
        #expect(try plan(siting: "{count: 3, curve: exact}").siting.curve == .exact)
        #expect(try plan(siting: "{count: 3, curve: false}").siting.curve == nil)
        #expect(try plan(siting: "{model: lscp, tie_break: distance}").siting.tieBreak == .distance)
        let capacities = try plan(siting: "{count: 3, capacitated: true, indivisible: true}").siting
        #expect(capacities.isCapacitated == true && capacities.isIndivisible == true)
        #expect(try plan(siting: "~").siting == SitingOptions())
        #expect(try plan(siting: "{count: }").siting == SitingOptions())
    }

    @Test(
        "refuses with line, column, key and remedy",
        arguments: [
            ("{modell: mclp}", "plan.yaml:2: column 10: siting.modell: unknown key; did you mean model?"),
            ("5", "plan.yaml:2: column 9: siting: \"5\" stands where a mapping of keys"),
            ("{model: mcpl}", "siting.model: \"mcpl\" stands where one of mclp, lscp, p-median,"),
            ("{count: 1.5}", "siting.count: \"1.5\" stands where a whole number from 1 to 1,000,000,000 is needed"),
            ("{count: [5]}", "siting.count: a list stands where"),
            ("{model: lscp, target: 101%}", "siting.target: \"101%\" stands where a share from 0% to 100%"),
            ("{floor: {street: nan}}", "siting.floor.street: \"nan\" stands where a share from 0% to 100%"),
            ("{floor: 45%}", "siting.floor: \"45%\" stands where a mapping of keys is needed"),
            ("{quota: {street: 3..1}}", "siting.quota.street: \"3..1\" stands where a range of numbers"),
            ("{quota: {street: 2}}", "siting.quota.street: \"2\" stands where a range of numbers"),
            ("{quota: {street: ..}}", "siting.quota.street: \"..\" stands where a range of numbers"),
            ("{quota: {street: [1, 3]}}", "siting.quota.street: a list stands where a range of numbers"),
            ("{spacing: 800}", "siting.spacing: \"800\" stands where a length above zero"),
            ("{budget: 1e16}", "siting.budget: \"1e16\" stands where an amount of money from 0 to 10¹⁵"),
            ("{relocate: 0}", "siting.relocate: \"0\" stands where a whole number from 1 to 1,000,000,000"),
            ("{time_limit: 60}", "siting.time_limit: \"60\" stands where a duration above zero"),
            ("{work_limit: -1}", "siting.work_limit: \"-1\" stands where a whole number of at least 0"),
            ("{gap: inf}", "siting.gap: \"inf\" stands where a number of at least 0"),
            ("{seed: -1}", "siting.seed: \"-1\" stands where a whole number of at least 0"),
            ("{curve: band}", "siting.curve: \"band\" stands where true, false or exact is needed"),
            ("{tie_break: weight}", "siting.tie_break: \"weight\" stands where one of distance is needed"),
            ("{unit_rules: none.csv}", "siting.unit_rules: there is no file none.csv"),
            ("{share_within: 1km, buildings: {path: d.csv, columns: {ower: x}}}", "siting.buildings.columns.ower: unknown key"),
            ("{model: bacop, first_weight: 33.3%}", "siting.first_weight: first_weight takes whole percentages, such as 70%"),
            ("{model: lscp, count: 5}", "plan.yaml:2: column 23: siting.count: count goes with model mclp; lscp takes target"),
            ("{target: 90%}", "siting.target: target goes with model lscp; mclp takes count"),
            ("{model: lscp, curve: true}", "siting.curve: curve goes with model mclp"),
            ("{count: 3, curve: true, spacing: 1km}", "siting.curve: curve goes with count alone"),
            ("{count: 3, tie_break: distance, budget: 9}", "siting.tie_break: tie_break goes with model mclp, or lscp"),
            ("{model: lscp, target: 90%, tie_break: distance}", "siting.tie_break: tie_break goes with"),
            ("{model: p-center, count: 3, quota: {a: 1..}}", "siting.quota: floors, quotas, spacing, budget"),
            ("{model: bacop, count: 3, relocate: 1}", "siting.relocate: relocate goes with model mclp"),
            ("{model: bacop1, count: 3, capacitated: true}", "siting.capacitated: capacitated goes with model mclp and lscp"),
            ("{count: 3, first_weight: 70%}", "siting.first_weight: first_weight goes with model bacop"),
            ("{count: 3, cutoff: 3km}", "siting.cutoff: cutoff goes with p-median and p-center; mclp takes radius"),
            ("{count: 3, indivisible: true}", "siting.indivisible: indivisible goes with capacitated"),
            ("{count: 3, buildings: d.csv}", "siting.buildings: buildings goes with share_within"),
            (
                "{model: lscp, capacitated: true, indivisible: true, work_limit: 9}",
                "siting.indivisible: indivisible with lscp takes no time_limit and no work_limit"
            ),
            // One wrong value hides nothing else that is wrong.
            ("{model: lscp, target: much, count: 5}", "siting.count: count goes with model mclp"),
        ])
    func refuses(_ siting: String, _ line: String) throws {
        let error = #expect(throws: PlanTests.Refusal.self) { try plan(siting: siting) }
        #expect(error?.lines.contains { $0.contains(line) } == true, "\(error?.lines ?? [])")
        #expect(error?.lines.allSatisfy { $0.contains("plan.yaml:2: column ") } == true, "\(error?.lines ?? [])")
        #expect(error?.code == (line.contains("there is no file") ? 66 : 65))
    }

    @Test(
        "refuses what does not go with the rest of the plan",
        arguments: [
            (
                "capacitated: true\n", "{count: 3, floor: {a: 5%}}",
                "siting.floor: floor is not supported together with capacitated"
            ),
            ("capacitated: true\n", "{model: bacop, count: 3}", "capacitated: capacitated goes with model mclp and lscp"),
            ("within: street\n", "{model: p-median, count: 3}", "siting.model: borders (within) say who is covered"),
            ("within: street\n", "{count: 3, tie_break: distance}", "siting.tie_break: tie_break does not know borders"),
            ("cost_matrix: d.csv\n", "{model: p-dispersion, count: 3}", "siting.model: p-dispersion spaces sites"),
            ("cost_matrix: d.csv\n", "{count: 3, spacing: 1km}", "siting.spacing: spacing is a distance"),
            ("cost_matrix: d.csv\n", "{model: p-median, count: 3, cutoff: 1km}", "siting.cutoff: cutoff is a length"),
        ])
    func refusesBeside(_ more: String, _ siting: String, _ line: String) throws {
        let error = #expect(throws: PlanTests.Refusal.self) { try plan(siting: siting, more) }
        #expect(error?.lines.count == 1 && error?.lines[0].contains(line) == true, "\(error?.lines ?? [])")
    }

    @Test("capacities of the whole plan may be left out of siting")
    func withoutCapacities() throws {
        let plan = try plan(siting: "{count: 3, capacitated: false, floor: {a: 5%}}", "capacitated: true\n")
        let request = try SitingRequest(over: plan, options: plan.options)
        #expect(request.settings.conditions.capacity == nil && plan.cover.capacity == .splittable)
    }

    @Test("the schema has every key, and the columns of buildings")
    func schema() throws {
        let text = try Data(contentsOf: URL(fileURLWithPath: Repository.root + "/docs/plan.schema.json"))
        let schema = try #require(JSONSerialization.jsonObject(with: text) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        let siting = try #require(properties["siting"] as? [String: Any])
        let keys = try #require(siting["properties"] as? [String: Any])
        #expect(keys.keys.sorted() == SitingSetting.allCases.map(\.rawValue).sorted())
        let model = try #require(keys["model"] as? [String: Any])
        #expect(model["enum"] as? [String] == SitingModelKind.allCases.map(\.rawValue))
        let page = try String(contentsOfFile: Repository.root + "/docs/plan.md", encoding: .utf8)
        for key in keys.keys { #expect(page.contains("`\(key)`"), "\(key) is missing in docs/plan.md") }
    }

    @Test("what init suggests is a plan once the # is taken away, with the defaults of the program")
    func draft() throws {
        let folder = Repository.data("sample-county")
        let draft = try PlanDraft(folder: folder, plan: folder + "/draft.yaml").text
        let start = try #require(draft.range(of: "# siting:"))
        let siting = draft[start.lowerBound...].split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n")
        let text = try plan(siting: "~", "").siting
        #expect(text == SitingOptions())
        let read = try plan(siting: String(siting.dropFirst("siting:".count))).siting
        #expect(read.model == SitingOptions.usualModel && read.count == 5)
    }

    @Test("the sample's plan asks for what its README and scenarios speak of")
    func sample() throws {
        let plan = try Plan(contentsOf: Repository.data("sample-county/plan.yaml"))
        let request = try SitingRequest(over: plan, options: plan.options)
        #expect(request.settings.model == .maximalCovering(facilityCount: 5) && request.settings.conditions.isEmpty)
    }
}
