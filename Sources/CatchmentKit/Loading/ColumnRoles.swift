import GeoFormats

/// What a column can stand for, with the spellings it is recognised by, best first.
enum ColumnRole: String, CaseIterable, Sendable {
    case id, lon, lat, wkt, weight, radius, unit, crs, name, status, level, capacity, floorArea = "floor_area", functions, owner
    case code, parent, households, type
    case from, to, cost
    case openingCost = "opening_cost", closingCost = "closing_cost", closable
    case floor, minimumSites = "min_sites", maximumSites = "max_sites"

    var spellings: [String] {
        switch self {
        case .id:
            // What databases number rows with comes last: it differs between copies of one list.
            [
                "id", "point_id", "facility_id", "site_id", "geonameid", "code", "编号", "编码", "代码", "标识", "序号", "gid", "objectid",
                "fid",
            ]
        case .lon: ["lon", "lng", "long", "longitude", "经度", "东经", "x", "x坐标", "easting"]
        case .lat: ["lat", "latitude", "纬度", "北纬", "y", "y坐标", "northing"]
        case .wkt: ["wkt", "geometry", "geom", "the_geom", "几何", "坐标"]
        case .weight: ["weight", "population", "pop", "people", "persons", "人口", "人口数", "人数", "常住人口", "人口权重", "权重"]
        case .radius: ["radius_m", "service_radius_m", "radius", "service_radius", "服务半径（米）", "服务半径(米)", "服务半径", "半径"]
        case .unit: ["unit", "unit_code", "community_code", "community", "行政单元", "单元代码", "社区代码", "行政区划代码"]
        case .crs: ["crs", "坐标系"]
        case .name: ["name", "名称", "设施名称", "单位名称", "title"]
        case .status: ["status", "状态"]
        case .level: ["level", "层级", "级别"]
        case .capacity: ["capacity", "容量"]
        case .floorArea: ["floor_area_m2", "floor_area", "建筑面积", "面积"]
        case .functions: ["functions", "功能"]
        case .owner: ["owner", "权属", "产权单位"]
        case .code: ["code", "unit_code", "adcode", "行政区划代码", "区划代码", "代码", "编码", "id"]
        case .parent: ["parent", "parent_code", "上级代码", "上级"]
        case .households: ["households", "户数"]
        case .type: ["type", "unit_type", "urban_rural", "城乡类型", "城乡分类", "城乡"]
        case .openingCost: ["opening_cost", "install_cost", "建设成本", "开办成本", "新建成本"]
        case .closingCost: ["closing_cost", "removal_cost", "撤并成本", "关闭成本"]
        case .closable: ["closable", "may_close", "可撤并", "可关闭"]
        case .floor: ["floor", "floor_share", "覆盖率下限"]
        case .minimumSites: ["min_sites", "最少点数"]
        case .maximumSites: ["max_sites", "最多点数"]
        case .from:
            [
                "from", "from_id", "origin", "origin_id", "demand", "demand_id", "start", "start_vid", "source", "o_id", "起点",
                "需求点",
            ]
        case .to:
            [
                "to", "to_id", "destination", "destination_id", "dest_id", "facility", "facility_id", "candidate", "candidate_id",
                "site", "site_id", "end", "end_vid", "target", "d_id", "终点", "设施", "候选点",
            ]
        case .cost:
            [
                "cost", "travel_time", "travel_time_p50", "time", "duration", "minutes", "agg_cost", "total_cost", "impedance",
                "distance", "distance_m", "length", "length_m", "成本", "时间", "距离",
            ]
        }
    }
}

/// Which columns of an opened table stand for what.
struct ColumnAssignment {
    /// Column positions by role.
    private(set) var columns: [ColumnRole: Int] = [:]

    /// Assigns columns: the ones the planner names first, then by spelling, letter case aside.
    ///
    /// - Throws: ``CatchmentError/badData(_:more:)`` for a named column that does not exist, ``CatchmentError/usage(_:)`` for an unknown
    ///   role.
    init(
        _ source: any TableSource, roles: [ColumnRole], given: [String: String], layer: LayerRole,
        places: SettingPlaces = SettingPlaces()
    ) throws {
        let names = source.columnNames
        let folded = names.map { $0.lowercased() }
        for (key, column) in given.sorted(by: { $0.key < $1.key }) {
            guard let role = ColumnRole(rawValue: key), roles.contains(role) else {
                throw CatchmentError.usage(
                    "\(layer.flag)-columns: '\(key)' is not one of \(roles.map(\.rawValue).joined(separator: ", "))")
            }
            columns[role] = try Self.position(
                of: column, in: source,
                flag: places.name("\(layer.rawValue).columns", flag: "\(layer.flag)-columns \(key)=\(column)"))
        }
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

    /// Returns the position of a named column.
    static func position(of column: String, in source: any TableSource, flag: String) throws -> Int {
        if let exact = source.columnNames.firstIndex(of: column) { return exact }
        if let folded = source.columnNames.firstIndex(where: { $0.lowercased() == column.lowercased() }) { return folded }
        throw CatchmentError.badData(
            source.file, "\(flag): there is no column \(column); the columns are \(source.columnNames.joined(separator: ", "))")
    }

    /// The name of the column of a role in a table.
    func name(_ role: ColumnRole, in source: any TableSource) -> String? { columns[role].map { source.columnNames[$0] } }
}
