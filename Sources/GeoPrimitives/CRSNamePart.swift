/// What a part of a system's name says.
enum CRSNamePart: Hashable, Sendable {
    /// The datum.
    case datum(ChineseDatumName)
    /// Zones so many degrees wide.
    case width(Int)
    /// That it is projected, or that a zone or meridian is meant.
    case projection
    /// That the number of the zone does not stand before the easting.
    case ownMeridian
    /// That a number of the EPSG register follows.
    case register
    /// Nothing that decides.
    case filler

    /// The words by which datums go, small, without blanks and punctuation.
    private static let datums: [ChineseDatumName: [String]] = [
        .wgs84: [
            "wgs84", "wgs1984", "wgs", "worldgeodeticsystem1984", "crs84", "gps", "地球坐标", "地球", "世界大地", "84坐标",
        ],
        .gcj02: [
            "gcj02", "gcj", "火星", "国测局02", "国测局", "国家测绘局", "高德", "amap", "autonavi", "gaode", "腾讯", "tencent", "soso",
            "谷歌中国", "googlecn",
        ],
        .bd09: ["bd09", "bd", "百度", "baidu"],
        .cgcs2000: [
            "cgcs2000", "cgcs", "国家2000", "2000国家", "中国2000", "2000中国", "大地2000", "2000大地", "大地坐标系2000", "坐标系2000", "china2000",
            "chinageodeticcoordinatesystem2000", "2000坐标", "天地图", "tianditu",
        ],
        .xian1980: [
            "xian1980", "xian80", "西安1980", "西安80", "1980西安", "1980年西安", "80西安", "西安", "1980坐标", "80坐标", "1980国家", "1980年国家",
            "国家1980", "国家80",
        ],
        .beijing1954: [
            "beijing1954", "beijing54", "bj54", "bj1954", "北京1954", "北京54", "1954北京", "1954年北京", "54北京", "北京", "1954坐标", "54坐标",
        ],
        .newBeijing: ["newbeijing", "newbeijing54", "newbeijing1954", "新北京54", "新北京1954", "新北京", "新1954北京", "新1954年北京", "新54"],
    ]

    private static let others: [CRSNamePart: [String]] = [
        .width(3): ["3degree", "3deg", "3度", "三度"], .width(6): ["6degree", "6deg", "6度", "六度"],
        .projection: [
            "gausskruger", "gausskrueger", "gausskrüger", "gk", "高斯克吕格", "高斯", "投影", "平面", "分带", "带号", "带", "第", "号", "zone",
            "cm",
            "中央经线", "中央子午线", "centralmeridian", "e", "东经",
        ],
        .ownMeridian: ["n"], .register: ["epsg"],
        .filler: [
            "坐标系统", "坐标参考系", "坐标系", "坐标", "经纬度", "经纬", "地理", "大地", "国家", "中国", "地图", "年", "系统", "系", "度", "加密", "加偏", "偏移", "标准",
            "的",
            "gcs", "urn", "def", "crs", "srs", "srid", "ogc", "lonlat", "latlon", "latlng", "lnglat", "degrees", "degree",
            "geographic", "geodetic",
            "coordinatesystem", "coordinates", "coordinate", "coords", "coord", "system", "datum", "ll", "maps", "map",
        ],
    ]

    /// All words, the longest first.
    static let words: [(word: [Character], part: CRSNamePart)] = {
        let named = datums.flatMap { datum, words in words.map { (Array($0), CRSNamePart.datum(datum)) } }
        let more = others.flatMap { part, words in words.map { (Array($0), part) } }
        return (named + more).sorted { $0.0.count > $1.0.count }
    }()

    /// What marks an offset system wherever it stands in a text.
    static let offsetMarks = (
        gcj02: ["gcj02", "gcj2002", "火星坐标", "国测局", "amap", "autonavi", "高德"], bd09: ["bd09", "百度坐标", "baidu"]
    )
}
