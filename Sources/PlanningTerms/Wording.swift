/// A text in both languages, for what is said before the language of the reader is known.
package struct Wording: Hashable, Sendable {
    /// The text in English.
    package var english: String
    /// The text in Chinese.
    package var chinese: String

    /// Makes a wording.
    package init(_ english: String, _ chinese: String) { (self.english, self.chinese) = (english, chinese) }
}
