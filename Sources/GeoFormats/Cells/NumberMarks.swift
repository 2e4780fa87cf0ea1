/// How the numbers of a table are written: its decimal mark, and whether digits stand in groups of three.
enum NumberMarks: Hashable, Sendable {
    /// A decimal point; commas, blanks and apostrophes may group.
    case point
    /// A decimal comma; points, blanks and apostrophes may group.
    case comma
    /// A decimal point, and a comma between three digits could be either: such a cell is refused.
    case doubtful

    /// Finds the marks out of cells.
    ///
    /// A comma before one, two or more than three digits is a decimal mark; so is the last of two different marks. What has three digits
    /// behind its only mark tells nothing by itself, unless it is in degrees, which have no thousands.
    ///
    /// - Parameters:
    ///   - rows: Rows of cells from below the header.
    ///   - degrees: The columns that hold degrees.
    ///   - separator: The mark between fields; `nil` where a file has none.
    init(_ rows: some Sequence<[String]>, degrees: Set<Int>, separator: UInt8?) {
        var (points, commas, openCommas) = (0, 0, 0)
        for row in rows {
            for (column, cell) in row.enumerated() {
                switch Self.evidence(cell) {
                case .point: points += 1
                case .comma: commas += 1
                case .openComma where degrees.contains(column): commas += 1
                case .openComma: openCommas += 1
                case nil: break
                }
            }
        }
        let isSemicolon = separator == UInt8(ascii: ";")
        if commas > points || (commas > 0 && isSemicolon) {
            self = .comma
        } else if points > 0 || separator == nil || separator == UInt8(ascii: ",") {
            self = .point
        } else if openCommas > 0 {
            // Spreadsheets put semicolons between fields where the decimal mark is a comma, and people do so where commas group.
            self = .doubtful
        } else {
            self = .point
        }
    }

    /// What a cell says about the decimal mark.
    private enum Evidence { case point, comma, openComma }

    private static func evidence(_ cell: String) -> Evidence? {
        let text = Array(cell.utf8).drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let (dot, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
        guard let first = text.first, first &- 48 <= 9, text.allSatisfy({ $0 &- 48 <= 9 || $0 == dot || $0 == comma }) else {
            return nil
        }
        let marks = text.indices.filter { text[$0] == dot || text[$0] == comma }
        guard let last = marks.last else { return nil }
        let isComma = text[last] == comma
        if Set(marks.map { text[$0] }).count == 2 { return isComma ? .comma : .point }
        // The same mark twice groups digits.
        if marks.count > 1 { return isComma ? .point : .comma }
        let (before, after) = (last - text.startIndex, text.endIndex - last - 1)
        let couldGroup = after == 3 && (1...3).contains(before) && first != 48
        if couldGroup { return isComma ? .openComma : nil }
        return isComma ? .comma : .point
    }
}

/// Numbers as people write them: with a decimal comma, or with digits in groups of three.
enum NumberText {
    /// Returns the number in a cell whose plain reading has failed.
    ///
    /// - Parameters:
    ///   - cell: ASCII, without blanks at its ends.
    ///   - marks: How the table writes numbers.
    /// - Returns: The number, and whether its digits stand in groups; `nil` where it is none.
    static func parse(_ cell: [UInt8], _ marks: NumberMarks) -> (value: Double, isGrouped: Bool)? {
        let decimal = UInt8(ascii: marks == .comma ? "," : ".")
        var whole = cell[...]
        var fraction = cell[cell.endIndex...]
        if let mark = cell.lastIndex(of: decimal) {
            (whole, fraction) = (cell[..<mark], cell[(mark + 1)...])
            guard !fraction.isEmpty, fraction.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
        }
        var plain: [UInt8] = []
        if let sign = whole.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            plain.append(sign)
            whole = whole.dropFirst()
        }
        guard let digits = ungrouped(whole, decimal: decimal, marks) else { return nil }
        let isGrouped = digits.count != whole.count
        guard isGrouped || marks == .comma else { return nil }
        plain += digits
        if !fraction.isEmpty { plain += [UInt8(ascii: ".")] + fraction }
        return plain.withUnsafeBufferPointer { Decimal.parse($0) }.map { ($0, isGrouped) }
    }

    /// Returns the digits of groups of three behind a first of one to three; plain digits as they are; `nil` where it is neither.
    private static func ungrouped(_ text: ArraySlice<UInt8>, decimal: UInt8, _ marks: NumberMarks) -> [UInt8]? {
        if !text.isEmpty, text.allSatisfy({ $0 &- 48 <= 9 }) { return Array(text) }
        // Blanks of all widths have been made one byte, and the apostrophe too.
        let group = decimal == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
        for mark in [group, UInt8(ascii: " "), UInt8(ascii: "'")] {
            if mark == UInt8(ascii: ","), marks == .doubtful { continue }
            let parts = text.split(separator: mark, omittingEmptySubsequences: false)
            guard parts.count > 1, let first = parts.first, (1...3).contains(first.count),
                parts.dropFirst().allSatisfy({ $0.count == 3 }), parts.allSatisfy({ $0.allSatisfy { $0 &- 48 <= 9 } })
            else { continue }
            return Array(parts.joined())
        }
        return nil
    }
}
