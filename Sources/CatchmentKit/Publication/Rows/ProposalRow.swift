import GeoPrimitives

/// A feature of `proposals.geojson`: a site that the plan opens.
struct ProposalRow: ResultRow {
    var site: SitingDocument.Site
    /// In metres.
    var radius: Double?
    /// The names of its units from the top down; `nil` where it is in none.
    var unitChain: String?
    /// The unit whose borders hold it, and the lowest unit with rules that it is in.
    var borderUnit: String?
    var unit: String?
    var openingCost: Double?
    var capacity: Double?
    var servedWeight: Double?
    var geometry: Geometry

    /// What is said of every site.
    static let columns: [ResultColumn<ProposalRow>] = [
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
    static let sharedPlaceColumns: [ResultColumn<ProposalRow>] = [
        ResultColumn(.shareKind) { .optional($0.site.sharedPlace?.kind?.rawValue) },
        ResultColumn(.shareId) { .optional($0.site.sharedPlace?.id) },
        ResultColumn(.shareName) { .optional($0.site.sharedPlace?.name) },
        ResultColumn(.shareOwner) { .optional($0.site.sharedPlace?.owner) },
        ResultColumn(.shareDistance) { .optional($0.site.sharedPlace?.distanceM) },
    ]

    /// The column of a run within borders.
    static let borderColumns: [ResultColumn<ProposalRow>] = [ResultColumn(.borderUnit) { .optional($0.borderUnit) }]

    /// The column where units have rules.
    static let unitColumns: [ResultColumn<ProposalRow>] = [ResultColumn(.unit) { .optional($0.unit) }]

    /// The column where opening costs something.
    static let costColumns: [ResultColumn<ProposalRow>] = [ResultColumn(.openingCost) { .optional($0.openingCost) }]

    /// The columns of a plan within capacities.
    static let capacityColumns: [ResultColumn<ProposalRow>] = [
        ResultColumn(.capacity) { .optional($0.capacity) },
        ResultColumn(.servedWeight) { .optional($0.servedWeight) },
    ]
}
