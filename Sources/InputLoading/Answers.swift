import PlanningTerms

/// A column of yes and no.
struct Answers {
    private let layer: PointLayer
    private let role: ColumnRole

    /// Makes the answers of a role's column, if the layer has one.
    init(_ layer: PointLayer, _ role: ColumnRole) { (self.layer, self.role) = (layer, role) }

    private static let words: [String: Bool] = [
        "yes": true, "y": true, "true": true, "t": true, "1": true, "是": true, "可": true, "可以": true, "能": true, "√": true,
        "✓": true,
        "no": false, "n": false, "false": false, "f": false, "0": false, "否": false, "不可": false, "不可以": false, "不能": false,
        "×": false,
        "✗": false, "x": false,
    ]
    /// Words that answer the question whether something may be used.
    private static let uses: [String: Bool] = [
        "可用": true, "可使用": true, "能用": true, "available": true, "usable": true, "不可用": false, "不可使用": false, "不能用": false,
        "停用": false,
        "unavailable": false, "unusable": false, "not available": false,
    ]

    /// Whether the layer has such a column, and a row of it says nothing.
    func isOpen(_ row: Int) -> Bool { layer.texts(role) != nil && layer.text(role, row) == nil }

    /// The answer of a row; `nil` where the cell is empty or there is no such column.
    ///
    /// Another word is an error.
    func isYes(_ row: Int, into bad: inout DiagnosticCollector) -> Bool? {
        guard let text = layer.text(role, row) else { return nil }
        let word = text.lowercased().filter { !$0.isWhitespace }
        if let answer = Self.words[word] ?? (role == .available ? Self.uses[word] : nil) { return answer }
        bad.error(
            layer.file, row: layer.location(row),
            .facility(.notYesOrNo(column: layer.columnNames[role.rawValue] ?? role.rawValue, text: text)))
        return nil
    }
}
