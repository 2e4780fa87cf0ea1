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
        .number("the bound raised and called proved", "report.json", ["siting", "bound"], by: 100, "gap"),
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
            found: "not a report of this program"),
    ]
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
        #expect(!ran.output.contains("verified"))
    }

    @Test(
        "a missing file is no input",
        arguments: ["report.json", "facilities.geojson", "proposals.geojson", "assignments.geojson"])
    func missing(_ name: String) async throws {
        let (folder, _) = try await copy()
        try folder.remove("out/\(name)")
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 66)
        #expect(ran.errorLines.count == 1 && ran.errors.contains("out/\(name)"), "\(ran.errors)")
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

    @Test("a folder without layers cannot be verified, and says which file lacks")
    func withoutLayers() async throws {
        let folder = try Scratch(SharedRuns.town)
        try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--no-layers"], in: folder)
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 66 && ran.errors.contains("out/facilities.geojson"))
        #expect(try await run(["verify", "nowhere"], in: folder).exitCode == 66)
    }
}
