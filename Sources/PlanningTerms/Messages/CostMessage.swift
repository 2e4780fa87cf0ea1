/// What there is to say about cost matrices and cutoffs.
package enum CostMessage: Hashable, Sendable {
    /// A cost is empty.
    case empty(column: String)
    /// A cost is larger than sums can hold.
    case tooLarge(column: String, Double)
    /// A pair begins at no demand point.
    case unknownDemand(String, file: String, PlacedSetting)
    /// A pair ends at no facility or candidate.
    case unknownSite(String, PlacedSetting)
    /// A pair is given twice.
    case duplicate(demand: String, site: String, firstRow: Int)
    /// The columns of a matrix were read as other kinds: a slip of the program.
    case wrongKinds
    /// A matrix goes by ids, and a list has none.
    case needsIds(LayerRole)
    /// What a matrix decides and what it does not.
    case decides
    /// Radius columns that a matrix replaces.
    case radiiUnused
    /// A cutoff without a matrix.
    case cutoffWithoutMatrix
    /// A matrix without a cutoff.
    case needsCutoff
    /// A class with a radius of its own.
    case classHasRadius(String)
    /// What measures distances is asked for.
    case measuresDistances
    /// Borders are asked for.
    case borders
}
