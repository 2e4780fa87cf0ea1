import ArgumentParser
import CatchmentKit

/// The flags that say where centers may be opened.
struct CandidateArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Sites where centers may be opened; rows with status candidate, required or forbidden in --facilities count too.",
            valueName: "file"))
    var candidates: String?

    @Option(help: ArgumentHelp("CRS of the candidates layer.", valueName: "crs"), transform: CRS.reading)
    var candidatesCrs: CRS?

    @Option(
        help: ArgumentHelp("Columns of the candidates by role, as for --facilities-columns.", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var candidatesColumns: ColumnMap?

    @Option(help: ArgumentHelp("Layer or sheet of the candidates in a file with several.", valueName: "name"))
    var candidatesLayer: String?

    @Option(
        help: ArgumentHelp(
            "Level of candidates whose list gives none: they get its radius, and count at it.", valueName: "level"))
    var candidateLevel: String?

    @Option(help: ArgumentHelp("Row of the candidates' header.", valueName: "row"), transform: HeaderRows.reading)
    var candidatesHeaderRow: HeaderRows?

    @Option(help: ArgumentHelp("Encoding of the candidates.", valueName: "name"), transform: TextEncoding.reading)
    var candidatesEncoding: TextEncoding?

    @Option(help: ArgumentHelp("Polygons where no center may be opened: candidates inside are forbidden.", valueName: "file"))
    var exclude: String?

    @Option(help: ArgumentHelp("CRS of the exclusion layer.", valueName: "crs"), transform: CRS.reading)
    var excludeCrs: CRS?

    @Option(help: ArgumentHelp("Layer of the exclusions in a file with several.", valueName: "name"))
    var excludeLayer: String?

    @Option(help: ArgumentHelp("Encoding of the exclusions' attributes.", valueName: "name"), transform: TextEncoding.reading)
    var excludeEncoding: TextEncoding?

    /// Returns the options with these layers added.
    func applied(to input: InputOptions) -> InputOptions {
        var options = input
        options.candidates = LayerFlags(candidates, candidatesCrs, candidatesColumns, candidatesLayer)
            .applied(to: options.candidates)
            .map { TableFlags(candidatesHeaderRow, candidatesEncoding).applied(to: $0) }
        if let candidateLevel {
            options.candidateLevel = candidateLevel
            options.places.forget("candidates.level")
        }
        options.exclusions = LayerFlags(exclude, excludeCrs, nil, excludeLayer).applied(to: options.exclusions)
            .map { TableFlags(nil, excludeEncoding).applied(to: $0) }
        return options
    }
}
