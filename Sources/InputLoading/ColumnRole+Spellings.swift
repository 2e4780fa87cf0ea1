import PlanningTerms

extension ColumnRole {
    /// The spellings that a column is recognised by, best first.
    package var spellings: [String] {
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
        case .upperUnit: ["upper_unit", "所属街道", "所属乡镇"]
        case .crs: ["crs", "坐标系", "坐标系统", "坐标系类型", "坐标类型", "coordinate_system", "coord_system", "coord_type", "coordtype", "srs"]
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
        case .available: ["available", "是否可用"]
        case .lonlat: ["lonlat", "lnglat", "经纬度"]
        case .latlon: ["latlon", "latlng"]
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
