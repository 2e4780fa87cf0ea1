package import GeoPrimitives

/// What there is to say about demand points and rasters of people.
package enum DemandMessage: Hashable, Sendable {
    /// Rows that were dropped for a reason.
    package struct Dropped: Hashable, Sendable {
        /// How many.
        package var rows: Int
        /// Why.
        package var reason: DropReason

        /// Makes a number of dropped rows.
        package init(rows: Int, reason: DropReason) { (self.rows, self.reason) = (rows, reason) }
    }

    /// No row can be used.
    case noneUsable(rows: Int, [Dropped])
    /// Classes make up the weight, and there is none.
    case partitionWithoutWeight
    /// Classes do not add up to the weight of a row.
    case partitionDiffers(classes: [String], sum: Double, weight: Double)
    /// A column sums to more than can be counted.
    case totalTooLarge(column: String, Double)
    /// Columns or classes are named, and the demand is a raster.
    case rasterHasNoColumns(file: String)
    /// Cells hold no usable number of people; row and column are those of the first.
    case unusableCells(Int, row: Int, column: Int, value: Double)
    /// No cell holds people.
    case noPopulation
    /// The cells sum to more than can be counted.
    case cellsTooLarge(Double)
    /// Cells are coarse beside the smallest radius.
    case coarseCells(diagonal: Distance, radius: Distance)
    /// Rows name a unit that is none of the lowest level; the first few of what they name.
    case unknownUnits(rows: Int, column: String, named: [String])
    /// Rows equal to an earlier one in place and weight, with their people; the first of their rows.
    case twice(points: Int, FindingMessage.Weight, rows: [Int])
    /// Demand points lie far from all others, or at (0, 0): how many, what they weigh, and one of them.
    case farOff(points: Int, FindingMessage.Weight, first: String, rows: [Int])
    /// No row names a unit of the lowest level; some of what they name.
    case unitsOfAnotherKind(column: String, named: [String])
    /// Rows give the name of their unit in place of its code.
    case unitsByName(rows: Int, column: String)
    /// Rows name a unit of the lowest level and lie in another; the first are listed by their ids.
    case contradictingUnits(rows: Int, column: String, first: [String])
}

/// Why a row of an input takes no part.
public enum DropReason: String, Hashable, Sendable {
    /// It has no coordinates.
    case noCoordinates = "no_coordinates"
    /// It has no weight.
    case noWeight = "no_weight"
    /// It is a feature that is no unit.
    case noUnit = "no_unit"
    /// It is a facility that is planned.
    case planned = "planned"
    /// It is a site or building that may not be used.
    case unavailable = "unavailable"
    /// It is a center that its list calls closed.
    case closed = "closed"
    /// It is a pair of costs with an id that matches nothing.
    case unknownId = "unknown_id"
    /// It is a pair of costs whose demand point was dropped.
    case droppedDemandPoint = "dropped_demand_point"
    /// It is a pair of costs whose facility or candidate takes no part.
    case idleSite = "idle_site"
    /// It is a cell of a raster without data.
    case noData = "no_data"
    /// It is a cell of a raster without people.
    case noPeople = "no_people"
}
