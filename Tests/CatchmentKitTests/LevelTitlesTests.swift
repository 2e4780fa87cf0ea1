import PlanningTerms
import Testing

@testable import Reporting

@Suite("Levels on maps")
struct LevelTitlesTests {
    private func titles(_ levels: [String], _ language: Language) -> [String] {
        let titles = LevelTitles(levels, language)
        return levels.map { titles[$0] }
    }

    @Test("are called in the language of the map, as far as the word is known")
    func known() {
        #expect(titles(["city", "district", "street", "community"], .zh) == ["市级", "区县级", "街道（乡镇）", "社区（村）"])
        #expect(titles(["区", "街道", "村"], .en) == ["district", "street", "community"])
        #expect(titles(["街道", "社区", "片区"], .zh) == ["街道", "社区", "片区"])
        #expect(titles(["street", "ward", ""], .en) == ["street", "ward", ""])
        #expect(titles(["ward", "community"], .zh) == ["ward", "社区（村）"])
    }

    @Test("keep their own words where two would become one")
    func doubled() {
        #expect(titles(["街道", "镇", "社区"], .en) == ["街道", "镇", "community"])
        #expect(titles(["street", "街道（乡镇）"], .zh) == ["street", "街道（乡镇）"])
    }

    @Test("lists name units of the lowest level that has no more than forty")
    func listed() {
        let levels = ["city"] + Array(repeating: "street", count: 16) + Array(repeating: "community", count: 145)
        #expect(RunMapLayers.listedLevel(levels, ["city", "street", "community"]) == "street")
        #expect(RunMapLayers.listedLevel(Array(levels.prefix(1)), ["city"]) == nil)
        #expect(RunMapLayers.listedLevel(Array(repeating: "village", count: 300), ["village"]) == "village")
        #expect(
            RunMapLayers.listedLevel(Array(levels.prefix(17)) + ["community", "community"], ["city", "street", "community"])
                == "community")
    }
}
