import PlanningTerms

/// The first of some rows or features, as a list in words.
enum RowList {
    /// Rows with commas; an ellipsis where there are more.
    static func english(_ first: [Int], of count: Int) -> String {
        first.map(String.init).joined(separator: ", ") + (count > first.count ? ", …" : "")
    }

    /// Rows with enumeration commas; an ellipsis where there are more.
    static func chinese(_ first: [Int], of count: Int) -> String {
        first.map(String.init).joined(separator: "、") + (count > first.count ? "…" : "")
    }

    /// Texts with commas in quotes.
    static func english(_ texts: [String]) -> String { FileMessage.list(texts).english }

    /// Texts with enumeration commas in quotes.
    static func chinese(_ texts: [String]) -> String { FileMessage.list(texts).chinese }
}
