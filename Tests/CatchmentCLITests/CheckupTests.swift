import Foundation
import TestSupport
import Testing

@Suite("The check-up")
struct CheckupTests {
    @Test("indicators of the three-level example by hand; red gives exit code 2")
    func indicators() async throws {
        let (folder, ran) = try await CheckupExample.run()
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
        let zh = try await CheckupExample.run(["--lang", "zh"]).1
        #expect(zh.output.contains("体检结果：红") && zh.output.contains("非官方") == false && zh.output.contains("模板"))
    }

    @Test("nothing red gives exit code 0")
    func green() async throws {
        let (folder, ran) = try await CheckupExample.run(plan: LevelTests.plan + CheckupExample.loose)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        // Clusters are problems still.
        #expect(try folder.rows("out/problems.csv").count == 2)
    }

    @Test("the red ones are listed by the people they concern, in both languages", arguments: ["en", "zh"])
    func order(language: String) async throws {
        let (folder, ran) = try await CheckupExample.run(["--lang", language])
        let lines = ran.output.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex { $0.contains(language == "en" ? "red, most serious first" : "红色项（按严重程度）") })
        let red = try JSON(contentsOf: folder.file("out/checkup.json"))["indicators"].list
            .filter { $0["state"].text == "red" && ($0["unit"].text ?? $0["facility"].text) != nil }
        let listed = lines[(start + 1)...].prefix(red.count)
        let people = red.map { $0["people"].number ?? -1 }.sorted(by: >)
        #expect(people.count > 3 && people.first ?? 0 > people.last ?? 0)
        for (line, value) in zip(listed, people) {
            #expect(line.split(separator: " ").contains(value < 0 ? "—" : "\(Int(value))"), "\(line)")
        }
    }

    @Test("norm_met by hand: quotas, floor area for households and the least share; the template is no norm")
    func normMet() async throws {
        func met(_ plan: String) async throws -> [String: String] {
            let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": plan]) { $1 })
            let ran = try await run(["cover", "--plan", "plan.yaml", "--out", "out", "--quiet"], in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
            let table = try folder.rows("out/units.csv")
            let column = try #require(table[0].firstIndex(of: "norm_met"))
            let coverage = try JSON(contentsOf: folder.file("out/report.json"))["coverage"]
            let found = Dictionary(table.dropFirst().map { ($0[0], $0[column]) }, uniquingKeysWith: { $1 })
            for unit in coverage["by_unit"].list {
                #expect(unit["norm_met"] == (found[unit["code"].text ?? ""].flatMap(Bool.init).map { .bool($0) } ?? .null))
            }
            #expect(coverage["norm_met"] == (found["total"].flatMap(Bool.init).map { .bool($0) } ?? .null))
            return found
        }
        // Quota: T1 has its center and T2 none; of two for 100 households V1 has a and b, V3 only c. Nothing asks how many are within
        // reach: what T1 and V1 meet is not all.
        let quotas = try await met(LevelTests.plan)
        #expect(
            quotas == [
                "C": "", "T1": "", "T2": "false", "V1": "", "V2": "false", "V3": "false", "V4": "false", "outside": "",
                "total": "false",
            ])
        // Least share 70 %: C has exactly that, T2 200 of 500, V4 nobody.
        let bare = LevelTests.plan.replacingOccurrences(of: ", quota: 1", with: "").replacingOccurrences(
            of: "    quota: {count: 1, households: 60}\n", with: "")
        let share = try await met(bare + "thresholds: [{indicator: share, green: 70%, red: 50%}]\n")
        #expect(
            share == [
                "C": "true", "T1": "true", "T2": "false", "V1": "true", "V2": "true", "V3": "true", "V4": "false", "outside": "",
                "total": "false",
            ])
        // V1 has 855 m² for 100 households, V2 K's 3000; one for no level is for villages, one for towns for towns.
        let area = "{indicator: floor_area_per_100_households, green: 855, red: 1}"
        let floor = try await met(
            bare + "thresholds: [\(area), {indicator: floor_area_per_100_households, level: town, green: 1928, red: 1}]\n")
        #expect(
            floor == [
                "C": "", "T1": "false", "T2": "false", "V1": "", "V2": "", "V3": "false", "V4": "false", "outside": "",
                "total": "false",
            ])
        let none = try await met(bare)
        #expect(Set(none.values) == [""])
        let easy = try await met(bare + "thresholds: [{indicator: share, green: 0%, red: 0%}]\n")
        #expect(easy["total"] == "true" && easy["V4"] == "true")
    }

    @Test("what was examined in each unit is said, and what was not", arguments: ["en", "zh"])
    func examined(language: String) async throws {
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": LevelTests.plan]) { $1 })
        let ran = try await run(
            ["cover", "--plan", "plan.yaml", "--report", "--lang", language, "--out", "out"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let units = try JSON(contentsOf: folder.file("out/report.json"))["coverage"]["by_unit"].list
        let village = try #require(units.first { $0["code"].text == "V1" })
        #expect(village["norms"]["quota"] == .bool(true) && village["norms"]["share"] == .null && village["norm_met"] == .null)
        let table = try folder.rows("out/units.csv")
        let columns = table[0].count - 2
        #expect(Array(table.first { $0[0] == "V1" }?[columns...] ?? []) == ["quota", "floor_area_per_100_households;share"])
        #expect(Array(table.first { $0[0] == "C" }?[columns...] ?? []) == ["", "quota;floor_area_per_100_households;share"])
        let html = try folder.text("out/report.html")
        let words =
            language == "en"
            ? ["people within reach: not examined", "Not examined anywhere", "that miss it"]
            : ["人口覆盖率：未审查", "各单元均未审查", "未达标单元"]
        #expect(ran.output.contains(words[0]), "\(ran.output)")
        for text in words.dropFirst() { #expect(html.contains(text), "\(text)") }
        #expect(try await run(["verify", "out", "--quiet"], in: folder).exitCode == 0)
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
        #expect(try folder.rows("out/problems.csv").count == 1 + red + clusters)
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
