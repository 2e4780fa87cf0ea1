import PlanningTerms
import ServiceModel

extension PlanReader {
    /// Notes where the columns of a layer are named, for messages.
    func noteColumns(of role: LayerRole, at place: PlanPlace?, in prefix: String, _ places: inout SettingPlaces) {
        guard let place else { return }
        let key = "\(role.rawValue).columns"
        places.note(key, PlanPlace(line: place.line, column: place.column, key: prefix + key))
    }

    /// A cost matrix: a path, or a mapping with path, columns, layer, cutoff and ignore_unknown_ids.
    func costMatrix(_ node: PlanNode, into options: inout InputOptions) {
        if node.isScalar {
            options.costMatrix = path(node).map { LayerOptions(path: $0) }
            return
        }
        guard
            let mapping = node.mapping(
                ["path", "columns", "layer", "cutoff", "ignore_unknown_ids"] + Self.tableKeys(.costMatrix))
        else { return }
        options.costMatrix = layer(mapping, .costMatrix)
        options.cutoff = mapping["cutoff"]?.number(atLeast: 0, .cost).map {
            .cost($0)
        }
        options.ignoresUnknownIds = mapping["ignore_unknown_ids"]?.flag() ?? false
        noteColumns(of: .costMatrix, at: node.place, in: "", &options.places)
        let key = "cost_matrix.ignore_unknown_ids"
        options.places.note(key, PlanPlace(line: node.place.line, column: node.place.column, key: key))
    }
}
