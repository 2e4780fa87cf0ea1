public import GeoPrimitives

/// What a planner says about one input file.
public struct LayerOptions: Hashable, Sendable {
    /// The path of the file.
    public var path: String
    /// The coordinate reference system given for this layer, if any.
    public var crs: CRS?
    /// Column names by role (`lon`, `lat`, `weight` …) as given; they always win over what is recognised, and an empty name says that no
    /// column stands for the role.
    public var columns: [String: String]
    /// The name of the layer in a file with several.
    public var layer: String?
    /// The level of rows that give none; of candidates only.
    public var level: String?

    /// Makes options; only the path is needed.
    public init(path: String, crs: CRS? = nil, columns: [String: String] = [:], layer: String? = nil) {
        self.path = path
        self.crs = crs
        self.columns = columns
        self.layer = layer
    }
}
