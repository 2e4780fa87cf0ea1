import CatchmentKit
import Foundation
import GeoFormats
import GeoPrimitives
import PlanFiles
import PlanningTerms
import Publication
import Testing

@testable import Reporting

/// What a plan calls things, and the words in tables for people.
@Suite("Names of a plan")
struct PlannedNamesTests {
    private static let names = PlannedNames(
        facility: "党群服务中心", levels: ["street": "街道", "l2": "片区", "ward": "Ward"], classes: ["elders": "老年人"])

    @Test("a plan gives titles of levels and classes, and the facilities' own word")
    func plan() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("id,lon,lat\n".utf8).write(to: URL(fileURLWithPath: folder + "/d.csv"))
        let text = """
            facility_name: 党群服务中心
            layers: {demand: d.csv}
            levels: [{name: street, title: 街道, aliases: [镇]}, community]
            classes: [{name: elders, title: 老年人}]

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/plan.yaml"))
        let options = try Plan(contentsOf: folder + "/plan.yaml").options
        #expect(options.names == PlannedNames(facility: "党群服务中心", levels: ["street": "街道"], classes: ["elders": "老年人"]))
        // Flags know a level by its name, its title, an alias or another word for its tier.
        for word in ["street", "街道", "镇", "乡镇"] { #expect(options.level(called: word) == "street", "\(word)") }
        #expect(options.level(called: "村") == "community" && options.level(called: "片区") == "片区")
    }

    @Test("titles stand for names where a person reads; Chinese ones in Chinese")
    func titles() {
        PlannedNames.with(Self.names) {
            #expect(Language.zh.level("street") == "街道" && Language.en.level("street") == "street")
            #expect(Language.zh.level("l2") == "片区" && Language.en.level("ward") == "Ward" && Language.zh.level("ward") == "Ward")
            #expect(Language.zh.className("elders") == "老年人" && Language.en.className("elders") == "elders")
            #expect(PlannedNames.facility == "党群服务中心" && LevelTitles(["l2", "street"], .zh)["street"] == "街道")
            #expect(Message.facility(.emptyList).wording.chinese.contains("没有任何党群服务中心"))
            #expect(TaskStep.survey.wording.chinese == "补测党群服务中心坐标")
            #expect(TaskStep.findSites(count: 2, level: "street").wording.chinese == "选址新建 2 处街道党群服务中心")
            #expect(ColumnTerm.facility.title(.zh) == "党群服务中心编号" && ColumnTerm.facility.titles.contains("设施编号"))
        }
        #expect(TaskStep.planCenters(level: nil).wording.chinese == "统筹规划增设服务中心")
        #expect(PlannedNames.facility == "设施" && Language.zh.level("community") == "社区")
        #expect(Language.zh.level("ward") == "ward" && ColumnTerm.facility.title(.zh) == "设施编号")
        #expect("区级".asLevel == "区级" && "街道".asLevel == "街道级")
    }

    @Test("words in tables are read back to the codes")
    func values() throws {
        PlannedNames.with(Self.names) {
            for (code, word, term) in [
                ("existing", "现有", ColumnTerm.status), ("cluster", "未覆盖聚集区", .kind), ("total", "合计", .code),
                ("closed", "消除", .whatChanged), ("template of this program", "本程序模板", .source), ("street", "街道", .level),
                ("find", "选址新建", .kind), ("quota;share", "配建标准;人口覆盖率", .normsExamined),
                ("floor_area_per_100_households", "每百户建筑面积", .normsNotExamined),
            ] {
                #expect(ValueWords.chinese(code, column: term.name) == word)
                for title in term.titles { #expect(ValueWords.code(word, column: title) == code, "\(title)") }
            }
            #expect(ValueWords.chinese("湖滨社区", column: "name") == "湖滨社区" && ValueWords.code("现有", column: "名称") == "现有")
        }
        let fields: [Field] = [.text("status"), .boolean("norm_met"), .text("name")]
        let table = ResultLayer("x", fields, count: 1) { _ in .init([.text("planned"), .boolean(false), .null]) }
        #expect(try table.inWords(.zh).row(0).values == [.text("规划"), .text("否"), .null])
        #expect(try table.inWords(.en).row(0).values == [.text("planned"), .boolean(false), .null])
    }
}
