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

    /// Runs the command of the arguments.
    ///
    /// What is wrong with them is one line on standard error, as every other error is.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if let command = command as? any FileCommand {
                try Console.saying(in: command.lang) { try OpenFiles.check() }
            }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            // A command that ran has said what was wrong and only carries its exit code.
            if error is ExitCode || exitCode(for: error) != .validationFailure { exit(withError: error) }
            let text = message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
            Console.note("catchment: \(text) (see catchment --help)")
            Glibc.exit(ExitCode.validationFailure.rawValue)
        }
    }
}
