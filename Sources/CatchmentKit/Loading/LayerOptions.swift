public import GeoPrimitives

/// Which input layer is meant, in messages and flags.
public enum LayerRole: String, Hashable, Sendable, CaseIterable {
    /// Where people are.
    case demand
    /// The service centers.
    case facilities
    /// Where centers may be opened.
    case candidates
    /// The administrative units.
    case units
    /// Where no center may be opened.
    case exclusions

    /// What the layer's flags begin with: `--demand-crs`, `--exclude-crs`.
    var flag: String { self == .exclusions ? "--exclude" : "--\(rawValue)" }
}

/// What a planner says about one input file.
public struct LayerOptions: Hashable, Sendable {
    /// The path of the file.
    public var path: String
    /// The coordinate reference system given for this layer, if any.
    public var crs: CRS?
    /// Column names by role (`lon`, `lat`, `weight` …) as given; they always win over what is recognised.
    public var columns: [String: String]
    /// The name of the layer in a file with several.
    public var layer: String?

    /// Makes options; only the path is needed.
    public init(path: String, crs: CRS? = nil, columns: [String: String] = [:], layer: String? = nil) {
        self.path = path
        self.crs = crs
        self.columns = columns
        self.layer = layer
    }
}

/// A population class to read from a demand column.
public struct ClassOption: Hashable, Sendable {
    /// The name in reports.
    public var name: String
    /// The column its weights come from.
    public var column: String
    /// What is counted.
    public var unit: String
    /// Its own radius, if any.
    public var radius: Distance?

    /// Makes a class option.
    public init(name: String, column: String, unit: String = "people", radius: Distance? = nil) {
        self.name = name
        self.column = column
        self.unit = unit
        self.radius = radius
    }

    /// Makes a class option from `name=column`, `name=column:unit` or `name=column:unit:500m`; `nil` when it is not of this form.
    public init?(parsing text: String) {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty else { return nil }
        let parts = sides[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...3).contains(parts.count), !parts[0].isEmpty else { return nil }
        var radius: Distance?
        if parts.count == 3 {
            guard let parsed = Distance(parsing: parts[2]), parsed.meters > 0 else { return nil }
            radius = parsed
        }
        self.init(
            name: String(sides[0]), column: parts[0], unit: parts.count > 1 && !parts[1].isEmpty ? parts[1] : "people",
            radius: radius)
    }
}

/// Everything a run needs to know before it reads.
public struct InputOptions: Hashable, Sendable {
    /// Where people are: a table or a population raster.
    public var demand: LayerOptions
    /// The service centers, if any.
    public var facilities: LayerOptions?
    /// Where centers may be opened, if any.
    public var candidates: LayerOptions?
    /// The administrative units, if any.
    public var units: LayerOptions?
    /// Areas where no center may be opened, if any.
    public var exclusions: LayerOptions?
    /// The coordinate reference system of layers that are given none of their own.
    public var crs: CRS?
    /// The radius where neither the demand point nor the facility has one.
    public var radius: Distance?
    /// A radius in place of every other.
    public var radiusOverride: Distance?
    /// Population classes to read.
    public var classes: [ClassOption] = []
    /// Level names from the top down, where the order in the units layer is not to be worked out.
    public var levels: [String] = []
    /// Whether facilities with status `planned` count as open.
    public var includesPlanned = false
    /// Whether coordinate transformations without known accuracy are accepted.
    public var acceptsBallpark = false
    /// How many threads may work; the results do not depend on it.
    public var threads = 1

    /// Makes options; only the demand is needed.
    public init(demand: LayerOptions) { self.demand = demand }
}
