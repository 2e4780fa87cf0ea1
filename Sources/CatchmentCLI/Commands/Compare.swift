import ArgumentParser
import CatchmentKit

/// `catchment compare`.
struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares two results: people gained and lost, clusters closed and opened, by unit, class and level.",
        discussion: """
            Takes any two folders of cover, site (its proposal) or scenario (a scenario's folder). Demand points are matched by id, and \
            where that cannot be done, figures are compared by unit, which is said. Change = gained − lost + population effect, exactly.

            Example:
              catchment compare what-if/base what-if/five-sites --out difference
            """)

    @Argument(help: ArgumentHelp("The folder of the result before.", valueName: "before"))
    var before: String

    @Argument(help: ArgumentHelp("The folder of the result after.", valueName: "after"))
    var after: String

    @Option(help: ArgumentHelp("Folder for report.json, differences.csv, clusters.csv and the layers.", valueName: "folder"))
    var out: String?

    @Flag(help: "Print the comparison as JSON.")
    var json = false

    @Flag(help: "Print nothing but errors (and the JSON, if asked for).")
    var quiet = false

    @Option(help: "Language of the printed text: en or zh.")
    var lang: Language = .en

    func validate() throws {
        if out == "" { throw ValidationError("--out must name a folder.") }
    }

    func run() async throws {
        try await Console.run {
            let target = try out.map { path in try Interrupt.staged { try StagedDirectory(path) } }
            try target?.protect(
                [before, after].flatMap { folder in ["report.json", "units.csv", "assignments.geojson"].map { "\(folder)/\($0)" }
                })
            let document = try ComparisonRun(before, after).run(into: target)
            if !quiet { for notice in document.notices { Console.note("catchment: \(notice)") } }
            if json {
                try Console.result(String(decoding: try document.json(), as: UTF8.self))
            } else if !quiet {
                try Console.result(ComparisonText(document, language: lang).text)
            }
            if let out, !quiet { Console.note("catchment: written to \(out)") }
            return .success
        }
    }
}
