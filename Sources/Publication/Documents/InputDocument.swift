public import PlanningTerms

/// How one layer was read.
public struct InputDocument: Codable, Sendable {
    /// Rows dropped for one reason.
    public struct Dropped: Codable, Sendable {
        /// Why, in English, as files hold it.
        public var reason: String
        /// Why, as a word; `nil` where the document is of a version that did not say.
        @Kind public var cause: DropReason?
        /// How many.
        public var rows: Int
        /// Their weight.
        public var weight: Double
        /// The first few rows.
        public var firstRows: [Int]

        /// Makes one from its members.
        package init(reason: String, cause: DropReason? = nil, rows: Int, weight: Double, firstRows: [Int]) {
            _cause = Kind(wrappedValue: cause)
            (self.reason, self.rows, self.weight, self.firstRows) = (reason, rows, weight, firstRows)
        }
    }

    /// How coordinates were understood.
    public struct CRSDocument: Codable, Sendable {
        /// What was used.
        public var used: String
        /// Who said so.
        public var source: String
        /// What the file declares.
        @Nullable public var declared: String?
        /// What was done.
        public var transformation: String
        /// The stated accuracy in metres.
        @Nullable public var accuracyM: Double?

        /// Makes one from its members.
        package init(used: String, source: String, declared: String? = nil, transformation: String, accuracyM: Double? = nil) {
            _declared = Nullable(wrappedValue: declared)
            _accuracyM = Nullable(wrappedValue: accuracyM)
            (self.used, self.source, self.transformation) = (used, source, transformation)
        }
    }

    /// The path as given.
    public var file: String
    /// Column names by role.
    public var columns: [String: String]
    /// Rows read.
    public var rowsRead: Int
    /// Rows kept.
    public var rowsKept: Int
    /// Rows dropped, by reason.
    public var dropped: [Dropped]
    /// Weight read; only for demand.
    public var weightRead: Double?
    /// Weight kept; only for demand.
    public var weightKept: Double?
    /// Weight dropped; only for demand.
    public var weightDropped: Double?
    /// How coordinates were understood; only where the layer has any.
    public var crs: CRSDocument?
    /// How the table was understood; only where that is not plain.
    public var table: TableReadingDocument?

    /// Makes one from its members.
    package init(
        file: String, columns: [String: String], rowsRead: Int, rowsKept: Int, dropped: [Dropped], weightRead: Double? = nil,
        weightKept: Double? = nil, weightDropped: Double? = nil, crs: CRSDocument? = nil, table: TableReadingDocument? = nil
    ) {
        (self.file, self.columns, self.rowsRead, self.rowsKept) = (file, columns, rowsRead, rowsKept)
        (self.dropped, self.weightRead, self.weightKept, self.weightDropped) = (dropped, weightRead, weightKept, weightDropped)
        (self.crs, self.table) = (crs, table)
    }
}
