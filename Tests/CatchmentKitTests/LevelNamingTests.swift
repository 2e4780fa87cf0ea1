import Foundation
import InputLoading
import PlanFiles
import PlanningTerms
import Testing

@Suite("Levels as people say them")
struct LevelNamingTests {
    @Test(
        "words for one tier count as one level: the plan's, else the commonest of them; what the plan tells apart stays apart",
        arguments: [
            ([], ["街道", "镇", "社区", "村"], ["街道", "街道", "社区", "社区"]),
            ([], ["乡", "镇", "村"], ["镇", "镇", "村"]),
            ([], ["社区（村）", "村级", "街道办事处"], ["村级", "村级", "街道办事处"]),
            (["street", "community"], ["街道", "镇", "乡", "行政村"], ["street", "street", "street", "community"]),
            (["街道", "镇", "社区"], ["街道", "镇", "乡", "村"], ["街道", "镇", "乡", "社区"]),
            (["street"], ["ward", "镇"], ["ward", "street"]), ([], ["a", "b"], ["a", "b"]),
        ])
    func sites(_ plan: [String], _ said: [String], _ levels: [String]) {
        var naming = LevelNaming(levels: plan)
        let pairs = naming.adopt(sites: said)
        #expect(said.map(naming.level) == levels)
        #expect(pairs == zip(said, levels).filter { $0 != $1 }.map { .init(said: $0, level: $1) })
    }

    @Test("units keep their own names where the plan's do not fit them all, and tiers in which they nest")
    func units() {
        var english = LevelNaming(levels: ["street", "community"])
        _ = english.adopt(units: ["区", "镇", "街道", "社区"])
        #expect(["区", "镇", "街道", "社区"].map(english.level) == ["区", "街道", "街道", "社区"])
        #expect(english.match("村") == "community", "facilities go by the plan still")
        var nested = LevelNaming(levels: [])
        _ = nested.adopt(units: ["镇", "街道", "村", "社区"], nested: [("村", "社区"), ("社区", "镇")])
        #expect(["镇", "街道", "村", "社区"].map(nested.level) == ["街道", "街道", "村", "社区"])
        // What the units call otherwise, and of several words the units' one; a word that stands alone is kept.
        #expect(nested.adopt(sites: ["镇", "居委会"]) == [.init(said: "镇", level: "街道")])
        var own = LevelNaming(levels: [])
        _ = own.adopt(units: ["town", "village"])
        #expect(own.adopt(sites: ["street"]) == [])
        var chinese = LevelNaming(levels: [])
        _ = chinese.adopt(units: ["街道", "社区"])
        #expect(chinese.adopt(sites: ["社区级", "街道（镇）级"]).map(\.level) == ["社区", "街道"])
        #expect(own.adopt(sites: ["street", "township"]).map(\.level) == ["town", "town"])
    }

    @Test("the plan's own words come before those that the program knows")
    func aliases() {
        let naming = LevelNaming(levels: ["片区", "社区"], aliases: ["镇": "片区"])
        #expect(["镇", "村", "乡"].map(naming.match) == ["片区", "社区", nil])
    }

    @Test("a profile's levels are the run's by name, by its own words or by tier; of several none is meant")
    func profile() throws {
        let profile = try Profile(named: "four-level")
        let (fitted, unused) = profile.fitted(to: ["镇", "村"], aliases: [:])
        #expect(fitted.norm(.radius, level: "镇")?.value == 1000 && fitted.norm(.radius, level: "村")?.value == 300)
        #expect(unused.map(\.chineseName) == ["city（市）", "district（区县）"])
        #expect(profile.fitted(to: ["街道", "镇", "x"], aliases: ["street": "x"]).profile.norm(.radius, level: "街道") != nil)
        #expect(profile.fitted(to: ["镇", "乡"], aliases: [:]).unused.count == 4)
    }
}
