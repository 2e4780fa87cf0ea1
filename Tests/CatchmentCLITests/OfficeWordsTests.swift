import Foundation
import TestSupport
import Testing

/// Words and units as offices write them.
@Suite("Words of an office")
struct OfficeWordsTests {
    private static let demand = "编号,经度,纬度,人口\na,106.10,35.97,100\nb,106.20,35.97,50\n"

    @Test("closed centers do not count, and are told; other words are refused with the Chinese ones that are known")
    func closed() async throws {
        let rows = ["现有", "撤销", "停用", "已关闭", "关停", "拆除", "closed"].enumerated().map { "f\($0),106.1\($0),35.97,\($1)\n" }
        let folder = try Scratch(["d.csv": Self.demand, "f.csv": "编号,经度,纬度,状态\n" + rows.joined()])
        let input = ["cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "1km", "--lang", "zh"]
        let ran = try await run(input, in: folder)
        #expect(ran.exitCode == 0 && ran.output.contains("在 1 个设施的服务半径内"), "\(ran.errors)")
        #expect(ran.output.contains("未计入的设施：已撤销或停用: 6"), "\(ran.output)")
        #expect(
            try await run(input + ["--json"], in: folder).json()["inputs"]["facilities"]["dropped"].list[0]["cause"].text
                == "closed")
        // Who says what a word means is believed.
        let said = try await run(input + ["--status-words", "existing=停用"], in: folder)
        #expect(said.output.contains("在 2 个设施的服务半径内"), "\(said.output)")
        try folder.write("f.csv", "编号,经度,纬度,状态\nf1,106.1,35.97,运转\n")
        let refused = try await run(input, in: folder)
        #expect(
            refused.exitCode == 65 && refused.errors.contains("“现有”“已建”") && refused.errors.contains("“撤销”"), "\(refused.errors)")
        #expect(refused.errors.contains("--status-words existing=运转"))
    }

    @Test("floor areas carry their unit in the cell")
    func areas() async throws {
        let folder = try Scratch([
            "d.csv": Self.demand,
            "f.csv": "编号,经度,纬度,建筑面积\nf1,106.1,35.97,500㎡\nf2,106.2,35.97,\"1,200平方米\"\nf3,106.3,35.97,300\n",
        ])
        let input = ["cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "1km", "--out", "o"]
        let ran = try await run(input, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let areas = try JSON(contentsOf: folder.file("o/facilities.geojson"))["features"].list.map {
            $0["properties"]["floor_area_m2"].number
        }
        #expect(areas == [500, 1200, 300])
        // A column in another unit takes no second one.
        try folder.write("f.csv", "编号,经度,纬度,建筑面积（万平方米）\nf1,106.1,35.97,500㎡\n")
        #expect(try await run(input, in: folder).exitCode == 65)
    }

    @Test("the maker of a map in a title is no coordinate system unless coordinates are spoken of")
    func titles() async throws {
        let header = "编号,经度,纬度,人口\na,106.10,35.97,100\nb,106.20,35.97,50\n"
        let input = ["cover", "--demand", "d.csv", "--radius", "1km", "--lang", "zh"]
        for (title, system) in [
            ("来源 高德", nil), ("source: Amap", nil), ("坐标系：高德", "gcj02"), ("坐标 GCJ-02", "gcj02"), ("数据来源：GCJ-02", "gcj02"),
            ("填报单位：组织部\u{3000}\u{3000}坐标系：GCJ-02", "gcj02"),
        ] as [(String, String?)] {
            let folder = try Scratch(["d.csv": title + ",,,\n" + header])
            let ran = try await run(input, in: folder)
            #expect(ran.exitCode == (system == nil ? 65 : 0), "\(title): \(ran.errors)")
            if system != nil { #expect(ran.errors.contains("标题“") && ran.errors.contains("写明了坐标系：gcj02"), "\(ran.errors)") }
        }
    }
}
