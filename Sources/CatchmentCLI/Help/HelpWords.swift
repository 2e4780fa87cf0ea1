import CatchmentKit

/// The words of the help in both languages: what every command and option says of itself, English beside Chinese.
enum HelpWords {
    private static let abstracts: [String: String] = Dictionary(
        (input + analysis + output).map { ($0.english, $0.chinese) }, uniquingKeysWith: { first, _ in first })

    /// What an option says of itself in Chinese; `nil` where nobody wrote it.
    static func chinese(_ abstract: String) -> String? { abstracts[abstract] }

    /// What a section of options is called in Chinese; `nil` where nobody wrote it.
    static func chinese(section: String) -> String? { sections[section] }

    /// What stands for a value in Chinese; `nil` where nobody wrote it.
    static func chinese(value: String) -> String? { values[value] }
}
