import FoundationXML
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
#endif

@Suite("The report a planner attaches")
struct PlannerReportTests {
    private static let files = ["report.html", "report.md", "report-map.svg"]

    @Test("holds the report's figures with their denominators, in both languages", arguments: ["en", "zh"])
    func figures(language: String) async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await run(
            ["site"] + SharedRuns.townInput + [
                "--candidates", "c.csv", "--count", "4", "--out", "out", "--report", "--lang", language, "--quiet", "--title",
                "Four & more", "--date", "2026-11-25", "--source", "Census, 2020",
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let (html, markdown) = (try folder.text("out/report.html"), try folder.text("out/report.md"))
        let today = report["coverage"]["overall"], after = report["coverage_after"]["overall"]
        for totals in [today, after] {
            let percent = String(format: language == "en" ? "%.1f %%" : "%.1f%%", totals.sum("share") * 100)
            #expect(html.contains("<b>\(percent)</b>"), "\(percent)")
            #expect(html.contains(grouped(totals.sum("weight"))) && html.contains(grouped(totals.sum("covered_weight"))))
            #expect(markdown.contains("**\(percent)**"))
        }
        for site in report["siting"]["sites"].list {
            let id = try #require(site["id"].text)
            #expect(html.contains(id) && markdown.contains(id))
            #expect(html.contains(">\(grouped(site.sum("gain")))</td>"))
        }
        #expect(html.contains("<h1>Four &amp; more</h1>") && html.contains("2026-11-25") && html.contains("Census, 2020"))
        #expect(html.contains(language == "en" ? "This is proven" : "已经证明"))
        #expect(html.contains(language == "en" ? "lang=\"en\"" : "lang=\"zh-CN\""))
        #expect(html.contains("@page { size: A4"))
    }

    @Test(
        "says of every model what it reaches and what no choice passes, in the words of its objective",
        arguments: [
            (["--model", "p-median", "--count", "2"], "to the nearest open center; no choice has less than"),
            (["--model", "p-center", "--count", "2"], "from an open center; no choice brings that below"),
            (["--model", "p-dispersion", "--count", "2"], "to another; no choice keeps them more than"),
            (["--model", "bacop", "--count", "2"], "covered once and twice is"),
            (["--count", "2", "--spacing", "100m"], "of all ways that keep the conditions"),
        ])
    func objectives(flags: [String], words: String) async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await run(
            ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--out", "out", "--report", "--quiet"] + flags, in: folder
        )
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        for name in ["report.html", "report.md"] {
            let page = try folder.text("out/\(name)")
            #expect(page.contains(words), "\(page)")
            // Only who is covered is called so.
            if report["siting"]["objective_measure"].text != "covered_weight" {
                #expect(!page.contains("covers \(grouped(report["siting"].sum("objective")))"))
            }
        }
    }

    @Test("takes no name for markup, and asks for nothing outside itself")
    func strangersNames() async throws {
        var files = SharedRuns.town
        let name = "<script>alert(1)</script> | *x* [a](http://evil) `b` & \"\"q\"\" 'r'"
        files["f.csv"] = "id,name,lon,lat,level\nf1,\"\(name)\",-51.2,-30.1,\"<img src=x onerror=alert(1)>\"\n"
        files["c.csv"] = "id,name,lon,lat\n\"c\"\"><svg onload=alert(1)>\",\"\(name)\",-51.1905,-30.0913\n"
        let folder = try Scratch(files)
        let ran = try await run(
            ["site"] + SharedRuns.townInput + [
                "--candidates", "c.csv", "--count", "1", "--out", "out", "--report", "--quiet", "--title", "<script>t</script>",
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let html = try folder.text("out/report.html")
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        for markup in ["<script", "<img", "onload=alert(1)>\"", "<svg onload"] { #expect(!html.contains(markup), "\(markup)") }
        // What looks like an address is the name of SVG, a place in the page itself, or stands escaped in a text.
        var rest = html
        for own in ["http://www.w3.org/2000/svg", "http-equiv", "url(#", "&lt;img src=x", "[a](http://evil)"] {
            rest = rest.replacingOccurrences(of: own, with: "")
        }
        for request in ["http", "src=", "href=", "url(", "@import"] { #expect(!rest.contains(request), "\(request)") }
        #expect(html.contains("default-src 'none'"))
        let markdown = try folder.text("out/report.md")
        #expect(markdown.contains("\\<script\\>alert(1)\\</script\\> \\| \\*x\\* \\[a\\](http://evil) \\`b\\` &amp;"))
        #expect(!markdown.replacingOccurrences(of: "\\<", with: "").contains("<"))
    }

    @Test("is the same bytes again, on any number of threads")
    func reproducible() async throws {
        let folder = try Scratch()
        for (out, threads) in [("a", "1"), ("b", "3")] {
            let ran = try await run(
                ["cover"] + SharedRuns.countyInput + ["--out", out, "--report", "--threads", threads, "--no-layers", "--quiet"],
                in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
        }
        for file in Self.files { #expect(try folder.data("a/\(file)") == folder.data("b/\(file)"), "\(file)") }
        #expect(try folder.names(in: "a").filter { $0.hasSuffix(".geojson") } == [])
        #expect(XMLParser(data: try folder.data("a/report-map.svg")).parse())
        #expect(try folder.data("a/report.html").count < 400_000)
        let html = try folder.text("a/report.html")
        #expect(html.contains("三里店社区党群服务中心") && html.contains("石峡镇</text>"))
    }

    @Test("goes again with a run that does not ask for it, and needs a folder")
    func folders() async throws {
        let folder = try Scratch(SharedRuns.town)
        let without = try await run(["cover"] + SharedRuns.townInput + ["--report"], in: folder)
        #expect(without.exitCode == 64 && without.errors.contains("--report writes files: give --out"), "\(without.errors)")
        let title = try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--title", "x"], in: folder)
        #expect(title.exitCode == 64 && title.errors.contains("go with --report"), "\(title.errors)")
        try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--report"], in: folder)
        for file in Self.files { #expect(folder.exists("out/\(file)"), "\(file)") }
        try await run(["cover"] + SharedRuns.townInput + ["--out", "out"], in: folder)
        for file in Self.files { #expect(!folder.exists("out/\(file)"), "\(file)") }
    }

    /// A whole number with its thousands set apart.
    private func grouped(_ value: Double) -> String {
        let formatter = NumberFormatter()
        formatter.locale = Locale(identifier: "en_US")
        formatter.numberStyle = .decimal
        return formatter.string(from: NSNumber(value: value)) ?? ""
    }
}
