import CatchmentKit
import Foundation
import PlanFiles
import PlanningTerms
import TestSupport
import Testing

/// What `init` makes of a folder: what is plain is taken, what is not is asked.
@Suite("Drafting a plan")
struct PlanDraftTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("draft-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    private static func area(_ properties: String) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[10,50],[11,50],[11,51],[10,51],[10,50]]]}}]}"
    }

    @Test("polygons and lists of places that do not say what they are are asked about, with their columns")
    func questions() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("居民点.csv", "编号,经度,纬度,常住人口\na,10.5,50.5,9\n")
        try write("表一.csv", "名称,经度,纬度\n甲,10.5,50.5\n")
        try write("单元.geojson", Self.area("\"code\":\"1\",\"name\":\"甲\",\"level\":\"区\""))
        try write("范围.geojson", Self.area("\"备注\":\"x\",\"面积\":3"))
        try write("禁建区.geojson", Self.area("\"备注\":\"x\""))
        try write("候选点.csv", "名称,经度,纬度\n乙,10.6,50.6\n")
        let draft = try PlanDraft(folder: folder, plan: folder + "/plan.yaml", language: .zh)
        #expect(
            draft.found == [
                .taken(file: "居民点.csv", .demand), .taken(file: "候选点.csv", .candidates), .taken(file: "单元.geojson", .units),
                .taken(file: "禁建区.geojson", .exclusions), .unsure(file: "范围.geojson", [.units, .exclusions]),
                .unsure(file: "表一.csv", [.facilities, .candidates]),
            ])
        for line in [
            "  # 待答：表一.csv 是什么？其各列（名称、经度、纬度）未能说明；去掉其中一行的 #，或不用此文件。",
            "  # facilities: 表一.csv   # 现有设施", "  # candidates: 表一.csv   # 候选点", "  # exclusions: 范围.geojson   # 禁建范围",
            "# 待答：服务半径是多少？各表均无此列，请填写。",
        ] {
            #expect(draft.text.contains(line + "\n"), "\(draft.text)")
        }
        #expect(draft.text.contains("# 待答：居民点.csv、候选点.csv 采用什么坐标系？"))
        let answered = draft.text.replacing("  # facilities: 表一.csv", with: "  facilities: 表一.csv").replacing(
            "# crs: wgs84", with: "crs: wgs84")
        try write("plan.yaml", answered)
        let plan = try Plan(contentsOf: folder + "/plan.yaml")
        #expect(plan.options.facilities?.path.hasSuffix("表一.csv") == true && plan.options.crs == .wgs84)
    }

    @Test(
        "the office's files need answers only: the system, the level and the radius of new centers; words for one tier are one level"
    )
    func ledger() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let source = Repository.data("sample-ledger")
        let draft = try PlanDraft(folder: source, plan: folder + "/plan.yaml", language: .zh)
        #expect(draft.found.count { if case .taken = $0 { true } else { false } } == 4 && draft.found.count == 4)
        #expect(draft.text.split(separator: "\n").filter { $0.contains("待答") }.count == 3, "\(draft.text)")
        #expect(draft.text.contains("  - name: 街道\n    aliases: [镇]\n  - name: 社区\n    aliases: [村]\n"))
        #expect(draft.text.contains("    # level: 社区\n"))
        #expect(
            draft.text.contains("# 待答：未填服务半径的（公共建筑.csv 没有此列）按多少计？现有“社区”中心的“服务半径（公里）”以 1 居多。\n# radius: 1km\n"), "\(draft.text)")
        #expect(draft.text.contains("\nfacility_name: 党群服务中心\n") && draft.text.contains("docs/zh/plan.md"))
        let latin = draft.text.split(separator: "\n").filter { $0.hasPrefix("#") || $0.contains("   # ") }
            .filter { line in line.contains("the ") || line.contains(" of ") }
        #expect(latin.isEmpty, "\(latin)")
        try write(
            "plan.yaml",
            draft.text.replacing("# crs: wgs84", with: "crs: wgs84").replacing("    # level: 社区", with: "    level: 社区"))
        let plan = try Plan(contentsOf: folder + "/plan.yaml")
        #expect(plan.options.candidateLevel == "社区" || plan.options.candidates?.level == "社区")
    }
    @Test("a radius is asked for where rows or lists bring none, with what most of the likeliest level have")
    func radii() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("residents.csv", "id,lon,lat,people\na,10.5,50.5,9\n")
        try write(
            "centers.csv", "id,lon,lat,level,radius_m\n1,10.5,50.5,a,800\n2,10.5,50.6,a,800\n3,10.5,50.7,a,\n4,10.5,50.7,b,900\n")
        let some = try PlanDraft(folder: folder, plan: folder + "/plan.yaml", language: .en)
        #expect(
            some.text.contains(
                "# QUESTION: how far do those reach that bring no radius (1 row of centers.csv)? Most centers of the level a have 800 (radius_m).\n# radius: 1km\n"
            ), "\(some.text)")
        try write("centers.csv", "id,lon,lat,level,radius_m\n1,10.5,50.5,a,800\n")
        let all = try PlanDraft(folder: folder, plan: folder + "/plan.yaml", language: .en)
        #expect(all.text.contains("# The facilities bring their radii"), "\(all.text)")
    }
    @Test(
        "buildings with areas and owners are no centers; a list that cannot be read whole is asked about, and where there is none"
    )
    func buildings() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("居民点.csv", "编号,经度,纬度,常住人口\na,10.5,50.5,9\n")
        try write("公共建筑.csv", "编号,名称,经度,纬度,建筑面积（㎡）,产权单位\nB1,文化站,10.5,50.5,300,镇\nB2,村委会,10.5,50.6,200,村\n")
        try write("表.geojson", "{\"type\":\"FeatureCollection\",\"features\":[")
        let alone = try PlanDraft(folder: folder, plan: folder + "/plan.yaml", language: .zh)
        #expect(alone.found.contains(.unsure(file: "公共建筑.csv", [.facilities, .candidates])))
        #expect(alone.text.contains("  # 待答：表.geojson 未采用（"), "\(alone.text)")
        // The ledger is one of centers by its names, whatever its columns are called, and shorter than the other list.
        try write("台账.csv", "编号,名称,经度,纬度,建筑面积（㎡）\n1,东社区党群服务中心,10.5,50.5,300\n")
        let both = try PlanDraft(folder: folder, plan: folder + "/plan.yaml", language: .zh)
        #expect(both.found.contains(.taken(file: "台账.csv", .facilities)))
        #expect(both.found.contains(.unsure(file: "公共建筑.csv", [.facilities, .candidates])))
        // None at all.
        for name in ["台账.csv", "公共建筑.csv"] { try FileManager.default.removeItem(atPath: folder + "/" + name) }
        let none = try PlanDraft(folder: folder, plan: folder + "/plan.yaml", language: .zh)
        #expect(none.text.contains("  # 待答：现有设施的名单是哪个文件？没有名单时，没有人计为覆盖。\n"), "\(none.text)")
    }
}
