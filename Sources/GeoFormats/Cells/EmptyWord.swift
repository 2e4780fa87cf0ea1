/// Words and signs that people put where there is nothing to say.
package enum EmptyWord {
    /// Those that stand for nothing wherever a number is meant.
    private static let words: Set<String> = [
        "na", "n/a", "n.a.", "#n/a", "#n/a n/a", "null", "nil", "none", "n.d.", "nd", "unknown", "missing", "not available",
        "tbd",
        "-", "--", "---", "—", "——", "–", "－", "―", "─", "/", "//", "\\", "…", "……", "...", "..",
        "不详", "不祥", "不明", "未知", "无", "暂无", "没有", "空", "缺", "缺失", "待定", "待补", "待补充", "未填", "未统计", "无数据", "不適用", "不适用",
        "無", "不詳", "暫無", "待補",
    ]

    /// Those that could be a code or a name of their own: `NA` is Namibia.
    private static let names: Set<String> = ["na", "nd", "none", "无", "無", "没有", "空", "缺"]

    /// Returns whether the text says that there is no number; the text has no blanks at its ends.
    static func isNumberless(_ text: some StringProtocol) -> Bool {
        // Longer texts are none: not worth a copy.
        guard text.utf8.count <= 24 else { return false }
        return words.contains(text.lowercased().filter { !"（）()［］[]".contains($0) })
    }

    /// Returns whether the text says that there is no code, level or name.
    package static func isNameless(_ text: some StringProtocol) -> Bool {
        guard text.utf8.count <= 24 else { return false }
        let word = text.lowercased()
        return words.contains(word) && !names.contains(word)
    }
}
