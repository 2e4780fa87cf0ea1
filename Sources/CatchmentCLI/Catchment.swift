import ArgumentParser
import CatchmentKit
import Glibc

/// The `catchment` command.
@main
struct Catchment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catchment",
        abstract:
            "Tells how many people live within reach of service centers, where the blanks are, and which new centers would do most.",
        discussion: """
            Covered means: the geodesic distance on the WGS 84 ellipsoid is at most the service radius. `init` writes a plan file for a \
            folder of files. Read a run's files with `inspect` first, then `cover`, then `site`; `verify` recomputes a published plan from its files alone.
            """,
        version: Version.current,
        subcommands: [
            Init.self, Inspect.self, Cover.self, Site.self, Verify.self, ScenarioCommand.self, Compare.self, Checkup.self,
            Map.self, ProfileCommand.self,
        ])

    /// Runs the command of the program's arguments.
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try checkOpenFiles(arguments)
        } catch {
            Glibc.exit(exitCode(for: error).rawValue)
        }
        Glibc.exit(await run(arguments, environment: Console.environment))
    }

    /// Asks for the files that a command will open, before the first other thread does; with few of them the library of threads ends the
    /// process.
    private static func checkOpenFiles(_ arguments: [String]) throws {
        guard (try? parseAsRoot(arguments)) is any FileCommand else { return }
        let language = SpokenLanguage.of(arguments, environment: Console.environment)
        try Console.saying(in: language) { try OpenFiles.check() }
    }

    /// Runs a command and returns the code to exit with.
    ///
    /// What is wrong with the arguments is one line on standard error, as every other error is.
    static func run(_ arguments: [String], environment: (String) -> String?) async -> Int32 {
        let language = SpokenLanguage.of(arguments, environment: environment)
        return await SpokenLanguage.$current.withValue(language) { await run(arguments).rawValue }
    }

    private static func run(_ arguments: [String]) async -> ExitCode {
        // Help takes no options in the parser; here it takes a language.
        let words = SpokenLanguage.removed(from: arguments)
        do {
            if let help = try chineseHelp(words) {
                try Console.result(help)
                return .success
            }
            var command = try parseAsRoot(words.first == "help" || words.isEmpty ? words : arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .success
        } catch {
            return ended(by: error)
        }
    }

    /// Says why a command did not run, or shows its help or version; one that ran has said what was wrong and only carries its exit code.
    private static func ended(by error: any Error) -> ExitCode {
        let code = exitCode(for: error)
        guard !(error is ExitCode) else { return code }
        if code == .validationFailure {
            let text = message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
            Console.note("catchment: \(refusal(text))")
        } else if code.isSuccess {
            // A reader that went away has seen enough.
            try? Console.result(fullMessage(for: error) + "\n")
        } else {
            Console.note(fullMessage(for: error))
        }
        return code
    }

    /// What is wrong with the arguments, in the language of the reader, and where help is.
    private static func refusal(_ text: String) -> String {
        guard SpokenLanguage.current == .zh else { return "\(text) (see catchment --help)" }
        let said = ParserWords.chinese(text)
        return (said.hasSuffix("。") ? String(said.dropLast()) : said) + "（参见 catchment --help）"
    }

    /// The help that is asked for, where the reader reads Chinese; `nil` where none is, or the parser has to say what is wrong.
    private static func chineseHelp(_ words: [String]) throws -> String? {
        guard SpokenLanguage.current == .zh else { return nil }
        let asks =
            words.isEmpty || words.first == "help" || words.prefix { $0 != "--" }.contains { ["-h", "--help"].contains($0) }
        guard asks else { return nil }
        let root = try CommandDescription.root()
        let named = words.filter { !["help", "-h", "--help"].contains($0) }.first { root.command(named: $0) != nil }
        return root.command(named: named ?? root.commandName).map { ChineseHelp($0).text }
    }
}
