import ArgumentParser
import CatchmentKit

/// `catchment compare`.
struct Compare: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares two results: people gained and lost, clusters closed and opened, by unit, class and level.",
        discussion: """
            Takes any two folders of cover, site (its proposal) or scenario (a scenario's folder). Demand points are matched by id, and \
            where that cannot be done, figures are compared by unit, which is said. Change = gained − lost + population effect, exactly.

            Examples:
              catchment compare what-if/base what-if/five-sites --out difference
              catchment compare what-if/base what-if/five-sites --report --gpkg --out difference
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
    var lang = SpokenLanguage.current

    @Flag(name: .customLong("no-layers"), help: "Leave the GeoJSON layers out.")
    var noLayers = false

    @OptionGroup(title: "Documents") var documents: DocumentArguments

    func validate() throws {
        if out == "" { throw ValidationError("--out must name a folder.", "--out 应给出文件夹。") }
        if out == nil, let flag = documents.firstFlag ?? (noLayers ? "--no-layers" : nil) {
            throw ValidationError("\(flag) goes with files: give --out.", "\(flag) 须写出文件：请给出 --out。")
        }
    }

    func run() async throws {
        try await Console.run(in: lang) {
            var output = documents.options(lang)
            output.writesGeoJSON = !noLayers
            try output.check(acceptsBallpark: false)
            let run = ComparisonRun(before, after, output: output)
            let target = try out.map { try Interrupt.output($0, waits: documents.wait) }
            try target?.protect(run.paths)
            let document = try run.run(into: target)
            if !quiet { Console.say(document.notices, lang) }
            if json {
                try Console.result(json: document.json())
            } else if !quiet {
                try PlannedNames.with(document.names) { try Console.result(ComparisonText(document, language: lang).text) }
            }
            if let out, !quiet { Console.written(out, lang) }
            return .success
        }
    }
}
