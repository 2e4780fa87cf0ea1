/// A text in both languages, for what is said before the language of the reader is known.
public struct Wording: Hashable, Sendable {
    /// The text in English.
    public var english: String
    /// The text in Chinese.
    public var chinese: String

    /// Makes a wording.
    public init(_ english: String, _ chinese: String) { (self.english, self.chinese) = (english, chinese) }
}
