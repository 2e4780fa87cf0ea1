import ArgumentParser
import CatchmentKit

/// The flags that say how uncovered people and blank areas are reported, and where everything goes.
struct OutputArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Folder for report.json, units.csv and the layers.", valueName: "folder"))
    var out: String?

    @Flag(name: .customLong("no-layers"), help: "Leave the GeoJSON layers out.")
    var noLayers = false

    @Flag(help: "Write a line from each demand point to its facility (assignment-lines.geojson).")
    var assignmentLines = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print nothing but errors (and the JSON, if asked for).")
    var quiet = false

    @Option(help: "Language of the printed report: en or zh.")
    var lang = SpokenLanguage.current

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Largest distance between linked uncovered points (default: the radius).", valueName: "length"),
        transform: Distance.reading)
    var clusterDistance: Distance?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Least people of an uncovered cluster of its own (default: 50; 1 where points are counted).", valueName: "n"))
    var minPeople: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Smallest blank area listed, in square metres (default: 1000).", valueName: "m2"))
    var minBlankArea: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How far service-area polygons may stray from their circle (default: 0.0003 of the radius).", valueName: "length"),
        transform: Distance.reading)
    var tolerance: Distance?

    @Option(help: "Which side of their circle service-area polygons lie on: inner (default) or outer.")
    var areaMode: ServiceAreaMode?

    @OptionGroup(title: "Documents") var documents: DocumentArguments

    func validate() throws {
        if out == "" { throw ValidationError("--out must name a folder.", "--out 应给出文件夹。") }
        if out == nil, let flag = documents.firstFlag {
            throw ValidationError("\(flag) writes files: give --out.", "\(flag) 须写出文件：请给出 --out。")
        }
        if let minPeople, !(0...1e15).contains(minPeople) {
            throw ValidationError("--min-people must be at least 0 (and at most 10¹⁵).", "--min-people 应在 0 至 10¹⁵ 之间。")
        }
        if let tolerance, tolerance.meters < 0.001 {
            throw ValidationError("--tolerance must be at least a millimetre (0.001m).", "--tolerance 不得小于一毫米（0.001m）。")
        }
        if let minBlankArea, !(minBlankArea >= 0 && minBlankArea.isFinite) {
            throw ValidationError("--min-blank-area must be at least 0.", "--min-blank-area 不得小于 0。")
        }
    }

    /// The settings of the run: the plan's, where there is one, and over them the flags.
    func settings(over plan: Plan? = nil) -> CoverSettings {
        var settings = plan?.cover ?? CoverSettings()
        settings.clusterDistance = clusterDistance ?? settings.clusterDistance
        settings.minimumPeople = minPeople ?? settings.minimumPeople
        if let minBlankArea { settings.minimumBlankArea = .squareMeters(minBlankArea) }
        settings.tolerance = tolerance ?? settings.tolerance
        settings.areaMode = areaMode ?? settings.areaMode
        settings.writesAssignmentLines = assignmentLines || settings.writesAssignmentLines
        settings.writesLayers = out != nil && options(over: plan).needsLayers
        return settings
    }

    /// In which forms the results are written.
    func options(over plan: Plan? = nil) -> OutputOptions {
        var options = documents.options(lang)
        options.writesGeoJSON = !noLayers && (plan?.cover ?? CoverSettings()).writesLayers
        return options
    }
}
