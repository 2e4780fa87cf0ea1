import ArgumentParser
import CatchmentKit

/// The flags that ask for documents and formats beside the report, the CSV tables and the GeoJSON layers.
struct DocumentArguments: ParsableArguments {
    @Flag(help: "Write a report to attach: report.html (prints on A4), report.md and report-map.svg, in the language of --lang.")
    var report = false

    @Option(help: ArgumentHelp("Title of the report.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Date to print on the report; none is taken from the clock.", valueName: "text"))
    var date: String?

    @Option(help: ArgumentHelp("Where the data come from, for the report; repeatable.", valueName: "text"))
    var source: [String] = []

    func validate() throws {
        guard report || (title == nil && date == nil && source.isEmpty) else {
            throw ValidationError("--title, --date and --source go with --report.")
        }
    }

    /// The first flag that asks for a file.
    var firstFlag: String? { report ? "--report" : nil }

    /// Whether a document shows layers, which are then made even when none is written as GeoJSON.
    var showLayers: Bool { report }

    /// What of the run's output these flags decide.
    var options: OutputOptions {
        var options = OutputOptions()
        options.writesReport = report
        options.labels.title = title
        options.labels.date = date
        options.labels.sources = source
        return options
    }
}
