/// The language of human-readable reports.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// English.
    case en
    /// Chinese.
    case zh

    /// Returns the text in this language.
    func callAsFunction(_ english: String, _ chinese: String) -> String { self == .en ? english : chinese }

    /// Returns a wording in this language.
    func callAsFunction(_ wording: Wording) -> String { self(wording.english, wording.chinese) }
}

/// A text in both languages, for what is said before the language of the reader is known.
public struct Wording: Hashable, Sendable {
    /// The text in English.
    public var english: String
    /// The text in Chinese.
    public var chinese: String

    /// Makes a wording.
    public init(_ english: String, _ chinese: String) { (self.english, self.chinese) = (english, chinese) }
}
