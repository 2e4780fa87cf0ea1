import Foundation
import TestSupport
import Testing

@Suite("The three lists of a check-up")
struct PlannerListTests {
    @Test("lists reconcile: every cluster and red indicator once, every task names its problem, people sum")
    func lists() async throws {
        let (folder, ran) = try await CheckupExample.run()
        #expect(ran.exitCode == 2)
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let red = try JSON(contentsOf: folder.file("out/checkup.json"))["indicators"].list.filter { $0["state"].text == "red" }
        let (problems, tasks, duties) = (
            try folder.rows("out/problems.csv"), try folder.rows("out/tasks.csv"), try folder.rows("out/responsibilities.csv")
        )
        let serious = red.enumerated().sorted { first, second in
            let (left, right) = (first.element["people"].number ?? -1, second.element["people"].number ?? -1)
            return left == right ? first.offset < second.offset : left > right
        }.map(\.element)
        let expected = report["blanks"]["clusters"].list.map { $0["id"].text ?? "" } + serious.map { $0["id"].text ?? "" }
        #expect(problems.dropFirst().map { $0[0] } == expected && Set(expected).count == expected.count)
        #expect(tasks.dropFirst().allSatisfy { expected.contains($0[3]) } && Set(tasks.map { $0[3] }).count == expected.count + 1)
        #expect(duties.dropFirst().map { $0[0] } == tasks.dropFirst().map { $0[0] })
        #expect(duties[0].suffix(3) == ["owner", "person", "due_date"])
        for name in ["problems", "tasks", "responsibilities"] { #expect(folder.exists("out/\(name).geojson")) }
        #expect(report["command"].text == "checkup")
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("proposed sites answer clusters: the tasks of a cluster sum to its people")
    func proposals() async throws {
        let (folder, _) = try await CheckupExample.run()
        try folder.write("c.csv", "id,x,y,radius_m\ns1,5500,1000,500\n")
        let site = try await run(
            ["site", "--plan", "plan.yaml", "--candidates", "c.csv", "--count", "1", "--out", "plan", "--quiet"], in: folder)
        #expect(site.exitCode == 0, "\(site.errors)")
        let ran = try await run(["checkup", "plan.yaml", "--proposals", "plan", "--out", "next", "--quiet"], in: folder)
        #expect(ran.exitCode == 2, "\(ran.errors)")
        let tasks = try folder.rows("next/tasks.csv")
        #expect(tasks[1][1] == "open a center" && tasks[1][2] == "s1" && tasks[1][7] == "300")
        let missing = try await run(["checkup", "plan.yaml", "--proposals", "nowhere", "--quiet"], in: folder)
        #expect(missing.exitCode == 66)
    }

    @Test("--previous carries ids forward by the most shared people, and keeps what people filled in")
    func previous() async throws {
        let (folder, _) = try await CheckupExample.run()
        let before = try folder.rows("out/problems.csv")[1][0]
        let duties = try folder.text("out/responsibilities.csv")
        let first = "t-\(before),\(before),V4,V4,C / T2 / V4"
        #expect(duties.contains(first + ",,,"))
        try folder.edit("out/responsibilities.csv", first + ",,,", first + ",town,Li Ming,2027-03-01")
        // A smaller demand id joins the cluster: its own id changes, the carried one does not.
        let people = (ThreeLevels.files["people.csv"] ?? "") + "a0,5800,1000,10\n"
        try folder.write("people.csv", people)
        let alone = try await run(["checkup", "plan.yaml", "--out", "alone", "--quiet"], in: folder)
        #expect(alone.exitCode == 2)
        #expect(try folder.rows("alone/problems.csv")[1][0] != before)
        let next = try await run(["checkup", "plan.yaml", "--previous", "out", "--out", "next"], in: folder)
        #expect(next.errors.contains("1 of 1 clusters carry an id forward"), "\(next.errors)")
        #expect(try folder.rows("next/problems.csv")[1][0] == before)
        #expect(try folder.text("next/responsibilities.csv").contains(first + ",town,Li Ming,2027-03-01"))
        #expect(try folder.text("next/uncovered-clusters.geojson").contains("\"id\":\"\(before)\""))
    }

    @Test("years are those of an earlier list, else of --year, else empty; a year that is none is refused with its row")
    func years() async throws {
        let (folder, ran) = try await CheckupExample.run(["--year", "2027"])
        #expect(ran.exitCode == 2, "\(ran.errors)")
        let first = try folder.rows("out/tasks.csv")
        #expect(first.dropFirst().allSatisfy { $0[8] == "2027" } && first.count > 2)
        try folder.edit("out/tasks.csv", first[1].joined(separator: ","), (first[1].dropLast() + ["2030"]).joined(separator: ","))
        let next = try await run(
            ["checkup", "plan.yaml", "--previous", "out", "--year", "2028", "--out", "next", "--quiet"], in: folder)
        #expect(next.exitCode == 2, "\(next.errors)")
        #expect(try folder.rows("next/tasks.csv").dropFirst().map { $0[8] } == ["2030"] + first.dropFirst(2).map { _ in "2027" })
        let bare = try await run(["checkup", "plan.yaml", "--out", "bare", "--quiet"], in: folder)
        #expect(bare.exitCode == 2)
        #expect(try folder.rows("bare/tasks.csv").dropFirst().allSatisfy { $0[8].isEmpty })
        try folder.edit("out/tasks.csv", ",2030", ",next year")
        let wrong = try await run(["checkup", "plan.yaml", "--previous", "out", "--out", "wrong", "--quiet"], in: folder)
        #expect(wrong.exitCode == 65 && wrong.errors.contains("out/tasks.csv:2: year \"next year\""), "\(wrong.errors)")
        #expect(!folder.exists("wrong"))
        let usage = try await run(["checkup", "plan.yaml", "--year", "27"], in: folder)
        #expect(usage.exitCode == 64 && usage.errors.contains("--year 27 must be a year"), "\(usage.errors)")
    }

    @Test(
        "the folder of --out may be that of --previous: ids, owners and years stay, and nothing of the planner's is lost",
        arguments: [[], ["--lang", "zh", "--csv-encoding", "gb18030"], ["--lang", "zh", "--csv-encoding", "utf-8-bom"]])
    func sameFolder(flags: [String]) async throws {
        let (folder, _) = try await CheckupExample.run(["--year", "2027"] + flags)
        try folder.write("out/notes.txt", "mine")
        var people = (ThreeLevels.files["people.csv"] ?? "") + "a0,5800,1000,10\n"
        try folder.write("people.csv", people)
        func state() throws -> [[String]] {
            try ["problems", "tasks", "responsibilities"].map { name in
                try JSON(contentsOf: folder.file("out/\(name).geojson"))["features"].list.map { feature in
                    let values = feature["properties"]
                    return ["id", "task", "problem", "owner", "year"].map {
                        values[$0].text ?? values[$0].number.map { "\($0)" } ?? ""
                    }
                    .joined(separator: "|")
                }
            }
        }
        let before = try state()
        for _ in 0..<2 {
            let ran = try await run(["checkup", "plan.yaml", "--previous", "out", "--out", "out", "--quiet"] + flags, in: folder)
            #expect(ran.exitCode == 2, "\(ran.errors)")
            #expect(try state() == before)
            #expect(try folder.text("out/notes.txt") == "mine")
            #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
            people += "a1,5810,1000,10\n"
            try folder.write("people.csv", people)
        }
    }

    @Test("a list without rows is carried forward too")
    func emptyLists() async throws {
        let people = "id,x,y,population\np1,500,1000,100\n"
        let folder = try Scratch(
            ThreeLevels.files.merging(["plan.yaml": LevelTests.plan + CheckupExample.loose, "people.csv": people]) { $1 })
        for _ in 0..<2 {
            let more = folder.exists("out") ? ["--previous", "out"] : []
            let ran = try await run(["checkup", "plan.yaml", "--out", "out", "--quiet"] + more, in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
            #expect(try folder.rows("out/tasks.csv").count == 1)
        }
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("lists reconcile with clusters and red indicators on random inputs, and verify agrees", arguments: 0..<8)
    func randomLists(seed: Int) async throws {
        var random = SeededGenerator(seed: UInt64(seed))
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        var people = "id,x,y,population\n"
        for row in 0..<number(5...60) { people += "p\(row),\(number(0...6000)),\(number(0...2000)),\(number(0...90))\n" }
        var centers = "id,level,x,y,radius_m,floor_area_m2,functions,capacity\n"
        for row in 0..<number(1...9) {
            let level = ["county", "town", "village"][number(0...2)]
            let capacity = number(0...1) == 0 ? "" : "\(number(1...300))"
            centers +=
                "f\(row),\(level),\(number(0...6000)),\(number(0...2000)),\(number(100...1500)),\(number(10...1500)),party,\(capacity)\n"
        }
        var sites = "id,x,y,radius_m\n"
        for row in 0..<6 { sites += "s\(row),\(number(0...6000)),\(number(0...2000)),700\n" }
        let files = ["people.csv": people, "centers.csv": centers, "sites.csv": sites, "plan.yaml": CheckupExample.plan]
        let folder = try Scratch(ThreeLevels.files.merging(files) { $1 })
        var more: [String] = []
        if seed % 2 == 0 {
            let made = try await run(
                ["site", "--plan", "plan.yaml", "--candidates", "sites.csv", "--count", "2", "--out", "plan", "--quiet"],
                in: folder)
            #expect(made.exitCode == 0, "seed \(seed): \(made.errors)")
            more = ["--proposals", "plan"]
        }
        let ran = try await run(["checkup", "plan.yaml", "--out", "out", "--quiet"] + more, in: folder)
        #expect([0, 2].contains(ran.exitCode), "seed \(seed): \(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let red = try JSON(contentsOf: folder.file("out/checkup.json"))["indicators"].list.filter { $0["state"].text == "red" }
        let weights = Dictionary(
            report["blanks"]["clusters"].list.map { ($0["id"].text ?? "", $0.sum("weight")) }, uniquingKeysWith: { $1 })
        let problems = try folder.rows("out/problems.csv").dropFirst().map { $0[0] }
        #expect(problems.sorted() == (Array(weights.keys) + red.map { $0["id"].text ?? "" }).sorted(), "seed \(seed)")
        let tasks = try folder.rows("out/tasks.csv").dropFirst()
        #expect(Set(tasks.map { $0[3] }) == Set(problems) && Set(tasks.map { $0[0] }).count == tasks.count, "seed \(seed)")
        for (id, weight) in weights {
            let sum = tasks.filter { $0[3] == id }.reduce(0) { $0 + (Double($1[7]) ?? .nan) }
            #expect(sum == weight, "seed \(seed): \(id)")
        }
        let checked = try await run(["verify", "out"], in: folder)
        #expect(checked.exitCode == 0, "seed \(seed): \(checked.errors)")
    }

    @Test(
        "workbooks of the lists hold the cells of the CSV, with Chinese headers and sheets too",
        .enabled(if: PythonXLSX.isThere, PythonXLSX.missing), arguments: ["en", "zh"])
    func workbooks(language: String) async throws {
        let (folder, ran) = try await CheckupExample.run(["--xlsx", "--year", "2027", "--lang", language])
        #expect(ran.exitCode == 2, "\(ran.errors)")
        for (name, title) in [("problems", "问题清单"), ("tasks", "任务清单"), ("responsibilities", "责任清单")] {
            let sheet = try await PythonXLSX.rows("out/\(name).xlsx", in: folder)
            #expect(sheet.sheet == (language == "zh" ? title : name))
            let csv = try folder.rows("out/\(name).csv")
            #expect(sheet.cells.count == csv.count && sheet.cells[0].count == csv[0].count)
            if language == "zh" { #expect(sheet.cells[0].allSatisfy { ($0.text ?? "a").contains { !$0.isASCII } }, "\(name)") }
            for (cells, line) in zip(sheet.cells, csv).dropFirst() {
                for (cell, text) in zip(cells, line) {
                    switch cell {
                    case .text(let value): #expect(value == text)
                    case .number(let value): #expect(abs(value - (Double(text) ?? .infinity)) <= 1e-14 * abs(value), "\(line)")
                    default: #expect(cell == .null && text.isEmpty, "\(line)")
                    }
                }
            }
        }
    }
}
