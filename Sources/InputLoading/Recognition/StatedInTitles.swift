import GeoFormats
import GeoPrimitives
import PlanningTerms

/// What the titles and remarks of a table say of its coordinates.
struct StatedInTitles {
    private let lines: [TableReading.Line]

    /// Looks at titles and remarks.
    init(_ lines: [TableReading.Line]) { self.lines = lines }

    /// The system that one of them names: 坐标系：GCJ-02; with a notice.
    func declared(_ file: String, _ role: LayerRole, _ notes: inout DiagnosticCollector) -> DeclaredCRS? {
        for line in lines {
            let words = HanFold.folded(line.text).split { $0.isWhitespace || ";,()；，（）。".contains($0) }
            for (place, word) in words.enumerated() {
                // A name may stand alone, or behind a colon: 数据来源：GCJ-02.
                let before = place > 0 ? String(words[place - 1]) : ""
                let parts = word.split(maxSplits: 1) { ":：".contains($0) }.map(String.init)
                for (name, before) in [(String(word), before)] + (parts.count > 1 ? [(parts[1], parts[0])] : []) {
                    // The maker of a map alone may be named as a source of anything.
                    guard let system = HeaderName.system(inBrackets: name), Self.isOfCoordinates(name, before) else { continue }
                    notes.notice(file, .recognition(.systemInTitle(role, text: line.text, system: system)))
                    return DeclaredCRS(definition: system, impliedByFormat: false)
                }
            }
        }
        return nil
    }

    /// Whether a name speaks of coordinates: by its number (GCJ-02), or by a word for them in it or before it (坐标系：高德).
    private static func isOfCoordinates(_ word: String, _ before: String) -> Bool {
        let text = (before + word).lowercased()
        return word.contains(where: \.isNumber)
            || ["坐标", "经纬度", "coord", "crs", "datum", "srs", "epsg"].contains(where: text.contains)
    }

    /// The line that speaks of a web map whose coordinates are shifted: 坐标为高德地图拾取.
    var webMap: String? {
        let marks = ["高德", "腾讯地图", "百度地图", "百度坐标", "火星坐标", "gcj02", "gcj-02", "bd09", "bd-09"]
        return lines.first { line in
            let text = HanFold.folded(line.text).lowercased()
            return marks.contains(where: text.contains)
        }?.text
    }
}
