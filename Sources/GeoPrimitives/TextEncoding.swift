/// The encodings of text that are read where a file, its beginning or a planner says which it is.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    /// UTF-8, which needs no word.
    case utf8 = "utf-8"
    /// UTF-16 with a byte order mark.
    case utf16 = "utf-16"
    /// UTF-16, the low byte first.
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, the high byte first.
    case utf16BigEndian = "utf-16be"
    /// GB 18030, which holds GBK and GB 2312.
    case gb18030
    /// Big5 with the characters of Hong Kong.
    case big5
    /// Shift-JIS as Windows has it.
    case shiftJIS = "shift-jis"
    /// EUC-JP.
    case eucJP = "euc-jp"
    /// EUC-KR as Windows has it.
    case eucKR = "euc-kr"
    /// Central Europe.
    case windows1250 = "windows-1250"
    /// Cyrillic.
    case windows1251 = "windows-1251"
    /// Western Europe, which holds ISO 8859-1.
    case windows1252 = "windows-1252"

    /// Makes an encoding from any of its usual names: `gbk`, `CP936`, `Shift_JIS`, `latin1`; letter case and signs do not matter.
    public init?(parsing text: some StringProtocol) {
        let word = text.lowercased().filter { $0.isLetter || $0.isNumber }
        guard let encoding = Self.names.first(where: { $0.value.contains(word) })?.key else { return nil }
        self = encoding
    }

    /// What the encodings go by, in small letters and digits.
    private static let names: [TextEncoding: [String]] = [
        .utf8: ["utf8", "utf8bom", "utf8sig", "65001", "cp65001"], .utf16: ["utf16", "unicode"],
        .utf16LittleEndian: ["utf16le", "1200"], .utf16BigEndian: ["utf16be", "1201"],
        .gb18030: ["gb18030", "gbk", "gb2312", "cp936", "936", "ansi936", "ms936", "54936", "euccn", "cngb"],
        .big5: ["big5", "big5hkscs", "cp950", "950", "ansi950", "ms950", "big5eten"],
        .shiftJIS: ["shiftjis", "sjis", "cp932", "932", "ansi932", "ms932", "windows31j", "shiftjisx0213"],
        .eucJP: ["eucjp", "ujis"], .eucKR: ["euckr", "cp949", "949", "ansi949", "ms949", "uhc", "ksc5601"],
        .windows1250: ["windows1250", "cp1250", "1250", "ansi1250", "iso88592", "88592", "latin2"],
        .windows1251: ["windows1251", "cp1251", "1251", "ansi1251"],
        .windows1252: ["windows1252", "cp1252", "1252", "ansi1252", "iso88591", "88591", "latin1", "iso885915", "8859115"],
    ]

    /// The name for people.
    public var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16, .utf16LittleEndian, .utf16BigEndian: "UTF-16"
        case .gb18030: "GB 18030"
        case .big5: "Big5"
        case .shiftJIS: "Shift-JIS"
        case .eucJP: "EUC-JP"
        case .eucKR: "EUC-KR"
        case .windows1250: "Windows-1250"
        case .windows1251: "Windows-1251"
        case .windows1252: "Windows-1252"
        }
    }
}
