import ArgumentParser
@testable import CatchmentCLI
import CatchmentKit
import GeoPrimitives
import PlanningTerms
import Testing

/// Help and refusals in the language of the reader.
@Suite("Chinese help and refusals")
struct ChineseHelpTests {
    @Test("every option, section, value and command has its Chinese beside the English")
    func whole() throws {
        let root = try CommandDescription.root()
        for command in [root] + (root.subcommands ?? []) {
            let words = try #require(HelpWords.commands[command.commandName], "\(command.commandName)")
            #expect(words.abstract.english == command.abstract, "\(command.commandName)")
            for text in [words.abstract.chinese, words.discussion] { #expect(Self.isChinese(text), "\(text)") }
            for argument in command.arguments ?? [] where argument.shouldDisplay && command.commandName != "help" {
                let name = "\(command.commandName) \(argument.valueName ?? "")"
                #expect(
                    HelpWords.chinese(argument.abstract ?? "").map(Self.isChinese) == true, "\(name): \(argument.abstract ?? "")")
                if let title = argument.sectionTitle { #expect(HelpWords.chinese(section: title) != nil, "\(title)") }
                if argument.kind != "flag", let value = argument.valueName {
                    #expect(HelpWords.chinese(value: value) != nil, "\(value)")
                }
            }
        }
    }

    @Test("says nothing of options that are gone")
    func used() throws {
        let root = try CommandDescription.root()
        let all = ([root] + (root.subcommands ?? [])).flatMap { $0.arguments ?? [] }.compactMap(\.abstract)
        for words in HelpWords.input + HelpWords.analysis + HelpWords.output {
            #expect(all.contains(words.english), "\(words.english)")
        }
    }

    @Test("gives the examples of the English help, one a line, and lines that fit")
    func examples() throws {
        let root = try CommandDescription.root()
        for command in root.subcommands ?? [] where command.commandName != "help" {
            let text = ChineseHelp(command).text
            let english = (command.discussion ?? "").split(separator: "\n").filter { $0.hasPrefix("  catchment ") }
            #expect(!english.isEmpty, "\(command.commandName)")
            for line in english { #expect(text.contains("\n\(line)\n"), "\(line)") }
            let prose = text.split(separator: "\n").filter { !$0.hasPrefix("  catchment ") }
            #expect(prose.allSatisfy { DisplayWidth.columns(String($0)) <= 104 }, "\(command.commandName)")
        }
    }

    @Test(
        "the parser's refusals are said in Chinese",
        arguments: [
            (["cover", "--demnd", "x"], "没有参数 --demnd；是否为 --demand？"), (["cover", "--demand"], "参数 --demand 缺少值（文件）"),
            (["compare", "a"], "缺少参数 <之后>"), (["verify", "a", "b"], "多余的参数“b”"), (["verify", "a", "b", "c"], "多余的参数 2 个：“b”“c”"),
            (["cover", "--demand", "d", "--zones", "x"], "--zones <方式> 的值“x”无效，可选值：covered、full、units"),
            (["cover", "--demand", "d", "--json=1"], "参数 --json 不带值，却写了“1”"),
            (["cover", "--demand", "d", "--radius", "x"], "--radius <长度> 的值“x”无效：长度应为带单位的数，例如 500m 或 1km，最大 1000000km"),
            (["cover", "--demand", "d", "--out", ""], "--out 应给出文件夹。"),
        ])
    func refusals(_ arguments: [String], _ said: String) throws {
        SpokenLanguage.$current.withValue(.zh) {
            do {
                _ = try Catchment.parseAsRoot(arguments)
                Issue.record("\(arguments) was taken")
            } catch {
                let text = Catchment.message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
                #expect(ParserWords.chinese(text) == said)
            }
        }
        // A sentence that nobody knows is quoted after a Chinese one.
        #expect(ParserWords.chinese("Something new.") == "命令行参数有误：Something new.")
    }

    @Test("the language is the flag's, else that of LC_ALL, LC_MESSAGES and LANG in this order")
    func language() {
        func language(_ arguments: [String], _ environment: [String: String]) -> Language {
            SpokenLanguage.of(arguments, environment: { environment[$0] })
        }
        #expect(language([], [:]) == .en)
        #expect(language([], ["LANG": "zh_CN.UTF-8"]) == .zh)
        #expect(language([], ["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"]) == .en)
        #expect(language([], ["LANG": "en_US", "LC_MESSAGES": "", "LC_ALL": "zh_TW"]) == .zh)
        #expect(language([], ["LC_ALL": "C.UTF-8", "LANG": "zh_CN"]) == .en)
        #expect(language(["cover", "--lang", "en"], ["LANG": "zh_CN"]) == .en)
        #expect(language(["cover", "--lang=zh"], ["LANG": "C"]) == .zh)
        #expect(language(["cover", "--lang", "xx"], ["LANG": "zh"]) == .zh)
        #expect(SpokenLanguage.removed(from: ["help", "--lang", "zh", "site", "--lang=en"]) == ["help", "site"])
        #expect(SpokenLanguage.removed(from: ["help", "--lang", "xx"]) == ["help", "--lang", "xx"])
    }

    private static func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { $0.properties.isIdeographic } }
}
