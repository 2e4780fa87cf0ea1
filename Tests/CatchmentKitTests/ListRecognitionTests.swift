import Foundation
import GeoPrimitives
import InputLoading
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

/// What lists say beside their numbers: systems in headers, units in titles, words that decide nothing, levels, the unit above.
@Suite("Lists as offices write them")
struct ListRecognitionTests {
    private static let units =
        "{\"type\":\"FeatureCollection\",\"features\":[\(square("1", "某街道", "街道", 106.2, 0.2)),\(square("11", "东社区", "社区", 106.2, 0.1)),\(square("12", "西社区", "社区", 106.3, 0.1))]}"

    private static func square(_ code: String, _ name: String, _ level: String, _ west: Double, _ width: Double) -> String {
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(name)\",\"level\":\"\(level)\"},\"geometry\":{\"type\":"
            + "\"Polygon\",\"coordinates\":[[[\(west),38.4],[\(west + width),38.4],[\(west + width),38.5],[\(west),38.5],[\(west),38.4]]]}}"
    }

    private static let demand = "id,lon,lat,people\na,106.25,38.45,5\nb,106.35,38.45,7\n"

    private func load(
        _ demand: String = Self.demand, facilities: String = "id,lon,lat\nf,106.25,38.45\n", candidates: String? = nil,
        units: String? = nil, crs: CRS? = .wgs84, classes: [ClassOption] = [], acceptsBallpark: Bool = false
    ) async throws -> LoadedInput {
        var files = ["d.csv": demand, "f.csv": facilities]
        (files["c.csv"], files["u.geojson"]) = (candidates, units)
        return try await LoadedLists.load(files) { options in
            (options.crs, options.classes, options.acceptsBallpark) = (crs, classes, acceptsBallpark)
        }
    }

    private func messages(_ loaded: LoadedInput) -> [FacilityMessage] {
        loaded.notes.compactMap { if case .facility(let message) = $0.message { message } else { nil } }
    }

    @Test(
        "a system that stands in the header of a position holds, in whatever words",
        arguments: [
            ("编号,坐标(高德),人口\na,\"106.25,38.45\",5\n", "gcj02"), ("编号,坐标（百度地图）,人口\na,\"106.25,38.45\",5\n", "bd09"),
            ("编号,高德经度,高德纬度,人口\na,106.25,38.45,5\n", "gcj02"), ("编号,腾讯地图经度,腾讯地图纬度,人口\na,106.25,38.45,5\n", "gcj02"),
            ("id,bd_lon,bd_lat,pop\na,106.25,38.45,5\n", "bd09"), ("id,amap_lng,amap_lat,pop\na,106.25,38.45,5\n", "gcj02"),
            ("编号,GPS经度,GPS纬度,人口\na,106.25,38.45,5\n", "wgs84"), ("编号,经度(天地图),纬度(天地图),人口\na,106.25,38.45,5\n", "EPSG:4490"),
        ])
    func systems(_ demand: String, _ system: String) async throws {
        let loaded = try await load(demand, facilities: "id,lon,lat,crs\nf,106.25,38.45,wgs84\n", crs: nil)
        let crs = loaded.layers.first { $0.role == .demand }?.crs
        #expect(crs?.used == system && crs?.source == "file")
        let isShifted = abs((loaded.input.demand.x.first ?? 0) - 106.25) > 0.001
        #expect(isShifted == ["gcj02", "bd09"].contains(system))
    }

    @Test("eastings and northings by their survey names, which say nothing of degrees")
    func surveyNames() async throws {
        let loaded = try await load("点号,横坐标,纵坐标,人口\na,106.25,38.45,5\n")
        #expect(loaded.input.demand.x == [106.25] && loaded.input.demand.y == [38.45])
    }

    @Test("单位：万人 in a title counts the people of the table and of its classes; the name of an office does not")
    func titles() async throws {
        let table = "某区人口,,,,\n单位：万人,,,,\n编号,经度,纬度,常住人口,老人\na,106.25,38.45,0.5,0.1\nb,106.35,38.45,0.7,0.2\n"
        let old = ClassOption(name: "old", column: "老人")
        let loaded = try await load(table, classes: [old])
        let demand = loaded.input.demand
        #expect((0..<2).map { demand.scale.weight(demand.ticks[$0]) } == [5000, 7000])
        #expect(demand.classes[0].ticks.map { demand.classes[0].scale.weight($0) } == [1000, 2000])
        #expect(
            loaded.notes.map(\.message).filter { if case .layout(.titleFactor) = $0 { true } else { false } } == [
                .layout(.titleFactor(.weight, column: "常住人口", 10_000, unit: "万人")),
                .layout(.titleFactor(.weight, column: "老人", 10_000, unit: "万人")),
            ])
        for title in ["填报单位：万人村", "单位：人", "单位：万人、千人"] {
            let plain = try await load(table.replacing("单位：万人", with: title)).input.demand
            #expect(plain.scale.weight(plain.ticks[0]) == 0.5, "\(title)")
        }
        let own = try await load(table.replacing("常住人口", with: "常住人口（人）")).input.demand
        #expect(own.scale.weight(own.ticks[0]) == 0.5, "a unit in the header comes before one in a title")
    }

    @Test("candidates that may perhaps be used take part, and are counted with their rows")
    func availability() async throws {
        let loaded = try await load(
            candidates: "id,lon,lat,是否可用\n1,106.25,38.45,是\n2,106.26,38.45,待定\n3,106.27,38.45,\n4,106.28,38.45,否\n")
        #expect(loaded.input.candidates.map(\.id) == ["1", "2", "3"])
        #expect(messages(loaded) == [.doubt(.availabilityUnknown(2, column: "是否可用", rows: [3, 4]))])
    }

    @Test("radii of 500 km, and of less than ten metres, are taken and doubted")
    func radii() async throws {
        let loaded = try await load(
            facilities: "id,lon,lat,服务半径（公里）\nf,106.25,38.45,500\ng,106.35,38.45,1\nh,106.3,38.45,0.005\n")
        #expect(messages(loaded) == [.doubt(.radii(2, column: "服务半径（公里）", meters: 500_000, rows: [2, 4]))])
        #expect(loaded.input.facilities.map { $0.radius?.meters } == [500_000, 1000, 5])
    }

    @Test("levels without a plan stand by their tiers; facilities without a level are counted where others have one")
    func levels() async throws {
        let loaded = try await load(
            facilities:
                "id,lon,lat,级别\na,106.25,38.45,社区\nb,106.25,38.44,区\nc,106.25,38.43,街道\nd,106.25,38.42,市\ne,106.25,38.41,\n")
        #expect(loaded.input.levels.levels.map(\.name) == ["市", "区", "街道", "社区"])
        #expect(messages(loaded) == [.doubt(.levelless(1, of: 5, rows: [6]))])
        let own = try await load(facilities: "id,lon,lat,级别\na,106.25,38.45,社区\nb,106.25,38.44,总部\nc,106.25,38.43,区\n")
        #expect(own.input.levels.levels.map(\.name) == ["社区", "总部", "区"], "words of no tier stand as they come")
    }

    @Test("a center without community is placed by the street its row names, under any of its names")
    func upperUnit() async throws {
        for header in ["街道（镇）,社区", "所属街道,所属社区", "乡镇,单元"] {
            let loaded = try await load(
                facilities: "id,lon,lat,\(header)\na,106.25,38.45,某街道,东社区\nb,,,某街道,\nc,,,,西社区\n", units: Self.units)
            #expect(loaded.input.facilities.map(\.unitCode) == ["11"], "\(header)")
            #expect(loaded.input.unlocated.map(\.unitCode) == ["1", "12"], "\(header)")
        }
        let only = try await load(facilities: "id,lon,lat,所属街道\na,106.25,38.45,某街道\nb,,,某街道\n", units: Self.units)
        #expect(only.input.unlocated.map(\.unitCode) == ["1"])
    }

    @Test("a center of a list without ids is called by its name, not by the number of its row")
    func names() async throws {
        let loaded = try await load(facilities: "名称,经度,纬度\n甲中心,106.25,38.45\n乙中心,0,0\n")
        #expect(messages(loaded) == [.atOrigin(id: "乙中心")])
    }

    @Test("degrees, minutes and seconds in columns of their own are refused")
    func splitDegrees() async throws {
        for header in ["经度（度）,经度（分）,经度（秒）", "东经（°）,（′）,（″）", "经度/度,经度/分,经度/秒"] {
            let error = await #expect(throws: CatchmentError.self) {
                try await load("编号,\(header),纬度,人口\na,106,12,30,38.45,5\n")
            }
            guard case .badData(let diagnostics, _) = error?.cause,
                case .recognition(.splitDegrees(.demand, let columns)) = diagnostics[0].message
            else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(columns.count == 3)
        }
    }

    @Test("a title declares the system of the table; one that speaks of a web map is a warning where another is used")
    func systemInTitles() async throws {
        let table = "台账（坐标系：GCJ-02）,,,\n编号,经度,纬度,人口\na,106.25,38.45,5\nb,106.26,38.46,5\n"
        let named = try await load(table, crs: .wgs84).layers.first { $0.role == .demand }?.crs
        #expect(named?.used == "gcj02" && named?.source == "file")
        let spoken = try await load(table.replacing("坐标系：GCJ-02", with: "坐标为高德拾取"))
        #expect(spoken.layers.first { $0.role == .demand }?.crs?.used == "wgs84")
        #expect(
            spoken.notes.contains {
                if case .recognition(.systemMentioned(.demand, _, used: "wgs84")) = $0.message { true } else { false }
            })
    }

    @Test("positions outside the place of their system, by a way of unknown accuracy, and degrees in a plane are caveats")
    func outsideArea() async throws {
        let local = try await load("id,x,y,people\na,3000,4000,5\n", facilities: "id,x,y\nf,3000,4000\n", crs: .epsg(4544))
        #expect(Caveat.gathered(from: local.notes).first?.code == .crsOutside)
        let right = try await load(
            "id,x,y,people\na,604700,4259000,5\n", facilities: "id,x,y\nf,604700,4259000\n", crs: .epsg(4544))
        #expect(!Caveat.gathered(from: right.notes).contains { $0.code == .crsOutside })
        let beijing = try await load(crs: .epsg(4214), acceptsBallpark: true)
        #expect(Caveat.gathered(from: beijing.notes).contains { $0.code == .crsBallpark })
        let plane = try await load(crs: .planar)
        #expect(Caveat.gathered(from: plane.notes).contains { $0.code == .degreesInPlane })
    }

    @Test("columns that may say which centers are open are named with their words, where one of these says no")
    func status() async throws {
        let loaded = try await load(facilities: "id,lon,lat,是否建成\nf,106.25,38.45,是\ng,106.35,38.45,否\n")
        #expect(messages(loaded) == [.doubt(.statusUnread(columns: ["是否建成"], words: ["是", "否"]))])
        #expect(messages(try await load(facilities: "id,lon,lat,是否建成\nf,106.25,38.45,是\n")) == [])
    }

    @Test("rows equal in place and people are said; facilities without a radius beside others too; and levels in no known order")
    func doubts() async throws {
        let twice = try await load(Self.demand + "c,106.25,38.45,5\nd,106.35,38.45,8\n")
        #expect(
            twice.notes.map(\.message) == [.demand(.twice(points: 1, .init(5, arePeople: true), rows: [4]))])
        let radii = try await load(facilities: "id,lon,lat,radius_m\nf,106.25,38.45,300\ng,106.35,38.45,\n")
        #expect(messages(radii) == [.doubt(.radiusMissing(1, of: 2, gets: .meters(500), rows: [3]))])
        let levels = try await load(facilities: "id,lon,lat,级别\na,106.25,38.45,三级\nb,106.25,38.44,二级\n")
        #expect(messages(levels) == [.doubt(.levelOrder(["三级", "二级"]))])
        let centers = try await load(facilities: "id,lon,lat,级别\na,106.25,38.45,社区党群服务中心\nb,106.25,38.44,街道党群服务中心\n")
        #expect(centers.input.levels.levels.map(\.name) == ["街道党群服务中心", "社区党群服务中心"] && messages(centers) == [])
    }

    @Test("functions are parted by any of the usual marks")
    func functions() async throws {
        for mark in ["；", "、", ",", "，", "/", "|"] {
            let loaded = try await load(facilities: "id,lon,lat,功能\nf,106.25,38.45,\"党建\(mark)医疗\"\n")
            #expect(loaded.input.facilities[0].functions == ["党建", "医疗"], "\(mark)")
        }
    }
}
