/// What formulas tell.
enum SheetFormulas {
    /// Whether a formula adds others up as a whole: `SUM(D2:D9)`, `of:=SUBTOTAL(9;[.D2:.D9])`.
    static func isSum(_ formula: String) -> Bool {
        var text = formula[...]
        if let equals = text.firstIndex(of: "="), text[..<equals].allSatisfy({ $0.isLetter || $0 == ":" }) {
            text = text[text.index(after: equals)...]
        }
        let word = text.prefix(12).uppercased()
        return ["SUM(", "SUBTOTAL(", "SUMIF", "AGGREGATE("].contains { word.hasPrefix($0) }
    }

    /// The text of a number of a workbook: as it stands where it has at most 15 digits, else the shortest that reads back the same.
    static func plainNumber(_ raw: String) -> String {
        let isPlain =
            raw.utf8.count <= 15 && raw.utf8.allSatisfy { $0 &- 48 <= 9 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        if isPlain, !raw.hasSuffix(".0") { return raw }
        guard let number = Double(raw), number.isFinite else { return raw }
        return FieldText.text(number)
    }
}
