import GeoPrimitives

/// A row of `nearest.csv`: one of the nearest facilities of a demand point.
package struct NearestRow {
    /// The id of the demand point.
    package var id: String
    /// The rank of the facility by distance, from 1; ties by order in the list.
    package var rank: Int
    /// The id of the facility.
    package var facility: String
    /// In metres.
    package var distance: Double

    /// Makes one from its members.
    package init(id: String, rank: Int, facility: String, distance: Double) {
        (self.id, self.rank, self.facility, self.distance) = (id, rank, facility, distance)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<NearestRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.rank) { .integer($0.rank) },
        ResultColumn(.facility) { .text($0.facility) },
        ResultColumn(.distance) { .number($0.distance) },
    ]
}

/// A row of `redundancy.csv`: a facility as if it closed.
package struct RedundancyRow {
    /// From the safest merge on; `nil` for a facility without a near partner.
    package var rank: Int?
    /// The id of the facility that would close.
    package var closing: String
    /// The id of the nearest other facility, which would stay; `nil` where there is none.
    package var keeping: String?
    /// Whether that one is no farther than the larger of the two radii.
    package var isNear: Bool
    /// How far that one is, in metres; `nil` where there is none.
    package var distance: Double?
    /// What nothing covers then.
    package var lost: FacilityRow.Sum
    /// Whose nearest facility it was.
    package var nearestTo: FacilityRow.Sum
    /// How much farther they have then on average, in metres.
    package var extraDistance: Double?

    /// Makes one from its members.
    package init(
        rank: Int? = nil, closing: String, keeping: String? = nil, isNear: Bool, distance: Double? = nil,
        lost: FacilityRow.Sum, nearestTo: FacilityRow.Sum, extraDistance: Double? = nil
    ) {
        (self.rank, self.closing, self.keeping, self.isNear) = (rank, closing, keeping, isNear)
        (self.distance, self.lost, self.nearestTo, self.extraDistance) = (distance, lost, nearestTo, extraDistance)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<RedundancyRow>] = [
        ResultColumn(.rank) { .optional($0.rank) },
        ResultColumn(.closing) { .text($0.closing) },
        ResultColumn(.keeping) { .optional($0.keeping) },
        ResultColumn(.isNear) { .boolean($0.isNear) },
        ResultColumn(.distance) { .optional($0.distance) },
        ResultColumn(.lostWeight) { .number($0.lost.weight) },
        ResultColumn(.lostPoints) { .integer($0.lost.points) },
        ResultColumn(.nearestWeight) { .number($0.nearestTo.weight) },
        ResultColumn(.nearestPoints) { .integer($0.nearestTo.points) },
        ResultColumn(.extraDistance) { .optional($0.extraDistance) },
    ]
}

/// A row of `functions.csv`: a unit, or the total, with whom each function reaches.
package struct FunctionRow {
    /// The code of the unit, or `total`.
    package var code: String
    /// The name of the unit; `nil` for the total.
    package var name: String?
    /// The level of the unit; `nil` for the total.
    package var level: String?
    /// The people in it.
    package var people: Double
    /// The people within reach of each function.
    package var covered: [Double]

    /// Makes one from its members.
    package init(code: String, name: String? = nil, level: String? = nil, people: Double, covered: [Double]) {
        (self.code, self.name, self.level, self.people) = (code, name, level, people)
        self.covered = covered
    }

    /// The columns that do not depend on the functions.
    package static let columns: [ResultColumn<FunctionRow>] = [
        ResultColumn(.code) { .text($0.code) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.people) { .number($0.people) },
    ]

    /// The column of a function, in the order of ``covered``.
    package static func column(ofFunction name: String, at place: Int) -> ResultColumn<FunctionRow> {
        ResultColumn(.covered(function: name)) { .number($0.covered[place]) }
    }
}
