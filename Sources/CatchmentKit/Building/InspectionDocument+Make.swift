import CoverageAnalysis
import GeoPrimitives
import InputLoading
import PlanningTerms
import Publication
import ServiceModel

extension InspectionDocument {
    /// Reads a run's files and describes them.
    package static func make(_ options: InputOptions) async throws -> InspectionDocument {
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
        let caveats = Caveat.gathered(from: loaded.notes + loaded.lost)
        return InspectionDocument(
            measure: input.coverMeasure,
            inputs: InputDocument.byRole(loaded.layers, scale: scale),
            weightKind: input.demand.weightKind, weight: scale.weight(input.demand.totalTicks), layers: layers,
            units: try input.studyArea.map { try UnitNesting.measure($0, measure: input.measure) } ?? [], outside: outside,
            columns: Dictionary(
                loaded.layers.filter { !$0.preview.isEmpty }.map { ($0.role.rawValue, columns(of: $0)) },
                uniquingKeysWith: { first, _ in first }),
            caveats: caveats.map { CaveatDocument($0) }, questions: caveats.map(\.code).filter(\.asks).map(\.rawValue).uniqued,
            notices: loaded.notes.map(Notice.init))
    }

    /// The columns of a layer with what they stand for.
    private static func columns(of layer: LayerSummary) -> [Column] {
        layer.preview.map { column in
            let roles = layer.columns.filter { $0.value == column.name }.map(\.key).sorted()
            return Column(
                column: column.name, role: roles.isEmpty ? nil : roles.joined(separator: "+"), examples: column.examples)
        }
    }

    private static func extent(_ x: [Double], _ y: [Double]) -> [Double]? {
        guard let west = x.min(), let east = x.max(), let south = y.min(), let north = y.max() else { return nil }
        return [west, south, east, north].map { $0.rounded(toDecimals: 7) }
    }
}
