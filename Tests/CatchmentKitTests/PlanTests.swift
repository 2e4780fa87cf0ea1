@testable import CatchmentKit
import Foundation
import GeoPrimitives
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

@Suite("Plan files")
struct PlanTests {
    /// A folder with a demand file and a plan.
    private func plan(_ text: String) throws -> Plan {
        let folder = NSTemporaryDirectory() + "catchment-plan-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("id,lon,lat\na,0.1,0.1\n".utf8).write(to: URL(fileURLWithPath: folder + "/d.csv"))
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/plan.yaml"))
        do {
            return try Plan(contentsOf: folder + "/plan.yaml")
        } catch let error as CatchmentError {
            throw Refusal(
                lines: error.lines.flatMap { $0.split(separator: "\n") }.map { String($0).replacing(folder + "/", with: "") },
                code: error.exitCode)
        }
    }

    struct Refusal: Error {
        let lines: [String]
        let code: Int32
    }

    @Test("names the columns of costs and of what may be closed, as the flags do")
    func costColumns() throws {
        let plan = try plan(
            """
            layers:
              demand: d.csv
              facilities: {path: d.csv, columns: {closing_cost: 撤并, closable: 可撤}}
              candidates: {path: d.csv, columns: {opening_cost: 造价}}
            """)
        #expect(plan.options.facilities?.columns == ["closing_cost": "撤并", "closable": "可撤"])
        #expect(plan.options.candidates?.columns == ["opening_cost": "造价"])
    }

    @Test("reads every key")
    func whole() throws {
        let plan = try plan(
            """
            name: town
            crs: gcj02
            layers:
              demand: {path: d.csv, crs: EPSG:4547, columns: {weight: 人口, unit: 640902004000}, layer: points}
              units: d.csv
            radius: 1km
            radius_override: 2km
            levels: [city, {name: street, radius: 1.5km}, {name: village, radius: {urban: 500m, rural: 1000米}}]
            classes:
              - {name: elders, column: e, unit: households, radius: 300m, partition: true}
              - {name: rest}
            include_planned: true
            accept_ballpark: true
            output: {cluster_distance: 200m, min_people: 7, min_blank_area_m2: 9, tolerance: 1m, area_mode: outer, layers: false,
              assignment_lines: true, backup: true, nearest: 3, zones: units}
            """)
        #expect(plan.name == "town")
        let options = plan.options
        #expect(options.demand.path.hasSuffix("/d.csv") && options.demand.crs == .epsg(4547) && options.demand.layer == "points")
        #expect(options.demand.columns == ["weight": "人口", "unit": "640902004000"])
        #expect(options.crs == .gcj02 && options.radius == .kilometers(1) && options.radiusOverride == .kilometers(2))
        #expect(options.planLevels == ["city", "street", "village"])
        #expect(options.planRadii.radius(level: "street", type: .rural) == .meters(1500))
        #expect(options.planRadii.radius(level: "village", type: .rural) == .meters(1000))
        #expect(options.planRadii.radius(level: "village", type: nil) == nil)
        #expect(options.planRadii.radius(level: "city", type: .urban) == nil)
        #expect(
            options.classes == [
                ClassOption(name: "elders", column: "e", unit: "households", radius: .meters(300), isPartition: true),
                ClassOption(name: "rest", column: "rest"),
            ])
        #expect(options.includesPlanned && options.acceptsBallpark)
        let cover = plan.cover
        #expect(cover.clusterDistance == .meters(200) && cover.minimumPeople == 7 && cover.minimumBlankArea == .squareMeters(9))
        #expect(cover.tolerance == .meters(1) && cover.areaMode == .outer && !cover.writesLayers && cover.writesAssignmentLines)
        #expect(cover.findsBackup && cover.nearestCount == 3 && cover.zones == .units)
    }

    @Test(
        "refuses with line, column, key and remedy",
        arguments: [
            ("layers: {demand: d.csv}\nraduis: 1km\n", "plan.yaml:2: column 1: raduis: unknown key; did you mean radius?"),
            ("layers: {demand: d.csv}\nradius: 500\n", "plan.yaml:2: column 9: radius: \"500\" stands where a length"),
            ("layers: {demand: d.csv}\nradius:\n\t- 1km\n", "plan.yaml:3: column 1: a tab; indent with spaces"),
            (
                "layers: {demand: d.csv}\nradius: 1km\nname: a\nradius: 2km\n",
                "plan.yaml:4: column 1: radius: the key stands here a second time (first in line 2)"
            ),
            ("layers:\n  demand: e.csv\n", "plan.yaml:2: column 11: layers.demand: there is no file e.csv; paths are relative"),
            (
                "layers:\n  demand: {path: d.csv, columns: {weigth: p}}\n",
                "plan.yaml:2: column 35: layers.demand.columns.weigth: unknown key; did you mean weight?"
            ),
            ("layers: {facilities: d.csv}\n", "plan.yaml:1: column 9: layers: the key demand is missing"),
            ("radius: 1km\n", "plan.yaml:1: column 1: the key layers is missing; name at least the demand"),
            (
                "layers: {demand: d.csv}\nlevels: [a, {name: a}]\n",
                "plan.yaml:2: column 13: levels[1]: the level a stands in the list already"
            ),
            ("layers: {demand: d.csv}\nclasses: [{column: e}]\n", "plan.yaml:2: column 11: classes[0]: the key name is missing"),
            (
                "layers: {demand: d.csv}\noutput: {layers: yes}\n",
                "plan.yaml:2: column 18: output.layers: \"yes\" stands where true or false is needed"
            ),
            (
                "layers: {demand: d.csv}\noutput: {zones: unit}\n",
                "plan.yaml:2: column 17: output.zones: \"unit\" stands where one of covered, full, units (did you mean units?) is needed"
            ),
            ("layers: {demand: d.csv\n", "not valid YAML"),
            ("- a\n", "plan.yaml:1: column 1: a list stands where a mapping of keys"),
            ("", "the plan is empty"),
            (
                "layers: {demand: d.csv}\nlevels: [{name: v, radius: {town: 1km}}]\n",
                "levels[0].radius.town: unknown key; the keys here are urban, rural"
            ),
        ])
    func refuses(_ text: String, _ line: String) throws {
        let error = #expect(throws: Refusal.self) { try plan(text) }
        #expect(error?.lines.contains { $0.contains(line) } == true, "\(error?.lines ?? [])")
        #expect(error?.code == (line.contains("there is no file") ? 66 : 65))
    }

    @Test("reads what maps say: titles, makers, sources, files under them and frames")
    func maps() throws {
        let plan = try plan(
            """
            layers: {demand: d.csv}
            map:
              title: 布局规划图
              made_by: 资源局
              approval_number: 宁S（2026）018 号
              date: 2026-11
              data_date: 2025-12-31
              sources: [人口：统计局]
              context:
                - d.csv
                - {path: d.csv, crs: gcj02, layer: rivers, kind: water, title: 河流}
              extents:
                - {name: 城区, box: [106.0, 35.9, 106.2, 36.0]}
                - {name: 两镇, units: ["01", "02"]}
            """)
        let map = plan.map
        #expect(map.title == "布局规划图" && map.maker == "资源局" && map.approvalNumber == "宁S（2026）018 号")
        #expect(map.date == "2026-11" && map.dataDate == "2025-12-31" && map.sources == ["人口：统计局"])
        #expect(map.context.map(\.kind) == [nil, .water])
        #expect(map.context.last?.layer.crs == .gcj02 && map.context.last?.layer.layer == "rivers")
        #expect(
            map.extents == [
                .init(name: "城区", place: .box(BoundingBox(minX: 106.0, minY: 35.9, maxX: 106.2, maxY: 36.0))),
                .init(name: "两镇", place: .units(["01", "02"])),
            ])
    }

    @Test(
        "refuses frames and files of maps that cannot be meant",
        arguments: [
            ("extents: [{name: a}]", "map.extents[0]: the key box is missing"),
            ("extents: [{box: [0, 0, 1, 1]}]", "map.extents[0]: the key name is missing"),
            ("extents: [{name: a, box: [1, 0, 0, 1]}]", "map.extents[0].box"),
            ("extents: [{name: a, box: [0, 0, 1]}]", "map.extents[0].box"),
            ("extents: [{name: a, box: [0, 0, 1, 1], units: [b]}]", "take one of the two out"),
            ("extents: [{name: a, units: [b]}, {name: a, units: [c]}]", "twice"),
            ("context: [{path: d.csv, kind: watr}]", "did you mean water?"),
            ("made-by: x", "did you mean made_by?"),
        ])
    func badMaps(_ text: String, _ part: String) throws {
        let error = #expect(throws: Refusal.self) { try plan("layers: {demand: d.csv}\nmap:\n  " + text + "\n") }
        #expect(error?.code == 65)
        #expect(error?.lines.contains { $0.contains(part) } == true, "\(error?.lines ?? [])")
    }

    @Test("says everything that is wrong at once, in the order of lines")
    func several() throws {
        let error = #expect(throws: Refusal.self) {
            try plan("layers: {demand: d.csv}\nradius: far\ncrs: {}\nincluded: true\n")
        }
        #expect(error?.lines.map { String($0.prefix(12)) } == ["plan.yaml:2:", "plan.yaml:3:", "plan.yaml:4:"])
    }

    @Test("is not brought down by deep nesting")
    func nesting() throws {
        for text in [String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 50_000)] {
            _ = #expect(throws: Refusal.self) { try plan("layers: {demand: d.csv}\nname: " + text) }
        }
    }

    static let broken =
        (try? FileManager.default.contentsOfDirectory(atPath: Repository.root + "/Tests/Plans"))?
        .filter { $0.hasSuffix(".yaml") }.sorted() ?? []

    @Test("refuses each broken plan of Tests/Plans", arguments: broken)
    func brokenPlans(_ name: String) {
        let error = #expect(throws: CatchmentError.self) { try Plan(contentsOf: Repository.root + "/Tests/Plans/" + name) }
        #expect(error?.exitCode == 65)
        #expect(error?.lines.allSatisfy { $0.contains("\(name):") && $0.contains("column ") } == true, "\(error?.lines ?? [])")
    }
}
