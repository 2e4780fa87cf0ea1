package import GeoPrimitives

/// A feature of `proposals.geojson`: a site that the plan opens.
package struct ProposalRow: ResultRow {
    /// Its figures, as in the report.
    package var site: SitingDocument.Site
    /// In metres.
    package var radius: Double?
    /// The names of its units from the top down; `nil` where it is in none.
    package var unitChain: String?
    /// The code of the unit whose borders hold it; `nil` where none does or the run ignores borders.
    package var borderUnit: String?
    /// The code of the lowest unit with rules that it is in; `nil` where it is in none.
    package var unit: String?
    /// What opening it costs, in the money of the budget.
    package var openingCost: Double?
    /// How much weight it can serve; `nil` where there is no limit.
    package var capacity: Double?
    /// The weight that it serves; `nil` where capacities do not count.
    package var servedWeight: Double?
    /// Where it is.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        site: SitingDocument.Site, radius: Double? = nil, unitChain: String? = nil, borderUnit: String? = nil,
        unit: String? = nil, openingCost: Double? = nil, capacity: Double? = nil, servedWeight: Double? = nil,
        geometry: Geometry
    ) {
        (self.site, self.radius, self.unitChain, self.borderUnit) = (site, radius, unitChain, borderUnit)
        (self.unit, self.openingCost, self.capacity, self.servedWeight) = (unit, openingCost, capacity, servedWeight)
        self.geometry = geometry
    }

    /// What is said of every site.
    package static let columns: [ResultColumn<ProposalRow>] = [
        ResultColumn(.id) { .text($0.site.id) },
        ResultColumn(.name) { .optional($0.site.name) },
        ResultColumn(.rank) { .integer($0.site.rank) },
        ResultColumn(.isRequired) { .boolean($0.site.required) },
        ResultColumn(.radius) { .optional($0.radius) },
        ResultColumn(.gain) { .number($0.site.gain) },
        ResultColumn(.uniqueGain) { .number($0.site.uniqueGain) },
        ResultColumn(.unitChain) { .optional($0.unitChain) },
        ResultColumn(.clustersClosed) { .list($0.site.clustersClosed) },
        ResultColumn(.alternatives) { $0.site.alternatives.map { .list($0.map(\.id)) } ?? .null },
    ]

    /// The columns where places to share are looked for.
    package static let sharedPlaceColumns: [ResultColumn<ProposalRow>] = [
        ResultColumn(.shareKind) { .optional($0.site.sharedPlace?.kind?.rawValue) },
        ResultColumn(.shareId) { .optional($0.site.sharedPlace?.id) },
        ResultColumn(.shareName) { .optional($0.site.sharedPlace?.name) },
        ResultColumn(.shareOwner) { .optional($0.site.sharedPlace?.owner) },
        ResultColumn(.shareDistance) { .optional($0.site.sharedPlace?.distanceM) },
    ]

    /// The column of a run within borders.
    package static let borderColumns: [ResultColumn<ProposalRow>] = [ResultColumn(.borderUnit) { .optional($0.borderUnit) }]

    /// The column where units have rules.
    package static let unitColumns: [ResultColumn<ProposalRow>] = [ResultColumn(.unit) { .optional($0.unit) }]

    /// The column where opening costs something.
    package static let costColumns: [ResultColumn<ProposalRow>] = [ResultColumn(.openingCost) { .optional($0.openingCost) }]

    /// The column where a caveat touches the unit of a site.
    package static let caveatColumns: [ResultColumn<ProposalRow>] = [
        ResultColumn(.caveats) { $0.site.caveats.map { .list($0.map(\.text)) } ?? .null }
    ]

    /// What stands in Chinese tables for the caveats of sites.
    package static func spoken(_ sites: [SitingDocument.Site]) -> [String: String] {
        var spoken: [String: String] = [:]
        for caveats in sites.compactMap(\.caveats) {
            guard case .text(let english) = PropertyValue.list(caveats.map(\.text)),
                case .text(let chinese) = PropertyValue.list(caveats.map(\.textZh))
            else { continue }
            spoken[english] = chinese
        }
        return spoken
    }

    /// The columns of a plan within capacities.
    package static let capacityColumns: [ResultColumn<ProposalRow>] = [
        ResultColumn(.capacity) { .optional($0.capacity) },
        ResultColumn(.servedWeight) { .optional($0.servedWeight) },
    ]
}
