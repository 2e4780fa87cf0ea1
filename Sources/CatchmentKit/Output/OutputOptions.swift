/// In which forms a run's results are written, beside the report and the tables that always are.
public struct OutputOptions: Hashable, Sendable {
    /// The language of what people read.
    public var language = Language.en
    /// Whether the layers are written as GeoJSON.
    public var writesGeoJSON = true
    /// Whether the planner's report is written: `report.html`, `report.md` and its map.
    public var writesReport = false
    /// What a planner writes on the report.
    public var labels = ReportLabels()

    /// Makes the usual options.
    public init() {}
}
