package import GeoFormats
package import GeoPrimitives
package import PlanningTerms

extension TableAsk {
    /// Makes the ask of a layer: what the planner says of its file, and what its columns are called.
    package init(
        _ options: LayerOptions, _ layer: LayerRole, _ roles: [ColumnRole], extra: [String] = [], threads: Int,
        limits: ReadingLimits = ReadingLimits()
    ) {
        let given = options.columns
        let named = Set((given.values.filter { !$0.isEmpty } + extra).map { HeaderName.key($0) })
        let spelled = Set(roles.flatMap(\.spellings))
        let keys = Set(roles.flatMap { $0.meanings(of: layer) } + ColumnRole.positionNames).union(named)
        self.init(
            layer: options.layer, headerRows: options.headerRows, encoding: options.encoding, totalRows: options.totalRows,
            words: HeaderWords(
                isKnown: { text in
                    if spelled.contains(text.lowercased()) { return true }
                    return HeaderName(text).keys.contains(where: keys.contains)
                },
                areEnough: { names in
                    guard
                        let columns = try? ColumnAssignment(NamedColumns(names), roles: roles, given: given, layer: layer).columns
                    else { return false }
                    if layer == .costMatrix { return roles.allSatisfy { columns[$0] != nil } }
                    if columns[.lon] != nil, columns[.lat] != nil { return true }
                    if ColumnRole.positionsInOne.contains(where: { columns[$0] != nil }) { return true }
                    return names.contains { ColumnRole.positionNames.contains(where: HeaderName($0).keys.contains) }
                },
                areDegrees: { name in
                    let keys = HeaderName(name).keys
                    return given["lon"] == name || given["lat"] == name || ColumnRole.degrees.contains(where: keys.contains)
                }), threads: threads, limits: limits)
    }
}

/// A table of which the names of the columns are known.
private struct NamedColumns: TableSource {
    let file = ""
    let columnNames: [String]
    let geometryKind = GeometryKind.none
    let declaredCRS: DeclaredCRS? = nil
    let notices: [ReadingNotice] = []
    let reading = TableReading()

    init(_ names: [String]) { columnNames = names }

    func sample() -> [[String]] { [] }

    func read(_ requests: [ColumnRequest]) throws(FormatError) -> FeatureTable { throw .headerOnly(file: file) }
}
