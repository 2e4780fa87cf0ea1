import Foundation
import TestSupport
import Testing

@Suite("The check-up and its three lists")
struct CheckupTests {
    private static let plan =
        LevelTests.plan + """
            thresholds:
              - {indicator: share, green: 70%, red: 50%}
              - {indicator: far, green: 30%, red: 40%}

            """

    private func checkup(_ more: [String] = [], plan: String = CheckupTests.plan) async throws -> (Scratch, ProgramRun) {
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": plan]) { $1 })
        return (folder, try await run(["checkup", "plan.yaml", "--out", "out"] + more, in: folder))
    }

    private func rows(_ folder: Scratch, _ name: String) throws -> [[String]] {
        try folder.text(name).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("indicators of the three-level example by hand; red gives exit code 2")
    func indicators() async throws {
        let (folder, ran) = try await checkup()
        #expect(ran.exitCode == 2, "\(ran.errors)")
        let found = try JSON(contentsOf: folder.file("out/checkup.json"))
        let byId = Dictionary(found["indicators"].list.map { ($0["id"].text ?? "", $0) }, uniquingKeysWith: { $1 })
        // All at 70 % exactly: green. County 58 %, town (with the county) 58 %: amber. Village 47 %: red.
        #expect(byId["share"]?["value"].number == 0.7 && byId["share"]?["state"].text == "green")
        #expect(byId["share-county"]?["state"].text == "amber" && byId["share-village"]?["state"].text == "red")
        // Twice the radii: K to 5000 m east, c to 4600 m: only p7 at 5900 is farther, 300 of 1000.
        #expect(byId["far"]?["value"].number == 0.3 && byId["far"]?["state"].text == "green")
        #expect(byId["quota-town-T2"]?["state"].text == "red" && byId["quota-town-T1"]?["state"].text == "green")
        #expect(byId["floor_area-town-A"]?["value"].number == 0.8 && byId["floor_area-town-A"]?["state"].text == "amber")
        #expect(byId["floor_area-village-c"]?["state"].text == "unknown")
        // a is the nearest that covers p1, which K and A cover too; its capacity is 60.
        #expect(
            byId["utilisation-village-a"]?["detail"].text == "100/60" && byId["utilisation-village-a"]?["state"].text == "red")
        #expect(byId["parent-village"]?["value"].number == 2.0 / 3)
        // p6 alone depends on one: c; p4 and p5 on K.
        #expect(byId["one_facility"]?["value"].number == 350.0 / 700)
        #expect(found["worst"].text == "red" && found["thresholds"].list.map(\.text) == ["plan", "checkup-template"])
        #expect(ran.output.contains("TEMPLATE") && ran.output.contains("RED"))
        let zh = try await checkup(["--lang", "zh"]).1
        #expect(zh.output.contains("体检结果：红") && zh.output.contains("非官方") == false && zh.output.contains("模板"))
    }

    @Test("nothing red gives exit code 0")
    func green() async throws {
        let kinds = [
            "share", "all_levels", "quota", "floor_area", "floor_area_per_100_households", "functions", "parent",
        ]
        let loose =
            "thresholds:\n"
            + (kinds.map { "  - {indicator: \($0), green: 0, red: 0}\n" }
            + ["far", "utilisation", "one_facility", "unlocated"].map { "  - {indicator: \($0), green: 9, red: 9}\n" }).joined()
        let (folder, ran) = try await checkup(plan: LevelTests.plan + loose)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        // Clusters are problems still.
        #expect(try rows(folder, "out/problems.csv").count == 2)
    }

    @Test("lists reconcile: every cluster and red indicator once, every task names its problem, people sum")
    func lists() async throws {
        let (folder, ran) = try await checkup()
        #expect(ran.exitCode == 2)
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let red = try JSON(contentsOf: folder.file("out/checkup.json"))["indicators"].list.filter { $0["state"].text == "red" }
        let (problems, tasks, duties) = (
            try rows(folder, "out/problems.csv"), try rows(folder, "out/tasks.csv"), try rows(folder, "out/responsibilities.csv")
        )
        let expected = report["blanks"]["clusters"].list.map { $0["id"].text ?? "" } + red.map { $0["id"].text ?? "" }
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
        let (folder, _) = try await checkup()
        try folder.write("c.csv", "id,x,y,radius_m\ns1,5500,1000,500\n")
        let site = try await run(
            ["site", "--plan", "plan.yaml", "--candidates", "c.csv", "--count", "1", "--out", "plan", "--quiet"], in: folder)
        #expect(site.exitCode == 0, "\(site.errors)")
        let ran = try await run(["checkup", "plan.yaml", "--proposals", "plan", "--out", "next", "--quiet"], in: folder)
        #expect(ran.exitCode == 2, "\(ran.errors)")
        let tasks = try rows(folder, "next/tasks.csv")
        #expect(tasks[1][1] == "open a center" && tasks[1][2] == "s1" && tasks[1][7] == "300")
        let missing = try await run(["checkup", "plan.yaml", "--proposals", "nowhere", "--quiet"], in: folder)
        #expect(missing.exitCode == 66)
    }

    @Test("--previous carries ids forward by the most shared people, and keeps what people filled in")
    func previous() async throws {
        let (folder, _) = try await checkup()
        let before = try rows(folder, "out/problems.csv")[1][0]
        let duties = try folder.text("out/responsibilities.csv")
        let first = "t-\(before),\(before),V4,V4,C / T2 / V4"
        #expect(duties.contains(first + ",,,"))
        try folder.edit("out/responsibilities.csv", first + ",,,", first + ",town,Li Ming,2027-03-01")
        // A smaller demand id joins the cluster: its own id changes, the carried one does not.
        let people = (ThreeLevels.files["people.csv"] ?? "") + "a0,5800,1000,10\n"
        try folder.write("people.csv", people)
        let alone = try await run(["checkup", "plan.yaml", "--out", "alone", "--quiet"], in: folder)
        #expect(alone.exitCode == 2)
        #expect(try rows(folder, "alone/problems.csv")[1][0] != before)
        let next = try await run(["checkup", "plan.yaml", "--previous", "out", "--out", "next"], in: folder)
        #expect(next.errors.contains("1 of 1 clusters carry an id forward"), "\(next.errors)")
        #expect(try rows(folder, "next/problems.csv")[1][0] == before)
        #expect(try folder.text("next/responsibilities.csv").contains(first + ",town,Li Ming,2027-03-01"))
        #expect(try folder.text("next/uncovered-clusters.geojson").contains("\"id\":\"\(before)\""))
    }

    @Test("the sample county against the four-level profile: lists reconcile, unverified norms are marked, the template is said")
    func county() async throws {
        let folder = try Scratch()
        let ran = try await run(
            ["checkup", Repository.data("sample-county/plan.yaml"), "--profile", "four-level", "--out", "out"], in: folder)
        #expect(ran.exitCode == 2, "\(ran.errors)")
        #expect(ran.errors.contains("9 of 9 numbers of the profile are not verified"))
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(report["profile"]["unverified"].number == 9 && report["profile"]["template"] == .bool(true))
        let found = try JSON(contentsOf: folder.file("out/checkup.json"))
        let red = found["indicators"].list.filter { $0["state"].text == "red" }.count
        let clusters = report["blanks"]["clusters"].list.count
        #expect(try rows(folder, "out/problems.csv").count == 1 + red + clusters)
        #expect(found["states"].object.values.reduce(0) { $0 + ($1.number ?? 0) } == Double(found["indicators"].list.count))
    }

    @Test("a profile gives radii where nothing else does, by its detour; walking norms need one")
    func profiles() async throws {
        let centers = "id,level,x,y\nA,street,1000,1000\nb,community,4000,1000\n"
        let folder = try Scratch(ThreeLevels.files.merging(["centers.csv": centers]) { $1 })
        let input = ["cover", "--demand", "people.csv", "--facilities", "centers.csv", "--crs", "planar", "--out", "out"]
        let bare = try await run(input + ["--profile", "living-circles"], in: folder)
        #expect(bare.exitCode == 64 && bare.errors.contains("--detour 1.3"), "\(bare.errors)")
        let ran = try await run(input + ["--profile", "living-circles", "--detour", "1.25"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        // 1000 m to walk are 800 m: from 200 to 1800 m, p1 p2 p3; 300 m are 240 m: p6.
        #expect(report["coverage"]["overall"].sum("covered_weight") == 470)
        #expect(report["coverage"]["radius_sources"]["profile"].number == 14 && report["profile"]["detour"].number == 1.25)
        #expect(ran.output.contains("UNVERIFIED") && ran.output.contains("1.25 times the straight line"))
        let listed = try await run(["profile", "four-level"], in: folder)
        #expect(listed.exitCode == 0 && listed.output.contains("name: four-level"))
    }
}
