import ArgumentParser
import CatchmentKit

/// The flags of `site` that ask what more sites would buy, and with whom a site could share a building.
struct ExplanationArguments: ParsableArguments {
    @Flag(help: "Also find how much 1 to --count sites can cover, with a bound for each (curve.csv); mclp without conditions.")
    var curve = false

    @Flag(help: "As --curve, with branch and bound for every number of sites.")
    var curveExact = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Name the nearest place to share for each proposed site, at most so far away: a building of --buildings, an open facility, or another candidate that names an owner.",
            valueName: "length"), transform: Distance.reading)
    var shareWithin: Distance?

    @Option(help: ArgumentHelp("Public buildings a new center could share (id, name, owner).", valueName: "file"))
    var buildings: String?

    @Option(help: ArgumentHelp("CRS of the buildings layer.", valueName: "crs"), transform: CRS.reading)
    var buildingsCrs: CRS?

    @Option(
        help: ArgumentHelp("Columns of the buildings by role: id, name, owner, lon, lat, wkt, crs.", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var buildingsColumns: ColumnMap?

    @Option(help: ArgumentHelp("Layer of the buildings in a file with several.", valueName: "name"))
    var buildingsLayer: String?

    func validate() throws {
        if buildings != nil, shareWithin == nil { throw ValidationError("--buildings goes with --share-within.") }
        if buildings == nil, buildingsCrs != nil || buildingsColumns != nil || buildingsLayer != nil {
            throw ValidationError("--buildings-crs, --buildings-columns and --buildings-layer go with --buildings.")
        }
    }

    /// How hard the curve is worked on; `nil` for none.
    var effort: CurveEffort? { curveExact ? .exact : curve ? .band : nil }

    /// Returns the options with the buildings layer added.
    func applied(to input: InputOptions) -> InputOptions {
        var options = input
        options.buildings = buildings.map {
            LayerOptions(path: $0, crs: buildingsCrs, columns: buildingsColumns?.columns ?? [:], layer: buildingsLayer)
        }
        return options
    }
}
