import PlanningTerms

extension PointLayer {
    /// Words in the names of columns that may say which centers are open.
    private static let names = [
        "建成", "已建", "建设情况", "建设进度", "建设状态", "运行", "运营", "开放", "启用", "投用", "在用", "使用情况", "使用状态", "现状/规划", "现状规划", "规划/现状", "状态",
        "status", "open",
    ]
    /// Words in their cells that say that one is not.
    private static let negatives = ["否", "未", "停", "规划", "在建", "拟", "筹", "关闭", "撤", "不", "no", "false", "closed", "planned"]

    /// Warns of radii whose unit is in doubt, and of columns of centers that may tell their status.
    func warnOfDoubts(into notes: inout DiagnosticCollector) {
        warnOfRadii(into: &notes)
        if role == .facilities { warnOfUnreadStatus(into: &notes) }
    }

    /// Says which columns may tell the status of centers where none is taken for it, and none for whether they may be used.
    func warnOfUnreadStatus(into notes: inout DiagnosticCollector) {
        let named = columnNames.keys
        guard !named.contains(ColumnRole.status.rawValue), !named.contains(ColumnRole.available.rawValue) else { return }
        let used = Set(assignment.columns.values)
        var (columns, words): ([String], [String]) = ([], [])
        for (number, column) in allColumns.enumerated() where !used.contains(number) {
            guard Self.names.contains(where: column.lowercased().contains) else { continue }
            let texts = sample.compactMap { number < $0.count && !$0[number].isEmpty ? $0[number] : nil }.uniqued
            guard texts.count <= Self.mostWords,
                texts.contains(where: { text in Self.negatives.contains { text.lowercased().contains($0) } })
            else { continue }
            columns.append(column)
            words += texts.prefix(ColumnPreview.shown)
        }
        guard !columns.isEmpty else { return }
        notes.warning(file, .facility(.doubt(.statusUnread(columns: columns, words: words.uniqued))))
    }

    /// A column of more different texts holds remarks.
    private static let mostWords = 12
}
