import GeoPrimitives

/// A row below the header that reads like none of the list.
struct SpecialRow: Hashable, Sendable {
    /// The row, from 0.
    var row: Int
    /// What it reads like.
    var kind: TableReading.RowKind
    /// What it is called.
    var label: String
    /// The column in which that stands.
    var column: Int
    /// How many other texts stand in it.
    var otherTexts: Int
    /// Whether a formula sums others.
    var isSummed = false

    /// Reads a row as a total, a remark or a repeated header; `nil` where it is none.
    ///
    /// - Parameters:
    ///   - row: The row, from 0.
    ///   - cells: Its cells.
    ///   - names: The names of the columns.
    init?(row: Int, cells: [String], names: [String]) {
        let texts = cells.filter { !$0.isEmpty && !CellLooks.isNumber($0) && !EmptyWord.isNumberless($0) }
        self.row = row
        let matching = zip(cells, names).count { !$0.isEmpty && $0 == $1 }
        if matching >= 2, matching == cells.count(where: { !$0.isEmpty }) {
            (kind, label, otherTexts) = (.header, cells.first { !$0.isEmpty } ?? "", 0)
        } else if let label = texts.first(where: TotalWord.isOne) {
            (kind, self.label, otherTexts) = (.total, label, texts.count - 1)
        } else if let label = texts.first, names.count >= 3, cells.count(where: { !$0.isEmpty }) == 1, HeadingWord.isOne(label) {
            (kind, self.label, otherTexts) = (.section, label, 0)
        } else if let label = texts.first, texts.count <= 3, NoteWord.begins(label),
            cells.count(where: { !$0.isEmpty }) == texts.count
        {
            (kind, self.label, otherTexts) = (.note, label, texts.count - 1)
        } else {
            return nil
        }
        column = cells.firstIndex(of: label) ?? 0
    }

    /// Whether the bytes of a row hold what every total, remark or repeated header holds; else there is no need to cut it into cells.
    static func mayBeOne(_ bytes: UnsafeBufferPointer<UInt8>, names: [String]) -> Bool {
        if let first = names.first(where: { !$0.isEmpty }), bytes.starts(with: first.utf8) { return true }
        for index in bytes.indices where !marksByFirstByte[Int(bytes[index])].isEmpty {
            for mark in marksByFirstByte[Int(bytes[index])] where bytes[index...].starts(with: mark) { return true }
        }
        return false
    }

    private static let marksByFirstByte: [[[UInt8]]] = {
        var table = [[[UInt8]]](repeating: [], count: 256)
        for mark in TotalWord.marks + NoteWord.marks + HeadingWord.marks { table[Int(mark[0])].append(mark) }
        return table
    }()

    /// Makes a row from its members.
    init(row: Int, kind: TableReading.RowKind, label: String, column: Int = 0, otherTexts: Int = 0) {
        (self.row, self.kind, self.label, self.column, self.otherTexts) = (row, kind, label, column, otherTexts)
    }
}

/// Words that name totals.
enum TotalWord {
    private static let whole: Set<String> = [
        "计", "計", "总", "總", "总数", "總數", "总和", "總和", "汇总", "匯總", "累计", "累計", "总体", "全部合计", "全区", "全县", "全市", "全镇", "全乡", "全街道",
        "全社区", "全村", "全省", "全域", "sum", "sums", "total", "totals",
        "subtotal", "subtotals", "sub total", "grand total", "overall", "overall total", "总量", "總量", "summe", "gesamt",
        "insgesamt", "zwischensumme", "итого", "всего", "합계", "소계", "총계", "total général", "total general", "ensemble",
    ]
    private static let endings = ["小计", "小計", "合计", "合計", "总计", "總計", "共计", "共計", "总计数", "合计数", " total", " subtotal", " totals"]
    private static let beginnings = [
        "小计", "小計", "合计", "合計", "总计", "總計", "共计", "共計", "total ", "total:", "totals ", "subtotal ", "sub total ", "grand total ",
        "sum of ", "total of ",
    ]

    private static let means: Set<String> = [
        "平均", "平均值", "平均数", "均值", "average", "averages", "mean", "avg", "mittelwert", "moyenne",
    ]

    /// Whether a text names a mean: no row of a list, whatever its numbers.
    static func isMean(_ text: String) -> Bool { text.utf8.count <= 40 && means.contains(normal(text)) }

    /// Whether a text names a total: 小计, 合 计, 某街道小计, 小计1, Total, Sub-total: North.
    static func isOne(_ text: String) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        let word = normal(text)
        guard !word.isEmpty else { return false }
        if whole.contains(word) || means.contains(word) || endings.contains(where: { word.hasSuffix($0) }) { return true }
        // What follows must be a number or a part in the manner of a label: 合计站 is a place.
        guard let beginning = beginnings.first(where: { word.hasPrefix($0) }) else { return false }
        let rest = word.dropFirst(beginning.count)
        return rest.allSatisfy { $0.isNumber || $0.isPunctuation || " 处个所家人户名".contains($0) } || beginning.last == " "
            || beginning.last == ":"
    }

    /// The text in small letters, without brackets and what stands in them, digits and signs at its end, and blanks between Han characters.
    private static func normal(_ text: String) -> String {
        var word = ""
        var depth = 0
        for character in String(decoding: CellText.spaced(CellText.narrowed(text.utf8)), as: UTF8.self).lowercased() {
            if "([【〔".contains(character) {
                depth += 1
            } else if ")]】〕".contains(character) {
                depth = max(0, depth - 1); continue
            }
            if depth == 0 { word.append(character == "-" || character == "_" ? " " : character) }
        }
        let isHan = word.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        if isHan { word.removeAll { $0.isWhitespace } }
        let ends: (Character) -> Bool = { $0.isWhitespace || "：:.。*、,，;；".contains($0) || (isHan && $0.isNumber) }
        while let last = word.last, ends(last) { word.removeLast() }
        while let first = word.first, first.isWhitespace || "*".contains(first) { word.removeFirst() }
        return word
    }

    /// Bytes of which every total has one.
    static let marks: [[UInt8]] = [
        "计", "計", "总", "總", "汇", "匯", "otal", "OTAL", "um", "UM", "verall", "gesamt", "Gesamt", "того", "ТОГО", "сего", "계",
        "nsemble", "全", "均", "verage", "VERAGE", "ean", "EAN", "avg", "AVG", "ittelwert", "oyenne",
    ].map { Array($0.utf8) }
}

/// Words of headings between the rows of a table: 一、街道级, （二）村级, 胜利街道（2处）, 某区人口表（续表）.
enum HeadingWord {
    /// Whether a text that stands alone in its row is a heading.
    static func isOne(_ text: String) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        let plain = String(decoding: CellText.narrowed(text.utf8), as: UTF8.self).filter { !$0.isWhitespace }
        let numerals: Set<Character> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        let numbered = plain.hasPrefix("(") ? plain.dropFirst() : plain[...]
        let digits = numbered.prefix { numerals.contains($0) }
        if !digits.isEmpty, digits.count <= 3, let mark = numbered.dropFirst(digits.count).first, "、.)".contains(mark) {
            return true
        }
        if plain.hasSuffix("续表") || plain.hasSuffix("(续)") || plain.hasSuffix("(续表)") { return true }
        guard plain.hasSuffix(")"), let open = plain.lastIndex(of: "(") else { return false }
        let inside = plain[plain.index(after: open)...].dropLast()
        let count = inside.drop { $0 == "共" || $0 == "计" }
        let number = count.prefix { $0.isNumber }
        return !number.isEmpty && ["处", "个", "所", "家", "座", "户"].contains(count.dropFirst(number.count))
    }

    /// Bytes of which every heading has one.
    static let marks: [[UInt8]] = ["、", "续", "）", ")", "."].map { Array($0.utf8) }
}

/// Words that begin remarks under a table.
enum NoteWord {
    /// What begins a remark by itself.
    private static let beginnings = [
        "注:", "注 ", "注释:", "註:", "备注:", "備註:", "说明:", "說明:", "填表说明", "注1", "注2", "※", "*注", "note:", "notes:", "note ", "source:",
        "sources:", "source ",
    ]
    /// What begins a remark when a colon follows, as it stands before a name or a date.
    private static let labels = [
        "填表", "填报", "填報", "制表", "製表", "审核", "審核", "复核", "校核", "负责人", "单位负责人", "联系人", "联系电话", "数据来源", "资料来源", "資料來源", "来源",
        "來源", "统计", "截止", "截至", "报送", "prepared by", "checked by", "date", "as of",
    ]

    /// Whether a text begins as a remark.
    static func begins(_ text: String) -> Bool {
        let start = String(decoding: CellText.narrowed(text.utf8.prefix(96)), as: UTF8.self).lowercased()
        if beginnings.contains(where: { start.hasPrefix($0) }) || isCount(start) { return true }
        guard let colon = start.firstIndex(of: ":"), start[..<colon].count <= 16 else { return false }
        return labels.contains { start.hasPrefix($0) }
    }

    /// Whether a text counts the rows: 共2个, 共 12 处.
    private static func isCount(_ text: String) -> Bool {
        let word = text.filter { !$0.isWhitespace }
        guard let first = ["合计共", "总共", "共计", "共有", "共"].first(where: word.hasPrefix) else { return false }
        let rest = word.dropFirst(first.count)
        let number = rest.prefix { $0.isNumber }
        return !number.isEmpty
            && ["个", "处", "所", "家", "座", "条", "行", "项", "点", "栋", "幢", "户", "人", "个点", "个点位"].contains(
                rest.dropFirst(number.count))
    }

    /// Bytes of which every remark has one.
    static let marks: [[UInt8]] = ["：", ":", "注", "註", "说明", "※", "共", "ote", "ource", "OTE", "OURCE"].map { Array($0.utf8) }
}
