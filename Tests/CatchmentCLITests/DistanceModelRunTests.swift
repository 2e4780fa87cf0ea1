import Foundation
import TestSupport
import Testing

@Suite("site, models on distances")
struct DistanceModelRunTests {
    private static let input = SharedRuns.townInput + ["--candidates", "c.csv", "--quiet"]

    /// Costs of all pairs of the town in whole minutes of a made-up walk, one line per pair.
    private static func matrix(_ keeps: (Int, Int) -> Bool = { _, _ in true }) -> String {
        var text = "from,to,minutes\n"
        for point in 0..<90 {
            text += "p\(point),f1,\(10 + (point * 7) % 31)\np\(point),f2,\(12 + (point * 5) % 29)\n"
            for site in 0..<20 where keeps(point, site) { text += "p\(point),c\(site),\((point * 13 + site * 17) % 41)\n" }
        }
        return text
    }

    @Test(
        "p-median, p-center and p-dispersion run, say what they count, and verify confirms them",
        arguments: ["p-median", "p-center", "p-dispersion"])
    func runs(_ model: String) async throws {
        let folder = try Scratch(SharedRuns.town)
        let site = ["site"] + Self.input + ["--model", model, "--count", "4", "--out"]
        #expect(try await run(site + ["one", "--threads", "1"], in: folder).exitCode == 0)
        #expect(try await run(site + ["two", "--threads", "2"], in: folder).exitCode == 0)
        let report = try JSON(contentsOf: folder.file("one/report.json"))
        let siting = report["siting"]
        #expect(siting["status"].text == "optimal" && siting["gap"].number == 0 && siting["bound"] == siting["objective"])
        #expect(siting["count"].number == 4 && siting["model"].text == model)
        let words = ["p-median": "weighted_cost", "p-center": "largest_cost", "p-dispersion": "smallest_spacing"]
        #expect(siting["objective_measure"].text == words[model])
        if model == "p-median" {
            // The mean distance is that of the coverage after the plan, which other code computes.
            let mean = report["coverage_after"]["distances"].sum("mean_m")
            #expect(abs(siting.sum("mean_cost") - mean) < 0.01)
        }
        if model == "p-center" {
            #expect(abs(siting.sum("objective") - report["coverage_after"]["distances"].sum("max_m")) < 0.01)
        }
        for name in try folder.names(in: "one") where name != "report.json" {
            #expect(try folder.data("one/\(name)") == folder.data("two/\(name)"), "\(name)")
        }
        let verified = try await run(["verify", "one"], in: folder)
        #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
        let objective = siting.sum("objective")
        let changed = report.changing(["siting", "objective"]) { _ in .number(objective * 0.9) }
            .changing(["siting", "bound"]) { _ in .number(objective * 0.9) }
        try folder.write("one/report.json", try changed.data())
        #expect(try await run(["verify", "one"], in: folder).exitCode == 65)
    }

    @Test(
        "a cost matrix without a cutoff serves p-median and p-center, and verify recomputes them from costs.csv",
        arguments: ["p-median", "p-center"])
    func matrixRuns(_ model: String) async throws {
        let folder = try Scratch(SharedRuns.town)
        try folder.write("m.csv", Self.matrix())
        let site = [
            "site", "--demand", "d.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--crs", "wgs84", "--cost-matrix",
            "m.csv",
            "--model", model, "--count", "3", "--out", "out",
        ]
        let ran = try await run(site, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(report["cover_rule"].text == "the matrix has the pair" && report["siting"]["status"].text == "optimal")
        let costs = report["coverage_after"]["costs"]
        let figure = model == "p-median" ? "mean" : "max"
        let published = report["siting"].sum(model == "p-median" ? "mean_cost" : "objective")
        #expect(abs(costs.sum(figure) - published) < 1e-9)
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("who cannot be served at all, or not by so few, is explained with exit code 3")
    func infeasible() async throws {
        let folder = try Scratch(SharedRuns.town)
        let site = [
            "site", "--demand", "d.csv", "--candidates", "c.csv", "--crs", "wgs84", "--cost-matrix", "m.csv", "--model",
            "p-median",
            "--count", "2", "--out", "out",
        ]
        // Every site serves a tenth of the points: ten sites are needed.
        var text = "from,to,cost\n"
        for point in 0..<90 { for site in [point % 10, point % 10 + 10] { text += "p\(point),c\(site),\(site)\n" } }
        try folder.write("m.csv", text)
        let few = try await run(site, in: folder)
        #expect(few.exitCode == 3 && few.output.contains("10 can"), "\(few.output) \(few.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(report["siting"]["status"].text == "infeasible" && report["siting"]["fewest_sites"].number == 10)
        #expect(report["siting"]["selected"].list.isEmpty)
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
        try folder.write("m.csv", text.split(separator: "\n").filter { !$0.hasPrefix("p7,") }.joined(separator: "\n") + "\n")
        let none = try await run(site, in: folder)
        #expect(none.exitCode == 3)
        #expect(try folder.text("out/uncoverable.csv").contains("p7,"))
    }

    @Test("a cutoff limits who serves whom; a limit gives a plan with a true bound and exit code 4")
    func limits() async throws {
        let folder = try Scratch(SharedRuns.town)
        let wide = try await run(["site"] + Self.input + ["--model", "p-median", "--count", "4", "--json"], in: folder).json()
        let cut = try await run(
            ["site"] + Self.input + ["--model", "p-median", "--count", "4", "--cutoff", "1500m", "--json"], in: folder)
        if cut.exitCode == 0 {
            let report = try cut.json()
            #expect(report["siting"].sum("objective") >= wide["siting"].sum("objective"))
            #expect(report["coverage_after"]["distances"].sum("max_m") <= 1500.001)
            #expect(report["settings"]["cutoff_m"].number == 1500)
        } else {
            #expect(cut.exitCode == 3)
        }
        let short = try await run(
            ["site"] + Self.input + ["--model", "p-median", "--count", "4", "--work-limit", "0", "--json"], in: folder)
        let siting = try short.json()["siting"]
        #expect(
            siting.sum("bound") <= wide["siting"].sum("objective") && siting.sum("objective") >= wide["siting"].sum("objective"))
        #expect(short.exitCode == (siting["status"].text == "optimal" ? 0 : 4))
    }

    @Test(
        "flags that do not go together",
        arguments: [
            ["--model", "p-median"], ["--model", "p-center", "--count", "2", "--target", "50%"],
            ["--model", "p-dispersion", "--count", "2", "--cutoff", "2km"], ["--model", "p-median", "--count", "2", "--curve"],
            ["--model", "p-median", "--count", "2", "--within", "community"],
        ])
    func usage(_ flags: [String]) async throws {
        let ran = try await run(["site"] + Self.input + flags, in: Scratch(SharedRuns.town))
        #expect(ran.exitCode == 64, "\(ran.errors)")
    }
}

@Suite("site, tie-break")
struct TieBreakRunTests {
    @Test("--tie-break distance keeps the objective and shortens ways, and verify confirms the plan")
    func distance() async throws {
        let folder = try Scratch(SharedRuns.town)
        let site = ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--count", "4", "--quiet", "--out"]
        #expect(try await run(site + ["plain"], in: folder).exitCode == 0)
        #expect(try await run(site + ["close", "--tie-break", "distance"], in: folder).exitCode == 0)
        let (plain, close) = (
            try JSON(contentsOf: folder.file("plain/report.json")), try JSON(contentsOf: folder.file("close/report.json"))
        )
        #expect(close["siting"]["objective"] == plain["siting"]["objective"] && plain["siting"]["tie_break"] == .null)
        let choice = close["siting"]["tie_break"]
        #expect(choice["status"].text == "optimal" && choice["bound"] == choice["weighted_cost"])
        // All covered people to the facility that covers them, added up from the published assignments by other code.
        func paid(_ report: String) throws -> Double {
            try JSON(contentsOf: folder.file("\(report)/assignments.geojson"))["features"].list.map { $0["properties"] }.reduce(0)
            {
                $0 + ($1["covered"] == .bool(true) ? $1.sum("weight") * $1.sum("distance_m") : 0)
            }
        }
        let people = close["coverage"]["overall"].sum("weight")
        #expect(abs(try paid("close") - choice.sum("weighted_cost")) < people * 0.001)
        #expect(try paid("close") <= paid("plain") + people * 0.001)
        #expect(try await run(["verify", "close"], in: folder).exitCode == 0)
    }
}
