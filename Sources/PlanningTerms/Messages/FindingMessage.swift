package import GeoPrimitives

/// What a run finds at its end that figures rest on: known only once everything is loaded and counted.
package enum FindingMessage: Hashable, Sendable {
    /// A number of people, or of whatever else is counted.
    package struct Weight: Hashable, Sendable {
        /// How much.
        package var value: Double
        /// Whether people are counted, or else demand points.
        package var arePeople: Bool

        /// Makes a number of people, or of demand points.
        package init(_ value: Double, arePeople: Bool) { (self.value, self.arePeople) = (value, arePeople) }
    }

    /// Rows of the demand that could not be used, with what is known of their weight.
    case demandDropped([DemandMessage.Dropped], Weight, first: [Int])
    /// Facilities without a position, beside those with one; the units that list them.
    case facilitiesUnlocated(Int, located: Int, rows: [Int], units: [Caveat.UnitCount])
    /// Facilities outside the study area, of all; the farthest, and how far it is from it.
    case facilitiesOutside(Int, of: Int, farthest: String, Distance, rows: [Int])
    /// Kept people who live in no unit of the lowest level, of all.
    case outsideUnits(points: Int, Weight, of: Weight, level: String)
    /// Uncovered people near the edge of the study area.
    case edge(points: Int, Weight, within: Distance)
    /// A clock or a hand ended the search.
    case searchCutShort(SitingStop)

    /// The caveat that it is.
    var mark: CaveatMark {
        switch self {
        case .demandDropped(let dropped, _, let first):
            CaveatMark(.demandDropped, dropped.reduce(0) { $0 + $1.rows }, rows: first)
        case .facilitiesUnlocated(let count, _, let rows, let units):
            CaveatMark(.facilitiesUnlocated, count, rows: rows, units: units)
        case .facilitiesOutside(let count, _, _, _, let rows): CaveatMark(.facilitiesOutside, count, rows: rows)
        case .outsideUnits(let points, _, _, _): CaveatMark(.unitsPart, points)
        case .edge(let points, _, _): CaveatMark(.edge, points)
        case .searchCutShort: CaveatMark(.searchCutShort)
        }
    }
}
