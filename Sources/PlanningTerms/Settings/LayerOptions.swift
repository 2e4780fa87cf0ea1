public import GeoPrimitives
public import ServiceModel

/// What a planner says about one input file.
public struct LayerOptions: Hashable, Sendable {
    /// The path of the file.
    public var path: String
    /// The coordinate reference system given for this layer, if any.
    public var crs: CRS?
    /// Column names by role (`lon`, `lat`, `weight` …) as given; they always win over what is recognised, and an empty name says that no
    /// column stands for the role.
    public var columns: [String: String]
    /// The name of the layer or sheet in a file with several.
    public var layer: String?
    /// The level of rows that give none; of candidates only.
    public var level: String?
    /// The first and the last row of the header, as the file counts, where it is not to be found.
    public var headerRows: ClosedRange<Int>?
    /// The encoding of a text or of the attributes of a Shapefile, where it is not to be recognised.
    public var encoding: TextEncoding?
    /// What becomes of rows that read like totals, where that is not to be told by their numbers.
    public var totalRows: TotalRowRule?
    /// What words of the status column mean, beside those that are known; in small letters, without blanks.
    public var statusWords: [String: FacilityStatus] = [:]

    /// Makes options; only the path is needed.
    public init(path: String, crs: CRS? = nil, columns: [String: String] = [:], layer: String? = nil) {
        self.path = path
        self.crs = crs
        self.columns = columns
        self.layer = layer
    }
}
