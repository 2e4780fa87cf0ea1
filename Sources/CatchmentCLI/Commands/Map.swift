import ArgumentParser
import CatchmentKit

/// `catchment map`.
struct Map: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws a result as a map in one file that opens in any browser.",
        discussion: """
            Takes a folder that cover, site, checkup, scenario or compare wrote and adds map.html to it, or writes it into --out. The file \
            asks nothing of any network and can be handed on. People are summed to cells; --no-people leaves them out.

            Examples:
              catchment map plan
              catchment map plan --lang zh --title 禾川市党群服务中心布局 --date 2026-11-25 --out maps
            """)

    /// What a map can be written as.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One HTML file.
        case html
    }

    @Argument(help: ArgumentHelp("A folder that cover, site, checkup, scenario or compare wrote.", valueName: "folder"))
    var folder: String

    @Option(help: "What the map is written as: html.")
    var format = Format.html

    @Option(help: ArgumentHelp("Folder for map.html; the result's own if not given.", valueName: "folder"))
    var out: String?

    @Option(help: "Language of the map: en or zh.")
    var lang: Language = .en

    @Flag(name: .customLong("no-people"), help: "Leave people out: no cells.")
    var noPeople = false

    @Option(
        name: .customLong("cell-size"),
        help: ArgumentHelp("Side of the cells to which people are summed, at least 50m.", valueName: "length"),
        transform: Distance.reading)
    var cellSize = Distance.meters(200)

    @Option(help: ArgumentHelp("Title of the map.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Date of the map, as it is to be printed.", valueName: "text"))
    var date: String?

    @Option(help: ArgumentHelp("Where the data come from; repeatable.", valueName: "text"))
    var source: [String] = []

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func validate() throws {
        if out == "" { throw ValidationError("--out must name a folder.") }
    }

    func run() async throws {
        try await Console.run(in: lang) {
            var options = MapOptions()
            options.language = lang
            (options.labels.title, options.labels.date, options.labels.sources) = (title, date, source)
            (options.showsPeople, options.cellSide) = (!noPeople, cellSize.meters)
            options.libraryFolder = Console.environment("CATCHMENT_MAPLIBRE")
            let map = try MapRun(folder, options: options).run(into: out)
            if !quiet {
                Console.say(map.notices, lang)
                let size = "\((Double(map.bytes) / 1e6 * 10).rounded() / 10) MB"
                Console.note(
                    lang == .zh
                        ? "catchment: 已写出 \(map.path)（\(size)），用浏览器打开"
                        : "catchment: written to \(map.path) (\(size)); open it in a browser")
            }
            return .success
        }
    }
}
