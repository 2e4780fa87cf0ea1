import GeoPrimitives

/// A feature of `zones.geojson`: the responsibility zone of a facility.
struct ZoneRow: ResultRow {
    var facility: String
    var name: String?
    var level: String?
    var weight: Double
    var points: Int
    /// In square metres.
    var area: Double
    /// The codes of its units; `nil` where zones are no whole units.
    var units: [String]?
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<ZoneRow>] = [
        ResultColumn(.facility) { .text($0.facility) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.weight) { .number($0.weight) },
        ResultColumn(.points) { .integer($0.points) },
        ResultColumn(.area) { .number($0.area) },
        ResultColumn(.units) { $0.units.map { .list($0) } ?? .null },
    ]
}
