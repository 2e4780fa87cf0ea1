import ArgumentParser
import CatchmentKit

/// `catchment map`.
struct Map: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws a result as a map: one file that opens in any browser, a sheet for the wall, or an atlas.",
        discussion: """
            Takes a folder that cover, site, checkup, scenario or compare wrote and adds map.html to it, or writes it into --out. The file \
            asks nothing of any network and can be handed on. People are summed to cells; --no-people leaves them out.

            --format svg, pdf or png draws a sheet to print instead: map.svg, map.pdf, map.png, with title, legend, scale, names, headline, \
            caveats and sources. --atlas LEVEL writes atlas.pdf, a page for each unit of a level.

            Examples:
              catchment map plan
              catchment map plan --lang zh --title 禾川市党群服务中心布局 --date 2026-11-25 --out maps
              catchment map plan --format pdf,png --size A1 --lang zh --made-by 禾川市自然资源局 --context water=rivers.geojson
              catchment map plan --format pdf --size A4 --atlas street
            """)

    /// What a map can be written as.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One HTML file.
        case html
        /// A sheet for the wall as drawing, document or picture.
        case svg, pdf, png
    }

    @Argument(help: ArgumentHelp("A folder that cover, site, checkup, scenario or compare wrote.", valueName: "folder"))
    var folder: String

    @Option(
        help: "What the map is written as: html, or svg, pdf and png for the wall; several with commas between them.",
        transform: Self.formats)
    var format = [Format.html]

    @Option(help: ArgumentHelp("Folder for the map; the result's own if not given.", valueName: "folder"))
    var out: String?

    @Option(help: ArgumentHelp("A plan file, for what it says of maps under map.", valueName: "file"))
    var plan: String?

    @OptionGroup(title: "Maps for the wall") var sheet: SheetArguments

    @Option(help: "Language of the map: en or zh.")
    var lang = SpokenLanguage.current

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

    @Flag(help: "Wait while a run writes into the folder, instead of ending with exit code 75.")
    var wait = false

    private static func formats(_ text: String) throws -> [Format] {
        let words = text.split(separator: ",").map { $0.trimmingPrefix(" ") }
        let formats = words.compactMap { Format(rawValue: String($0)) }
        guard !formats.isEmpty, formats.count == words.count, Set(formats).count == formats.count else {
            throw ValidationError(
                "'\(text)' must be one or several of html, svg, pdf, png.", "“\(text)”应为 html、svg、pdf、png 中的一个或几个。")
        }
        return formats
    }

    func validate() throws {
        if out == "" { throw ValidationError("--out must name a folder.", "--out 应给出文件夹。") }
        if sheet.atlas != nil, format.contains(where: { $0 != .pdf }) {
            throw ValidationError("--atlas writes one PDF: give --format pdf.", "--atlas 写出一个 PDF：请给出 --format pdf。")
        }
        if sheet.areGiven, sheetFormats.isEmpty {
            throw ValidationError(
                "--extent, --atlas, --context, --made-by, --approval-number, --data-date and --text go with --format svg, pdf or png.",
                "--extent、--atlas、--context、--made-by、--approval-number、--data-date 与 --text 须与 --format svg、pdf 或 png 同用。"
            )
        }
    }

    private var sheetFormats: [SheetOptions.Format] { format.compactMap { SheetOptions.Format(rawValue: $0.rawValue) } }

    func run() async throws {
        try await Console.run(in: lang) {
            let settings = try plan.map { try Plan(contentsOf: $0) }?.map ?? MapSettings()
            let options = options(over: settings)
            if wait { for place in [folder, out ?? folder] { StagedDirectory.waitUntilFree(place) } }
            var notices: [Notice] = []
            var written: [WrittenMap] = []
            if !sheetFormats.isEmpty {
                let sheetOptions = sheet.options(over: settings, sheetFormats)
                written = try SheetRun(folder, map: options, sheet: sheetOptions, contextCRS: sheet.contextCRS).run(into: out)
                notices = written.first?.notices ?? []
            }
            if format.contains(.html) {
                let map = try MapRun(folder, options: options).run(into: out)
                written.append(map)
                notices += map.notices.filter { !notices.contains($0) }
            }
            guard !quiet else { return .success }
            Console.say(notices, lang)
            for map in written { say(map) }
            return .success
        }
    }

    /// What the map shows; flags win over the plan.
    private func options(over settings: MapSettings) -> MapOptions {
        var options = MapOptions()
        options.language = lang
        options.labels.title = title ?? settings.title
        options.labels.date = date ?? settings.date
        options.labels.sources = source.isEmpty ? settings.sources : source
        (options.showsPeople, options.cellSide) = (!noPeople, cellSize.meters)
        options.libraryFolder = Console.environment("CATCHMENT_MAPLIBRE")
        return options
    }

    private func say(_ map: WrittenMap) {
        let size = "\((Double(map.bytes) / 1e6 * 10).rounded() / 10) MB"
        let isPage = map.path.hasSuffix(".html")
        Console.written(
            map.path, lang,
            Wording(" (\(size))\(isPage ? "; open it in a browser" : "")", "（\(size)）\(isPage ? "，请用浏览器打开" : "")"))
    }
}
