import ArgumentParser
import CatchmentKit

/// The language in which a reader is spoken to: what `--lang` says, else what the environment says, as in other programs.
enum SpokenLanguage {
    /// The language of this command; English until the program has looked.
    @TaskLocal static var current = Language.en

    /// The language of a command line.
    ///
    /// `LC_ALL` goes before `LC_MESSAGES`, and that before `LANG`; an empty one says nothing.
    static func of(_ arguments: [String], environment: (String) -> String?) -> Language {
        for (place, argument) in arguments.enumerated() {
            if argument == "--lang", place + 1 < arguments.count, let said = Language(rawValue: arguments[place + 1]) {
                return said
            }
            if argument.hasPrefix("--lang="), let said = Language(rawValue: String(argument.dropFirst(7))) { return said }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
        let name = locale.lowercased().prefix { $0.isLetter }
        return name == "zh" || name == "chinese" ? .zh : .en
    }

    /// The arguments without `--lang` and its value, where it says a language.
    static func removed(from arguments: [String]) -> [String] {
        var (left, skips) = ([String](), false)
        for (place, argument) in arguments.enumerated() {
            if skips {
                skips = false
            } else if argument == "--lang", place + 1 < arguments.count, Language(rawValue: arguments[place + 1]) != nil {
                skips = true
            } else if !(argument.hasPrefix("--lang=") && Language(rawValue: String(argument.dropFirst(7))) != nil) {
                left.append(argument)
            }
        }
        return left
    }
}

extension ValidationError {
    /// What is wrong with the arguments, in the language of the reader.
    init(_ english: String, _ chinese: String) { self.init(Wording(english, chinese)) }

    /// What is wrong with the arguments, in the language of the reader.
    init(_ wording: Wording) { self.init(SpokenLanguage.current(wording)) }
}
