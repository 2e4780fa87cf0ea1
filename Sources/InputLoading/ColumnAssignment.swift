package import GeoFormats
package import PlanningTerms

/// Which columns of an opened table stand for what.
package struct ColumnAssignment {
    /// Column positions by role.
    package private(set) var columns: [ColumnRole: Int] = [:]
    /// The roles whose column is recognised by what its name means, not by one of the usual spellings.
    private(set) var guessed: Set<ColumnRole> = []
    /// Other columns that could stand for a role as well.
    private(set) var others: [ColumnRole: [Int]] = [:]
    /// The names of the columns taken apart.
    let headers: [HeaderName]

    /// Assigns columns: the ones the planner names first, then by spelling, letter case aside, then by what a name means: with a unit, a
    /// year or a remark in brackets, with a group before it, in traditional characters.
    ///
    /// A role given without a column is released: no column stands for it.
    ///
    /// - Throws: ``CatchmentError/badData(_:more:)`` for a named column that does not exist, ``CatchmentError/usage(_:)`` for an unknown
    ///   role.
    package init(
        _ source: any TableSource, roles: [ColumnRole], given: [String: String], layer: LayerRole,
        places: SettingPlaces = SettingPlaces()
    ) throws {
        let names = source.columnNames
        headers = names.map { HeaderName($0) }
        var released: Set<ColumnRole> = []
        for (key, column) in given.sorted(by: { $0.key < $1.key }) {
            guard let role = ColumnRole(rawValue: key), roles.contains(role) else {
                throw CatchmentError.usage(.table(.unknownRole(key, layer, known: roles)))
            }
            guard !column.isEmpty else {
                released.insert(role)
                continue
            }
            columns[role] = try Self.position(
                of: column, in: source, as: places.named(.column(layer, role: key, name: column)))
        }
        var open = roles.filter { !released.contains($0) }
        let isPlaced = columns[.lon] != nil || columns[.lat] != nil
        if let position = ColumnRole.positionsInOne.first(where: { columns[$0] != nil }) {
            open.removeAll { ColumnRole.positions.contains($0) && $0 != position }
        } else if source.geometryKind != .none, !isPlaced {
            // Features bring their geometry; a column called x is then an attribute.
            open.removeAll { ColumnRole.positions.contains($0) }
        }
        recognise(open, names.map { $0.lowercased() })
        recogniseByMeaning(open, source, layer)
        if columns[.lon] != nil, columns[.lat] != nil {
            for role in ColumnRole.positionsInOne where given[role.rawValue] == nil { columns[role] = nil }
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

    /// Recognises what has no usual spelling; and finds what else could be meant where that decides figures.
    private mutating func recogniseByMeaning(_ roles: [ColumnRole], _ source: any TableSource, _ layer: LayerRole) {
        if layer == .units || layer == .exclusions { recogniseUnits(roles, source.columnNames) }
        for role in roles {
            let fitting = fitting(role, layer)
            if columns[role] == nil, let best = fitting.first {
                columns[role] = best
                guessed.insert(role)
            }
            if role == .weight || role == .lon || role == .lat, let taken = columns[role] {
                others[role] = fitting.filter { $0 != taken && !columns.values.contains($0) }
            }
        }
        if columns[.lon] == nil || columns[.lat] == nil { recognisePosition(roles, source) }
    }

    /// The columns whose names mean a role, the best first, without those that stand for another.
    private func fitting(_ role: ColumnRole, _ layer: LayerRole) -> [Int] {
        let meanings = role.meanings(of: layer)
        var ranked: [(rank: Int, groups: Int, year: Int, column: Int)] = []
        for (column, header) in headers.enumerated() {
            guard !columns.contains(where: { $0.value == column && $0.key != role }) else { continue }
            if role.isCounted, !header.isNeutral(for: HeaderUnit.measured(role)) { continue }
            let isPair = role == .lonlat || role == .latlon
            if !isPair, header.namesBothAxes { continue }
            let ranks = (isPair ? header.keys.reversed() : header.keys).compactMap { meanings.firstIndex(of: $0) }
            guard let own = ranks.min() else { continue }
            // 常住人口/人数 is what its group says.
            let group = header.parts.dropLast().compactMap { meanings.firstIndex(of: $0.key) }.min()
            let rank = role.isCounted ? group ?? own : own
            // A group can make another thing of its column: 男/人口 are not the people.
            let isWhole = header.parts.count == 1 || !role.isCounted || header.groupsAreNeutral(meanings, role)
            guard isWhole else { continue }
            ranked.append((rank, header.parts.count, -(header.year ?? 0), column))
        }
        return ranked.sorted {
            ($0.groups > 1 ? 1 : 0, $0.rank, $0.year, $0.column) < ($1.groups > 1 ? 1 : 0, $1.rank, $1.year, $1.column)
        }
        .map(\.column)
    }

    /// Codes, names and parents of units in columns that say their level: `ADM2_PCODE`, `NAME_2`.
    private mutating func recogniseUnits(_ roles: [ColumnRole], _ names: [String]) {
        let found = LevelledColumns(names)
        for (role, column) in [(ColumnRole.code, found.code), (.name, found.name), (.parent, found.parent)] {
            guard let column, roles.contains(role), columns[role] == nil, !columns.values.contains(column) else { continue }
            columns[role] = column
            guessed.insert(role)
        }
    }

    /// A column of positions whose name does not say in which order they stand, where its cells are pairs.
    private mutating func recognisePosition(_ roles: [ColumnRole], _ source: any TableSource) {
        guard roles.contains(.lonlat), columns[.lonlat] == nil, columns[.latlon] == nil else { return }
        let candidates = headers.indices.filter { column in
            ColumnRole.positionNames.contains(where: headers[column].keys.contains)
                && !columns.contains { $0.value == column && $0.key != .wkt }
        }
        guard let column = candidates.first(where: { PairCells.arePairs(source.sample(), $0) }) else { return }
        if columns[.wkt] == column { columns[.wkt] = nil }
        guard columns[.wkt] == nil else { return }
        columns[.lonlat] = column
        guessed.insert(.lonlat)
        unorderedPair = column
    }

    /// The column of pairs whose order must be told by their values.
    private(set) var unorderedPair: Int?

    /// Takes a role's column away.
    mutating func release(_ role: ColumnRole) {
        columns[role] = nil
        guessed.remove(role)
    }

    /// Returns the position of a named column; `setting` is what names it.
    static func position(of column: String, in source: any TableSource, as setting: PlacedSetting) throws -> Int {
        if let exact = source.columnNames.firstIndex(of: column) { return exact }
        if let folded = source.columnNames.firstIndex(where: { $0.lowercased() == column.lowercased() }) { return folded }
        // Under a header of several rows the last of them may be enough, and blanks and brackets are easily written otherwise.
        func plain(_ name: some StringProtocol) -> String {
            HanFold.folded(String(name)).lowercased().filter { !$0.isWhitespace }
        }
        let wanted = plain(column)
        let places = source.columnNames.indices.filter { place in
            let name = source.columnNames[place]
            return plain(name) == wanted || name.split(separator: "/").last.map(plain) == wanted
        }
        if places.count == 1 { return places[0] }
        throw CatchmentError.badData(source.file, .table(.noColumn(column, setting, columns: source.columnNames)))
    }

    /// The name of the column of a role in a table.
    package func name(_ role: ColumnRole, in source: any TableSource) -> String? { columns[role].map { source.columnNames[$0] } }
}

extension ColumnRole {
    /// The roles that place a row by one column.
    static let positionsInOne: [ColumnRole] = [.wkt, .lonlat, .latlon]
    /// The roles that place a row.
    static let positions: [ColumnRole] = [.lon, .lat] + positionsInOne
    /// Names of columns that are in degrees; eastings and northings may be in metres.
    static let degrees: [String] = [
        "经度", "纬度", "东经", "北纬", "lon", "lat", "lng", "long", "longitude", "latitude",
    ].map(HeaderName.key)
    /// Names of columns of positions that do not say in which order their numbers stand.
    static let positionNames: [String] = [
        "location", "position", "coordinates", "coordinate", "coords", "coord", "point", "geo", "gps", "坐标", "位置", "定位", "坐标点",
        "点位坐标",
        "地理坐标", "中心坐标", "中心点坐标", "位置坐标", "几何", "geometry", "geom", "entr_location",
    ].map(HeaderName.key)
}
