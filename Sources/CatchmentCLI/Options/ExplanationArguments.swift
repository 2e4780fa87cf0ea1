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
        help: ArgumentHelp(
            "Columns of the buildings by role: \(ColumnRole.listed(for: .buildings)).", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var buildingsColumns: ColumnMap?

    @Option(help: ArgumentHelp("Layer of the buildings in a file with several.", valueName: "name"))
    var buildingsLayer: String?

    @Option(help: ArgumentHelp("Row of the buildings' header.", valueName: "row"), transform: HeaderRows.reading)
    var buildingsHeaderRow: HeaderRows?

    @Option(help: ArgumentHelp("Encoding of the buildings.", valueName: "name"), transform: TextEncoding.reading)
    var buildingsEncoding: TextEncoding?

    /// How hard the curve is worked on; `nil` for none.
    var effort: CurveEffort? { curveExact ? .exact : curve ? .band : nil }

    /// The buildings layer, or that of a plan read as the flags say; `nil` where the flags name none and there is none to be read another way.
    func layer(over planned: LayerOptions?) -> LayerOptions? {
        guard buildings != nil || refines else { return nil }
        return LayerFlags(buildings, buildingsCrs, buildingsColumns, buildingsLayer).applied(to: planned)
            .map { TableFlags(buildingsHeaderRow, buildingsEncoding).applied(to: $0) }
    }

    /// Whether the flags say how the buildings are read.
    var refines: Bool {
        buildingsCrs != nil || buildingsColumns != nil || buildingsLayer != nil || buildingsHeaderRow != nil
            || buildingsEncoding != nil
    }
}
