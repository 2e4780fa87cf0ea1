/// The language of human-readable reports.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// English.
    case en
    /// Chinese.
    case zh

    /// Returns the text in this language.
    package func callAsFunction(_ english: String, _ chinese: String) -> String { self == .en ? english : chinese }

    /// Returns a wording in this language.
    package func callAsFunction(_ wording: Wording) -> String { self(wording.english, wording.chinese) }
}
