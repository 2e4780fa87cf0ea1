import GeoPrimitives
import PlanningTerms
import ServiceModel

extension PlanReader {
    /// The keys of a layer that say how its table is laid out.
    static func tableKeys(_ role: LayerRole) -> [String] {
        switch role {
        case .facilities, .candidates: ["header_row", "encoding", "total_rows", "status_words"]
        case .demand, .buildings, .costMatrix: ["header_row", "encoding", "total_rows"]
        case .units, .exclusions: ["encoding"]
        case .context: []
        }
    }

    /// Reads how the table of a layer is laid out.
    func readTable(_ mapping: PlanMapping, _ role: LayerRole, into options: inout LayerOptions) {
        if let node = mapping["header_row"] { options.headerRows = headerRows(node) }
        if let node = mapping["encoding"] {
            options.encoding = node.text().flatMap { TextEncoding(parsing: $0) }
            if options.encoding == nil { node.refuse(.word(TextEncoding.allCases.map(\.rawValue), meant: nil)) }
        }
        options.totalRows = mapping["total_rows"]?.word(TotalRowRule.self)
        guard let words = mapping["status_words"]?.mapping(FacilityStatus.allCases.map(\.rawValue)) else { return }
        for key in words.keys {
            guard let status = FacilityStatus(rawValue: key.name), let node = words[key.name] else { continue }
            for word in node.texts() { options.statusWords[word.lowercased().filter { !$0.isWhitespace }] = status }
        }
    }

    /// A row, or a list of the first and the last.
    private func headerRows(_ node: PlanNode) -> ClosedRange<Int>? {
        let rows = node.list().compactMap { $0.count() }
        guard let first = rows.first, let last = rows.last, rows.count <= 2, last >= first else {
            node.refuse(.count)
            return nil
        }
        return first...last
    }
}
