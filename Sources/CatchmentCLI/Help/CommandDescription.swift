import ArgumentParser
import FoundationEssentials

/// A command as the parser of arguments describes it: the names, options and sections that a help text is made of.
struct CommandDescription: Decodable {
    /// An argument, an option or a flag.
    struct Argument: Decodable {
        /// A name on the command line.
        struct Name: Decodable {
            var kind: String
            var name: String

            /// As it is written: `-h`, `--help`.
            var written: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var sectionTitle: String?
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var subcommands: [CommandDescription]?
    var arguments: [Argument]?

    /// The whole command with all that it holds.
    ///
    /// - Throws: What the decoder says of a description that it does not know.
    static func root() throws -> CommandDescription {
        struct Tool: Decodable { var command: CommandDescription }
        return try JSONDecoder().decode(Tool.self, from: Data(Catchment._dumpHelp().utf8)).command
    }

    /// The command of a name, itself or one that it holds.
    func command(named name: String) -> CommandDescription? {
        commandName == name ? self : subcommands?.first { $0.commandName == name }
    }

    /// The commands that its explanation gives as examples, one a line.
    var examples: [String] {
        (discussion ?? "").split(whereSeparator: \.isNewline).map(String.init).filter { $0.hasPrefix("  catchment ") }
    }
}
