public import GeoPrimitives

/// What the weight of demand points counts.
public enum WeightKind: String, Hashable, Sendable {
    /// A weight column was given: people, or whatever its column counts.
    case people
    /// No weight column: every demand point counts one, and the word people is not used.
    case points
}

/// One population class: an independent weight over the same demand points.
public struct DemandClass: Hashable, Sendable {
    /// The name in reports, such as `elders`.
    public var name: String
    /// What is counted: people, households, enterprises.
    public var unit: String
    /// The weight of every demand point, in ticks of ``scale``.
    public var ticks: [Int64]
    /// The step of ``ticks``.
    public var scale: WeightScale
    /// The class's own service radius, used in place of the facility's, where it has one.
    public var radius: Distance?
    /// Whether it is one of the classes that together make up the weight.
    public var isPartition: Bool

    /// Makes a class from its columns.
    public init(
        name: String, unit: String, ticks: [Int64], scale: WeightScale, radius: Distance?, isPartition: Bool = false
    ) {
        self.name = name
        self.unit = unit
        self.ticks = ticks
        self.scale = scale
        self.radius = radius
        self.isPartition = isPartition
    }
}

/// Where people are and how many: the demand points of a run as columns, validated.
///
/// 10 million points are five arrays. Positions are WGS 84 degrees, or metres in a planar run.
public struct DemandTable: Sendable {
    /// The identifier of every point; all different.
    public var ids: TextColumn
    /// What tells points of this list from those of others: where the list has no ids, those above are numbers of lines or cells.
    public var identity = RowIdentity.ids
    /// Longitude in degrees, or easting in metres in a planar run.
    public var x: [Double]
    /// Latitude in degrees, or northing in metres in a planar run.
    public var y: [Double]
    /// The weight of every point, in ticks of ``scale``.
    public var ticks: [Int64]
    /// The step of ``ticks``.
    public var scale: WeightScale
    /// What the weight counts.
    public var weightKind: WeightKind
    /// Class weights, in the order they were asked for.
    public var classes: [DemandClass]
    /// The code of the lowest-level unit each point says it belongs to (empty where it says nothing), if there is such a column.
    public var unitCodes: TextColumn?
    /// The service radius each point asks for, in metres (NaN where it asks for none), if there is such a column.
    public var radiusMeters: [Double]?

    /// Makes a table from columns of equal length.
    public init(
        ids: TextColumn, x: [Double], y: [Double], ticks: [Int64], scale: WeightScale, weightKind: WeightKind,
        classes: [DemandClass] = [], unitCodes: TextColumn? = nil, radiusMeters: [Double]? = nil
    ) {
        precondition(ids.count == x.count && x.count == y.count && y.count == ticks.count, "columns must have one length")
        self.ids = ids
        self.x = x
        self.y = y
        self.ticks = ticks
        self.scale = scale
        self.weightKind = weightKind
        self.classes = classes
        self.unitCodes = unitCodes
        self.radiusMeters = radiusMeters
    }

    /// The number of demand points.
    public var count: Int { x.count }

    /// The sum of all weights, in ticks.
    ///
    /// O(points).
    public var totalTicks: Int64 { ticks.reduce(0, +) }

    /// The unit each point names, `nil` where it names none; `nil` when there is no such column.
    ///
    /// O(n).
    public var namedUnits: [String?]? {
        unitCodes.map { codes in (0..<codes.count).map { codes.isEmpty($0) ? nil : codes[$0] } }
    }

    /// What a point is called in comparisons with other lists.
    public func name(_ row: Int, by identity: RowIdentity) -> String {
        switch identity {
        case .ids: ids[row]
        case .coordinates: point(row).placeName
        }
    }

    /// The position of a point in the plane of the run.
    public func point(_ row: Int) -> PlanarPoint { PlanarPoint(x: x[row], y: y[row]) }
}
