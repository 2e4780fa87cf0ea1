import GeoPrimitives
import InputLoading
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

/// Facilities and candidates held against everything else that was read: two villages side by side near the equator, people in both.
@Suite("What is looked for among facilities and candidates")
struct SiteCheckTests {
    private static func square(_ code: String, _ name: String, _ west: Double) -> String {
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(name)\",\"level\":\"village\"},\"geometry\":{\"type\":"
            + "\"Polygon\",\"coordinates\":[[[\(west),0],[\(west + 0.1),0],[\(west + 0.1),0.1],[\(west),0.1],[\(west),0]]]}}"
    }

    private static let units =
        "{\"type\":\"FeatureCollection\",\"features\":[\(square("1", "东村", 10)),\(square("2", "西村", 10.1)),\(square("3", "同名", 10.2)),\(square("4", "同名", 10.3))]}"

    private func load(
        facilities: String, candidates: String? = nil, demand: String = "id,lon,lat,people\na,10.05,0.05,5\nb,10.15,0.05,7\n",
        exclusions: String? = nil, units: String = Self.units, change: (inout InputOptions) -> Void = { _ in }
    ) async throws -> LoadedInput {
        var files = ["d.csv": demand, "f.csv": facilities, "u.geojson": units]
        files["c.csv"] = candidates
        files["x.geojson"] = exclusions
        return try await LoadedLists.load(files) { options in
            options.crs = .wgs84
            change(&options)
        }
    }

    private func checks(_ loaded: LoadedInput) -> [SiteCheckMessage] {
        loaded.notes.compactMap { if case .siteCheck(let message) = $0.message { message } else { nil } }
    }

    @Test("units are found by code, else by a name that only one has; what is neither is listed with its row")
    func names() async throws {
        let loaded = try await load(
            facilities: "id,lon,lat,unit\nf1,10.05,0.02,东 村\nf2,,,西村\nf3,10.05,0.03,1\nf4,10.05,0.04,同名\nf5,10.05,0.06,南村\n")
        #expect(loaded.input.facilities.map(\.unitCode) == ["1", "1", "同名", "南村"])
        #expect(loaded.input.unlocated.map(\.unitCode) == ["2"])
        #expect(checks(loaded) == [.unitsByName(2), .unknownUnits(2, named: ["同名", "南村"], rows: [5, 6])])
    }

    @Test("a position outside the unit that the row names contradicts it, from fifty metres on")
    func contradictions() async throws {
        // A ten-thousandth of a degree is 11.1 m at the equator.
        let loaded = try await load(
            facilities: "id,lon,lat,unit\nf1,10.1004,0.02,1\nf2,10.1005,0.02,1\nf3,10.15,0.02,东村\nf4,10.15,0.05,2\n")
        let found = checks(loaded).compactMap { if case .contradictedUnits(let found) = $0 { found } else { nil } }
        #expect(found.count == 1 && found[0].count == 2 && found[0].farthest == "f3" && found[0].rows == [3, 4])
        #expect(abs((found.first?.distance.meters ?? 0) - 5565) < 2, "0.05 degrees of longitude near the equator, in metres")
        #expect(found.first?.units.map(\.count) == [2])
    }

    @Test("twice at one place or under one name of a level; one name in several units is a kind of place")
    func duplicates() async throws {
        let loaded = try await load(
            facilities:
                "id,name,lon,lat,level,unit\nf1,甲,10.05,0.02,a,\nf2,乙,10.05,0.02,a,\nf3,丙,10.05,0.03,a,1\nf4,丙,10.06,0.03,a,1\nf5,丁,10.07,0.05,a,1\nf6,丁,10.15,0.05,a,2\nf7,甲,10.08,0.02,b,\n"
        )
        #expect(checks(loaded) == [.twice(places: 1, names: ["丙"], ofNames: 1, count: 4, rows: [2, 3, 4, 5])])
    }

    @Test("single places far from all demand, and layers a thousand kilometres apart, are said with distances")
    func far() async throws {
        let one = try await load(facilities: "id,lon,lat\nf1,10.05,0.02\nf2,12.15,0.05\n")
        guard case .farFromDemand(1, of: 2, .facilities, farthest: "f2", let distance, rows: [3]) = checks(one).first else {
            Issue.record("\(checks(one))")
            return
        }
        #expect(abs(distance.meters - 222_639) < 5, "two degrees of the equator, in metres")
        let all = try await load(facilities: "id,lon,lat\nf1,30,0.02\nf2,32.15,0.05\n")
        guard case .layersFarApart(.facilities, let apart) = checks(all).first else {
            Issue.record("\(checks(all))")
            return
        }
        #expect(apart > .kilometers(2200) && apart < .kilometers(2210))
        #expect(all.notes.contains { $0.message.caveat?.code == .layersFarApart })
    }

    @Test("demand without people beside facilities with some looks exchanged")
    func swapped() async throws {
        let loaded = try await load(
            facilities: "id,lon,lat,population\nf1,10.05,0.02,5\nf2,10.06,0.03,7\nf3,10.06,0.04,7\n",
            demand: "id,lon,lat,level\na,10.05,0.05,street\n")
        #expect(checks(loaded) == [.layersSwapped(weights: "population")])
    }

    @Test("candidates without level or radius say what they get and what centers like them have; --candidate-level gives one")
    func defaults() async throws {
        let facilities = "id,lon,lat,level,radius_m\nf1,10.05,0.02,社区,800\nf2,10.06,0.05,村,900\nf3,10.15,0.05,街道,2000\n"
        let candidates = "id,lon,lat\nc1,10.07,0.02\nc2,10.08,0.02\n"
        let bare = try await load(facilities: facilities, candidates: candidates)
        let like = SiteCheckMessage.LevelRadii(level: "village", count: 2, least: .meters(800), most: .meters(900))
        #expect(
            checks(bare) == [
                .candidatesWithoutLevel(
                    .init(
                        count: 2, of: 2, radius: .meters(500), isOverride: false, like: like, hasLevels: true, rows: [2, 3]))
            ])
        let given = try await load(facilities: facilities, candidates: candidates) { $0.candidateLevel = "行政村" }
        #expect(given.input.candidates.map(\.level) == ["village", "village"])
        // The level has no radius in the plan: that of its centers is another than the default.
        guard case .candidatesWithoutLevel(let found) = checks(given).first else {
            Issue.record("\(checks(given))")
            return
        }
        #expect(found.level == "village" && found.count == 2 && found.radius == .meters(500) && found.like?.most == .meters(900))
        let planned = try await load(facilities: facilities, candidates: candidates) {
            $0.candidateLevel = "village"
            $0.planRadii = RadiusTable(levels: ["village": .init(common: .meters(800))])
        }
        #expect(!planned.notes.contains { $0.message.caveat?.code == .candidatesWithoutLevel })
        await #expect(throws: CatchmentError.self) {
            try await self.load(facilities: facilities, candidates: candidates) { $0.candidateLevel = "县" }
        }
    }

    @Test("candidates that exclusions take out are counted by exclusion")
    func excluded() async throws {
        let loaded = try await load(
            facilities: "id,lon,lat\nf1,10.05,0.02\n",
            candidates: "id,lon,lat,status\nc1,10.07,0.02,\nc2,10.15,0.02,\nc3,10.25,0.02,\nc4,10.16,0.02,forbidden\n",
            exclusions:
                "{\"type\":\"FeatureCollection\",\"features\":[\(Self.square("1", "湖", 10)),\(Self.square("2", "山", 10.1))]}")
        #expect(loaded.exclusions.map(\.name) == ["湖", "山"] && loaded.exclusions.map(\.candidates) == [1, 1])
        #expect(
            checks(loaded).first
                == .excluded(
                    2, of: 3, areas: [.init(name: "湖", feature: 1, candidates: 1), .init(name: "山", feature: 2, candidates: 1)]))
    }

    @Test("demand at (0, 0) or far from all others is said with its people; two towns of one list are not")
    func strays() async throws {
        func rows(_ extra: String) -> String {
            "id,lon,lat,people\n" + (0..<30).map { "p\($0),\(10.05 + Double($0) / 1000),0.05,5\n" }.joined() + extra
        }
        let facilities = "id,lon,lat\nf1,10.05,0.02\n"
        let stray = try await load(facilities: facilities, demand: rows("x,0,0,700\n"))
        let found = stray.notes.compactMap {
            if case .demand(.farOff(let points, let weight, let first, let rows)) = $0.message {
                (points, weight.value, first, rows)
            } else {
                nil
            }
        }
        #expect(found.count == 1 && found[0] == (1, 700, "x", [32]))
        let twoTowns = try await load(facilities: facilities, demand: rows((0..<20).map { "q\($0),12.5,0.05,5\n" }.joined()))
        #expect(!twoTowns.notes.contains { $0.message.caveat?.code == .demandFar })
    }

    @Test(
        "columns that sound like radii in a unit nobody knows are named, and the default is not taken in silence",
        arguments: ["服务半径（里）", "radius (mi)", "15分钟生活圈半径"])
    func radii(_ header: String) async throws {
        let loaded = try await load(facilities: "id,lon,lat,\(header)\nf1,10.05,0.02,3\nf2,10.06,0.02,3\n")
        #expect(
            loaded.notes.contains {
                if case .recognition(.radiusUnread(.facilities, columns: [header])) = $0.message { true } else { false }
            })
    }

    @Test("demand on both sides of the antimeridian is one place")
    func antimeridian() async throws {
        let rows = (0..<40).map { "p\($0),\($0 < 39 ? 179.9 : -179.9),0.05,5\n" }.joined()
        let loaded = try await load(facilities: "id,lon,lat\nf1,179.9,0.02\n", demand: "id,lon,lat,people\n" + rows)
        #expect(!loaded.notes.contains { $0.message.caveat?.code == .demandFar })
    }

    @Test("a level of facilities is called as the units' own words for its tier are, though it stands alone in its list")
    func unitLevels() async throws {
        let town = Self.units.replacing("\"level\":\"village\"", with: "\"level\":\"街道\"", maxReplacements: 2)
            .replacing("\"level\":\"village\"", with: "\"level\":\"镇\"")
        let loaded = try await load(facilities: "id,lon,lat,level\nf1,10.05,0.02,镇\n", units: town)
        #expect(loaded.input.studyArea?.levels == ["街道"])
        #expect(loaded.input.facilities.map(\.level) == ["街道"])
    }
    @Test("who only looks is asked for the radii that nothing gives, by list and level, with what centers like them have")
    func missingRadii() async throws {
        let files = [
            "d.csv": "id,lon,lat,people\na,10.05,0.05,5\n",
            "f.csv": "id,lon,lat,level,radius_m\nf1,10.05,0.02,社区,800\nf2,10.06,0.05,村,900\nf3,10.15,0.05,街道,\n",
            "c.csv": "id,lon,lat,level\nc1,10.07,0.02,社区\nc2,10.08,0.02,社区\n",
        ]
        let asked = try await LoadedLists.load(files, requiresRadius: false) { ($0.crs, $0.radius) = (.wgs84, nil) }
        let (village, street) = (asked.input.facilities[0].level, asked.input.facilities[2].level)
        let like = SiteCheckMessage.LevelRadii(level: village, count: 2, least: .meters(800), most: .meters(900))
        #expect(
            checks(asked) == [
                .withoutRadius(.init(count: 1, of: 1, areCandidates: false, level: street, like: like, rows: [4])),
                .withoutRadius(.init(count: 2, of: 2, areCandidates: true, level: village, like: like, rows: [2, 3])),
            ])
        #expect(asked.notes.compactMap(\.message.caveat?.code).contains { $0 == .radiiInDoubt && $0.asks })
        // A run refuses what a look asks for.
        await #expect(throws: CatchmentError.self) {
            try await LoadedLists.load(files) { ($0.crs, $0.radius) = (.wgs84, nil) }
        }
        let answered = try await LoadedLists.load(files, requiresRadius: false) { $0.crs = .wgs84 }
        #expect(!checks(answered).contains { if case .withoutRadius = $0 { true } else { false } })
    }
}
