package import FoundationEssentials
package import ServiceModel

/// What `inspect` finds in a run's files before anything is computed.
///
/// Keys are in snake_case.
package struct InspectionDocument: Codable, Sendable {
    /// What stands in one layer of positions.
    package struct Layer: Codable, Sendable {
        /// Kept rows.
        package var count: Int
        /// West, south, east and north (or the planar box); `null` when nothing is kept.
        @Nullable package var extent: [Double]?
        /// Rows by status; empty for demand.
        package var byStatus: [String: Int]
        /// Rows by level; empty where no list gives levels.
        package var byLevel: [String: Int]

        /// Makes one from its members.
        package init(count: Int, extent: [Double]? = nil, byStatus: [String: Int], byLevel: [String: Int]) {
            _extent = Nullable(wrappedValue: extent)
            (self.count, self.byStatus, self.byLevel) = (count, byStatus, byLevel)
        }
    }

    /// A column of a table.
    package struct Column: Codable, Sendable {
        /// Its name; empty where it has none.
        package var column: String
        /// What it stands for; `null` where it is passed over.
        ///
        /// Several roles have a `+` between them.
        @Nullable package var role: String?
        /// The first different values that stand in it.
        package var examples: [String]

        /// Makes one from its members.
        package init(column: String, role: String?, examples: [String]) {
            _role = Nullable(wrappedValue: role)
            (self.column, self.examples) = (column, examples)
        }
    }

    /// The version of the form: `catchment/inspection/1`.
    package var schema = "catchment/inspection/1"
    /// What distance means.
    @Kind package var measure: CoverMeasure?
    /// How each layer was read.
    package var inputs: [String: InputDocument]
    /// `people` or `points`.
    @Kind package var weightKind: WeightKind?
    /// The kept weight.
    package var weight: Double
    /// What stands in demand, facilities and candidates.
    package var layers: [String: Layer]
    /// How the units nest, by level from the top down.
    package var units: [UnitNesting]
    /// Demand points in no lowest-level unit, and their weight; `null` without units.
    @Nullable package var outside: BlanksDocument.Sum?
    /// The columns of each layer that is a table, in their order.
    package var columns: [String: [Column]]
    /// What figures would rest on, the gravest first.
    package var caveats: [CaveatDocument]
    /// The codes of the caveats that ask the planner something; `--strict` ends with 65 where there is one.
    package var questions: [String]
    /// Notices and warnings.
    package var notices: [Notice]

    /// Makes one from its members.
    package init(
        schema: String = "catchment/inspection/1", measure: CoverMeasure? = nil, inputs: [String: InputDocument],
        weightKind: WeightKind? = nil, weight: Double, layers: [String: Layer], units: [UnitNesting],
        outside: BlanksDocument.Sum? = nil, columns: [String: [Column]] = [:], caveats: [CaveatDocument] = [],
        questions: [String] = [], notices: [Notice]
    ) {
        _measure = Kind(wrappedValue: measure)
        _weightKind = Kind(wrappedValue: weightKind)
        _outside = Nullable(wrappedValue: outside)
        (self.schema, self.inputs, self.weight, self.layers) = (schema, inputs, weight, layers)
        (self.units, self.notices) = (units, notices)
        (self.columns, self.caveats, self.questions) = (columns, caveats, questions)
    }

    /// The inspection as JSON, as ``ReportDocument/json()`` writes it.
    package func json() throws -> Data { try JSONDocument.encode(self) }
}
