import Foundation
import TestSupport
import Testing

/// Every text that both samples publish and print under a Chinese locale, held against an allow-list of Latin words.
@Suite("Chinese whole")
struct ChineseWalkTests {
    private static let locale = "zh_CN.UTF-8"

    /// Fails for every Latin word that has no place in a Chinese text.
    private func check(_ texts: PublishedTexts, beside known: Set<String> = []) {
        var found: [String: String] = [:]
        for text in texts.all {
            for word in LatinWords.strange(in: text.text, beside: known) where found[word] == nil {
                found[word] = "\(text.place): \(text.text.prefix(120))"
            }
        }
        #expect(found.isEmpty, "\(found.sorted { $0.key < $1.key }.map { "\($0.key) | \($0.value)" }.joined(separator: "\n"))")
        #expect(texts.all.count > 300)
    }

    /// What `verify` prints, without the keys of documents and the names of columns that it lists.
    private func withoutKeys(_ run: ProgramRun) -> ProgramRun {
        let lines = run.output.split(separator: "\n").map { line -> String in
            if line.hasPrefix("未核对") { return line.split(separator: "：", maxSplits: 2).prefix(2).joined(separator: "：") }
            return String(line).replacing(/(\.json：)[a-z0-9_.\-]+：/, with: { "\($0.1)" }).replacing(/gpkg: [a-z-]+/, with: "gpkg")
                .replacing(/[a-z]+_[a-z_]+ ?的/, with: "")
        }
        return ProgramRun(exitCode: run.exitCode, output: lines.joined(separator: "\n"), errors: run.errors)
    }

    /// What `inspect` prints, without the keys of the plan that stand in brackets behind what columns are used as.
    private func withoutRoles(_ run: ProgramRun) -> ProgramRun {
        ProgramRun(exitCode: run.exitCode, output: run.output.replacing(/（[a-z_]+）/, with: ""), errors: run.errors)
    }

    @Test("the ledger of an office: init, inspect, site, checkup, verify, compare, a target out of reach, refusals")
    func ledger() async throws {
        let folder = try Scratch()
        for name in try FileManager.default.contentsOfDirectory(atPath: Repository.data("sample-ledger"))
        where name != "SOURCE.md" {
            try FileManager.default.copyItem(atPath: Repository.data("sample-ledger/" + name), toPath: folder.file(name))
        }
        var texts = PublishedTexts()
        func ran(_ arguments: [String], _ code: Int32 = 0) async throws -> ProgramRun {
            let done = try await run(arguments, in: folder, locale: Self.locale)
            #expect(done.exitCode == code, "\(arguments): \(done.errors)")
            return done
        }
        texts.add(try await ran(["init", "."]), "init")
        // As drafted, the plan asks: nothing is guessed.
        texts.add(withoutRoles(try await ran(["inspect", "--plan", "plan.yaml"], 65)), "asked")
        try folder.edit("plan.yaml", "# crs: wgs84", "crs: wgs84")
        try folder.edit("plan.yaml", "# level: 社区", "level: 社区")
        try folder.edit("plan.yaml", "# radius: 1km", "radius: 1km")
        let plan = ["--plan", "plan.yaml"]
        texts.add(withoutRoles(try await ran(["inspect"] + plan)), "inspect")
        let forms = ["--report", "--xlsx", "--gpkg", "--csv-encoding", "gb18030"]
        texts.add(
            try await ran(
                ["cover", "--backup", "--redundancy", "--blanks-by", "class,level", "--shortfalls", "--out", "现状"] + forms + plan),
            "cover")
        texts.add(try await ran(["site", "--count", "2", "--curve", "--out", "选址"] + forms + plan), "site")
        texts.add(try await ran(["checkup", "plan.yaml", "--proposals", "选址", "--out", "体检"] + forms, 2), "checkup")
        texts.add(try await ran(["compare", "现状", "选址", "--out", "比较"] + forms), "compare")
        for name in ["现状", "选址", "体检", "比较"] {
            texts.add(withoutKeys(try await ran(["verify", name])), "verify \(name)")
            try texts.add(folder: folder.file(name))
        }
        texts.add(try await ran(["site", "--model", "lscp", "--target", "95%"] + plan, 3), "target")
        texts.add(try await ran(["site", "--count", "2", "--quota", "镇=1..1", "--out", "定额"] + plan, 3), "quota")
        texts.add(try await ran(["site", "--count", "2", "--floor", "街道=90%"] + plan, 3), "floor")
        texts.add(try await ran(["site", "--count", "99"] + plan, 64), "count")
        texts.add(try await ran(["cover", "--demand", "没有.csv"], 66), "missing")
        texts.add(try await ran(["cover", "--within", "县"] + plan, 64), "within")
        let words = try folder.text("选址/report.html")
        #expect(words.contains("党群服务中心") && !words.contains("设施"), "the facilities' own word")
        // The columns of the Shapefile are called so.
        check(texts, beside: ["XZQDM", "XZQMC"])
    }

    @Test("the county: classes, functions, norms, scenarios with their comparison, maps")
    func county() async throws {
        let folder = try Scratch()
        let plan = Repository.data("sample-county/plan.yaml")
        var texts = PublishedTexts()
        func ran(_ arguments: [String], _ code: Int32 = 0) async throws -> ProgramRun {
            let done = try await run(arguments, in: folder, locale: Self.locale)
            #expect(done.exitCode == code, "\(arguments): \(done.errors)")
            return done
        }
        let forms = ["--report", "--xlsx", "--csv-encoding", "utf-8-bom"]
        texts.add(try await ran(["site", "--plan", plan, "--count", "3", "--out", "site"] + forms), "site")
        texts.add(
            try await ran(["checkup", plan, "--functions", "all", "--capacitated", "--out", "checkup"] + forms, 2), "checkup")
        let scenarios = ["close-two", "population-2030", "norms-2035"].flatMap { ["--only", $0] }
        texts.add(try await ran(["scenario", plan, "--out", "what-if"] + scenarios + forms), "scenario")
        texts.add(try await ran(["compare", "what-if/base", "what-if/population-2030", "--out", "compared"] + forms), "compare")
        for name in ["site", "checkup", "what-if", "compared"] {
            texts.add(withoutKeys(try await ran(["verify", name])), "verify \(name)")
            try texts.add(folder: folder.file(name))
        }
        texts.add(try await ran(["profile"]), "profile")
        // The page of scenarios calls them by their titles in its language, and counts whole people.
        let page = try folder.text("what-if/report.html")
        #expect(page.contains(">现状</td>") && page.contains("<td>2030 年人口</td>") && !page.contains("Close two"))
        #expect(page.contains(">-7,495</td>"), "what falls by 7,495.18 by the factors")
        // The sample's own titles of scenarios are in both languages.
        let own =
            try String(contentsOfFile: plan, encoding: .utf8)
            + String(contentsOfFile: Repository.data("sample-county/norms-2035.yaml"), encoding: .utf8)
        let titles = own.split(separator: "\n").filter {
            $0.contains("title:") || $0.contains("source:") || $0.hasPrefix("name:")
        }
        let folders: Set = ["what-if", "compared", "base", "close-two", "norms-2035", "five-sites"]
        check(texts, beside: folders.union(titles.flatMap { $0.matches(of: /[A-Za-z][A-Za-z0-9_\-]*/).map { String($0.0) } }))
    }

    @Test("the commands of README.zh.md lead from the folder to what it says, in at most ten")
    func readme() async throws {
        let text = try String(contentsOfFile: Repository.root + "/README.zh.md", encoding: .utf8)
        let block = try #require(text.components(separatedBy: "```\n").first { $0.hasPrefix("scripts/demo\n") })
        let commands = block.split(separator: "\n").map(String.init)
        #expect(commands.count <= 10)
        let folder = try Scratch()
        try FileManager.default.createDirectory(atPath: folder.file("Data"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: Repository.data("sample-ledger"), toPath: folder.file("Data/sample-ledger"))
        // The program is that of the tests, which stands for the one that the first command builds.
        let own = "export PATH=\(URL(fileURLWithPath: CatchmentProcess.executable).deletingLastPathComponent().path):$PATH"
        let script = ([own] + commands.filter { $0 != "scripts/demo" }.map { $0 + "; echo \"ended with $?\"" }).joined(
            separator: "\n")
        let ran = try await run("/bin/bash", ["-c", script], in: folder, locale: Self.locale)
        let codes = ran.output.split(separator: "\n").filter { $0.hasPrefix("ended with ") }.compactMap { Int($0.dropFirst(11)) }
        #expect(codes == [0, 0, 0, 0, 0, 0, 2, 0, 0], "\(ran.errors)")
        for (said, figure) in [("37,291 人（16.3%）", "37,291人（16.3%）"), ("54,487 人（23.9%）", "54,487，占 228,233 的 23.9%")] {
            #expect(text.contains(said) && ran.output.contains(figure), "\(said)")
        }
        #expect(text.contains("B17、B03") && ran.output.contains("B17") && ran.output.contains("B03"))
        for file in ["xuanzhi/report.html", "xuanzhi/map.html", "tijian/report.html", "tijian/tasks.xlsx"] {
            #expect(folder.exists("qinghe/" + file), "\(file)")
        }
    }

    @Test(
        "the language of the environment decides, the flag comes first, and both languages' folders are read by verify and compare"
    )
    func environment() async throws {
        let folder = try Scratch()
        let input = [
            "cover", "--plan", Repository.data("sample-county/plan.yaml"), "--no-layers", "--csv-encoding", "utf-8-bom", "--out",
        ]
        let chinese = try await run(input + ["a"], in: folder, locale: Self.locale)
        let english = try await run(input + ["b", "--lang", "en"], in: folder, locale: Self.locale)
        #expect(chinese.output.hasPrefix("覆盖率") && english.output.hasPrefix("Coverage"))
        #expect(try folder.text("a/units.csv").contains("合计") && folder.text("b/units.csv").contains("total"))
        for name in ["a", "b"] {
            let verified = try await run(["verify", name, "--lang", "zh"], in: folder)
            #expect(verified.exitCode == 0 && verified.output.contains("已确认"), "\(verified.errors)")
        }
        let compared = try await run(["compare", "a", "b"], in: folder)
        #expect(compared.exitCode == 0, "\(compared.errors)")
        let help = try await run(["help", "--lang", "zh", "site"], in: folder)
        let other = try await run(["site", "--help"], in: folder, locale: Self.locale)
        #expect(help.exitCode == 0 && help.output == other.output && help.output.contains("配建标准"))
        #expect(try await run(["help", "--lang", "en", "site"], in: folder, locale: Self.locale).output.contains("OVERVIEW"))
    }
}
