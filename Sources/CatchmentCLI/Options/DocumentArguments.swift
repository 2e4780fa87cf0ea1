import ArgumentParser
import CatchmentKit

/// The flags that ask for documents and formats beside the report, the CSV tables and the GeoJSON layers.
struct DocumentArguments: ParsableArguments {
    @Flag(help: "Write all layers with their styles into one GeoPackage, catchment.gpkg.")
    var gpkg = false

    @Flag(
        help:
            "Write tables and lists as Excel workbooks too: units.xlsx, facilities.xlsx, uncovered-clusters.xlsx, proposals.xlsx, …"
    )
    var xlsx = false

    @Option(
        help: ArgumentHelp(
            "CRS of positions in GeoPackage, CSV and XLSX (EPSG:4547, gcj02, …); GeoJSON stays WGS 84. Default: WGS 84.",
            valueName: "crs"), transform: CRS.reading)
    var outCrs: CRS?

    @Option(help: "Encoding of CSV tables: utf-8 (default), utf-8-bom or gb18030; the last two are for Excel, with CRLF.")
    var csvEncoding: CSVEncoding = .utf8

    @Option(help: "Headers of CSV tables: en (the names programs read) or zh; default: zh for Excel with --lang zh, else en.")
    var csvHeaders: Language?

    @Flag(help: "Wait where another run holds the output folder, in place of ending with exit code 75.")
    var wait = false

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
            throw ValidationError("--title, --date and --source go with --report.", "--title、--date 与 --source 须与 --report 同用。")
        }
    }

    /// The first flag that asks for a file.
    var firstFlag: String? {
        [
            (report, "--report"), (gpkg, "--gpkg"), (xlsx, "--xlsx"), (outCrs != nil, "--out-crs"),
            (csvEncoding != .utf8, "--csv-encoding"),
            (csvHeaders != nil, "--csv-headers"),
        ].first { $0.0 }?.1
    }

    /// In which forms the results are written, in a language.
    func options(_ language: Language) -> OutputOptions {
        var options = OutputOptions()
        options.language = language
        options.writesGeoPackage = gpkg
        options.writesXLSX = xlsx
        options.crs = outCrs
        options.csvEncoding = csvEncoding
        options.csvHeaders = csvHeaders ?? (csvEncoding == .utf8 ? nil : language)
        options.writesReport = report
        options.labels.title = title
        options.labels.date = date
        options.labels.sources = source
        return options
    }
}
