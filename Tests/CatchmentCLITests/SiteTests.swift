import Foundation
import TestSupport
import Testing

@Suite("site")
struct SiteTests {
    private let town = ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--json", "--quiet"]

    @Test("gains add up in rank order, and the outcome is the coverage with the plan")
    func sums() async throws {
        let report = try await SharedRuns.plan.value.report
        let siting = report["siting"]
        let sites = siting["sites"].list
        #expect(sites.map { $0["id"] } == siting["selected"].list)
        #expect(sites.map { $0["rank"].number } == [1, 2, 3, 4])
        #expect(sites.reduce(0) { $0 + $1.sum("gain") } == siting["gained"].number)
        #expect(zip(sites, sites.dropFirst()).allSatisfy { $0.sum("gain") >= $1.sum("gain") })
        #expect(sites.allSatisfy { $0.sum("unique_gain") <= $0.sum("gain") })
        #expect(siting["covered_weight"] == report["coverage_after"]["overall"]["covered_weight"])
        #expect(siting.sum("covered_weight") == report["coverage"]["overall"].sum("covered_weight") + siting.sum("gained"))
        #expect(siting["objective"] == siting["covered_weight"])
        #expect(siting["status"].text == "optimal" && siting["gap"].number == 0)
    }

    @Test(
        "an unreachable target ends with 3, says the most that can be reached, and its critical radius makes it feasible (S2, S5, B5)"
    )
    func unreachable() async throws {
        let folder = try Scratch(SharedRuns.town)
        let input = [
            "--demand", "d.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--crs", "wgs84", "--model", "lscp", "--out",
            "out",
        ]
        let ran = try await run(["site"] + input + ["--radius", "150m"], in: folder)
        #expect(ran.exitCode == 3)
        let siting = try JSON(contentsOf: folder.file("out/report.json"))["siting"]
        #expect(siting["status"].text == "infeasible_target")
        #expect(siting["covered_weight"] == siting["largest_reachable_weight"])
        let most = Int(siting.sum("largest_reachable_weight"))
        #expect(most > 0 && ran.output.filter { $0 != "," }.contains("\(most)"), "\(ran.output)")
        let rows = try folder.text("out/uncoverable.csv").split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.count == Int(siting["uncoverable"].sum("points")) + 1)
        #expect(
            rows[0].map { $0.trimmingCharacters(in: ["\u{FEFF}"]) } == [
                "id", "lon", "lat", "weight", "nearest_candidate", "critical_radius_m",
            ])
        #expect(rows.dropFirst().allSatisfy { $0[4].hasPrefix("c") })
        let critical = try #require(rows.dropFirst().compactMap { Double($0[5]) }.max())
        #expect(critical > 150 && critical == siting["uncoverable"]["critical_radius_m"].number)
        let again = try await run(["site"] + input + ["--radius", "\(critical)m"], in: folder)
        #expect(again.exitCode == 0, "\(again.errors)")
        let solved = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(solved["siting"]["share"].number == 1 && solved["siting"]["status"].text == "optimal")
        #expect(try folder.text("out/uncoverable.csv").split(whereSeparator: \.isNewline).count == 1)
        let less = try await run(["site"] + input + ["--radius", "\(critical - 0.01)m"], in: folder)
        #expect(less.exitCode == 3)
    }

    @Test("a target met already opens nothing", arguments: ["0%", "5%"])
    func alreadyMet(_ target: String) async throws {
        let ran = try await run(town + ["--model", "lscp", "--target", target], in: Scratch(SharedRuns.town))
        #expect(ran.exitCode == 0)
        let siting = try ran.json()["siting"]
        #expect(siting["selected"].list.isEmpty && siting["objective"].number == 0 && siting["bound"].number == 0)
        #expect(siting["status"].text == "optimal" && siting["gap"].number == 0 && siting["gained"].number == 0)
    }

    @Test("a work limit of 0 keeps a plan with a true bound, and ends with 4 unless it is proved (S3)")
    func workLimit() async throws {
        let hexagons = Repository.data("porto-alegre/hexgrid.csv")
        let ran = try await run(
            [
                "site", "--demand", hexagons, "--candidates", hexagons, "--radius", "800m", "--count", "20", "--work-limit", "0",
                "--json", "--quiet",
            ], in: Scratch())
        let report = try ran.json()
        let siting = report["siting"]
        let optimum = try JSON(contentsOf: Repository.oracle("real_cases.json"))["porto_alegre"]["siting_without_existing"][
            "mclp_20"
        ].sum("objective")
        #expect(siting.sum("objective") <= optimum && siting.sum("bound") >= optimum)
        // Greedy is at least 1 - 1/e of the best.
        #expect(siting.sum("objective") >= (1 - exp(-1)) * optimum)
        let isProved = siting["status"].text == "optimal"
        #expect(ran.exitCode == (isProved ? 0 : 4))
        if !isProved { #expect(siting["status"].text == "feasible" && siting.sum("gap") > 0) }
        #expect(report["reproducible"] == .bool(true))
    }

    @Test("required sites are opened and counted, forbidden and excluded ones never")
    func statuses() async throws {
        let folder = try Scratch(SharedRuns.town)
        let plain = try await run(town + ["--count", "3"], in: folder).json()["siting"]
        let best = try #require(plain["selected"][0].text)
        let lines = try folder.text("c.csv").split(separator: "\n").map(String.init)
        let chosen = Set(plain["selected"].list.compactMap(\.text))
        let other = try #require(lines.dropFirst().map { String($0.prefix { $0 != "," }) }.first { !chosen.contains($0) })
        let marked = lines.enumerated().map { index, line -> String in
            let id = String(line.prefix { $0 != "," })
            return index == 0 ? "\(line),status" : "\(line),\(id == best ? "forbidden" : id == other ? "required" : "candidate")"
        }
        try folder.write("c.csv", marked.joined(separator: "\n") + "\n")
        let report = try await run(town + ["--count", "3"], in: folder).json()["siting"]
        let selected = report["selected"].list
        #expect(selected.contains(.text(other)) && !selected.contains(.text(best)) && selected.count <= 3)
        #expect(report["sites"].list.filter { $0["required"] == .bool(true) }.map { $0["id"].text } == [other])
        #expect(report["forbidden"].number == 1)
        #expect(report.sum("objective") <= plain.sum("objective"))
        // The town's west side is excluded.
        try folder.write(
            "e.geojson", BadInput.polygon([(-51.21, -30.2), (-51.19, -30.2), (-51.19, -30), (-51.21, -30), (-51.21, -30.2)]))
        try folder.write("c.csv", lines.joined(separator: "\n") + "\n")
        let excluded = try await run(town + ["--count", "3", "--exclude", "e.geojson"], in: folder).json()["siting"]
        let west = Set(
            lines.dropFirst().filter { Double($0.split(separator: ",")[1]) ?? 0 < -51.19 }.map { String($0.prefix { $0 != "," }) }
        )
        #expect(excluded["excluded"].number == Double(west.count) && !west.isEmpty)
        #expect(excluded["selected"].list.allSatisfy { !west.contains($0.text ?? "") })
    }

    @Test("candidates may stand among the facilities by their status")
    func candidatesAmongFacilities() async throws {
        let folder = try Scratch(SharedRuns.town)
        let separate = try await run(town + ["--count", "3"], in: folder).json()
        let facilities = try folder.text("f.csv").split(separator: "\n").enumerated().map {
            $0 == 0 ? "\($1),status" : "\($1),existing"
        }
        let candidates = try folder.text("c.csv").split(separator: "\n").dropFirst().map { "\($0),candidate" }
        try folder.write("all.csv", (facilities + candidates).joined(separator: "\n") + "\n")
        let together = try await run(
            [
                "site", "--demand", "d.csv", "--facilities", "all.csv", "--crs", "wgs84", "--radius", "500m", "--count", "3",
                "--json", "--quiet",
            ], in: folder
        ).json()
        #expect(together["siting"].without(["seconds"]) == separate["siting"].without(["seconds"]))
        #expect(together["coverage"] == separate["coverage"])
    }

    @Test("threads and a second run change no byte of the plan's layers (S6)")
    func reproducible() async throws {
        let plan = try await SharedRuns.plan.value
        let folder = try Scratch(SharedRuns.town)
        try await runProgram(
            ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--count", "4", "--threads", "1", "--out", "out"],
            in: folder)
        for name in try plan.folder.names(in: "out") where name != "report.json" {
            #expect(try folder.data("out/\(name)") == plan.folder.data("out/\(name)"), "\(name)")
        }
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(report.without(["timing", "seconds"]) == plan.report.without(["timing", "seconds"]))
    }

    @Test("what a plan leaves of a cluster keeps the cluster's id; a second part has its own")
    func clusterNames() async throws {
        // One row of eleven points 100 m apart in a plane; the site in the middle leaves the ends, the eastern one with more people.
        let people = (0..<11).map { "p\($0),\($0 * 100),0,\($0 + 1)\n" }.joined()
        let folder = try Scratch([
            "d.csv": "id,x,y,population\n" + people, "f.csv": "id,x,y\nf,90000,0\n", "c.csv": "id,x,y\nc,500,0\n",
        ])
        let ran = try await run(
            [
                "site", "--demand", "d.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--crs", "planar", "--radius",
                "250m",
                "--min-people", "1", "--count", "1", "--out", "out", "--quiet",
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let before = try JSON(contentsOf: folder.file("out/uncovered-clusters.geojson"))["features"].list
        let id = try #require(before.first?["properties"]["id"].text)
        #expect(before.count == 1)
        let after = try JSON(contentsOf: folder.file("out/assignments.geojson"))["features"].list.map {
            $0["properties"]["cluster"].text
        }
        #expect(after[0...2].allSatisfy { $0 == "\(id)-2" } && after[8...].allSatisfy { $0 == id })
        #expect(after[3...7].allSatisfy { $0 == nil })
        let compared = try await run(["compare", "out", "out", "--json", "--quiet"], in: folder)
        #expect(try compared.json()["clusters"]["kept"].number == 2)
    }
}
