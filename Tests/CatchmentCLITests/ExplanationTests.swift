import Foundation
import TestSupport
import Testing

@Suite("site: explanation and marginal curve")
struct ExplanationTests {
    private let town = ["site"] + SharedRuns.townInput + ["--candidates", "c.csv"]

    @Test("the curve stands in the report, in curve.csv and in words, and its last step is the plan (S13)")
    func curve() async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await run(town + ["--count", "6", "--curve-exact", "--out", "out"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(ran.output.contains("sets need not nest"))
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let steps = report["siting"]["curve"].list
        #expect(steps.map { $0["count"].number } == [1, 2, 3, 4, 5, 6])
        #expect(steps.last?["objective"] == report["siting"]["objective"])
        #expect(steps.reduce(0) { $0 + $1.sum("added") } == report["siting"].sum("gained"))
        for count in 1...6 {
            let alone = try await run(town + ["--count", "\(count)", "--json", "--quiet"], in: folder).json()["siting"]
            #expect(steps[count - 1]["objective"] == alone["objective"], "\(count)")
            #expect(steps[count - 1]["bound"] == alone["bound"], "\(count)")
        }
        let rows = try folder.text("out/curve.csv").split(whereSeparator: \.isNewline)
        #expect(rows.count == 7 && rows[0].contains("count,status,covered,bound"))
        let checked = try await run(["verify", "out"], in: folder)
        #expect(checked.exitCode == 0 && checked.output.contains("curve: 6 steps"), "\(checked.errors)")
        let zh = try await run(town + ["--count", "2", "--curve", "--lang", "zh"], in: folder)
        #expect(zh.output.contains("边际曲线") && zh.output.contains("选址理由"))
    }

    @Test(
        "a curve with a step changed is rejected",
        arguments: [("objective", 1.0), ("bound", -1), ("gap", 0.1), ("added", 1), ("count", 1)])
    func corruptCurve(_ key: String, _ change: Double) async throws {
        let folder = try Scratch(SharedRuns.town)
        try await run(town + ["--count", "4", "--curve", "--out", "out", "--quiet"], in: folder)
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let changed = report.changing(["siting", "curve", 1, .key(key)]) { .number(($0.number ?? 0) + change) }
        try folder.write("out/report.json", changed.data())
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65 && ran.errors.contains("curve: "), "\(ran.errors)")
    }

    @Test("closed clusters are those without an uncovered person after the plan, each named once (S14)")
    func clusters() async throws {
        let folder = try Scratch()
        let data = "sample-county/"
        let input = [
            "--demand", Repository.data(data + "demand.csv"), "--facilities", Repository.data(data + "facilities.csv"),
            "--units", Repository.data(data + "units.geojson"), "--crs", "wgs84", "--radius", "1km",
        ]
        let planned = [
            "site", "--candidates", Repository.data(data + "candidates.csv"), "--count", "12", "--out", "out", "--quiet",
            "--buildings", Repository.data(data + "candidates.csv"), "--share-within", "300m", "--no-layers",
        ]
        let ran = try await run(planned + input, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let sites = report["siting"]["sites"].list
        let closed = sites.flatMap { $0["clusters_closed"].list.compactMap(\.text) }
        #expect(Set(closed).count == closed.count && !closed.isEmpty)
        // Open the same sites as facilities: an id that is left over stands for a cluster that still has people.
        let names = Set(report["siting"]["selected"].list.compactMap(\.text))
        let lines = try String(contentsOfFile: Repository.data(data + "candidates.csv"), encoding: .utf8)
            .split(separator: "\n")
        let opened = lines.filter { names.contains(String($0.prefix { $0 != "," })) }.map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let old = try String(contentsOfFile: Repository.data(data + "facilities.csv"), encoding: .utf8)
        let added = opened.map { "\($0[0]),\($0[1]),community,existing,\($0[3]),\($0[4]),1000,,,," }
        try folder.write("f.csv", old + added.joined(separator: "\n") + "\n")
        var after = input
        after[3] = "f.csv"
        try await run(["cover"] + after + ["--out", "after", "--quiet", "--min-people", "0"], in: folder)
        let later = try JSON(contentsOf: folder.file("after/report.json"))
        #expect(later["coverage"]["overall"]["covered_weight"] == report["coverage_after"]["overall"]["covered_weight"])
        let left = Set(later["blanks"]["clusters"].list.compactMap { $0["id"].text })
        #expect(left.isDisjoint(with: closed))
        // The candidates are the list of buildings here: a site shares no place with itself.
        #expect(sites.allSatisfy { $0["shared_place"]["id"].text != $0["id"].text })
    }

    @Test("a cluster of which little is left is said, with how much; an alternative has its name", arguments: ["en", "zh"])
    func nearlyClosed(language: String) async throws {
        let folder = try Scratch([
            "d.csv": "id,x,y,population\np,0,0,95\nq,600,0,5\n",
            "c.csv": "id,name,x,y,status\nc1,Library,0,0,candidate\nc2,School,10,0,candidate\n",
        ])
        let ran = try await run(
            [
                "site", "--demand", "d.csv", "--candidates", "c.csv", "--crs", "planar", "--radius", "500m", "--count", "1",
                "--cluster-distance", "700m", "--min-people", "0", "--out", "out", "--report", "--lang", language,
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let site = report["siting"]["sites"][0]
        let near = site["clusters_nearly_closed"].list
        #expect(near.count == 1 && near[0]["weight"].number == 100 && near[0]["left"].number == 5)
        #expect(site["clusters_closed"].list.isEmpty)
        let words = language == "en" ? "95.0 % closed, 5 people left" : "已消除 95.0%，余 5 人"
        #expect(ran.output.contains(words), "\(ran.output)")
        #expect(try folder.text("out/report.html").contains(words))
        #expect(try folder.text("out/report.html").contains(language == "en" ? "School (c2)" : "School（c2）"))
        #expect(try await run(["verify", "out", "--quiet"], in: folder).exitCode == 0)
        let path: [JSONStep] = ["siting", "sites", 0, "clusters_nearly_closed"]
        try folder.write("out/report.json", report.changing(path + [0, "left"]) { _ in .number(4) }.data())
        let wrong = try await run(["verify", "out"], in: folder)
        #expect(wrong.exitCode == 65 && wrong.errors.contains("clusters_nearly_closed: "), "\(wrong.errors)")
        try folder.write("out/report.json", report.changing(path) { _ in .list([]) }.data())
        let missing = try await run(["verify", "out"], in: folder)
        #expect(missing.exitCode == 65 && missing.errors.contains("is missing"), "\(missing.errors)")
    }

    @Test("the place to share is the nearest within the distance: a building, an open center, an owned candidate")
    func sharing() async throws {
        let folder = try Scratch([
            "d.csv": "id,x,y,population\np,0,0,10\n",
            "c.csv": "id,x,y,owner\nc1,0,0,\nc2,400,0,district\n", "f.csv": "id,x,y,name\nf1,0,-300,seat\n",
            "b.csv": "id,x,y,name,owner\nb1,0,250,school,county\n",
        ])
        let input = [
            "site", "--demand", "d.csv", "--candidates", "c.csv", "--crs", "planar", "--radius", "100m", "--count", "1", "--json",
            "--quiet", "--facilities", "f.csv",
        ]
        func place(_ more: [String]) async throws -> JSON {
            let ran = try await run(input + more, in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
            return try ran.json()["siting"]["sites"][0]["shared_place"]
        }
        let building = try await place(["--share-within", "250m", "--buildings", "b.csv"])
        #expect(building["id"].text == "b1" && building["owner"].text == "county" && building["distance_m"].number == 250)
        #expect(try await place(["--share-within", "249m", "--buildings", "b.csv"]) == .null)
        #expect(try await place(["--share-within", "300m"])["kind"].text == "facility")
        try folder.write("f.csv", "id,x,y,name\nf1,0,-900,seat\n")
        let candidate = try await place(["--share-within", "500m"])
        #expect(candidate["kind"].text == "candidate" && candidate["id"].text == "c2")
        #expect(try await run(input + ["--buildings", "b.csv"], in: folder).exitCode == 64)
        #expect(try await run(input + ["--model", "lscp", "--curve"], in: folder).exitCode == 64)
    }
}
