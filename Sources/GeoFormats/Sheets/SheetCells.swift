import GeoPrimitives

/// The cells of a sheet of Office Open XML.
final class SheetCells: XMLVisitor {
    private(set) var grid = SheetGrid()
    private let strings: TextColumn

    private var row = 0
    private var isRowHidden = false
    private var column = -1
    private var type = ""
    private var value: [UInt8] = []
    private var formula: [UInt8] = []
    private var hasFormula = false
    private var hasValue = false
    private var isInReading = false
    /// What the text that comes belongs to.
    private var target = Target.none

    private enum Target { case none, value, formula }

    init(_ strings: TextColumn) { self.strings = strings }

    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "row":
            row = attributes.number("r") ?? row + 1
            isRowHidden = attributes["hidden"].map { $0 == "1" || $0 == "true" } ?? false
            column = -1
        case "c":
            column = attributes["r"].flatMap { Self.place($0)?.column } ?? column + 1
            type = attributes["t"] ?? "n"
            value.removeAll(keepingCapacity: true)
            formula.removeAll(keepingCapacity: true)
            (hasFormula, hasValue) = (false, false)
        case "v":
            hasValue = true
            target = .value
        case "f":
            hasFormula = true
            target = .formula
        case "rPh": isInReading = true
        case "t": target = type == "inlineStr" && !isInReading ? .value : .none
        case "mergeCell": attributes["ref"].flatMap(Self.range).map { grid.merges.append($0) }
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch target {
        case .none: break
        case .value: value.append(contentsOf: bytes)
        case .formula: formula.append(contentsOf: bytes)
        }
    }

    func end(_ name: String) {
        switch name {
        case "v", "f", "t": target = .none
        case "rPh": isInReading = false
        case "c": endCell()
        case "row": grid.endRow(location: row, isHidden: isRowHidden)
        default: break
        }
    }

    private func endCell() {
        guard column >= 0, column < SheetGrid.mostColumns else { return }
        let text = hasFormula ? String(decoding: formula, as: UTF8.self) : ""
        var kind: SheetGrid.Kind = SheetFormulas.isSum(text) ? .sum : []
        if hasFormula, value.isEmpty, !(type == "str" && hasValue) {
            grid.append(column: column, "=\(text)".utf8, kind.union(.unstored))
            return
        }
        guard !value.isEmpty else { return }
        switch type {
        case "s":
            if let index = Int(String(decoding: value, as: UTF8.self)), index >= 0, index < strings.count {
                grid.append(column: column, strings.utf8(index), kind)
            }
        case "inlineStr": grid.append(column: column, OfficeText.unescaped(value), kind)
        case "str", "e", "d": grid.append(column: column, value, kind)
        default:
            kind.insert(.number)
            grid.append(column: column, SheetFormulas.plainNumber(String(decoding: value, as: UTF8.self)).utf8, kind)
        }
    }

    /// The row and column of a reference such as `AB12`, the column from 0.
    static func place(_ reference: some StringProtocol) -> (row: Int, column: Int)? {
        var (column, row) = (0, 0)
        for byte in reference.utf8 where byte != UInt8(ascii: "$") {
            if byte &- 48 <= 9 {
                row = row &* 10 &+ Int(byte &- 48)
            } else {
                let letter = (byte & 0xDF) &- 65
                guard letter < 26, row == 0, column < SheetGrid.mostColumns else { return nil }
                column = column * 26 + Int(letter) + 1
            }
        }
        return column > 0 ? (row, column - 1) : nil
    }

    /// The range of a reference such as `A1:D2`.
    private static func range(_ reference: String) -> MergedRange? {
        let ends = reference.split(separator: ":")
        guard ends.count == 2, let first = place(ends[0]), let last = place(ends[1]), first.row <= last.row,
            first.column <= last.column
        else { return nil }
        return MergedRange(rows: first.row...last.row, columns: first.column...last.column)
    }
}
