public import GeoPrimitives

/// What a run is asked to find beside the figures.
public struct CoverSettings: Hashable, Sendable {
    /// The largest distance between linked uncovered points; the radius when `nil`.
    public var clusterDistance: Distance?
    /// The least people of an uncovered cluster of its own; 50 when `nil`, 1 where points are counted.
    public var minimumPeople: Double?
    /// The smallest blank area to list.
    public var minimumBlankArea = Area.squareMeters(1000)
    /// How far a service-area polygon may stray from its circle; 3·10⁻⁴ of the radius when `nil`.
    public var tolerance: Distance?
    /// Which side of the circle the polygons lie on.
    public var areaMode = ServiceAreaMode.inner
    /// Whether the layers are written, and so the service areas drawn even without units.
    public var writesLayers = true
    /// How many nearest facilities of each demand point are written to `nearest.csv`; none when `nil`.
    public var nearestCount: Int?
    /// Whether it is counted how many facilities cover each demand point, and who depends on one alone.
    public var findsBackup = false
    /// Whether it is found what is lost when a facility closes, and which merges are safest; counts backup too.
    public var findsRedundancy = false
    /// The responsibility zones to draw; none when `nil`.
    public var zones: ZoneMode?
    /// The level of units whose borders service does not cross; borders are ignored when `nil`.
    public var within: String?
    /// The functions to look at beside those that levels ask for.
    public var functions = FunctionChoice.none
    /// By what blanks and clusters are also given.
    public var blanksBy: Set<BlankGrouping> = []
    /// The folder of an earlier run, whose cluster ids are carried forward.
    public var previous: String?
    /// Whether people within a service area and still not served are gathered by cause.
    public var findsShortfalls = false
    /// How capacities limit what facilities serve; `nil` where they are not looked at.
    public var capacity: ConditionOptions.CapacityRule?
    /// Whether a line from each demand point to its facility is written.
    public var writesAssignmentLines = false

    /// Makes the usual settings.
    public init() {}
}

/// Which functions of facilities are looked at.
public enum FunctionChoice: Hashable, Sendable {
    /// Only those that levels ask for.
    case none
    /// Every one that a facility offers.
    case all
    /// These.
    case named([String])
}

/// By what blanks and clusters are given beside the whole.
public enum BlankGrouping: String, Hashable, Sendable, CaseIterable {
    /// Class by class, each with its own radius where it has one.
    case `class`
    /// Level by level.
    case level
}
