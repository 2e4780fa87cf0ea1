import ArgumentParser
import CatchmentKit

/// `catchment inspect`.
struct Inspect: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows how the files of a run are read: rows, columns, coordinates, units.",
        discussion: """
            Reads everything and computes nothing: which column stands for what, which rows are kept, how coordinates are understood, \
            how the units nest. What is wrong is said with file and row.

            Examples:
              catchment inspect --plan plan.yaml
              catchment inspect --plan plan.yaml --strict && catchment cover --plan plan.yaml
              catchment inspect --demand demand.csv --facilities facilities.csv --units units.geojson --crs wgs84
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Candidates") var sites: CandidateArguments

    @Flag(help: "Print the inspection as JSON.")
    var json = false

    @Flag(help: "End with 65 when anything needs an answer: what may turn figures over, what is missing or in doubt.")
    var strict = false

    @Flag(help: "Print nothing but errors (and the JSON, if asked for).")
    var quiet = false

    @Option(help: "Language of the text: en or zh.")
    var lang = SpokenLanguage.current

    func run() async throws {
        try await Console.run(in: lang) {
            let options = sites.applied(to: input.options(over: try input.readPlan()))
            return try await PlannedNames.holding(options.names) { try await inspect(options) }
        }
    }

    private func inspect(_ options: InputOptions) async throws -> ExitCode {
        let document = try await InspectionDocument.make(input.tables.appliedToAll(options))
        if !quiet { Console.say(document.notices, lang) }
        if json {
            try Console.result(json: document.json())
        } else if !quiet {
            try Console.result(InspectionText(document, language: lang).text)
        }
        return strict && !document.questions.isEmpty ? ExitCode(65) : .success
    }
}
