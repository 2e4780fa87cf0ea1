import Foundation
import TestSupport
import Testing

/// Borders, edge, functions, shortfalls, levels, norms and the check-up in the report a planner attaches: the figures of docs/levels.md.
@Suite("Sections of the report a planner attaches")
struct PlannerSectionTests {
    private static let plan = LevelTests.plan.replacingOccurrences(
        of: "  - name: village\n", with: "  - name: village\n    functions: [party, government]\n    least_functions: 2\n")

    private static let profile = """
        name: mine
        norms:
          - {item: radius, level: kiosk, max: 15, measure: minutes, source: circular, clause: "4.2"}
          - {item: walking_speed, max: 80, source: circular, verified: true}
          - {item: floor_area_per_100_households, level: village, min: 30, source: county rule, verified: true}
        """

    /// The texts of the table cells of a page, row by row.
    private func rows(_ html: String) -> [[String]] {
        html.components(separatedBy: "<tr").map { row in
            row.components(separatedBy: "<td").dropFirst().map { cell in
                let text = cell.drop { $0 != ">" }.dropFirst()
                return String(text.prefix { $0 != "<" })
            }
        }
    }

    private func page(_ command: [String], _ language: String) async throws -> (html: String, markdown: String) {
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": Self.plan, "mine.yaml": Self.profile]) { $1 })
        let ran = try await run(
            command + ["--profile", "mine.yaml", "--detour", "1.2", "--report", "--lang", language, "--quiet", "--out", "out"],
            in: folder)
        #expect([0, 2].contains(ran.exitCode), "\(ran.errors)")
        return (try folder.text("out/report.html"), try folder.text("out/report.md"))
    }

    private func heading(_ page: (html: String, markdown: String), _ text: String) -> Bool {
        page.html.contains("<h2>\(text)</h2>") && page.markdown.contains("## \(text)\n")
    }

    @Test("shows borders, edge, functions, shortfalls, groups, levels and norms with their figures", arguments: ["en", "zh"])
    func sections(language: String) async throws {
        let page = try await page(
            [
                "cover", "--plan", "plan.yaml", "--within", "village", "--functions", "all", "--shortfalls", "--blanks-by",
                "level",
                "--serves", "county=town",
            ], language)
        func words(_ english: String, _ chinese: String) -> String { language == "en" ? english : chinese }
        let cells = rows(page.html)
        for title in [
            words("Covered and still not served", "服务缺口"), words("Functions", "功能覆盖"), words("Levels and norms", "层级与标准"),
        ] { #expect(heading(page, title), "\(title)") }
        // Within borders 620, borders ignored 700 of 1000; p7 near the edge.
        #expect(
            cells.contains([
                words("each center serves its own village only", "设施只服务本村"), "620", "1,000", words("62.0 %", "62.0%"),
            ]))
        #expect(cells.contains([words("borders ignored", "不计边界"), "700", "1,000", words("70.0 %", "70.0%")]))
        #expect(page.html.contains(words("Of these, 300 people live within 500 m of the edge", "其中 300 人距研究区边界不超过 500 米")))
        #expect(cells.contains { $0.first == "health" && $0[1] == "—" && $0[2] == "2" })
        #expect(cells.contains { $0.first == "a" && $0[1] == words("village", "村") && $0[2] == "1 / 2" && $0[3] == "government" })
        #expect(cells.contains { $0.first == words("level missing", "缺少层级") && $0[1] == words("county", "县") })
        #expect(cells.contains { $0.first == words("function missing", "缺少功能") && $0[1] == "party" })
        #expect(cells.contains { $0.first == words("village", "村") && $0.contains("2 / 3") })
        let way = words("≤ 15 min (on foot, = 1,000 m straight)", "≤ 15 分钟（步行，折合直线 1,000 米）")
        #expect(
            cells.contains([
                words("service radius", "服务半径"), "kiosk", way, words("circular, 4.2", "circular，4.2"), words("UNVERIFIED", "未核实"),
            ]))
        #expect(
            cells.contains([
                words("floor area per 100 households", "每百户建筑面积"), words("village", "村"), words("≥ 30 m²", "≥ 30 平方米"),
                "county rule", words("verified", "已核实"),
            ]))
        #expect(page.html.contains(words("1 number of the profile was never held", "该标准中有 1 个数值未与出处核对")))
        // Quotas of 6 units, floor area of 4 villages; nothing asks how many people are within reach.
        #expect(page.html.contains(words("What was examined in the units", "单元达标审查情况")))
        #expect(cells.contains([words("people within reach", "人口覆盖率"), "0", "0", "7"]))
        #expect(page.html.contains(words("4 units miss a norm", "有标准未达到的单元 4 个")))
    }

    @Test("sections that a run does not have are not there")
    func empty() async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--report", "--quiet"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let html = try folder.text("out/report.html")
        for title in ["Covered and still not served", "Functions", "Levels and norms", "Check-up", "Within borders"] {
            #expect(!html.contains(title), "\(title)")
        }
        #expect(!html.contains("Grey is blank"), "without units there are no blanks")
    }

    @Test("a check-up's report holds its indicators and the red ones in the order of the text", arguments: ["en", "zh"])
    func checkup(language: String) async throws {
        let page = try await page(["checkup", "plan.yaml"], language)
        func words(_ english: String, _ chinese: String) -> String { language == "en" ? english : chinese }
        #expect(heading(page, words("Check-up", "体检")))
        let cells = rows(page.html)
        #expect(
            cells.contains {
                $0.first == words("people within reach", "人口覆盖率") && $0[1] == words("county", "县")
                    && $0.contains(words("58 %", "58%"))
            })
        #expect(page.html.contains(words("TEMPLATE", "本程序模板")))
        // The lists, by unit and names first.
        for title in [
            words("List of problems", "问题清单"), words("List of tasks", "任务清单"), words("List of responsibilities", "责任清单"),
        ] {
            #expect(heading(page, title), "\(title)")
        }
        #expect(cells.contains { $0.first == "V4" && $0[1] == "T2" && $0.last == "t-V4-open" })
        #expect(cells.contains { $0.first == "T2" && $0[1] == "V4" && $0.last == "t-V4-open" })
        let quotas = cells.filter { $0.first == words("facilities against the quota", "设施数量与配建标准") && $0.count == 5 }
        #expect(quotas.map { $0[1] } == ["T2", "V4", "V2", "V3"])
    }

    @Test(
        "a matrix without a cutoff speaks of ways, not of reach",
        arguments: [([], "with a way to a center today"), (["--cutoff", "3"], "within the cutoff of a center today")])
    func matrix(flags: [String], words: String) async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\na,-51.2,-30.1,3\nb,-51.21,-30.1,4\n", "f.csv": "id,lon,lat\nf,-51.2,-30.1\n",
            "c.csv": "id,lon,lat\nc,-51.21,-30.1\n", "m.csv": "from,to,cost\na,f,1\nb,f,9\nb,c,1\n",
        ])
        let ran = try await run(
            [
                "site", "--model", "p-median", "--count", "1", "--demand", "d.csv", "--facilities", "f.csv", "--candidates",
                "c.csv",
                "--crs", "wgs84", "--cost-matrix", "m.csv", "--report", "--out", "out",
            ] + flags, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let html = try folder.text("out/report.html")
        #expect(html.contains("of people \(words)") && !html.contains("are within reach") && !html.contains("Grey is blank"))
        #expect(
            ran.output.contains(flags.isEmpty ? "have a way to one of 1 facility" : "are within the cutoff of one of 1 facility"))
    }
}
