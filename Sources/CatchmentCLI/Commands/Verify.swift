import ArgumentParser
import CatchmentKit

/// `catchment verify`.
struct Verify: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Recomputes a published run from its files alone.",
        discussion: """
            Reads every file of a folder, measures again with code of its own, and compares: each number of report.json with what the \
            published positions make of it, every table, layer, workbook and GeoPackage with the report and with one another, pages with \
            their hashes; of a batch of scenarios every folder, the table and the manifest. It prints what agrees, and what it did not \
            look at with the reason. A comparison is recomputed from the two folders that it names, where they are as they were compared, \
            else held against itself. Exit code 0 when nothing differs, 65 when something does or a file is missing.

            Example:
              catchment verify plan
            """)

    @Argument(help: ArgumentHelp("A folder that cover, site, checkup, scenario or compare wrote.", valueName: "folder"))
    var folder: String

    @Flag(help: "Print the check as JSON.")
    var json = false

    @Flag(help: "Print nothing but what differs.")
    var quiet = false

    @Option(help: "Language of the printed text: en or zh.")
    var lang = SpokenLanguage.current

    func run() async throws {
        try await Console.run(in: lang) {
            let found = try Verifier(folder).verify()
            if json {
                try Console.result(json: found.document.json())
            } else if !quiet {
                for line in found.lines(in: lang) { try Console.result(line + "\n") }
            }
            guard found.isConfirmed else { throw CatchmentError.verificationFailed(folder: folder, found.problems) }
            if !quiet, !json { try Console.result(found.summary(in: lang) + "\n") }
            return .success
        }
    }
}
