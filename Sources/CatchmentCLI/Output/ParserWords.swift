import CatchmentKit

/// What the parser of arguments says, in Chinese.
///
/// Its errors are known by their sentences alone. One that is not known here stands behind a Chinese sentence as it is.
enum ParserWords {
    /// The sentence in Chinese.
    static func chinese(_ sentence: String) -> String {
        if let known = known(sentence) { return known }
        // What this program itself says of arguments is in Chinese already.
        return sentence.unicodeScalars.contains { $0.properties.isIdeographic } ? sentence : "命令行参数有误：\(sentence)"
    }

    private static func known(_ sentence: String) -> String? {
        if let parts = sentence.wholeMatch(of: /Unknown option '(.+?)'\. Did you mean '(.+?)'\?/) {
            return "没有参数 \(parts.1)；是否为 \(parts.2)？"
        }
        if let parts = sentence.wholeMatch(of: /Unknown option '(.+?)'/) { return "没有参数 \(parts.1)" }
        if let parts = sentence.wholeMatch(of: /Missing value for '(\S+)(?: <(.+)>)?'/) {
            return "参数 \(parts.1) 缺少值\(parts.2.map { "（\(value($0))）" } ?? "")"
        }
        if let parts = sentence.wholeMatch(of: /Missing expected argument '(.+)'/) { return "缺少参数 \(label(parts.1))" }
        if let parts = sentence.wholeMatch(of: /Missing one of: (.+)/) { return "以下参数须给出其一：\(parts.1)" }
        if let parts = sentence.wholeMatch(of: /Unexpected argument '(.*)'/) { return "多余的参数“\(parts.1)”" }
        if let parts = sentence.wholeMatch(of: /(\d+) unexpected arguments: '(.*)'/) {
            return "多余的参数 \(parts.1) 个：“\(parts.2.replacing("', '", with: "”“"))”"
        }
        if let parts = sentence.wholeMatch(of: /The option '(.+?)' does not take any value, but '(.*)' was specified\./) {
            return "参数 \(parts.1) 不带值，却写了“\(parts.2)”"
        }
        if let parts = sentence.wholeMatch(of: /The value '(.*?)' is invalid for '(.+?)'(.*)/.dotMatchesNewlines()) {
            return "\(label(parts.2)) 的值“\(parts.1)”无效\(rest(parts.3))"
        }
        if let parts = sentence.wholeMatch(of: /Value to be set with flag '(.+?)' had already been set with flag '(.+?)'/) {
            return "参数 \(parts.1) 与 \(parts.2) 重复"
        }
        if sentence.hasPrefix("Missing required subcommand") { return "缺少命令" }
        return nil
    }

    /// What may follow a refused value: our own reason, which is in Chinese already, or the list of what may be given.
    private static func rest(_ text: Substring) -> String {
        if text.hasPrefix(": ") { return "：" + text.dropFirst(2) }
        guard text.contains("Please provide") else { return String(text) }
        let values = text.matches(of: /'(.+?)'/).map { String($0.1) }
        let listed = values.isEmpty ? text.matches(of: /- (\S+)/).map { String($0.1) } : values
        return "，可选值：\(listed.joined(separator: "、"))"
    }

    /// `--model <model>` with the Chinese word for the value.
    private static func label(_ text: Substring) -> String {
        guard let parts = text.wholeMatch(of: /(?:(\S+) )?<(.+)>/) else { return String(text) }
        return (parts.1.map { "\($0) " } ?? "") + "<\(value(parts.2))>"
    }

    private static func value(_ name: Substring) -> String { HelpWords.chinese(value: String(name)) ?? String(name) }
}
