import CoverageAnalysis
public import FoundationEssentials
import GeoPrimitives
import InputLoading
public import PlanningTerms
import ServiceModel

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
    }

    /// The version of the form: `catchment/inspection/1`.
    public var schema = "catchment/inspection/1"
    /// What distance means.
    public var measure: String
    /// How each layer was read.
    public var inputs: [String: InputDocument]
    /// `people` or `points`.
    public var weightKind: String
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

    /// Reads a run's files and describes them.
    public static func make(_ options: InputOptions) async throws -> InspectionDocument {
        let loaded = try await InputLoader(options.resolvingProfile(), requiresRadius: false).load()
        let input = loaded.input
        let scale = input.demand.scale
        var layers = [
            "demand": Layer(
                count: input.demand.count, extent: extent(input.demand.x, input.demand.y), byStatus: [:], byLevel: [:])
        ]
        for (name, facilities) in [("facilities", input.facilities), ("candidates", input.candidates)] where !facilities.isEmpty {
            layers[name] = Layer(
                count: facilities.count, extent: extent(facilities.map(\.point.x), facilities.map(\.point.y)),
                byStatus: Dictionary(grouping: facilities, by: \.status.rawValue).mapValues(\.count),
                byLevel: Dictionary(grouping: facilities.filter { $0.level != nil }, by: { $0.level ?? "" }).mapValues(\.count))
        }
        var outside: BlanksDocument.Sum?
        if let area = input.studyArea {
            let membership = try await UnitMembership.locate(
                x: input.demand.x, y: input.demand.y, codes: input.demand.namedUnits, in: area, threads: options.threads)
            let rows = membership.lowest.indices.filter { membership.lowest[$0] < 0 }
            outside = BlanksDocument.Sum(
                count: nil, points: rows.count, weight: scale.weight(rows.reduce(0) { $0 + input.demand.ticks[$1] }), areaM2: nil)
        }
        return InspectionDocument(
            measure: input.measureName,
            inputs: Dictionary(uniqueKeysWithValues: loaded.layers.map { ($0.role.rawValue, InputDocument($0, scale: scale)) }),
            weightKind: input.demand.weightKind.rawValue, weight: scale.weight(input.demand.totalTicks), layers: layers,
            units: try input.studyArea.map { try UnitNesting.measure($0, measure: input.measure) } ?? [], outside: outside,
            notices: loaded.notes.map(Notice.init))
    }

    private static func extent(_ x: [Double], _ y: [Double]) -> [Double]? {
        guard let west = x.min(), let east = x.max(), let south = y.min(), let north = y.max() else { return nil }
        return [west, south, east, north].map { $0.rounded(toDecimals: 7) }
    }

    /// The inspection as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}

/// How documents are written: keys sorted and in snake_case, two spaces a level, one line end at the end.
enum JSONDocument {
    static func encode(_ document: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        var data = try encoder.encode(document)
        data.append(UInt8(ascii: "\n"))
        return data
    }
}
