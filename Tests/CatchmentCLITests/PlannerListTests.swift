import Foundation
import Publication
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
        // V4 has a cluster and no center of the two of its quota; T2 lacks its own; the villages' share concerns all.
        let named = tasks.dropFirst().flatMap { $0[12].split(separator: ";").map(String.init) }
        #expect(named.sorted() == expected.sorted(), "each problem in one task")
        #expect(Set(tasks.dropFirst().map { $0[2] }).count == tasks.count - 1, "one task for each place")
        let last = problems[0].firstIndex(of: "task") ?? 0
        for problem in problems.dropFirst() {
            #expect(tasks.first { $0[0] == problem[last] }?[12].split(separator: ";").contains(Substring(problem[0])) == true)
        }
        #expect(duties.dropFirst().map { $0[0] } == tasks.dropFirst().map { $0[0] })
        #expect(duties[0].suffix(4) == ["owner", "person", "due_date", "problems"])
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
        let row = Dictionary(zip(tasks[0], tasks[1]), uniquingKeysWith: { $1 })
        #expect(row["id"] == "t-V4-open" && row["kind"] == "open" && row["unit"] == "V4")
        #expect(row["site"] == "s1" && row["site_name"] == "s1" && row["uncovered_weight"] == "300")
        #expect(row["action"]?.hasPrefix("open the proposed center s1") == true)
        #expect(try await run(["verify", "next", "--quiet"], in: folder).exitCode == 0)
        let missing = try await run(["checkup", "plan.yaml", "--proposals", "nowhere", "--quiet"], in: folder)
        #expect(missing.exitCode == 66)
    }

    @Test("proposed centers settle the quota of their unit; a second site in it has a task of its own, and keeps its id")
    func quotas() async throws {
        let (folder, _) = try await CheckupExample.run()
        // V4 should have two centers for its 100 households and has none.
        try folder.write(
            "c.csv", "id,name,x,y,radius_m,status\ns1,School,5500,1000,500,required\ns2,Hall,5600,1000,500,required\n")
        let site = try await run(
            ["site", "--plan", "plan.yaml", "--candidates", "c.csv", "--count", "2", "--out", "plan", "--quiet"], in: folder)
        #expect(site.exitCode == 0, "\(site.errors)")
        let flags = ["checkup", "plan.yaml", "--proposals", "plan", "--quiet", "--report"]
        let ran = try await run(flags + ["--out", "next"], in: folder)
        #expect(ran.exitCode == 2, "\(ran.errors)")
        let problems = try folder.rows("next/problems.csv")
        func cell(_ row: [String]?, _ column: String) -> String? { problems[0].firstIndex(of: column).flatMap { row?[$0] } }
        let quota = problems.first { $0[0] == "quota-village-V4" }
        #expect(cell(quota, "value") == "0" && cell(quota, "value_after") == "1")
        let tasks = try folder.rows("next/tasks.csv")
        let opening = tasks.dropFirst().filter { $0[1] == "open" }
        #expect(Set(opening.map { $0[0] }) == ["t-V4-open", "t-V4-open-\(opening.last?[7] ?? "")"])
        #expect(opening.contains { $0[0] == cell(quota, "task") } && opening.map { $0[8] }.sorted() == ["Hall", "School"])
        #expect(!tasks.contains { $0[2] == "V4" && $0[1] == "find" })
        #expect(try folder.text("next/report.html").contains("before and after the plan"))
        #expect(try await run(["verify", "next", "--quiet"], in: folder).exitCode == 0)
        // The other order of ranks changes no id.
        let places = Dictionary(opening.map { ($0[7], $0[0]) }, uniquingKeysWith: { $1 })
        try folder.write(
            "c.csv", "id,name,x,y,radius_m,status\ns1,School,4600,1000,100,required\ns2,Hall,5600,1000,500,required\n")
        try await run(
            ["site", "--plan", "plan.yaml", "--candidates", "c.csv", "--count", "2", "--out", "plan", "--quiet"], in: folder)
        let again = try await run(flags + ["--previous", "next", "--out", "last"], in: folder)
        #expect(again.exitCode == 2, "\(again.errors)")
        for task in try folder.rows("last/tasks.csv").dropFirst() where task[1] == "open" {
            #expect(places[task[7]] == task[0], "\(task)")
        }
    }

    @Test("who answers: the unit above, another level or an office of the plan; what is not there is refused with its line")
    func responsible() async throws {
        let table = "responsible:\n  - {level: village, by: county}\n  - {unit: C, name: Planning office}\n"
        let (folder, ran) = try await CheckupExample.run(plan: CheckupExample.plan + table)
        #expect(ran.exitCode == 2, "\(ran.errors)")
        func owner(_ task: String, in out: String) throws -> String? {
            let rows = try folder.rows("\(out)/responsibilities.csv")
            return rows.first { $0[0] == task }.flatMap { row in rows[0].firstIndex(of: "owner").map { row[$0] } }
        }
        #expect(try owner("t-V4-open", in: "out") == "Planning office")
        // A town without its center: the unit above is the county, by its office too.
        #expect(try owner("t-T2-open", in: "out") == "Planning office")
        try folder.write("plan.yaml", CheckupExample.plan)
        _ = try await run(["checkup", "plan.yaml", "--out", "bare", "--quiet"], in: folder)
        #expect(try owner("t-V4-open", in: "bare") == "T2" && owner("t-T2-open", in: "bare") == "C")
        let lines = CheckupExample.plan.split(separator: "\n", omittingEmptySubsequences: false).count
        for (entry, words) in [
            ("{unit: X9, name: a}", "no unit has the code X9"), ("{level: hamlet, by: town}", "no unit has the level hamlet"),
            ("{level: town, by: village}", "village is below town"),
        ] {
            try folder.write("plan.yaml", CheckupExample.plan + "responsible:\n  - \(entry)\n")
            let wrong = try await run(["checkup", "plan.yaml", "--out", "wrong", "--quiet"], in: folder)
            #expect(wrong.exitCode == 65 && wrong.errors.contains(words), "\(wrong.errors)")
            #expect(wrong.errors.contains("plan.yaml:\(lines + 1)"), "\(wrong.errors)")
        }
    }

    @Test("centers at one place in a list without ids are two; a task says how many of its unit have no coordinates")
    func places() async throws {
        let (folder, _) = try await CheckupExample.run()
        try folder.write(
            "centers.csv",
            "level,x,y,radius_m,floor_area_m2,unit\nvillage,500,1000,500,10,\nvillage,500,1000,500,12,\nvillage,,,200,20,V4\n")
        let ran = try await run(["checkup", "plan.yaml", "--out", "twin", "--quiet"], in: folder)
        #expect(ran.exitCode == 2, "\(ran.errors)")
        let verified = try await run(["verify", "twin"], in: folder)
        #expect(verified.exitCode == 0, "\(verified.errors)")
        let tasks = try folder.rows("twin/tasks.csv")
        let task = try #require(tasks.first { $0[0] == "t-V4-open" })
        #expect(task.contains { $0.contains("1 center there without coordinates: locate it first") }, "\(task)")
    }

    @Test("--previous carries ids forward by the most shared people, and keeps what people filled in")
    func previous() async throws {
        let (folder, _) = try await CheckupExample.run()
        let before = try folder.rows("out/problems.csv")[1][0]
        let duties = try folder.text("out/responsibilities.csv")
        let line = try #require(
            duties.split(separator: "\n").map(String.init).first { $0.hasPrefix("t-V4-open,V4,V4,C / T2 / V4,") })
        #expect(line.contains(",T2,,,") && line.contains(before), "the town answers for its village")
        try folder.edit(
            "out/responsibilities.csv", ",T2,,," + (line.components(separatedBy: ",T2,,,").last ?? ""),
            ",town,Li Ming,2027-03-01," + (line.components(separatedBy: ",T2,,,").last ?? ""))
        // A smaller demand id joins the cluster: its own id changes, the carried one does not.
        let people = (ThreeLevels.files["people.csv"] ?? "") + "a0,5800,1000,10\n"
        try folder.write("people.csv", people)
        let alone = try await run(["checkup", "plan.yaml", "--out", "alone", "--quiet"], in: folder)
        #expect(alone.exitCode == 2)
        #expect(try folder.rows("alone/problems.csv")[1][0] != before)
        let next = try await run(["checkup", "plan.yaml", "--previous", "out", "--out", "next"], in: folder)
        #expect(next.errors.contains("1 of 1 clusters carry an id forward"), "\(next.errors)")
        #expect(try folder.rows("next/problems.csv")[1][0] == before)
        #expect(try folder.text("next/responsibilities.csv").contains(",town,Li Ming,2027-03-01," + before))
        #expect(try folder.text("next/uncovered-clusters.geojson").contains("\"id\":\"\(before)\""))
    }

    @Test("years are those of an earlier list, else of --year, else empty; a year that is none is refused with its row")
    func years() async throws {
        let (folder, ran) = try await CheckupExample.run(["--year", "2027"])
        #expect(ran.exitCode == 2, "\(ran.errors)")
        let first = try folder.rows("out/tasks.csv")
        #expect(first.dropFirst().allSatisfy { $0[11] == "2027" } && first.count > 2)
        let line = try folder.text("out/tasks.csv").split(whereSeparator: \.isNewline).map(String.init)[1]
        try folder.edit("out/tasks.csv", line, line.replacingOccurrences(of: ",2027,", with: ",2030,"))
        let next = try await run(
            ["checkup", "plan.yaml", "--previous", "out", "--year", "2028", "--out", "next", "--quiet"], in: folder)
        #expect(next.exitCode == 2, "\(next.errors)")
        #expect(try folder.rows("next/tasks.csv").dropFirst().map { $0[11] } == ["2030"] + first.dropFirst(2).map { _ in "2027" })
        let bare = try await run(["checkup", "plan.yaml", "--out", "bare", "--quiet"], in: folder)
        #expect(bare.exitCode == 2)
        #expect(try folder.rows("bare/tasks.csv").dropFirst().allSatisfy { $0[11].isEmpty })
        try folder.edit("out/tasks.csv", ",2030,", ",next year,")
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
        #expect(Set(tasks.map { $0[0] }).count == tasks.count, "seed \(seed)")
        // Without proposals a place is a unit, or everything; with them a site in a unit that has one already is a place too.
        let places = Set(tasks.map { $0[2] }).count
        #expect(more.isEmpty ? places == tasks.count : places + 2 >= tasks.count, "seed \(seed)")
        #expect(Set(tasks.flatMap { $0[12].split(separator: ";").map(String.init) }).isSubset(of: problems), "seed \(seed)")
        let list = try folder.rows("out/problems.csv")
        let columns = ["id", "task", "people", "people_left"].map { list[0].firstIndex(of: $0) ?? 0 }
        for row in list.dropFirst() {
            let (id, task) = (row[columns[0]], row[columns[1]])
            let named = tasks.first { $0[0] == task }?[12].split(separator: ";").map(String.init)
            #expect(task.isEmpty ? ["share", "far"].contains(id) : named?.contains(id) == true, "seed \(seed): \(id)")
        }
        // People of clusters are brought into reach by tasks, or left over by proposals that answer at least half of a cluster.
        let reached = tasks.reduce(0) { $0 + (Double($1[10]) ?? 0) }
        let left = list.dropFirst().filter { weights[$0[columns[0]]] != nil }.reduce(0.0) { sum, row in
            let (people, left) = (Double(row[columns[2]]) ?? .nan, Double(row[columns[3]]) ?? 0)
            return sum + (left * 2 <= people ? left : 0)
        }
        #expect(reached + left == weights.values.reduce(0, +), "seed \(seed)")
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
                for ((cell, text), title) in zip(zip(cells, line), sheet.cells[0]) {
                    switch cell {
                    // Chinese workbooks have words in place of codes.
                    case .text(let value): #expect(ValueWords.code(value, column: title.text ?? "") == text)
                    case .number(let value): #expect(abs(value - (Double(text) ?? .infinity)) <= 1e-14 * abs(value), "\(line)")
                    default: #expect(cell == .null && text.isEmpty, "\(line)")
                    }
                }
            }
        }
    }
}
