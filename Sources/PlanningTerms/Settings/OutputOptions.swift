public import GeoPrimitives

/// In which forms a run's results are written, beside the report and the tables that always are.
public struct OutputOptions: Hashable, Sendable {
    /// The language of what people read.
    public var language = Language.en
    /// Whether the layers are written as GeoJSON.
    public var writesGeoJSON = true
    /// Whether all layers are written into one GeoPackage with their styles.
    public var writesGeoPackage = false
    /// Whether tables and lists are written as Excel workbooks too.
    public var writesXLSX = false
    /// The system of positions in GeoPackage, CSV and XLSX; WGS 84, or the plane of the run, when `nil`.
    public var crs: CRS?
    /// The encoding of CSV tables.
    public var csvEncoding = CSVEncoding.utf8
    /// The language of the headers of CSV tables; names that programs read when `nil`.
    public var csvHeaders: Language?
    /// Whether the planner's report is written: `report.html`, `report.md` and its map.
    public var writesReport = false
    /// What a planner writes on the report.
    package var labels = ReportLabels()

    /// Makes the usual options.
    public init() {}

    /// Whether layers are made, be it to be written or to be shown in a document.
    public var needsLayers: Bool { writesGeoJSON || writesGeoPackage || writesXLSX || writesReport }
}

/// The encodings of CSV tables.
public enum CSVEncoding: String, Hashable, Sendable, CaseIterable {
    /// UTF-8 with LF line ends, for programs.
    case utf8 = "utf-8"
    /// UTF-8 with a byte order mark and CRLF line ends, as Excel takes it.
    case utf8WithMark = "utf-8-bom"
    /// GB 18030 with CRLF line ends, as offices in China expect it.
    case gb18030

    /// Whether the table is for a spreadsheet, which takes a text for a formula when it looks like one.
    package var isForSpreadsheets: Bool { self != .utf8 }
}
