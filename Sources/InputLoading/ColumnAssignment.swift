package import GeoFormats
package import PlanningTerms

/// Which columns of an opened table stand for what.
package struct ColumnAssignment {
    /// Column positions by role.
    package private(set) var columns: [ColumnRole: Int] = [:]

    /// Assigns columns: the ones the planner names first, then by spelling, letter case aside; a role given without a column is released:
    /// no column stands for it.
    ///
    /// - Throws: ``CatchmentError/badData(_:more:)`` for a named column that does not exist, ``CatchmentError/usage(_:)`` for an unknown
    ///   role.
    package init(
        _ source: any TableSource, roles: [ColumnRole], given: [String: String], layer: LayerRole,
        places: SettingPlaces = SettingPlaces()
    ) throws {
        let names = source.columnNames
        let folded = names.map { $0.lowercased() }
        let released = given.filter { $0.value.isEmpty }.compactMap { ColumnRole(rawValue: $0.key) }
        for (key, column) in given.sorted(by: { $0.key < $1.key }) {
            guard let role = ColumnRole(rawValue: key), roles.contains(role) else {
                throw CatchmentError.usage(.table(.unknownRole(key, layer, known: roles)))
            }
            if column.isEmpty { continue }
            columns[role] = try Self.position(
                of: column, in: source, as: places.named(.column(layer, role: key, name: column)))
        }
        let (given, roles) = (given.filter { !$0.value.isEmpty }, roles.filter { !released.contains($0) })
        if given["wkt"] == nil, given["lon"] == nil, given["lat"] == nil, source.geometryKind != .none {
            // Features bring their geometry; a column called x is then an attribute.
            recognise(roles.filter { ![.lon, .lat, .wkt].contains($0) }, folded)
        } else if given["wkt"] != nil {
            recognise(roles.filter { ![.lon, .lat].contains($0) }, folded)
        } else {
            recognise(roles, folded)
            if columns[.lon] != nil, columns[.lat] != nil, given["wkt"] == nil { columns[.wkt] = nil }
        }
    }

    private mutating func recognise(_ roles: [ColumnRole], _ names: [String]) {
        for role in roles where columns[role] == nil {
            for spelling in role.spellings {
                if let position = names.firstIndex(of: spelling), !columns.values.contains(position) {
                    columns[role] = position
                    break
                }
            }
        }
    }

    /// Returns the position of a named column; `setting` is what names it.
    static func position(of column: String, in source: any TableSource, as setting: PlacedSetting) throws -> Int {
        if let exact = source.columnNames.firstIndex(of: column) { return exact }
        if let folded = source.columnNames.firstIndex(where: { $0.lowercased() == column.lowercased() }) { return folded }
        throw CatchmentError.badData(source.file, .table(.noColumn(column, setting, columns: source.columnNames)))
    }

    /// The name of the column of a role in a table.
    package func name(_ role: ColumnRole, in source: any TableSource) -> String? { columns[role].map { source.columnNames[$0] } }
}
