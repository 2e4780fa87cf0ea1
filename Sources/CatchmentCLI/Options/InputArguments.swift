import ArgumentParser
import CatchmentKit

/// The flags that say what is read.
struct InputArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Plan file with layers, levels, radii and classes; flags win over it.", valueName: "file"))
    var plan: String?

    @Option(
        help: ArgumentHelp(
            "Demand points (CSV, XLSX, ODS, GeoJSON, GeoPackage, FlatGeobuf, Shapefile, zipped too, KML, MapInfo) or a population raster (GeoTIFF).",
            valueName: "file"))
    var demand: String?

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
            "Columns of the demand by role: \(ColumnRole.listed(for: .demand)).", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var demandColumns: ColumnMap?

    @Option(
        help: ArgumentHelp(
            "Columns of the facilities by role: \(ColumnRole.listed(for: .facilities)).", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var facilitiesColumns: ColumnMap?

    @Option(
        help: ArgumentHelp(
            "Columns of the units by role: \(ColumnRole.listed(for: .units)).", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var unitsColumns: ColumnMap?

    @Option(help: ArgumentHelp("Layer or sheet of the demand in a file with several.", valueName: "name"))
    var demandLayer: String?

    @Option(help: ArgumentHelp("Layer or sheet of the facilities in a file with several.", valueName: "name"))
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

    @OptionGroup(title: "Tables") var tables: TableArguments
    @OptionGroup(title: "Cost matrix") var costs: CostMatrixArguments
    @OptionGroup(title: "Limits of reading") var limits: LimitArguments

    @Flag(help: "Accept coordinate transformations of unknown accuracy.")
    var acceptBallpark = false

    @Option(parsing: .unconditional, help: ArgumentHelp("Threads; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if let threads, threads < 1 {
            throw ValidationError("--threads \(threads) must be at least 1.", "--threads \(threads) 不得小于 1。")
        }
        if plan == nil, let problem = costs.problem() { throw ValidationError(Message.command(problem).wording) }
        if costs.costMatrix != nil {
            if radius != nil || radiusOverride != nil {
                throw ValidationError(
                    "--radius measures distances; a run with --cost-matrix takes --cutoff, such as --cutoff 15.",
                    "--radius 按距离计算；使用 --cost-matrix 时请用 --cutoff，例如 --cutoff 15。")
            }
            if let own = classes.first(where: { $0.radius != nil }) {
                throw ValidationError(
                    "--class \(own.name) has a radius; a run with --cost-matrix has one --cutoff.",
                    "--class \(own.name) 带有服务半径；使用 --cost-matrix 时只有统一的 --cutoff。")
            }
        }
        if let levels {
            let names = levels.split(separator: ",")
            if names.isEmpty {
                throw ValidationError(
                    "--levels names no level; give them from the top down, such as city,district.",
                    "--levels 未写层级；请自上而下给出，例如 市,区。")
            }
            if let twice = Self.firstTwice(names) {
                throw ValidationError("--levels names \(twice) twice.", "--levels 中 \(twice) 重复。")
            }
        }
        if let twice = Self.firstTwice(classes.map(\.name)) {
            throw ValidationError(
                "--class \(twice) is given twice; every class needs a name of its own.", "--class \(twice) 重复；各人群类别的名称不得相同。")
        }
    }

    /// The first name that stands a second time.
    private static func firstTwice<Name: Hashable>(_ names: [Name]) -> Name? {
        var seen = Set<Name>()
        return names.first { !seen.insert($0).inserted }
    }

    /// Reads the plan file, if one is named.
    ///
    /// - Parameter named: A plan that the command names without a flag.
    /// - Returns: The plan, if there is one.
    /// - Throws: ``CatchmentError/usage(_:)`` where neither a plan nor a flag says where people are.
    func readPlan(_ named: String? = nil) throws -> Plan? {
        guard let file = plan ?? named else {
            guard demand != nil else { throw CatchmentError.usage(.command(.noDemand)) }
            return nil
        }
        let plan = try Plan(contentsOf: file)
        let plansMatrix = plan.options.costMatrix != nil
        if let problem = costs.problem(plansMatrix: plansMatrix) { throw CatchmentError.usage(.command(problem)) }
        if plansMatrix, radius != nil || radiusOverride != nil {
            throw CatchmentError.usage(.command(.radiusBesideMatrix))
        }
        return plan
    }

    /// The options of the run: the plan's, where there is one, and over them the flags.
    func options(over plan: Plan? = nil) -> InputOptions {
        var options = plan?.options ?? InputOptions(demand: LayerOptions(path: ""))
        if let layer = LayerFlags(demand, demandCrs, demandColumns, demandLayer).applied(to: options.demand) {
            options.demand = layer
        }
        options.facilities = LayerFlags(facilities, facilitiesCrs, facilitiesColumns, facilitiesLayer)
            .applied(to: options.facilities)
        options.units = LayerFlags(units, unitsCrs, unitsColumns, unitsLayer).applied(to: options.units)
        options.crs = crs ?? options.crs
        options.radius = radius ?? options.radius
        options.radiusOverride = radiusOverride ?? options.radiusOverride
        if !classes.isEmpty { options.places.forget("classes") }
        for (role, path, columns) in [
            ("demand", demand, demandColumns), ("facilities", facilities, facilitiesColumns), ("units", units, unitsColumns),
        ] where path != nil || columns != nil {
            options.places.forget("\(role).columns")
        }
        for given in classes {
            options.classes.removeAll { $0.name == given.name }
            options.classes.append(given)
        }
        if let levels { options.levels = levels.split(separator: ",").map(String.init) }
        options.includesPlanned = include == .planned || options.includesPlanned
        options.acceptsBallpark = acceptBallpark || options.acceptsBallpark
        options.limits = limits.applied(to: options.limits)
        options.threads = threads ?? ProcessorCount.available
        options = tables.applied(to: costs.applied(to: options))
        return tables.appliedToAll(options).withCostsForRadii()
    }
}
