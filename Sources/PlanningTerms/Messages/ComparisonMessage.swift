package import ServiceModel

/// What there is to say about a comparison of two result folders.
package enum ComparisonMessage: Hashable, Sendable {
    /// One counts people and the other points.
    case weightKinds(after: String, before: String, folder: String)
    /// Their measures differ.
    case measures(after: String, before: String, folder: String)
    /// A folder has no demand points.
    case noPoints(folder: String)
    /// Few points have the same id, or the same place.
    case fewMatched(Int, before: Int, after: Int, by: RowIdentity)
    /// Points without ids are told apart by where they are; so many were summed with others at their place.
    case byPlace(summed: Int)
    /// Most ids that both lists have stand elsewhere in the other: they may number rows alone.
    case idsElsewhere(Int, of: Int)
    /// Facilities without ids are told apart by where they are.
    case facilitiesByPlace
    /// Units of which the change alone is known.
    case netUnits(Int)
    /// A folder was run without capacities.
    case notCapacitated(folder: String)
}
