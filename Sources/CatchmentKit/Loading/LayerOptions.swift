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
    /// Public buildings that a new center could share.
    case buildings
    /// What getting from demand points to sites costs.
    case costMatrix = "cost_matrix"

    /// What the layer's flags begin with: `--demand-crs`, `--exclude-crs`.
    var flag: String {
        switch self {
        case .exclusions: "--exclude"
        case .costMatrix: "--cost-matrix"
        default: "--\(rawValue)"
        }
    }
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
