import ArgumentParser
import CatchmentKit

/// The flags that say what is read.
struct InputArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Demand points (CSV, XLSX, GeoJSON, GeoPackage, FlatGeobuf, Shapefile) or a population raster (GeoTIFF).",
            valueName: "file"))
    var demand: String

    @Option(help: ArgumentHelp("Service centers.", valueName: "file"))
    var facilities: String?

    @Option(help: ArgumentHelp("Administrative units (polygons with code, name, level, parent).", valueName: "file"))
    var units: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Service radius where no column gives one, with its unit: 500m, 1km.", valueName: "length"),
        transform: Distance.reading)
    var radius: Distance?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Service radius in place of every other.", valueName: "length"),
        transform: Distance.reading)
    var radiusOverride: Distance?

    @Option(
        help: ArgumentHelp("CRS of layers that are given none: wgs84, gcj02, bd09, EPSG:4547, planar, WKT.", valueName: "crs"),
        transform: CRS.reading)
    var crs: CRS?

    @Option(help: ArgumentHelp("CRS of the demand layer.", valueName: "crs"), transform: CRS.reading)
    var demandCrs: CRS?

    @Option(help: ArgumentHelp("CRS of the facilities layer.", valueName: "crs"), transform: CRS.reading)
    var facilitiesCrs: CRS?

    @Option(help: ArgumentHelp("CRS of the units layer.", valueName: "crs"), transform: CRS.reading)
    var unitsCrs: CRS?

    @Option(
        help: ArgumentHelp(
            "Columns of the demand by role: id, lon, lat, wkt, weight, radius, unit, crs.", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var demandColumns: ColumnMap?

    @Option(
        help: ArgumentHelp(
            "Columns of the facilities by role: id, name, lon, lat, wkt, status, level, radius, capacity, floor_area, functions, owner, unit, crs.",
            valueName: "role=column,…"), transform: ColumnMap.reading)
    var facilitiesColumns: ColumnMap?

    @Option(
        help: ArgumentHelp("Columns of the units by role: code, name, level, parent, households.", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var unitsColumns: ColumnMap?

    @Option(help: ArgumentHelp("Layer of the demand in a file with several.", valueName: "name"))
    var demandLayer: String?

    @Option(help: ArgumentHelp("Layer of the facilities in a file with several.", valueName: "name"))
    var facilitiesLayer: String?

    @Option(help: ArgumentHelp("Layer of the units in a file with several.", valueName: "name"))
    var unitsLayer: String?

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "A population class from a demand column, with its unit and own radius; repeatable.",
            valueName: "name=column[:unit[:radius]]"), transform: ClassOption.reading)
    var classes: [ClassOption] = []

    @Option(help: ArgumentHelp("Unit levels from the top down, where their order is not to be worked out.", valueName: "a,b,c"))
    var levels: String?

    @Option(help: ArgumentHelp("Facilities that count as open beside existing ones: planned.", valueName: "status"))
    var include: AlsoOpen?

    @Flag(help: "Accept coordinate transformations of unknown accuracy.")
    var acceptBallpark = false

    @Option(parsing: .unconditional, help: ArgumentHelp("Threads; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads \(threads) must be at least 1.") }
        if let levels {
            let names = levels.split(separator: ",")
            if names.isEmpty {
                throw ValidationError("--levels names no level; give them from the top down, such as city,district.")
            }
            if let twice = Self.firstTwice(names) { throw ValidationError("--levels names \(twice) twice.") }
        }
        if let twice = Self.firstTwice(classes.map(\.name)) {
            throw ValidationError("--class \(twice) is given twice; every class needs a name of its own.")
        }
    }

    /// The first name that stands a second time.
    private static func firstTwice<Name: Hashable>(_ names: [Name]) -> Name? {
        var seen = Set<Name>()
        return names.first { !seen.insert($0).inserted }
    }

    /// The options of the run.
    var options: InputOptions {
        var options = InputOptions(
            demand: LayerOptions(path: demand, crs: demandCrs, columns: demandColumns?.columns ?? [:], layer: demandLayer))
        options.facilities = facilities.map {
            LayerOptions(path: $0, crs: facilitiesCrs, columns: facilitiesColumns?.columns ?? [:], layer: facilitiesLayer)
        }
        options.units = units.map {
            LayerOptions(path: $0, crs: unitsCrs, columns: unitsColumns?.columns ?? [:], layer: unitsLayer)
        }
        options.crs = crs
        options.radius = radius
        options.radiusOverride = radiusOverride
        options.classes = classes
        options.levels = levels?.split(separator: ",").map(String.init) ?? []
        options.includesPlanned = include == .planned
        options.acceptsBallpark = acceptBallpark
        options.threads = threads ?? ProcessorCount.available
        return options
    }
}

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
    var lang: Language = .en

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

    @Option(parsing: .unconditional, help: ArgumentHelp("Smallest blank area listed, in square metres.", valueName: "m2"))
    var minBlankArea: Double = 1000

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How far service-area polygons may stray from their circle (default: 0.0003 of the radius).", valueName: "length"),
        transform: Distance.reading)
    var tolerance: Distance?

    @Option(help: "Which side of their circle service-area polygons lie on: inner or outer.")
    var areaMode: ServiceAreaMode = .inner

    func validate() throws {
        if out == "" { throw ValidationError("--out must name a folder.") }
        if let minPeople, !(0...1e15).contains(minPeople) {
            throw ValidationError("--min-people must be at least 0 (and at most 10¹⁵).")
        }
        if let tolerance, tolerance.meters < 0.001 {
            throw ValidationError("--tolerance must be at least a millimetre (0.001m).")
        }
        if !(minBlankArea >= 0 && minBlankArea.isFinite) { throw ValidationError("--min-blank-area must be at least 0.") }
    }

    /// The settings of the run.
    var settings: CoverSettings {
        var settings = CoverSettings()
        settings.clusterDistance = clusterDistance
        settings.minimumPeople = minPeople
        settings.minimumBlankArea = .squareMeters(minBlankArea)
        settings.tolerance = tolerance
        settings.areaMode = areaMode
        settings.writesAssignmentLines = assignmentLines
        settings.writesLayers = !noLayers && out != nil
        return settings
    }
}
