import GeoPrimitives
import Testing

@Suite("CRS")
struct CRSTests {
    @Test(
        "reads names, codes and definitions",
        arguments: [
            ("wgs84", CRS.wgs84), ("WGS 84", .wgs84), ("EPSG:4326", .wgs84), ("4326", .wgs84), ("OGC:CRS84", .wgs84),
            ("GCJ-02", .gcj02), (" gcj02 ", .gcj02), ("BD09", .bd09), ("planar", .planar), ("epsg:4490", .epsg(4490)),
            ("4547", .epsg(4547)), ("ESRI:102025", .definition("ESRI:102025")),
            (" +proj=utm +zone=48 ", .definition("+proj=utm +zone=48")), ("EPSG:-3", .definition("EPSG:-3")),
        ])
    func parsing(text: String, expected: CRS) { #expect(CRS(parsing: text) == expected) }

    @Test(
        "reads the names that lists, map services and offices use",
        arguments: [
            ("火星坐标系", CRS.gcj02), ("火星坐标系（GCJ-02）", .gcj02), ("GCJ-02 坐标", .gcj02), ("gcj_02", .gcj02), ("ＧＣＪ０２", .gcj02),
            ("国测局坐标系", .gcj02), ("高德坐标", .gcj02), ("AMap", .gcj02), ("腾讯地图坐标系", .gcj02), ("EPSG:GCJ02", .gcj02),
            ("urn:ogc:def:crs:OGC::GCJ02", .gcj02), ("gcj02ll", .gcj02), ("百度坐标系（BD-09）", .bd09), ("bd09ll", .bd09),
            ("CGCS2000", .epsg(4490)), ("cgcs 2000 坐标系", .epsg(4490)), ("国家2000", .epsg(4490)), ("2000国家大地坐标系", .epsg(4490)),
            ("国家大地坐标系2000", .epsg(4490)), ("GCS_China_Geodetic_Coordinate_System_2000", .epsg(4490)),
            ("CGCS2000（EPSG:4490）", .epsg(4490)), ("天地图", .epsg(4490)), ("西安80", .epsg(4610)), ("1980西安坐标系", .epsg(4610)),
            ("Xian_1980", .epsg(4610)), ("Xian 80", .epsg(4610)), ("北京54", .epsg(4214)), ("1954年北京坐标系", .epsg(4214)),
            ("GCS_Beijing_1954", .epsg(4214)), ("Beijing 54", .epsg(4214)), ("新1954年北京坐标系", .epsg(4555)),
            ("GPS坐标", .wgs84), ("地球坐标系（WGS-84）", .wgs84), ("WGS_1984", .wgs84), ("WGS84(EPSG:4326)", .wgs84),
            ("urn:ogc:def:crs:EPSG::4490", .epsg(4490)), ("urn:ogc:def:crs:EPSG:9.8.1:4547", .epsg(4547)),
            ("http://www.opengis.net/def/crs/EPSG/0/4326", .wgs84), ("urn:ogc:def:crs:OGC:1.3:CRS84", .wgs84),
        ])
    func names(text: String, expected: CRS) { #expect(CRS(parsing: text) == expected) }

    // The numbers are those of the register: CGCS2000 / 3-degree Gauss-Kruger zone 38 is EPSG:4526, and so on.
    @Test(
        "reads zones and central meridians",
        arguments: [
            ("CGCS2000_3_Degree_GK_Zone_38", 4526), ("CGCS2000_3_Degree_GK_CM_114E", 4547), ("CGCS2000_GK_CM_105E", 4507),
            ("CGCS2000_GK_CM_114E", 4547),
            ("CGCS2000 6度带 中央经线105", 4507), ("新北京54 3度带 30带", 4766), ("国家2000 3度带 第36带", 4524),
            ("CGCS2000 / Gauss-Kruger zone 19", 4497),
            ("2000国家大地坐标系 高斯-克吕格 3度分带 中央子午线114°E", 4547), ("Xian_1980_3_Degree_GK_Zone_35", 2359),
            ("西安80 3度带 中央经线 105", 2380), ("Beijing_1954_GK_Zone_19", 21419), ("Beijing_1954_GK_Zone_19N", 21459),
            ("北京54 6度带 20带", 21420), ("CGCS2000 EPSG:4547", 4547),
        ])
    func zones(text: String, code: Int) { #expect(CRS(parsing: text) == .epsg(code)) }

    @Test(
        "takes no name for a system that says two things, or something more",
        arguments: [
            "WGS84/GCJ02", "wgs84转gcj02", "WGS 84 / UTM zone 50N", "CGCS2000 3度带", "CGCS2000 高斯投影", "CGCS2000 3度带 19带",
            "CGCS2000 EPSG:2359", "百度墨卡托", "bd09mc", "beijing", "mars", "Mars 2000", "坐标系", "EPSG::4326",
            "urn:ogc:def:crs:OGC:1.3:CRS:84",
            "urn:ogc:def:crs:OGC:1.3/CRS84", "GCJ02 (EPSG:4326)", "北京地方坐标系",
        ])
    func noNames(text: String) { #expect(CRS(parsing: text) == .definition(text)) }

    @Test("well-known text that calls itself an offset system is that system in degrees, and nothing in metres")
    func wellKnownText() {
        let degrees = #"GEOGCS["GCJ_02",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],UNIT["Degree",0.0174]]"#
        #expect(CRS(parsing: degrees) == .gcj02)
        #expect(CRS(parsing: degrees.replacing("GCJ_02", with: "BD09")) == .bd09)
        #expect(CRS(parsing: degrees.replacing("D_WGS_1984", with: "火星坐标系").replacing("GCJ_02", with: "unnamed")) == .gcj02)
        let plain = degrees.replacing("GCJ_02", with: "GCS_WGS_1984")
        #expect(CRS(parsing: plain) == .definition(plain) && CRS(parsing: plain)?.isOffsetPlane == false)
        #expect(CRS(parsing: #"PROJCS["web",\#(degrees),PROJECTION["Mercator"]]"#)?.isOffsetPlane == true)
    }

    @Test("names the datum of a system in the register")
    func grids() {
        #expect(ChineseGrid(of: 4610)?.name.english == "Xian 80" && ChineseGrid(of: 2390)?.geographic == 4610)
        #expect(ChineseGrid(of: 21463)?.name.chinese == "1954年北京坐标系" && ChineseGrid(of: 4554)?.geographic == 4490)
        #expect(ChineseGrid(of: 4326) == nil && ChineseGrid(of: 4555)?.geographic == 4555)
    }

    @Test("reads nothing from nothing", arguments: ["", "  ", "\t\n"])
    func empty(text: String) { #expect(CRS(parsing: text) == nil) }

    @Test(
        "goes by a name that reads back",
        arguments: [CRS.wgs84, .gcj02, .bd09, .planar, .epsg(4490), .definition("+proj=utm +zone=1")])
    func roundTrip(system: CRS) { #expect(CRS(parsing: system.description) == system) }
}
