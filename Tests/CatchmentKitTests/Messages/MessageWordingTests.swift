@testable import CatchmentKit
import GeoPrimitives
import PlanningTerms
import Publication
import Testing

@Suite("The words of messages")
struct MessageWordingTests {
    /// What stands in Latin letters in Chinese sentences too: formats, keys of plans and columns, values of flags, commands and files.
    private static let latin: Set<String> = [
        // Formats and systems.
        "UTF", "GB", "GDAL", "CSV", "JSON", "YAML", "LF", "CRLF", "MiB", "GiB", "GeoJSON", "GeoPackage", "FlatGeobuf",
        "Shapefile",
        "POINT",
        "WGS", "CGCS", "EPSG", "WKT", "PROJ", "crs", "wgs", "gcj", "bd", "planar", "n", "N", "km", "m", "e",
        // Columns, keys and their words.
        "id", "lon", "lat", "wkt", "from", "to", "cost", "unit", "floor", "min", "max", "sites", "opening", "radius", "override",
        "type", "types", "level", "ids", "factor", "units", "layers", "demand", "code", "partition", "true", "false", "yes", "no",
        "existing", "candidate", "required", "forbidden", "planned", "capacitated", "indivisible", "detour", "walking", "speed",
        "green", "red", "candidates", "cutoff", "matrix", "functions", "capacity", "columns", "status",
        // Settings of siting and their values.
        "siting", "model", "count", "target", "first", "weight", "quota", "rules", "spacing", "budget", "relocate", "time",
        "work",
        "limit", "curve", "exact", "tie", "break", "share", "within", "buildings", "mclp", "lscp", "bacop", "median", "center",
        "s",
        "h",
        // Commands, models, files and folders.
        "aliases", "levels", "catchment", "map", "extents", "box", "PDF", "PNG", "pdf", "svg", "librsvg", "cairo", "fonts",
        "noto", "cjk", "scripts",
        "setup", "MapLibre", "MAPLIBRE", "CATCHMENT", "MB", "init", "verify", "compare", "cover",
        "site", "scenario", "checkup", "replay", "DIR", "NAME", "PLAN", "docs", "zh",
        "dbf", "prj", "GBK", "Big", "big", "Shift", "JIS", "lonlat", "latlon", "leave", "out", "keep", "plan", "md", "yaml",
        "csv", "geojson", "json", "assignments", "nearest", "manifest", "report", "xlsx", "p", "dispersion", "by", "name",
    ]

    private static let messages =
        MessageExamples.crs + MessageExamples.files + MessageExamples.layouts + MessageExamples.recognitions
        + MessageExamples.tables + MessageExamples.demand + MessageExamples.facilities
        + MessageExamples.units + MessageExamples.costs + MessageExamples.profiles + MessageExamples.plans
        + MessageExamples.scenarios + MessageExamples.runs + MessageExamples.siting + MessageExamples.folders
        + MessageExamples.siteChecks + MessageExamples.outputs + MessageExamples.commands + MessageExamples.findings

    @Test("Chinese sentences hold Latin letters only where a format, a key, a flag or a file is named")
    func chinese() {
        var said = Self.messages.map { ("\($0)", $0.wording) } + MessageExamples.dropped.map { ("\($0)", $0.wording) }
        said += MessageExamples.infeasibilities.map { ("\($0)", $0.wording) }
        said += MessageExamples.changes.map { ("\($0)", $0.wording) }
        for (name, wording) in said {
            #expect(!wording.english.isEmpty, "\(name)")
            let said = wording.chinese.replacing(/--[a-z-]+( distance| covered)?/, with: "")
            let strange = said.split(whereSeparator: { !($0.isASCII && $0.isLetter) }).map(String.init).filter {
                !Self.latin.contains($0)
            }
            #expect(strange.isEmpty, "\(wording.chinese)")
            #expect(wording.chinese.unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "\(name)")
        }
    }

    @Test("no two messages are said alike, in either language")
    func distinct() {
        let said = Self.messages.map(\.wording)
        #expect(Set(said.map(\.english)).count == said.count)
        #expect(Set(said.map(\.chinese)).count == said.count)
    }

    @Test(
        "a notice keeps its file and what differs, in both languages",
        arguments: [
            (
                InputDiagnostic(.warning, file: "f.csv", row: 12, message: .facility(.atOrigin(id: "f3"))),
                "warning: f.csv:12: f3 lies at (0, 0); is its position missing?", "警告：f.csv:12: f3 位于 (0, 0)，是否缺少坐标？"
            ),
            (
                InputDiagnostic(.warning, file: "four-level", message: .profile(.unverified(9, of: 10))),
                "warning: four-level: 9 of 10 numbers of the profile are not verified against their source; check them first",
                "警告：four-level: 规范方案的 10 个数值中有 9 个尚未与出处核对，请先核对"
            ),
            (
                InputDiagnostic(.notice, file: "a b/d.csv", message: .file(.encoding("GB 18030"))),
                "notice: a b/d.csv: read as GB 18030", "提示：a b/d.csv: 按 GB 18030 编码读取"
            ),
            (
                InputDiagnostic(.notice, file: "d.csv", message: .crs(.declaration(.assumedWGS84(.demand)))),
                "notice: d.csv: no CRS is declared; the degrees are taken as WGS 84 (say otherwise with --demand-crs)",
                "提示：d.csv: 未声明坐标系，经纬度按 WGS 84 理解（如有不同请用 --demand-crs 指明）"
            ),
            (
                InputDiagnostic(
                    .warning, file: "u.geojson", message: .unit(.noParent(code: "12", name: "某: 村", level: "street"))),
                "warning: u.geojson: unit 12 (某: 村) lies in no street", "警告：u.geojson: 单元 12（某: 村）不在任何街道之内"
            ),
            (
                InputDiagnostic(.warning, file: nil, message: .output(.crs(.elsewhere("EPSG:4547", outside: 2, of: 3)))),
                "warning: --out-crs EPSG:4547 is meant for another place: 2 of 3 demand points lie outside its area of use",
                "警告：--out-crs EPSG:4547 不适用于此地：3 个需求点中有 2 个在其适用范围之外"
            ),
        ])
    func notices(_ diagnostic: InputDiagnostic, _ english: String, _ chinese: String) throws {
        let notice = Notice(diagnostic)
        #expect(notice.said(in: .en) == english)
        #expect(notice.said(in: .zh) == chinese)
        // Files hold the English sentence, and no more is known of one that was read.
        let read = Notice(sentence: notice.sentence, nil)
        #expect(read.said(in: .zh) == english)
    }
}
