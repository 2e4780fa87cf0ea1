package import GeoPrimitives

/// A candidate site, in `candidates.csv` and as a feature of `candidates.geojson`: what the bound of a plan rests on.
package struct CandidateRow: ResultRow {
    /// The id in its list.
    package var id: String
    /// Its name; `nil` where it has none.
    package var name: String?
    /// What may be done with it: `candidate`, `required` or `forbidden`.
    package var status: String
    /// Its level; `nil` where it has none.
    package var level: String?
    /// In metres; `nil` where nothing gives it one.
    package var radius: Double?
    /// In square metres.
    package var floorArea: Double?
    /// The code of the lowest unit that it is in; `nil` where it is in none.
    package var unit: String?
    /// The code of the unit whose borders hold it; `nil` where none does or the run ignores borders.
    package var borderUnit: String?
    /// What opening it costs, in the money of the budget.
    package var openingCost: Double?
    /// How much weight it can serve; `nil` where there is no limit.
    package var capacity: Double?
    /// Where it is: degrees of longitude and latitude, or metres in a planar run.
    package var position: PlanarPoint

    /// Makes one from its members.
    package init(
        id: String, name: String? = nil, status: String, level: String? = nil, radius: Double? = nil, floorArea: Double? = nil,
        unit: String? = nil, borderUnit: String? = nil, openingCost: Double? = nil, capacity: Double? = nil,
        position: PlanarPoint
    ) {
        (self.id, self.name, self.status, self.level) = (id, name, status, level)
        (self.radius, self.floorArea, self.unit, self.borderUnit) = (radius, floorArea, unit, borderUnit)
        (self.openingCost, self.capacity, self.position) = (openingCost, capacity, position)
    }

    /// The place.
    package var geometry: Geometry { .point(position) }

    /// What is said of every candidate.
    package static let columns: [ResultColumn<CandidateRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.status) { .text($0.status) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.radius) { .optional($0.radius) },
        ResultColumn(.floorArea) { .optional($0.floorArea) },
    ]

    /// The column where there are units.
    package static let unitColumns: [ResultColumn<CandidateRow>] = [ResultColumn(.unit) { .optional($0.unit) }]

    /// The column of a run within borders.
    package static let borderColumns: [ResultColumn<CandidateRow>] = [ResultColumn(.borderUnit) { .optional($0.borderUnit) }]

    /// The column where opening costs something.
    package static let costColumns: [ResultColumn<CandidateRow>] = [ResultColumn(.openingCost) { .optional($0.openingCost) }]

    /// The column of a plan within capacities.
    package static let capacityColumns: [ResultColumn<CandidateRow>] = [ResultColumn(.capacity) { .optional($0.capacity) }]

    /// The columns of the table behind those of the layer: the place.
    package static let placeColumns: [ResultColumn<CandidateRow>] = [
        ResultColumn(.longitude) { .number($0.position.x) },
        ResultColumn(.latitude) { .number($0.position.y) },
    ]
}
