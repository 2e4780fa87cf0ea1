import Foundation
import TestSupport
import Testing

/// A published file with one thing changed, and what the check must name.
struct Corruption: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var change: @Sendable (JSON) throws -> JSON
    /// What a line of standard error must hold; `%` stands for the id of the first proposal.
    var found: String

    var testDescription: String { name }

    /// A change of the number at a path.
    static func number(_ name: String, _ file: String, _ path: [JSONStep], by change: Double, _ found: String) -> Corruption {
        Corruption(name: name, file: file, change: { $0.changing(path) { .number(($0.number ?? 0) + change) } }, found: found)
    }

    /// A change of the first feature that fits.
    static func feature(
        _ name: String, _ file: String, where fits: @escaping @Sendable (JSON) -> Bool, _ path: [JSONStep], _ found: String,
        _ change: @escaping @Sendable (JSON) -> JSON
    ) -> Corruption {
        Corruption(
            name: name, file: file,
            change: { json in
                let index = try #require(json["features"].list.firstIndex(where: fits))
                return json.changing(["features", .index(index)] + path, change)
            }, found: found)
    }

    static let all: [Corruption] = [
        .number("a proposal moved", "proposals.geojson", ["features", 0, "geometry", "coordinates", 0], by: 0.01, "gain of %"),
        .number("a proposal's gain changed", "proposals.geojson", ["features", 0, "properties", "gain"], by: 1, "gain of %"),
        .number(
            "a proposal's radius grown", "proposals.geojson", ["features", 0, "properties", "radius_m"], by: 900, "gain of %"),
        .feature(
            "a covered point called uncovered", "assignments.geojson", where: { $0["properties"]["covered"] == .bool(true) },
            ["properties", "covered"], "points called covered"
        ) { _ in .bool(false) },
        .feature(
            "an uncovered point called covered", "assignments.geojson", where: { $0["properties"]["covered"] == .bool(false) },
            ["properties", "covered"], "is called covered and lies"
        ) { _ in .bool(true) },
        .number("a weight changed", "assignments.geojson", ["features", 0, "properties", "weight"], by: 1, "weight: "),
        .number("a distance changed", "assignments.geojson", ["features", 3, "properties", "distance_m"], by: 1, "lies "),
        .number(
            "a demand point moved", "assignments.geojson", ["features", 3, "geometry", "coordinates", 1], by: 0.001, "lies "),
        .number("the objective raised", "report.json", ["siting", "objective"], by: 1, "objective"),
        .number("the gain raised", "report.json", ["siting", "gained"], by: 1, "gained"),
        .number("the bound lowered below the objective", "report.json", ["siting", "bound"], by: -1, "bound"),
        .number("the bound raised and called proved", "report.json", ["siting", "bound"], by: 100, "status optimal"),
        .number(
            "the base raised", "report.json", ["coverage", "overall", "covered_weight"], by: 1, "weight covered by what is open"),
        .number("the outcome raised", "report.json", ["coverage_after", "overall", "covered_weight"], by: 1, "coverage after"),
        .number("fewer sites allowed than selected", "report.json", ["siting", "count"], by: -1, "--count is 3"),
        Corruption(
            name: "a selected id renamed", file: "report.json",
            change: { $0.changing(["siting", "selected", 0]) { _ in .text("nowhere") } },
            found: "selected: report.json and proposals.geojson name different sites"),
        Corruption(
            name: "a proposal renamed", file: "proposals.geojson",
            change: { $0.changing(["features", 0, "properties", "id"]) { _ in .text("nowhere") } },
            found: "is assigned to %, which is neither open nor proposed"),
        Corruption(
            name: "a facility removed", file: "facilities.geojson",
            change: { $0.changing(["features"]) { .list(Array($0.list.dropFirst())) } },
            found: "is assigned to f1, which is neither open nor proposed"),
        Corruption(
            name: "a demand point removed", file: "assignments.geojson",
            change: { $0.changing(["features"]) { .list(Array($0.list.dropFirst())) } },
            found: "points: 90"),
        Corruption(
            name: "a report of another schema", file: "report.json",
            change: { $0.changing(["schema"]) { _ in .text("catchment/report/9") } }, found: "catchment/report/9"),
        Corruption(
            name: "a report that is none", file: "report.json", change: { _ in .object(["a": .number(1)]) },
            found: "this is no report of catchment"),
    ]
}

extension Corruption {
    /// A change of a text of report.json.
    static func text(_ name: String, _ path: [JSONStep], to text: String, _ found: String) -> Corruption {
        Corruption(name: name, file: "report.json", change: { $0.changing(path) { _ in .text(text) } }, found: found)
    }

    /// A change of what is said of the first site for which there is something to change.
    static func site(_ name: String, _ key: String, _ found: String, _ change: @escaping @Sendable (JSON) -> JSON) -> Corruption {
        Corruption(
            name: name, file: "report.json",
            change: { json in
                let values = json["siting"]["sites"].list.map { $0[key] }
                let index = try #require(values.firstIndex(where: { $0 != .null && $0 != .list([]) }))
                return json.changing(["siting", "sites", .index(index), .key(key)], change)
            }, found: found)
    }

    /// Changes of what is said of a proven plan, its evidence and its explanation.
    static let explained: [Corruption] = [
        .text("another model", ["siting", "model"], to: "lscp", "model lscp and objective_measure covered_weight"),
        .text("a model of second cover", ["siting", "model"], to: "bacop1", "model bacop1 and objective_measure"),
        .text("no model", ["siting", "model"], to: "mclq", "model: mclq is none"),
        .text("proven and called feasible", ["siting", "status"], to: "feasible", "status feasible: bound and objective meet"),
        .text("proven and called infeasible", ["siting", "status"], to: "infeasible", "status infeasible and selected sites"),
        .text(
            "proven and called out of reach", ["siting", "status"], to: "infeasible_target", "status infeasible_target: the run"),
        .text("another status", ["siting", "status"], to: "good", "status good is none"),
        .text("ended by a clock", ["siting", "stopped_by"], to: "time_limit", "stopped_by time_limit"),
        Corruption(
            name: "no objective", file: "report.json", change: { $0.changing(["siting", "objective"]) { _ in .null } },
            found: "status optimal: objective, bound or gap is null"),
        .number(
            "the sum of the tie-break", "report.json", ["siting", "tie_break", "weighted_cost"], by: 5000, "tie-break's weighted"),
        .text("the tie-break's status", ["siting", "tie_break", "status"], to: "feasible", "tie-break: status feasible"),
        .number("the tie-break's bound", "report.json", ["siting", "tie_break", "bound"], by: -1, "tie-break: status optimal"),
        .site("an alternative's loss", "alternatives", "alternatives of ") {
            $0.changing([0, "lost"]) { .number(($0.number ?? 0) - 0.5) }
        },
        .site("an alternative renamed", "alternatives", "alternatives of ") { $0.changing([0, "id"]) { _ in .text("c99") } },
        .site("an alternative moved", "alternatives", "alternatives of ") {
            $0.changing([0, "lat"]) { .number(($0.number ?? 0) + 0.01) }
        },
        .site("an alternative left out", "alternatives", "alternatives of ") { .list(Array($0.list.dropFirst())) },
        .site("more alternatives claimed", "alternatives_total", "alternatives of ") { .number(($0.number ?? 0) + 1) },
        .site("a closed cluster renamed", "clusters_closed", "clusters_closed of ") { $0.changing([0]) { _ in .text("x") } },
        .site("a closed cluster left out", "clusters_closed", "clusters_closed of ") { .list(Array($0.list.dropFirst())) },
        .site("a shared place farther", "shared_place", "shared_place of ") {
            $0.changing(["distance_m"]) { .number(($0.number ?? 0) + 3) }
        },
        .site("a shared place moved", "shared_place", "shared_place of ") {
            $0.changing(["lon"]) { .number(($0.number ?? 0) + 0.001) }
        },
        .site("another shared place", "shared_place", "shared_place of ") { $0.changing(["id"]) { _ in .text("elsewhere") } },
        .feature(
            "alternatives of a layer", "proposals.geojson", where: { $0["properties"]["alternatives"].text?.isEmpty == false },
            ["properties", "alternatives"], "alternatives of "
        ) { _ in .text("c99") },
        .feature(
            "a point moved to another cluster", "assignments.geojson",
            where: { $0["properties"]["cluster_before"].text?.isEmpty == false }, ["properties", "cluster_before"], "cluster "
        ) { _ in .text("x") },
    ]

    /// Changes of what is said of a plan that a limit ended before proof.
    static let unproven: [Corruption] = [
        .text(
            "unproven and called optimal", ["siting", "status"], to: "optimal", "status optimal: bound and objective do not meet"),
        .text("ended by nothing", ["siting", "stopped_by"], to: "none", "stopped_by none: bound and objective do not meet"),
        .text(
            "ended by a clock", ["siting", "stopped_by"], to: "time_limit", "stopped_by time_limit: the run had no time limit"),
        .text(
            "ended by the caller", ["siting", "stopped_by"], to: "interrupted", "reproducible: a run that a clock or its caller"),
        .number("a smaller gap", "report.json", ["siting", "gap"], by: -1e-6, "gap"),
    ]

    /// Changes of what is said of a target that is out of reach.
    static let unreachable: [Corruption] = [
        .text("out of reach and called optimal", ["siting", "status"], to: "optimal", "does not reach the target"),
        .number("a target within reach", "report.json", ["siting", "target"], by: -0.9, "infeasible_target: the plan reaches"),
        .number("more to reach", "report.json", ["siting", "largest_reachable_weight"], by: 10, "all that can be covered"),
        .text("another model", ["siting", "model"], to: "lscp-b", "model lscp-b and second_cover"),
        .text("a model with a count", ["siting", "model"], to: "mclp", "model mclp and objective_measure"),
    ]
}

@Suite("verify, of what a plan claims about itself")
struct VerifyClaimsTests {
    /// A plan of the town with everything a plan can say, one that a limit ended, and one whose target is out of reach.
    private static let explained = plan([
        "--count", "4", "--tie-break", "distance", "--buildings", "b.csv", "--share-within", "400m", "--min-people", "1",
        "--cluster-distance", "100m",
    ])
    private static let unproven = plan(["--count", "5", "--gap", "0.2"])
    private static let unreachable = plan(["--model", "lscp", "--target", "100%"])

    private static func plan(_ flags: [String]) -> Task<Scratch, any Error> {
        Task {
            var files = SharedRuns.town
            let candidates = files["c.csv"] ?? ""
            files["b.csv"] = candidates.replacingOccurrences(of: "c", with: "b")
            // Each candidate has another one beside it, which can take its place.
            let others = candidates.split(separator: "\n").dropFirst().map { "e\($0.dropFirst())1\n" }
            files["c.csv"] = candidates + others.joined()
            let folder = try Scratch(files)
            try await run(
                ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--quiet", "--out", "out"] + flags, in: folder)
            return folder
        }
    }

    private func rejects(_ corruption: Corruption, _ plan: Task<Scratch, any Error>) async throws {
        let (made, folder) = (try await plan.value, try Scratch())
        try FileManager.default.copyItem(atPath: made.file("out"), toPath: folder.file("out"))
        let file = "out/\(corruption.file)"
        let before = try JSON(contentsOf: folder.file(file))
        let after = try corruption.change(before)
        try #require(before != after)
        try folder.write(file, after.data())
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.contains { $0.contains(corruption.found) }, "\(ran.errors)")
    }

    @Test("confirms each of them as it is")
    func confirms() async throws {
        for (plan, lines) in [
            (
                Self.explained,
                ["model: mclp", "status: optimal", "tie-break's", "alternatives: ", "clusters closed: ", "shared places: 4"]
            ),
            (Self.unproven, ["status: feasible"]), (Self.unreachable, ["status: infeasible_target", "all that can be covered"]),
        ] {
            let ran = try await run(["verify", "out"], in: try await plan.value)
            #expect(ran.exitCode == 0, "\(ran.errors)")
            for line in lines { #expect(ran.output.contains("confirmed  \(line)"), "\(ran.output)") }
        }
    }

    @Test(
        "a proven plan: model, status, tie-break, alternatives, clusters closed and shared places",
        arguments: Corruption.explained)
    func explained(_ corruption: Corruption) async throws { try await rejects(corruption, Self.explained) }

    @Test("a plan that is not proven: status and what ended the run", arguments: Corruption.unproven)
    func unproven(_ corruption: Corruption) async throws {
        let report = try JSON(contentsOf: try await Self.unproven.value.file("out/report.json"))
        try #require(report["siting"]["status"].text == "feasible")
        try await rejects(corruption, Self.unproven)
    }

    @Test("a target out of reach: status, target and what can be reached", arguments: Corruption.unreachable)
    func unreachable(_ corruption: Corruption) async throws { try await rejects(corruption, Self.unreachable) }
}

@Suite("verify")
struct VerifyTests {
    private func copy() async throws -> (folder: Scratch, plan: SharedRuns.Run) {
        let plan = try await SharedRuns.plan.value
        let folder = try Scratch()
        try FileManager.default.copyItem(atPath: plan.folder.file("out"), toPath: folder.file("out"))
        return (folder, plan)
    }

    @Test("confirms a plan and its folder, in words and as JSON")
    func confirmsPlan() async throws {
        let (folder, plan) = try await copy()
        let siting = plan.report["siting"]
        #expect(plan.program.exitCode == 0 && siting["selected"].list.count == 4)
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(ran.output.contains("out: verified, 90 points recomputed"))
        for word in ["assignments", "selected", "objective", "bound", "gained", "gap"] {
            #expect(ran.output.contains("confirmed  \(word)"), "\(word)")
        }
        let json = try await run(["verify", "out", "--json"], in: folder)
        #expect(json.exitCode == 0)
        #expect(try json.json()["problems"].list.isEmpty)
        let quiet = try await run(["verify", "out", "--quiet"], in: folder)
        #expect(quiet.exitCode == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
    }

    @Test("confirms a cover folder with radii of every source")
    func confirmsCover() async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,radius_m\na,-51.2,-30.01,\nb,-51.21,-30.01,100\nc,-51.2,-30.02,5000\n",
            "f.csv": "id,lon,lat,radius_m\nf1,-51.2,-30,1200\nf2,-51.25,-30,\n",
        ])
        for extra in [[], ["--radius-override", "3km"]] {
            try await run(BadInput.cover + ["--crs", "wgs84", "--radius", "50m", "--out", "out"] + extra, in: folder)
            let ran = try await run(["verify", "out"], in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
        }
    }

    @Test("rejects a folder in which one thing was changed, and names it", arguments: Corruption.all)
    func rejects(_ corruption: Corruption) async throws {
        let (folder, plan) = try await copy()
        let first = try JSON(contentsOf: folder.file("out/proposals.geojson"))["features"][0]["properties"]["id"].text ?? ""
        #expect(plan.report["siting"]["selected"].list.contains(.text(first)))
        let file = "out/\(corruption.file)"
        let before = try JSON(contentsOf: folder.file(file))
        let after = try corruption.change(before)
        try #require(before != after)
        try folder.write(file, after.data())
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65)
        let wanted = corruption.found.replacingOccurrences(of: "%", with: first)
        #expect(ran.errorLines.contains { $0.contains(wanted) }, "\(ran.errors)")
        #expect(ran.errorLines.allSatisfy { $0.hasPrefix("catchment: out") })
        #expect(!ran.output.contains("verified, "))
    }

    @Test("a missing report is no input; any other file that is missing is noticed by name")
    func missing() async throws {
        let (folder, _) = try await copy()
        let files = try folder.names(in: "out")
        #expect(files.count >= 10 && files.contains("candidates.csv"))
        for name in files {
            let content = try folder.data("out/\(name)")
            try folder.remove("out/\(name)")
            let ran = try await run(["verify", "out", "--quiet"], in: folder)
            #expect(ran.exitCode == (name == "report.json" ? 66 : 65))
            #expect(ran.errors.contains(name), "\(ran.errors)")
            try folder.write("out/\(name)", content)
        }
    }

    @Test("a file cut in half is bad data", arguments: ["report.json", "facilities.geojson", "assignments.geojson"])
    func half(_ name: String) async throws {
        let (folder, _) = try await copy()
        let bytes = try folder.data("out/\(name)")
        try folder.write("out/\(name)", bytes.prefix(bytes.count / 2))
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.count == 1 && ran.errors.contains("out/\(name)"), "\(ran.errors)")
    }

    @Test("accepts a plan whose published decimals leave a pair undecided: the figures lie in intervals then")
    func undecided() async throws {
        // p lies 11.6 mm beyond A's radius and within B's: A does not cover it, B does.
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\np,106.1110771,35.8999995,5\nq,106.1,35.9,100\nr,106.1130771,35.8999995,1\n",
            "c.csv": "id,lon,lat\nA,106.1,35.9\nB,106.1130771,35.8999995\n",
        ])
        let ran = try await run(
            [
                "site", "--demand", "d.csv", "--candidates", "c.csv", "--crs", "wgs84", "--radius", "1km", "--count", "2",
                "--json", "--out", "out",
            ],
            in: folder)
        #expect(try ran.json()["siting"]["sites"].list.map { $0.sum("gain") } == [100, 6])
        let checked = try await run(["verify", "out"], in: folder)
        #expect(checked.exitCode == 0 && checked.output.contains("1 points lie within 2 cm of a radius"), "\(checked.errors)")
    }

    @Test("of a folder without layers the files are held against their hashes, and nothing is said to be recomputed")
    func withoutLayers() async throws {
        let folder = try Scratch(SharedRuns.town)
        try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--no-layers"], in: folder)
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 0 && ran.output.contains("no figure was recomputed, since there are no layers"), "\(ran.errors)")
        #expect(ran.output.contains("not looked at  report.json: recomputed from layers, and the run wrote none"))
        #expect(!ran.output.contains("verified, "))
        #expect(try await run(["verify", "nowhere"], in: folder).exitCode == 66)
        let report = try folder.text("out/report.json")
        try folder.edit("out/report.json", "\"points\" : 90", "\"points\" : 91")
        #expect(try await run(["verify", "out"], in: folder).exitCode == 65)
        try folder.write("out/report.json", report)
        try folder.remove("out/facilities.csv")
        #expect(
            try await run(["verify", "out"], in: folder).errors.contains("facilities.csv: the run wrote it, and it is missing"))
    }
}
