import ArgumentParser
import CatchmentKit

/// The `catchment` command.
@main
struct Catchment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catchment",
        abstract: "Tells how many people live within reach of service centers, where the blanks are, and which new centers would do most.",
        discussion: """
            Covered means: the geodesic distance on the WGS 84 ellipsoid is at most the service radius. Read a run's files with \
            `inspect` first, then `cover`, then `site`; `verify` recomputes a published plan from its files alone.
            """,
        version: Version.current,
        subcommands: [Inspect.self, Cover.self, Site.self, Verify.self])
}
