import Foundation
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

@testable import Reporting

/// Every text that a person meets in a result folder.
struct PublishedTexts {
    /// A text, and where it stands.
    struct Text: Hashable {
        var place: String
        var text: String
    }

    private(set) var all: Set<Text> = []

    /// Takes what a program printed.
    mutating func add(_ run: ProgramRun, _ place: String) {
        for line in (run.output + "\n" + run.errors).split(separator: "\n") { add(String(line), place) }
    }

    /// Takes every file of a folder that is for people, and the map that it makes.
    mutating func add(folder: String) throws {
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
            let (path, kind) = ("\(folder)/\(name)", (name as NSString).pathExtension)
            switch kind {
            // Tables for programs are the same in every language.
            case "csv", "xlsx": if !Self.isForPrograms(name) { try add(table: path, name) }
            case "html" where !name.hasSuffix("map.html"), "svg": add(markup: try text(of: path), name)
            case "md": for line in try text(of: path).split(separator: "\n") { add(String(line), name) }
            default: break
            }
        }
        var options = MapOptions()
        options.language = .zh
        try PlannedNames.with(PlannedNames.published(in: folder)) {
            add(strings(in: try MapPageMaker(folder, options).made().page), "map of \(folder)")
        }
    }

    private static func isForPrograms(_ name: String) -> Bool {
        Dataset.allCases.contains { $0.isForPrograms && name.hasSuffix($0.rawValue + ".csv") }
    }

    private func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    private mutating func add(table path: String, _ name: String) throws {
        guard let source = try? TableFile.open(path, .own()) else { return }
        let table = try source.read(source.columnNames.indices.map { ColumnRequest(column: $0, kind: .text) })
        for header in source.columnNames { add(header, name) }
        // Ids of indicators and tasks are words of this program, the same in both languages.
        let ids = [ColumnTerm.id, .task, .problems].flatMap(\.titles)
        for (title, column) in zip(source.columnNames, table.columns) where !ids.contains(title) {
            if case .texts(let texts) = column { for row in 0..<texts.count { add(texts[row], name) } }
        }
    }

    private mutating func add(markup: String, _ name: String) {
        let bare = markup.replacing(/(?s)<(script|style|metadata)[ >].*?<\/\1>/, with: "")
        for part in bare.split(whereSeparator: { "<>".contains($0) }).enumerated() where !isTag(bare, part.element) {
            add(part.element.replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">"), name)
        }
    }

    /// Whether a part stands between `<` and `>`.
    private func isTag(_ text: String, _ part: Substring) -> Bool {
        part.startIndex > text.startIndex && text[text.index(before: part.startIndex)] == "<"
    }

    /// All texts that a value is made of.
    private func strings(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        return Mirror(reflecting: value).children.flatMap { child in
            // The layers of a state are named by their ids.
            child.label.map(Self.unseen.contains) == true || child.label == "layers" && child.value is [String]
                ? [] : strings(in: child.value)
        }
    }

    /// What of the value of a map nobody reads: what tells layers and rows apart, symbols, the language itself.
    private static let unseen: Set<String> = ["id", "key", "keys", "layer", "marks", "symbol", "language", "single"]

    private mutating func add(_ texts: [String], _ place: String) { for text in texts { add(text, place) } }

    private mutating func add(_ text: some StringProtocol, _ place: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if !text.isEmpty { all.insert(Text(place: place, text: text)) }
    }
}

/// What may stand in Latin letters in a Chinese text.
enum LatinWords {
    /// Names of formats, systems, libraries, models and commands, and units that have no Chinese sign.
    private static let allowed: Set<String> = [
        "WGS", "CGCS2000", "GCJ", "BD", "EPSG", "CRS84", "OGC", "UTF", "GB", "GBK", "TD", "CSV", "XLSX", "GeoJSON", "GeoPackage",
        "QGIS", "Excel", "HTML", "PDF", "PNG", "SVG", "JSON", "PROJ", "GDAL", "GEOS", "HiGHS", "MapLibre", "LAEA", "SHA",
        "mclp", "lscp", "lscp-b", "bacop", "bacop1", "p-median", "p-center", "p-dispersion", "catchment", "init", "inspect",
        "cover",
        "site", "verify", "scenario", "compare", "checkup", "map", "profile", "four-level", "living-circles", "checkup-template",
        "wgs84", "gcj02", "bd09", "planar", "levels", "true", "false", "Ctrl-C", "min_sites", "max_sites", "existing", "MB", "KB",
        "MCLP", "LSCP", "A4",
    ]

    /// The Latin words of a text that are none of these, nor the name of a file, a flag, an id, a colour or a key.
    static func strange(in text: String, beside known: Set<String>) -> [String] {
        let plain = text.replacing(/--include planned|--[a-z-]+/, with: " ").replacing(
            /[\w\-.\/…]*\.(csv|xlsx|geojson|json|html|md|svg|gpkg|yaml|shp|pdf|png|dbf)(:\d+)?/, with: " "
        )
        .replacing(/#[0-9a-fA-F]{3,8}\b/, with: " ").replacing(
            /\bt-[\w\-]+-(open|find|improve|plan)\b/, with: " ")
        return plain.matches(of: /[A-Za-z][A-Za-z0-9_\-]*/).map { String($0.0) }.filter { word in
            word.count > 1 && !word.contains(where: \.isNumber) && !allowed.contains(word) && !known.contains(word)
        }
    }
}
