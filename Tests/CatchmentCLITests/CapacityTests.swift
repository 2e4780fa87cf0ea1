import Foundation
import GeoPrimitives
import TestSupport
import Testing

/// Five villages along a road with one center and three candidates, small enough to reckon by hand.
///
/// Places in thousandths of a degree along the road, 96 m each, so that the radius of 500 m reaches five:
/// villages a −2 (60 people), b 1 (70), c 6 (50), d 20 (80), e 25 (30); center f1 0 (room for 100); candidates c1 4 (40), c2 22 (90), c3 −5 (no limit).
/// f1 reaches a and b; c1 b and c; c2 d and e; c3 a.
enum Road {
    static let files: [String: String] = [
        "d.csv": "id,lon,lat,population\na,\(lon(-2)),-30.1,60\nb,\(lon(1)),-30.1,70\nc,\(lon(6)),-30.1,50\n"
            + "d,\(lon(20)),-30.1,80\ne,\(lon(25)),-30.1,30\n",
        "f.csv": "id,lon,lat,capacity\nf1,\(lon(0)),-30.1,100\n",
        "c.csv": "id,lon,lat,capacity\nc1,\(lon(4)),-30.1,40\nc2,\(lon(22)),-30.1,90\nc3,\(lon(-5)),-30.1,\n",
        "u.geojson": "{\"type\":\"FeatureCollection\",\"features\":[\(side("west", -20, 5)),\(side("east", 5, 40))]}",
    ]

    static let input = [
        "site", "--demand", "d.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--crs", "wgs84", "--radius", "500m",
        "--capacitated", "--out", "out",
    ]

    static func lon(_ place: Int) -> String { String(format: "%.3f", -51.2 + Double(place) / 1000) }

    private static func side(_ code: String, _ from: Int, _ to: Int) -> String {
        let (south, north) = ("-30.2", "-30.0")
        let ring = [(from, south), (to, south), (to, north), (from, north), (from, south)].map { "[\(lon($0.0)),\($0.1)]" }
        return
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(code)\",\"level\":\"side\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
    }

    /// The thousandths of a degree of every pair as costs.
    static let matrix: String = {
        let demand = [("a", -2), ("b", 1), ("c", 6), ("d", 20), ("e", 25)]
        let sites = [("f1", 0), ("c1", 4), ("c2", 22), ("c3", -5)]
        return demand.reduce("from,to,cost\n") { text, point in
            sites.reduce(text) { $0 + "\(point.0),\($1.0),\(abs(point.1 - $1.1))\n" }
        }
    }()

    /// The same questions by costs.
    static let costInput = input.filter { $0 != "--radius" && $0 != "500m" } + ["--cost-matrix", "m.csv", "--cutoff", "5"]

    /// Runs with more flags and returns the siting section; `verify` must confirm the result.
    static func siting(
        _ more: [String], in folder: Scratch, exitCode: Int32 = 0, input: [String] = input
    ) async throws -> JSON {
        let ran = try await run(input + ["--json", "--quiet"] + more, in: folder)
        #expect(ran.exitCode == exitCode, "\(ran.errors)")
        let checked = try await run(["verify", "out"], in: folder)
        #expect(checked.exitCode == 0, "\(checked.errors)")
        return try ran.json()["siting"]
    }

    /// The published shares without their distances, and whether every distance is within the radius.
    static func shares(_ folder: Scratch, _ measure: String = "distance_m") throws -> [String] {
        let text = try String(contentsOfFile: folder.file("out/capacity-assignment.csv"), encoding: .utf8)
        let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        #expect(rows.first == ["demand", "facility", "proposed", "served_weight", measure])
        #expect(rows.dropFirst().allSatisfy { (Double($0[4]) ?? .infinity) <= 500 })
        return rows.dropFirst().map { $0.prefix(4).joined(separator: " ") }
    }

    /// A plan of two sites whose points may be split, in the folder `out`.
    static let split = Task { () throws -> Scratch in
        let folder = try Scratch(files)
        _ = try await siting(["--count", "2"], in: folder)
        return folder
    }

    /// A plan of two sites whose points stay whole, in the folder `out`.
    static let whole = Task { () throws -> Scratch in
        let folder = try Scratch(files)
        _ = try await siting(["--count", "2", "--indivisible"], in: folder)
        return folder
    }
}

@Suite("site: capacities")
struct CapacityTests {
    @Test("sites serve within their capacities, points split, nearest first among as much served (C8, S8)")
    func splittable() async throws {
        let folder = try Scratch(Road.files)
        let two = try await Road.siting(["--count", "2"], in: folder)
        #expect(two["selected"].list == [.text("c2"), .text("c1")])
        #expect(two["sites"].list.map { $0.sum("gain") } == [90, 40])
        #expect(two["objective_measure"].text == "served_weight" && two["status"].text == "optimal")
        let capacity = two["conditions"]["capacity"]
        #expect(capacity.sum("served_weight") == 230 && capacity.sum("base_served_weight") == 100)
        #expect(capacity.sum("unserved_weight") == 60)
        #expect(capacity.sum("unlimited_sites") == 0 && capacity["splittable"] == .bool(true))
        // b is nearer to f1 than a is, d nearer to c2 than e is.
        #expect(try Road.shares(folder) == ["a f1 false 30", "b f1 false 70", "c c1 true 40", "d c2 true 80", "e c2 true 10"])
        let sites = try JSON(contentsOf: folder.file("out/proposals.geojson"))["features"].list.map { $0["properties"] }
        #expect(sites.map { $0.sum("served_weight") } == [90, 40] && sites.map { $0.sum("capacity") } == [90, 40])
        let three = try await Road.siting(["--count", "3"], in: folder)
        #expect(three["sites"].list.map { $0.sum("gain") } == [90, 40, 30])
        #expect(three["conditions"]["capacity"].sum("unlimited_sites") == 1)
        let text = try await run(Road.input + ["--count", "3"], in: folder).output
        #expect(text.contains("without a capacity, and so without limit: 0 existing facilities, 1 new sites"))
        #expect(text.contains("3 new sites serve 160 more people: 260 of 290 are served"))
    }

    @Test("points that stay whole are served by one site or not at all")
    func indivisible() async throws {
        let folder = try Scratch(Road.files)
        let two = try await Road.siting(["--count", "2", "--indivisible"], in: folder)
        let capacity = two["conditions"]["capacity"]
        // f1 has room for a or b, c1 for nobody whole, c2 for d alone.
        #expect(Set(two["selected"].list) == [.text("c2"), .text("c3")])
        #expect(capacity.sum("served_weight") == 210 && two.sum("gained") == 140)
        #expect(capacity["splittable"] == .bool(false) && capacity["assignment_proven"] == .bool(true))
        #expect(capacity.sum("oversized_points") == 0)
        #expect(try Road.shares(folder) == ["a c3 true 60", "b f1 false 70", "d c2 true 80"])
    }

    @Test("a point larger than every capacity is named, with what to do")
    func oversized() async throws {
        let folder = try Scratch(Road.files)
        try folder.write("f.csv", "id,lon,lat,capacity\nf1,\(Road.lon(0)),-30.1,60\n")
        try folder.write(
            "c.csv",
            "id,lon,lat,capacity\nc1,\(Road.lon(4)),-30.1,40\nc2,\(Road.lon(22)),-30.1,70\nc3,\(Road.lon(-5)),-30.1,60\n")
        let capacity = try await Road.siting(["--count", "3", "--indivisible"], in: folder)["conditions"]["capacity"]
        #expect(capacity.sum("oversized_points") == 1 && capacity["largest_oversized"].text == "d")
        #expect(capacity.sum("served_weight") == 90)
        let text = try await run(Road.input + ["--count", "3", "--indivisible"], in: folder).output
        #expect(text.contains("1 points hold more than the largest capacity and cannot be served whole, the largest is d"))
    }

    @Test("a capacity of 0 serves nobody, a missing one everybody within reach")
    func zero() async throws {
        let folder = try Scratch(Road.files)
        try folder.edit("c.csv", ",90\n", ",0\n")
        let one = try await Road.siting(["--count", "1"], in: folder)
        #expect(one["selected"].list == [.text("c1")] && one.sum("gained") == 40)
        try folder.write("f.csv", "id,lon,lat,capacity\nf1,\(Road.lon(0)),-30.1,0\n")
        try folder.write("c.csv", "id,lon,lat,capacity\nc1,\(Road.lon(4)),-30.1,0\n")
        let none = try await Road.siting(["--count", "1"], in: folder)
        #expect(none.sum("gained") == 0 && none["conditions"]["capacity"].sum("served_weight") == 0)
        #expect(try Road.shares(folder).isEmpty)
        try folder.edit("c.csv", ",0\n", ",-1\n")
        let bad = try await run(Road.input + ["--count", "1", "--quiet"], in: folder)
        #expect(bad.exitCode == 65 && bad.errors.contains("c.csv:2"), "\(bad.errors)")
    }

    @Test("the fewest sites that serve a target, and a target out of reach of the capacities")
    func setCovering() async throws {
        let folder = try Scratch(Road.files)
        let lscp = ["--model", "lscp", "--target"]
        #expect(try await Road.siting(lscp + ["60%"], in: folder)["selected"].list == [.text("c2")])
        #expect(try await Road.siting(lscp + ["60%", "--indivisible"], in: folder)["selected"].list.count == 2)
        let short = try await Road.siting(lscp + ["90%"], in: folder, exitCode: 3)
        #expect(short["status"].text == "infeasible_target" && short["conditions"]["capacity"].sum("served_weight") == 260)
        let text = try await run(Road.input + lscp + ["90%"], in: folder).output
        #expect(text.contains("cannot be served within the capacities: at most 260 people can"), "\(text)")
        let whole = try await Road.siting(lscp + ["80%", "--indivisible"], in: folder, exitCode: 3)
        #expect(whole["status"].text == "infeasible" && whole["selected"].list.isEmpty)
        #expect(whole["infeasibilities"][0]["text"].text?.contains("cannot be served by whole demand points") == true)
    }

    @Test("nobody is served across a border", arguments: [[], ["--indivisible"]] as [[String]])
    func borders(_ more: [String]) async throws {
        let folder = try Scratch(Road.files)
        let plan = try await Road.siting(["--count", "3", "--units", "u.geojson", "--within", "side"] + more, in: folder)
        // c lies in the east and the only candidate within its reach in the west.
        #expect(plan["conditions"]["capacity"].sum("served_weight") == (more.isEmpty ? 220 : 210))
        #expect(try Road.shares(folder).allSatisfy { !$0.hasPrefix("c ") })
    }

    @Test(
        "costs in place of distances give the same plan, published at their costs and verified",
        arguments: [[], ["--indivisible"]] as [[String]])
    func costMatrix(_ more: [String]) async throws {
        let folder = try Scratch(Road.files)
        try folder.write("m.csv", Road.matrix)
        let byRadius = try await Road.siting(["--count", "2"] + more, in: folder)
        let shares = try Road.shares(folder)
        let byCost = try await Road.siting(["--count", "2"] + more, in: folder, input: Road.costInput)
        for figure in ["selected", "objective", "bound", "gained", "conditions"] {
            #expect(byCost[figure] == byRadius[figure], "\(figure)")
        }
        #expect(try Road.shares(folder, "cost") == shares)
        try folder.edit("out/capacity-assignment.csv", "d,c2,true,80,2\n", "d,c2,true,80,1\n")
        let changed = try await run(["verify", "out"], in: folder)
        #expect(changed.exitCode == 65 && changed.errors.contains("d is served by c2 at a cost of 2"), "\(changed.errors)")
    }

    @Test("a budget and spacing go together with capacities")
    func budget() async throws {
        let folder = try Scratch(Road.files)
        try folder.write(
            "c.csv",
            "id,lon,lat,capacity,opening_cost\nc1,\(Road.lon(4)),-30.1,40,2\nc2,\(Road.lon(22)),-30.1,90,7\nc3,\(Road.lon(-5)),-30.1,,3\n"
        )
        // c2 alone (90) costs more than c1 and c3 together (70).
        let plan = try await Road.siting(["--budget", "6", "--spacing", "500m"], in: folder)
        #expect(Set(plan["selected"].list) == [.text("c1"), .text("c3")] && plan.sum("gained") == 70)
    }

    @Test("verify rejects a changed assignment and an exceeded capacity", arguments: SharesCorruption.all)
    func rejects(_ corruption: SharesCorruption) async throws {
        let plan = try await (corruption.isWhole ? Road.whole : Road.split).value
        let folder = try Scratch()
        try FileManager.default.copyItem(atPath: plan.file("out"), toPath: folder.file("out"))
        if corruption.file.hasSuffix(".csv") {
            let text = try String(contentsOfFile: folder.file("out/\(corruption.file)"), encoding: .utf8)
            let changed = text.replacingOccurrences(of: corruption.from, with: corruption.to)
            try #require(text != changed)
            try folder.write("out/\(corruption.file)", changed)
        } else {
            let before = try JSON(contentsOf: folder.file("out/\(corruption.file)"))
            let after = before.changing(corruption.path) { .number(($0.number ?? 0) + corruption.change) }
            try #require(before != after)
            try folder.write("out/\(corruption.file)", after.data())
        }
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.contains { $0.contains(corruption.found) }, "\(ran.errors)")
    }

    @Test(
        "what does not go together with capacities is refused in one clear line",
        arguments: [
            (
                ["--count", "1", "--units", "u.geojson", "--floor", "side=10%"],
                "--floor is not supported together with --capacitated"
            ),
            (
                ["--count", "1", "--units", "u.geojson", "--unit-rules", "r.csv"],
                "--floor is not supported together with --capacitated"
            ),
            (["--relocate", "1"], "--relocate is not supported together with --capacitated"),
            (["--model", "bacop", "--count", "1"], "--capacitated goes with --model mclp and lscp"),
            (["--model", "p-median", "--count", "1"], "p-median takes none of them"),
            (["--count", "1", "--curve"], "--curve goes with --count alone"),
            (["--model", "lscp", "--indivisible", "--work-limit", "5"], "--indivisible with lscp takes no --time-limit"),
        ] as [([String], String)])
    func refused(_ flags: [String], _ message: String) async throws {
        let folder = try Scratch(Road.files)
        try folder.write("r.csv", "unit,floor\nwest,10%\n")
        let ran = try await run(Road.input + ["--quiet"] + flags, in: folder)
        #expect(ran.exitCode == 64 && ran.errors.contains(message), "\(ran.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("out/report.json")))
    }

    @Test("without a capacity column, and whole points without capacities, are refused")
    func missing() async throws {
        let folder = try Scratch(Road.files)
        try folder.write("f.csv", "id,lon,lat\nf1,\(Road.lon(0)),-30.1\n")
        try folder.write("c.csv", "id,lon,lat\nc1,\(Road.lon(4)),-30.1\n")
        let none = try await run(Road.input + ["--count", "1", "--quiet"], in: folder)
        #expect(none.exitCode == 64 && none.errors.contains("--capacitated needs a capacity column"), "\(none.errors)")
        let alone = try await run(
            Road.input.filter { $0 != "--capacitated" } + ["--count", "1", "--indivisible", "--quiet"], in: folder)
        #expect(alone.exitCode == 64 && alone.errors.contains("--indivisible goes with --capacitated"), "\(alone.errors)")
    }

    @Test("verify reads the assignment whatever form the tables for Excel have")
    func forms() async throws {
        let folder = try Scratch(Road.files)
        let plan = try await Road.siting(["--count", "2", "--csv-encoding", "gb18030", "--lang", "zh", "--xlsx"], in: folder)
        #expect(plan.sum("gained") == 130)
        let text = try await run(Road.input + ["--count", "3", "--lang", "zh"], in: folder).output
        #expect(text.contains("按容量服务：260"))
        #expect(try await run(Road.input + ["--count", "2", "--quiet", "--report"], in: folder).exitCode == 0)
        let report = try folder.text("out/report.md")
        #expect(report.contains("With 2 new centers 130 people more are served within the capacities: 230 of 290 in all"))
        #expect(report.contains("people newly served") && !report.contains("newly within reach"))
    }
}

/// A change of a published plan that `verify` must notice.
struct SharesCorruption: Sendable, CustomTestStringConvertible {
    var name: String
    var file = "capacity-assignment.csv"
    var from = "", to = ""
    var path: [JSONStep] = []
    var change = 0.0
    var isWhole = false
    /// What a line of standard error must hold.
    var found: String

    var testDescription: String { name }

    static let all: [SharesCorruption] = [
        SharesCorruption(
            name: "more served", from: "c,c1,true,40", to: "c,c1,true,41", found: "c1 serves 41.0 and its capacity is 40"),
        SharesCorruption(name: "more served than live there", from: "d,c2,true,80", to: "d,c2,true,85", found: "d holds 80"),
        SharesCorruption(name: "less served", from: "a,f1,false,30", to: "a,f1,false,20", found: "served in all"),
        SharesCorruption(name: "served out of reach", from: "c,c1,true", to: "c,f1,false", found: "whose radius is"),
        SharesCorruption(name: "served by nobody", from: "c,c1,true", to: "c,c9,true", found: "one of the two is not there"),
        SharesCorruption(name: "a share below zero", from: "e,c2,true,10", to: "e,c2,true,-10", found: "e is served with -10"),
        SharesCorruption(
            name: "a point split that stays whole", from: "d,c2,true,80", to: "d,c2,true,79", isWhole: true,
            found: "d is split, and points must stay whole"),
        SharesCorruption(
            name: "a capacity lowered", file: "facilities.geojson", path: ["features", 0, "properties", "capacity"], change: -1,
            found: "f1 serves 100.0 and its capacity is 99"),
        SharesCorruption(
            name: "a new site's capacity lowered", file: "proposals.geojson", path: ["features", 1, "properties", "capacity"],
            change: -5, found: "c1 serves 40.0 and its capacity is 35"),
        SharesCorruption(
            name: "a load raised", file: "proposals.geojson", path: ["features", 0, "properties", "served_weight"], change: 1,
            found: "c2 serves 90.0 and proposals.geojson says 91"),
        SharesCorruption(
            name: "the weight served raised", file: "report.json", path: ["siting", "conditions", "capacity", "served_weight"],
            change: 1, found: "served in all"),
        SharesCorruption(
            name: "the weight served before lowered", file: "report.json",
            path: ["siting", "conditions", "capacity", "base_served_weight"], change: -1, found: "gained within capacities"),
        SharesCorruption(
            name: "the weight unserved lowered", file: "report.json",
            path: ["siting", "conditions", "capacity", "unserved_weight"], change: -1, found: "within reach and not served"),
    ]
}
