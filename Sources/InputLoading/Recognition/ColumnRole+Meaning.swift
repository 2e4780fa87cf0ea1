import PlanningTerms

extension ColumnRole {
    /// Names that a column is recognised by when it has none of ``spellings``: words in any writing, in the order of preference.
    private static let words: [ColumnRole: [String]] = [
        .id: [
            "编号", "id", "标识", "点位编号", "设施编号", "阵地编号", "站点编号", "中心编号", "机构编号", "候选点编号", "需求点编号", "小区编号", "社区编号", "网格编号", "楼栋编号",
            "项目编号", "地块编号",
            "唯一编码", "唯一编号", "唯一标识", "唯一标识码", "标识码", "设施编码", "机构编码", "统一编码", "点号", "编 码", "id号", "编号id", "idnum", "idno", "id_no",
            "uid", "uuid", "osm_id", "full_id", "poi_id", "place_id", "obj_id", "object_id", "record_id", "row_id", "center_id",
            "centre_id",
            "facility_no", "facility_code", "site_no", "site_code", "bsm", "no", "no.", "gml_id", "@id",
        ],
        .lon: [
            "经度", "东经", "lon", "lng", "long", "longitude", "经", "jd", "longitud", "longitudine", "längengrad", "lon_dd", "x",
            "x坐标",
            "坐标x", "easting", "东坐标", "横坐标", "横坐标x", "x横坐标", "intptlon",
        ],
        .lat: [
            "纬度", "北纬", "lat", "latitude", "纬", "wd", "latitud", "latitudine", "breitengrad", "lat_dd", "y", "y坐标", "坐标y",
            "northing",
            "北坐标", "纵坐标", "纵坐标y", "y纵坐标", "intptlat",
        ],
        .wkt: ["wkt", "wkt_geom", "geom_wkt", "geometry_wkt", "shape_wkt"],
        .lonlat: [
            "lonlat", "lnglat", "lon_lat", "lng_lat", "longitude_latitude", "经纬度", "经度纬度", "经纬度坐标", "经纬", "坐标经纬度",
            "点位经纬度", "中心点经纬度",
        ],
        .latlon: ["latlon", "latlng", "lat_lon", "lat_lng", "latitude_longitude", "纬经度", "纬度经度"],
        .weight: [
            "常住人口", "常住人口数", "常住人口总数", "常住人口数量", "常住总人口", "常住人数", "常住人口合计", "population", "pop", "people", "persons", "总人口",
            "总人口数",
            "人口总数", "人口合计", "人口总计", "总人数", "人口数", "人口数量", "人数", "人口", "人口规模", "居民人口", "居民人数", "居民数", "居住人口", "居住人数", "实有人口",
            "实有人口数", "实际人口", "inhabitants", "residents", "resident_population", "resident_pop", "usual_residents", "headcount",
            "popn",
            "poptotal", "totpop", "t_tl", "czrk", "czrks", "zrk", "zrks", "rk", "rks", "rkzs", "人口权重", "权重", "weight", "户籍人口",
            "户籍人口数",
            "户籍总人口", "户籍人数", "hjrk", "服务人口", "辖区人口", "社区人口", "小区人口",
        ],
        .radius: [
            "服务半径", "覆盖半径", "辐射半径", "设计服务半径", "半径", "服务距离", "service_radius", "radius", "coverage_radius", "catchment_radius",
            "service_distance", "fwbj",
        ],
        .unit: [
            "单元代码", "单元编码", "行政单元", "社区代码", "社区编码", "村代码", "行政区划代码", "所属社区代码", "所在社区代码", "所属单元代码", "所属区划代码", "unit_code",
            "unit_id", "community_code", "community_id", "ward_code", "lsoa_code", "所属社区", "所在社区", "所属村", "所在村", "所属村社区", "所属社区村",
            "所属村居", "所在村居", "所属单元", "所在单元", "所属行政单元", "社区", "村", "村居", "社区村", "村社区", "单元", "行政村",
        ] + streets,
        .upperUnit: streets,
        .crs: ["坐标系", "坐标系统", "坐标系类型", "坐标参考", "crs", "coordinate_system", "srs", "epsg"],
        .name: [
            "名称", "名", "设施名称", "单位名称", "阵地名称", "站点名称", "中心名称", "服务中心名称", "党群服务中心名称", "机构名称", "场所名称", "点位名称", "建筑名称", "项目名称",
            "候选点名称", "小区名称", "学校名称", "name", "facility_name", "site_name", "center_name", "centre_name", "station_name", "title",
            "label",
            "mc", "jzmc", "sitename", "facilityname",
        ],
        .status: [
            "状态", "使用状态", "运营状态", "建设状态", "设施状态", "阵地状态", "站点状态", "status", "facility_status", "site_status",
            "operational_status",
        ],
        .level: [
            "层级", "级别", "等级", "阵地级别", "阵地层级", "中心级别", "中心层级", "设施级别", "设施层级", "设施等级", "站点级别", "服务层级", "level", "tier",
            "facility_level", "行政级别", "行政层级", "单元层级", "shape_type", "shapetype", "admin_level", "adminlevel",
        ],
        .capacity: ["容量", "设计容量", "服务容量", "服务能力", "接待能力", "可服务人数", "最大容量", "capacity", "max_capacity", "design_capacity"],
        .floorArea: [
            "建筑面积", "总建筑面积", "建筑总面积", "建面", "场所面积", "阵地面积", "房屋建筑面积", "面积", "floor_area", "building_area", "gross_floor_area",
            "gfa",
            "jzmj", "zjzmj",
        ],
        .functions: ["功能", "功能设置", "服务功能", "主要功能", "设施功能", "功能类型", "功能配置", "functions", "function", "services"],
        .owner: ["权属", "产权单位", "权属单位", "产权", "产权人", "所有权人", "产权归属", "owner", "owner_name", "ownership"],
        .code: [
            "行政区划代码", "行政区代码", "区划代码", "行政代码", "统计用区划代码", "统计区划代码", "代码", "编码", "xzqdm", "xzqhdm", "xzdm", "zldwdm", "pac",
            "qhdm",
            "code", "adcode", "ad_code", "unit_code", "adm_code", "admin_code", "pcode", "shape_id", "shapeid", "shape_iso",
            "geoid", "gss_code",
            "行政村代码", "社区代码", "村代码", "街道代码", "乡镇代码",
        ],
        .parent: [
            "上级代码", "上级", "父级代码", "上级行政区划代码", "上级区划代码", "所属上级", "parent", "parent_code", "parent_id", "parent_adcode", "sjdm",
            "所属街道代码", "所属乡镇代码", "所属区县代码",
        ],
        .households: ["户数", "总户数", "常住户数", "户籍户数", "家庭户数", "居民户数", "households", "hh", "household_count", "hs", "zhs"],
        .type: ["城乡类型", "城乡分类", "城乡", "城乡属性", "urban_rural", "unit_type"],
        .openingCost: ["建设成本", "开办成本", "新建成本", "建设费用", "建设投资", "投资估算", "opening_cost", "install_cost", "capital_cost"],
        .closingCost: ["撤并成本", "关闭成本", "closing_cost", "removal_cost"],
        .closable: ["可撤并", "可关闭", "是否可撤并", "是否可关闭", "closable", "may_close"],
        .available: [
            "是否可用", "可用", "能否使用", "是否可使用", "可否使用", "是否能用", "可用性", "是否可利用", "available", "is_available", "usable", "is_usable",
            "availability",
        ],
    ]

    /// Names of columns that say in which street, town or township a row is.
    private static let streets = [
        "所属街道", "所在街道", "所属乡镇", "所在乡镇", "所属镇街", "所属街镇", "所属乡镇街道", "所属街道乡镇", "所属镇", "所属乡", "街道", "乡镇", "镇街", "街镇", "街道镇", "街道乡镇",
        "乡镇街道", "镇街道", "镇乡", "镇", "乡", "街道名称", "乡镇名称", "subdistrict", "township",
    ]

    /// Names of units' own columns, which in a list of points would be something else.
    private static let unitNames = [
        "行政区名称", "行政区划名称", "区划名称", "单元名称", "社区名称", "村名称", "街道名称", "乡镇名称", "区县名称", "xzqmc", "xzqhmc", "xzmc", "zldwmc", "qhmc",
        "shape_name", "shapename", "adname", "ad_name", "unit_name", "admin_name",
    ]

    /// The names by which a column of a layer is recognised when it has none of ``spellings``, as keys, the best first.
    func meanings(of layer: LayerRole) -> [String] {
        let isUnits = layer == .units || layer == .exclusions
        return Self.keys[self, default: []] + (self == .name && isUnits ? Self.unitKeys : [])
    }

    private static let keys: [ColumnRole: [String]] = words.mapValues { $0.map(HeaderName.key) }
    private static let unitKeys = unitNames.map(HeaderName.key)

    /// Whether a name with brackets is the column only where these say no more than a unit: 人口（60岁以上） is another.
    var isCounted: Bool {
        switch self {
        case .weight, .radius, .capacity, .floorArea, .households, .openingCost, .closingCost, .lon, .lat, .lonlat, .latlon: true
        default: false
        }
    }
}
