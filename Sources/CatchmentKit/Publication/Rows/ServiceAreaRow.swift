import GeoPrimitives

/// A feature of `service-areas.geojson`: the area within the service radius of a facility.
struct ServiceAreaRow: ResultRow {
    var id: String
    var name: String?
    var level: String?
    var isProposed: Bool
    /// In metres.
    var radius: Double
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<ServiceAreaRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.isProposed) { .boolean($0.isProposed) },
        ResultColumn(.radius) { .number($0.radius) },
    ]
}
