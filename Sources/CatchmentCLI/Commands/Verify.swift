import ArgumentParser
import CatchmentKit

/// `catchment verify`.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Recomputes a published run from its files alone.",
        discussion: """
            Reads report.json, facilities.geojson, assignments.geojson, (for site) proposals.geojson and (for checkup) checkup.json and \
            the three lists of a folder, measures again with code of its own, and compares; of a batch of scenarios every folder, and the \
            table. A comparison cannot be recomputed from its own folder. Exit code 0 when everything agrees, 65 when something differs.

            Example:
              catchment verify plan
            """)

    @Argument(help: ArgumentHelp("A folder that cover, site, checkup or scenario wrote.", valueName: "folder"))
    var folder: String

    @Flag(help: "Print the check as JSON.")
    var json = false

    @Flag(help: "Print nothing but what differs.")
    var quiet = false

    func run() async throws {
        try await Console.run {
            let found = try Verifier(folder).verify()
            if json {
                try Console.result(json: found.json())
            } else if !quiet {
                for line in found.confirmed { try Console.result("confirmed  \(line)\n") }
                for caveat in found.caveats { try Console.result("caveat     \(caveat.text)\n") }
                if found.undecided > 0 {
                    try Console.result(
                        "note       \(found.undecided) points lie within 2 cm of a radius: 7 decimals cannot decide them\n")
                }
            }
            guard found.isConfirmed else { throw CatchmentError.verificationFailed(found.problems.map { "\(folder): \($0)" }) }
            if !quiet, !json { try Console.result("\(folder): verified, \(found.points) points recomputed\n") }
            return .success
        }
    }
}
