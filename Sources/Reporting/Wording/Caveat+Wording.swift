package import PlanningTerms
package import Publication

extension Caveat {
    /// The caveat in words, with the file where it was found.
    package var wording: Wording {
        let said = message.wording
        var (english, chinese) = (said.english, said.chinese)
        if more > 0 {
            let rows = rows.map(String.init)
            let isCut = count > rows.count
            let places = rows.isEmpty ? "" : ": rows \(rows.joined(separator: ", "))\(isCut ? ", …" : "")"
            let chinesePlaces = rows.isEmpty ? "" : "：第 \(rows.joined(separator: "、")) 行\(isCut ? "……" : "")"
            english += " (\(more) more like it\(places))"
            chinese += "（另有 \(more) 处同类情况\(chinesePlaces)）"
        }
        return Wording(place + english, place + chinese)
    }

    /// Where a notice was found; what was found at the end of a run says itself what it is of.
    private var place: String {
        if case .found = message { return "" }
        guard let name = file?.split(separator: "/").last else { return "" }
        return more == 0 && count == 1 && rows.count == 1 ? "\(name):\(rows[0]): " : "\(name): "
    }

    /// What of it touches a site that stands in one of its units.
    package func wording(in unit: UnitCount) -> Wording {
        switch code {
        case .facilitiesUnlocated:
            Wording(
                "\(unit.name) lists \(unit.count == 1 ? "a center whose position is" : "\(unit.count) centers whose positions are") missing",
                "\(unit.name)有 \(unit.count) 处\(PlannedNames.facility)缺少坐标")
        default: Wording("\(unit.name): \(wording.english)", "\(unit.name)：\(wording.chinese)")
        }
    }
}

extension CaveatDocument {
    /// Makes the document of a caveat, with its words in both languages.
    package init(_ caveat: Caveat) {
        let words = caveat.wording
        self.init(
            code: caveat.code, gravity: caveat.code.gravity, file: caveat.file, count: caveat.count, rows: caveat.rows,
            units: caveat.units.map { Unit(unit: $0.unit, count: $0.count) }, text: words.english, textZh: words.chinese)
    }

    /// The caveat in a language.
    package func said(in language: Language) -> String { language(text, textZh) }
}

extension SiteCaveatDocument {
    /// Makes the document of what a caveat says of a site in one of its units.
    package init(_ caveat: Caveat, in unit: Caveat.UnitCount) {
        let words = caveat.wording(in: unit)
        self.init(code: caveat.code, unit: unit.unit, count: unit.count, text: words.english, textZh: words.chinese)
    }

    /// The caveat in a language.
    package func said(in language: Language) -> String { language(text, textZh) }
}
