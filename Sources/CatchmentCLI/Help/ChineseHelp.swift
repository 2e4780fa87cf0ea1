import CatchmentKit

/// The help of a command in Chinese, made of the parser's own description of it.
struct ChineseHelp {
    private let command: CommandDescription
    private let isRoot: Bool
    private static let width = 100
    private static let indent = 28

    /// Makes the help of a command.
    init(_ command: CommandDescription) {
        self.command = command
        isRoot = command.commandName == "catchment"
    }

    /// The whole text.
    var text: String {
        let words = HelpWords.commands[command.commandName]
        var parts = [(words?.abstract.chinese ?? command.abstract ?? "")]
        parts += (words?.discussion ?? "").split(separator: "\n\n").map(String.init)
        var lines = parts.map { Self.wrapped($0, from: 0).joined(separator: "\n") }.joined(separator: "\n\n")
        if !command.examples.isEmpty { lines += "\n\n示例：\n" + command.examples.joined(separator: "\n") }
        lines += "\n\n用法：\(usage)\n"
        for section in sections {
            lines += "\n\(section.title)：\n" + section.arguments.map { row(label($0), told($0)) }.joined()
        }
        if let others = command.subcommands, !others.isEmpty {
            lines += "\n命令：\n"
            for other in others where other.commandName != "help" {
                lines += row(other.commandName, HelpWords.commands[other.commandName]?.abstract.chinese ?? other.abstract ?? "")
            }
            lines += "\n各命令的详细帮助：catchment help 命令\n"
        }
        return lines
    }

    private var shown: [CommandDescription.Argument] { (command.arguments ?? []).filter(\.shouldDisplay) }

    private var usage: String {
        if isRoot { return "catchment <命令>" }
        let places = shown.filter { $0.kind == "positional" }.map { $0.isOptional ? "[\(label($0))]" : label($0) }
        return (["catchment", command.commandName, "[选项]"] + places).joined(separator: " ")
    }

    private var sections: [(title: String, arguments: [CommandDescription.Argument])] {
        var found: [(title: String, arguments: [CommandDescription.Argument])] = []
        for argument in shown {
            let title =
                argument.kind == "positional"
                ? "参数" : argument.sectionTitle.map { HelpWords.chinese(section: $0) ?? $0 } ?? "选项"
            if let place = found.firstIndex(where: { $0.title == title }) {
                found[place].arguments.append(argument)
            } else {
                found.append((title, [argument]))
            }
        }
        // What belongs to no section comes last, as in the parser's own help.
        return found.filter { $0.title != "选项" } + found.filter { $0.title == "选项" }
    }

    private func label(_ argument: CommandDescription.Argument) -> String {
        let value = argument.valueName.map { "<\(HelpWords.chinese(value: $0) ?? $0)>" } ?? ""
        guard argument.kind != "positional" else { return value }
        let names = (argument.names ?? []).map(\.written).joined(separator: ", ")
        return argument.kind == "flag" ? names : "\(names) \(value)"
    }

    private func told(_ argument: CommandDescription.Argument) -> String {
        let abstract = argument.abstract ?? ""
        var more: [String] = []
        if let values = argument.allValues, !values.isEmpty, argument.kind == "option" {
            more.append("可选值：" + values.joined(separator: "、"))
        }
        if let usual = argument.defaultValue, argument.kind == "option" { more.append("默认：\(usual)") }
        return (HelpWords.chinese(abstract) ?? abstract) + (more.isEmpty ? "" : "（\(more.joined(separator: "；"))）")
    }

    /// A label, and beside or below it what it means.
    private func row(_ label: String, _ meaning: String) -> String {
        let lines = Self.wrapped(meaning, from: Self.indent)
        let space = String(repeating: " ", count: Self.indent)
        let start = "  " + label
        let isShort = DisplayWidth.columns(start) < Self.indent - 1
        let head =
            isShort
            ? start + String(repeating: " ", count: Self.indent - DisplayWidth.columns(start)) + (lines.first ?? "") : start
        return ([head] + lines.dropFirst(isShort ? 1 : 0).map { space + $0 }).joined(separator: "\n") + "\n"
    }

    /// A text in lines that fit: Latin words stay whole, and no line begins with a sign that ends a phrase.
    private static func wrapped(_ text: String, from indent: Int) -> [String] {
        let most = width - indent
        var (lines, line, used): ([String], String, Int) = ([], "", 0)
        for piece in pieces(text) {
            let size = DisplayWidth.columns(piece)
            if used + size > most, !line.isEmpty, !piece.allSatisfy({ "，。；：、）”！".contains($0) }) {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if line.isEmpty, piece == " " { continue }
            line += piece
            used += size
        }
        return lines + (line.isEmpty ? [] : [line])
    }

    /// Runs of Latin letters, and every other sign alone.
    private static func pieces(_ text: String) -> [String] {
        text.reduce(into: [String]()) { pieces, sign in
            let isLatin = sign.isASCII && sign != " "
            if isLatin, let last = pieces.last?.last, last.isASCII, last != " " {
                pieces[pieces.count - 1].append(sign)
            } else {
                pieces.append(String(sign))
            }
        }
    }
}
