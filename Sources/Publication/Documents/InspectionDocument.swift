public import FoundationEssentials
public import ServiceModel

/// What `inspect` finds in a run's files before anything is computed.
///
/// Keys are in snake_case.
public struct InspectionDocument: Codable, Sendable {
    /// What stands in one layer of positions.
    public struct Layer: Codable, Sendable {
        /// Kept rows.
        public var count: Int
        /// West, south, east and north (or the planar box); `null` when nothing is kept.
        @Nullable public var extent: [Double]?
        /// Rows by status; empty for demand.
        public var byStatus: [String: Int]
        /// Rows by level; empty where no list gives levels.
        public var byLevel: [String: Int]

        /// Makes one from its members.
        package init(count: Int, extent: [Double]? = nil, byStatus: [String: Int], byLevel: [String: Int]) {
            _extent = Nullable(wrappedValue: extent)
            (self.count, self.byStatus, self.byLevel) = (count, byStatus, byLevel)
        }
    }

    /// The version of the form: `catchment/inspection/1`.
    public var schema = "catchment/inspection/1"
    /// What distance means.
    @Kind public var measure: CoverMeasure?
    /// How each layer was read.
    public var inputs: [String: InputDocument]
    /// `people` or `points`.
    @Kind public var weightKind: WeightKind?
    /// The kept weight.
    public var weight: Double
    /// What stands in demand, facilities and candidates.
    public var layers: [String: Layer]
    /// How the units nest, by level from the top down.
    public var units: [UnitNesting]
    /// Demand points in no lowest-level unit, and their weight; `null` without units.
    @Nullable public var outside: BlanksDocument.Sum?
    /// Notices and warnings.
    public var notices: [Notice]

    /// Makes one from its members.
    package init(
        schema: String = "catchment/inspection/1", measure: CoverMeasure? = nil, inputs: [String: InputDocument],
        weightKind: WeightKind? = nil, weight: Double, layers: [String: Layer], units: [UnitNesting],
        outside: BlanksDocument.Sum? = nil, notices: [Notice]
    ) {
        _measure = Kind(wrappedValue: measure)
        _weightKind = Kind(wrappedValue: weightKind)
        _outside = Nullable(wrappedValue: outside)
        (self.schema, self.inputs, self.weight, self.layers) = (schema, inputs, weight, layers)
        (self.units, self.notices) = (units, notices)
    }

    /// The inspection as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}
