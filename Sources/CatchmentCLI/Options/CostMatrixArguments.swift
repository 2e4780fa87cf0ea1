import ArgumentParser
import CatchmentKit

/// The flags of runs that go by given costs instead of distances.
struct CostMatrixArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Costs by pair (columns from = demand id, to = facility or candidate id, cost) in place of distances: travel times, street metres. A missing pair is not covered.",
            valueName: "file"))
    var costMatrix: String?

    @Option(
        help: ArgumentHelp("Columns of the cost matrix by role: from, to, cost.", valueName: "role=column,…"),
        transform: ColumnMap.reading)
    var costMatrixColumns: ColumnMap?

    @Option(help: ArgumentHelp("Layer or sheet of the cost matrix in a file with several.", valueName: "name"))
    var costMatrixLayer: String?

    @Option(help: ArgumentHelp("Row of the cost matrix's header.", valueName: "row"), transform: HeaderRows.reading)
    var costMatrixHeaderRow: HeaderRows?

    @Option(help: ArgumentHelp("Encoding of the cost matrix.", valueName: "name"), transform: TextEncoding.reading)
    var costMatrixEncoding: TextEncoding?

    @Flag(help: "Leave out rows of the cost matrix whose id matches nothing, instead of refusing them.")
    var ignoreUnknownIds = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Largest cost at which a facility serves, in the matrix's unit (--cutoff 15); without a matrix a length (3km), for the models on distances.",
            valueName: "number"), transform: Cutoff.reading)
    var cutoff: Cutoff?

    /// What is wrong with these flags together; `nil` where nothing is.
    ///
    /// - Parameter plansMatrix: Whether a plan names a cost matrix.
    /// - Returns: What to say, for whichever error fits.
    func problem(plansMatrix: Bool = false) -> CommandMessage? {
        if costMatrix != nil || plansMatrix {
            if case .length = cutoff { return .cutoffIsLength }
            return nil
        }
        if costMatrixColumns != nil { return .needsMatrix(.columns) }
        if costMatrixLayer != nil { return .needsMatrix(.layer) }
        if ignoreUnknownIds { return .needsMatrix(.ignoreUnknownIds) }
        if case .cost(let number) = cutoff {
            return .cutoffIsNumber(number)
        }
        return nil
    }

    /// Returns the options with these flags over what the plan says.
    func applied(to options: InputOptions) -> InputOptions {
        var options = options
        options.costMatrix = LayerFlags(costMatrix, nil, costMatrixColumns, costMatrixLayer).applied(to: options.costMatrix)
            .map { TableFlags(costMatrixHeaderRow, costMatrixEncoding).applied(to: $0) }
        options.cutoff = cutoff ?? options.cutoff
        options.ignoresUnknownIds = ignoreUnknownIds || (costMatrix == nil && options.ignoresUnknownIds)
        if costMatrix != nil {
            for key in ["cost_matrix", "cost_matrix.columns", "cost_matrix.ignore_unknown_ids"] { options.places.forget(key) }
        }
        return options
    }
}

extension Cutoff {
    /// Reads `--cutoff`.
    static func reading(_ text: String) throws -> Cutoff {
        guard let cutoff = Cutoff(parsing: text) else {
            throw ValidationError(
                "a cutoff is a number of at least 0 in the unit of the cost matrix, or a length above zero such as 3km",
                "应为以成本矩阵单位计、不小于 0 的数，或大于零的长度，例如 3km")
        }
        return cutoff
    }
}
