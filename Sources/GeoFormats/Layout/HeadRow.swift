/// One of the first rows of a text or a sheet that holds something.
struct HeadRow: Sendable {
    /// The row, as the file counts.
    var location: Int
    /// The cells without blanks around them; empty where nothing stands.
    var cells: [String]

    /// How many cells hold something.
    var filled: Int { cells.count { !$0.isEmpty } }

    /// The texts of the cells that hold something.
    var texts: [String] { cells.filter { !$0.isEmpty } }

    /// The cell of a column; empty beyond the last.
    subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }
}

/// Cells of a sheet that are one, by row and column from 0 for columns and as the file counts for rows.
struct MergedRange: Hashable, Sendable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    /// Whether the range has the cell.
    func contains(row: Int, column: Int) -> Bool { rows.contains(row) && columns.contains(column) }
}

/// What a text in a cell is, as far as its looks tell.
enum CellLooks {
    /// Whether the text is a value rather than a name: a number, an angle, a length, a date, a position.
    ///
    /// A year alone is none.
    static func isValue(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 400 else { return false }
        let narrow = CellText.spaced(CellText.narrowed(text.utf8))
        guard let first = narrow.first(where: { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: ".") })
        else { return false }
        if String(decoding: narrow.prefix(5), as: UTF8.self).lowercased() == "point" { return narrow.contains(UInt8(ascii: "(")) }
        if isYear(text) { return false }
        return narrow.withUnsafeBufferPointer { cell in
            if first &- 48 <= 9 {
                if isNumber(cell) || isDate(narrow) || PairText.parse(cell) != nil { return true }
                if case .value = CellParser.length(cell, bareUnit: nil, .point) { return true }
            }
            if case .value = CellParser.angle(cell) { return true }
            return false
        }
    }

    /// Whether the text is a number in any usual writing.
    static func isNumber(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        for marks in [NumberMarks.point, .comma] {
            switch CellParser.number(cell, marks) {
            case .value, .grouped: return true
            case .empty, .emptyWord, .failure: continue
            }
        }
        return false
    }

    /// Whether the text is a number in any usual writing.
    static func isNumber(_ text: String) -> Bool { Array(text.utf8).withUnsafeBufferPointer { isNumber($0) } }

    /// Whether the text is a year, as columns may be called: `2020`, `2020年`.
    static func isYear(_ text: String) -> Bool {
        let digits = text.hasSuffix("年") ? text.dropLast() : text[...]
        guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let year = Int(digits) else { return false }
        return (1900...2100).contains(year)
    }

    private static func isDate(_ text: [UInt8]) -> Bool {
        let parts = text.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
        return parts.count == 3 && parts[0].count == 4 && parts.dropFirst().allSatisfy { (1...2).contains($0.count) }
            && parts.allSatisfy { $0.allSatisfy { $0 &- 48 <= 9 } }
    }

    /// Whether the text is a unit, as it stands in a row of its own below names: `（人）`, `°`, `㎡`, `km`.
    static func isUnit(_ text: String) -> Bool {
        let narrow = String(decoding: CellText.narrowed(text.utf8), as: UTF8.self)
        let brackets: [Character: Character] = ["(": ")", "[": "]", "【": "】", "〔": "〕"]
        if let first = narrow.first, let close = brackets[first], narrow.last == close { return true }
        return units.contains(narrow.lowercased())
    }

    private static let units: Set<String> = [
        "-", "—", "/", "°", "度", "人", "万人", "千人", "户", "万户", "个", "处", "家", "名", "米", "m", "公里", "千米", "km", "㎡", "m²", "m2",
        "平方米", "万平方米", "公顷", "ha", "亩", "元", "万元", "亿元", "%", "persons", "people", "degrees", "deg", "dd", "metres", "meters",
        "sqm", "sq m", "households", "分钟", "min",
    ]
}

/// What texts of cells are, for those who decide what columns stand for.
package enum TableCells {
    /// Whether the text is a number in any usual writing.
    package static func isNumber(_ text: String) -> Bool { CellLooks.isNumber(text) }

    /// Whether the text is two numbers.
    package static func isPair(_ text: String) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { PairText.parse($0) != nil }
    }

    /// Whether the text is a value rather than a name.
    package static func isValue(_ text: String) -> Bool { CellLooks.isValue(text) }
}
