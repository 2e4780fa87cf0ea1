package import GeoPrimitives

/// A feature of `facility-differences.geojson`: a facility that changed.
package struct FacilityDifferenceRow: ResultRow {
    /// The id in its list.
    package var id: String
    /// Its name; `nil` where it has none.
    package var name: String?
    /// What became of it: `opened`, `closed`, `moved` or `resized`.
    package var change: String
    /// Whether it is there in B.
    package var isOpen: Bool
    /// In metres.
    package var radius: Double?
    /// Where it is in B, or was in A where it closed.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(id: String, name: String? = nil, change: String, isOpen: Bool, radius: Double? = nil, geometry: Geometry) {
        (self.id, self.name, self.change, self.isOpen) = (id, name, change, isOpen)
        (self.radius, self.geometry) = (radius, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<FacilityDifferenceRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.whatChanged) { .text($0.change) },
        ResultColumn(.isOpen) { .boolean($0.isOpen) },
        ResultColumn(.radius) { .optional($0.radius) },
    ]
}
