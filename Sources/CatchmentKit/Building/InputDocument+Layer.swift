import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension InputDocument {
    /// Describes how the layers of a run were read, by role.
    ///
    /// Where two layers of one role meet, the first stands.
    static func byRole(_ layers: [LayerSummary], scale: WeightScale) -> [String: InputDocument] {
        Dictionary(
            layers.map { ($0.role.rawValue, InputDocument($0, scale: scale)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Describes how a layer was read; weights are given for demand only.
    init(_ layer: LayerSummary, scale: WeightScale) {
        let isDemand = layer.role == .demand
        self.init(
            file: layer.file, columns: layer.columns, rowsRead: layer.rows.read, rowsKept: layer.rows.kept,
            dropped: layer.rows.dropped.map {
                Dropped(
                    reason: $0.reason.wording.english, cause: $0.reason, rows: $0.rows, weight: scale.weight($0.weight),
                    firstRows: $0.firstRows)
            },
            weightRead: isDemand ? scale.weight(layer.rows.weightRead) : nil,
            weightKept: isDemand ? scale.weight(layer.rows.weightKept) : nil,
            weightDropped: isDemand ? scale.weight(layer.rows.weightDropped) : nil,
            crs: layer.crs.map {
                CRSDocument(
                    used: $0.used, source: $0.source, declared: $0.declared, transformation: $0.transformation,
                    accuracyM: $0.accuracyMeters)
            }, table: layer.reading.map { TableReadingDocument($0) })
    }
}
