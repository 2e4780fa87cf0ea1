import PlanningTerms
import ServiceModel

/// Reads the status of each row: by the known words, and those that the planner maps.
struct FacilityStatusReader {
    private let layer: PointLayer
    private let standard: FacilityStatus
    private let mapped: [String: FacilityStatus]
    /// Rows by the words that are unknown.
    private var unknown: [String: [Int]] = [:]

    /// How many rows are listed for each word.
    private static let listed = 5

    /// Makes a reader for a list.
    init(_ layer: PointLayer, _ role: LayerRole, mapped: [String: FacilityStatus]) {
        (self.layer, self.mapped) = (layer, mapped)
        standard = role == .candidates ? .candidate : .existing
    }

    /// Chinese words for the statuses, beside the English ones.
    private static let chinese: [String: FacilityStatus] = [
        "现有": .existing, "已建": .existing, "候选": .candidate, "必选": .required, "禁止": .forbidden, "规划": .planned, "在建": .planned,
    ]

    /// Words for what is no center any more.
    private static let closed: Set<String> = [
        "撤销", "已撤销", "停用", "已停用", "关闭", "已关闭", "关停", "已关停", "拆除", "已拆除", "撤并", "已撤并", "closed",
    ]

    /// Whether a row is called closed: it does not count, whatever the list holds.
    func isClosed(_ row: Int) -> Bool {
        guard let text = layer.text(.status, row) else { return false }
        let word = Self.folded(text)
        return mapped[word] == nil && Self.closed.contains(word)
    }

    /// The status that a word names, in English or Chinese.
    static func status(of text: String) -> FacilityStatus? {
        let word = folded(text)
        return FacilityStatus(rawValue: word) ?? chinese[word]
    }

    /// The word as statuses are looked up: in small letters, without blanks.
    static func folded(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

    /// The status of a row; an unknown word is noted.
    mutating func status(ofRow row: Int) -> FacilityStatus {
        guard let text = layer.text(.status, row) else { return standard }
        if let status = mapped[Self.folded(text)] ?? Self.status(of: text) { return status }
        if isClosed(row) { return standard }
        unknown[text, default: []].append(row)
        return standard
    }

    /// Adds the unknown words, each once with its rows.
    func addUnknown(to bad: inout DiagnosticCollector) {
        for (text, rows) in unknown.sorted(by: { $0.value[0] < $1.value[0] }) {
            bad.error(
                layer.file, row: layer.location(rows[0]),
                .facility(
                    .unknownStatus(text, rows: rows.count, first: rows.prefix(Self.listed).map { layer.location($0) })))
        }
    }
}
