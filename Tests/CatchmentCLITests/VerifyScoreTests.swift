import CatchmentKit
import Foundation
import PlanningTerms
import Publication
import Testing

/// A run whose folder is looked at, small enough that a check of it takes milliseconds.
struct VerifiedRun: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String]
    /// Files over those of the hamlet and of the three-level example.
    var files: [String: String] = [:]
    /// What the command may end with.
    var exitCodes: Set<Int32> = [0]

    /// Makes the folder `out`.
    func made() async throws -> Scratch {
        let folder = try Scratch(Self.hamlet.merging(ThreeLevels.files) { $1 }.merging(files) { $1 })
        let ran = try await run(arguments + ["--quiet", "--out", "out"], in: folder)
        try #require(exitCodes.contains(ran.exitCode), "\(ran.errors)")
        return folder
    }

    /// 24 blocks and 9 candidates in two quarters.
    static let hamlet: [String: String] = {
        var demand = "id,lon,lat,population,elders\n"
        for number in 0..<24 {
            let (x, y) = (Double(number % 6) * 0.0031, Double(number / 6) * 0.0029)
            demand += "p\(number),\(106.2 + x),\(36 + y),\((number * 53) % 97 + 1),\((number * 17) % 23)\n"
        }
        var candidates = "id,name,lon,lat,capacity,opening_cost\n"
        for number in 0..<9 {
            let (x, y) = (Double((number * 4) % 9) * 0.0019 + 0.0007, Double((number * 7) % 9) * 0.0011 + 0.0004)
            candidates += "c\(number),n\(number),\(106.2 + x),\(36 + y),\(200 + number * 20),\(3 + number % 4)\n"
        }
        func quarter(_ code: String, _ west: Double, _ east: Double) -> String {
            let ring = "[[\(west),35.999],[\(east),35.999],[\(east),36.01],[\(west),36.01],[\(west),35.999]]"
            return
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(code)\",\"level\":\"quarter\",\"households\":90},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
        }
        var costs = "from,to,cost\n"
        for point in 0..<24 {
            for site in 1...2 { costs += "p\(point),f\(site),\((point * 7 + site * 11) % 19 + 1)\n" }
            for site in 0..<9 where (point + site) % 3 == 0 { costs += "p\(point),c\(site),\((point * 5 + site * 3) % 17 + 1)\n" }
        }
        return [
            "d.csv": demand, "c.csv": candidates,
            "f.csv": "id,name,lon,lat,capacity\nf1,one,106.2004,36.0003,150\nf2,two,106.2124,36.0081,90\n",
            "q.geojson":
                "{\"type\":\"FeatureCollection\",\"features\":[\(quarter("Q1", 106.199, 106.2078)),\(quarter("Q2", 106.2078, 106.217))]}",
            "m.csv": costs,
        ]
    }()

    static let input = ["--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84"]
    static let radius = input + ["--radius", "400m"]
    static let cover = ["cover"] + radius
    static let site = ["site"] + radius + ["--candidates", "c.csv"]
    static let levels = [
        "--demand", "people.csv", "--facilities", "centers.csv", "--units", "units.geojson", "--crs", "planar", "--radius",
        "500m",
    ]

    private static func one(_ name: String, _ arguments: [String], _ exitCodes: Set<Int32> = [0]) -> VerifiedRun {
        VerifiedRun(testDescription: name, arguments: arguments, exitCodes: exitCodes)
    }

    /// Runs whose folders are changed number by number.
    static let scored = [
        one(
            "cover, units, classes, nearest, zones",
            cover + [
                "--units", "q.geojson", "--class", "elders=elders", "--nearest", "2", "--zones", "covered", "--redundancy",
                "--assignment-lines",
            ]),
        one("site, mclp with its curve", site + ["--count", "3", "--units", "q.geojson", "--curve", "--share-within", "300m"]),
        one("site, p-median", site + ["--model", "p-median", "--count", "2"]),
        one("site, lscp", site + ["--model", "lscp", "--target", "80%"], [0, 3]),
        one("check-up", ["checkup", "plan.yaml"], [0, 2]).with(["plan.yaml": CheckupExample.plan]),
        one("batch of scenarios", ["scenario", "batch.yaml"]).with(["batch.yaml": batch]),
    ]

    private static let batch = """
        name: hamlet
        crs: wgs84
        radius: 400m
        layers:
          demand: d.csv
          facilities: f.csv
          candidates: c.csv
          units: q.geojson
        scenarios:
          - {name: open, add: [{candidates: [c2]}]}
          - {name: less, close: [f2], population: [{factor: 1.1}]}

        """

    private func with(_ files: [String: String]) -> VerifiedRun {
        var other = self
        other.files = files
        return other
    }

    /// Runs whose folders nothing is wrong with.
    static let plain =
        scored + [
            one("cover, plain", cover),
            one(
                "tables for Excel in Chinese",
                cover + ["--units", "q.geojson", "--csv-encoding", "gb18030", "--csv-headers", "zh", "--lang", "zh"]),
            one("cover in Chinese, with pages and workbooks", cover + ["--lang", "zh", "--report", "--xlsx"]),
            one("cover into a GeoPackage", cover + ["--units", "q.geojson", "--gpkg"]),
            one("cover in another system", cover + ["--units", "q.geojson", "--gpkg", "--out-crs", "EPSG:4547"]),
            one("one radius for all", cover + ["--radius-override", "700m"]),
            one("no facility", ["cover", "--demand", "d.csv", "--crs", "wgs84", "--radius", "400m"]),
            one("within borders", cover + ["--units", "q.geojson", "--within", "quarter"]),
            one("zones by unit", cover + ["--units", "q.geojson", "--zones", "units"]),
            one("full zones", cover + ["--units", "q.geojson", "--zones", "full"]),
            one("cover within capacities", cover + ["--capacitated"]),
            one("cover within capacities, whole", cover + ["--capacitated", "--indivisible"]),
            one("cover by costs", ["cover"] + input + ["--cost-matrix", "m.csv", "--cutoff", "9", "--ignore-unknown-ids"]),
            one(
                "site by costs",
                ["site"] + input + ["--candidates", "c.csv", "--cost-matrix", "m.csv", "--cutoff", "9", "--count", "2"]),
            one(
                "p-median by costs",
                ["site"] + input + [
                    "--candidates", "c.csv", "--cost-matrix", "m.csv", "--cutoff", "19", "--model", "p-median", "--count", "2",
                ], [0, 3]),
            one("three levels", ["cover"] + levels + ["--shortfalls", "--functions", "all", "--blanks-by", "class,level"]),
            one("set covering, everybody", site + ["--model", "lscp"], [0, 3]),
            one("p-center", site + ["--model", "p-center", "--count", "3"]),
            one("p-dispersion", site + ["--model", "p-dispersion", "--count", "3"]),
            one("second cover", site + ["--model", "bacop1", "--count", "4"], [0, 3]),
            one("second cover, weighed", site + ["--model", "bacop", "--count", "3", "--first-weight", "70%"]),
            one("mandatory second cover", site + ["--model", "lscp-b"], [0, 3]),
            one("within a budget", site + ["--budget", "9"]),
            one("with a spacing", site + ["--count", "3", "--spacing", "500m"]),
            one(
                "with quotas and floors",
                site + ["--count", "3", "--units", "q.geojson", "--quota", "quarter=1..2", "--floor", "quarter=20%"], [0, 3]),
            one("relocation", site + ["--count", "2", "--relocate", "1"]),
            one("within capacities", site + ["--count", "2", "--capacitated"]),
            one("whole points within capacities", site + ["--count", "2", "--capacitated", "--indivisible"]),
            one("impossible", site + ["--model", "p-center", "--count", "1", "--cutoff", "100m"], [3]),
            one("with pages, workbooks and a GeoPackage", site + ["--count", "2", "--report", "--xlsx", "--gpkg"]),
            one("a batch without layers", ["scenario", "batch.yaml", "--no-layers"]).with(["batch.yaml": batch]),
            one("without layers", site + ["--count", "2", "--no-layers"]),
        ]
}

@Suite("The score of verify")
struct VerifyScoreTests {
    private func isConfirmed(_ folder: String) -> Bool { (try? Verifier(folder).verify())?.isConfirmed ?? false }

    @Test("a folder as the run left it is confirmed", arguments: VerifiedRun.plain)
    func untouched(_ run: VerifiedRun) async throws {
        let folder = try await run.made()
        let found = try Verifier(folder.file("out")).verify()
        #expect(found.isConfirmed, "\(found.problems)")
        #expect(!found.confirmed.isEmpty)
    }

    @Test(
        "every file that is removed or changed is noticed, and every kind of number of the report", arguments: VerifiedRun.scored)
    func hashed(_ run: VerifiedRun) async throws {
        let folder = try await run.made()
        let mutants = FolderMutants(folder: folder, name: "out")
        let all = try mutants.ofFiles() + mutants.ofNumbers().filter { $0.file == "report.json" }
        let survivors = try all.filter { mutant in try mutants.with(mutant) { isConfirmed(folder.file("out")) } }
        #expect(all.count > 30)
        // What people fill in may be changed, and nothing holds the hash of what holds all others.
        let others = survivors.filter { survivor in
            !["responsibilities.", "tasks.", "manifest."].contains { survivor.file.hasPrefix($0) }
        }
        #expect(others.isEmpty, "\(others.map { "\($0.file) \($0.kind)" })")
        #expect(survivors.allSatisfy { $0.content != nil })
    }

    @Test("without any hash at least 97 % of all kinds of numbers are noticed, and the rest is named as not looked at")
    func recomputed() async throws {
        var (count, left): (Int, [String]) = (0, [])
        for run in VerifiedRun.scored {
            let folder = try await run.made()
            try Self.takeOutHashes(folder)
            let found = try Verifier(folder.file("out")).verify()
            #expect(found.isConfirmed, "\(run.testDescription): \(found.problems)")
            let mutants = FolderMutants(folder: folder, name: "out")
            let all = try mutants.ofNumbers()
            let survivors = try all.filter { mutant in try mutants.with(mutant) { isConfirmed(folder.file("out")) } }
            count += all.count
            left += survivors.map { "\(run.testDescription): \($0.file) \($0.kind)" }
            for survivor in survivors {
                // A count may be off by the points of which the published decimals cannot tell whether they are covered.
                let isInDoubt = found.undecided > 0 && survivor.file == "report.json" && survivor.kind.hasPrefix("coverage")
                #expect(isInDoubt || Self.isNamed(survivor, found), "\(run.testDescription): \(survivor.file) \(survivor.kind)")
            }
        }
        #expect(count > 1000)
        #expect(Double(left.count) <= 0.03 * Double(count), "\(left.count) of \(count): \(left)")
    }

    @Test("a table without one of its columns, whichever, ends the check in no other way than with words")
    func withoutColumns() async throws {
        let impossible = VerifiedRun(
            testDescription: "nobody reached", arguments: VerifiedRun.site + ["--model", "lscp", "--target", "100%"],
            exitCodes: [0, 3])
        var (count, noticed) = (0, 0)
        for run in VerifiedRun.scored + [impossible] {
            let folder = try await run.made()
            try Self.takeOutHashes(folder)
            for file in try folder.names(in: "out") where file.hasSuffix(".csv") {
                let text = try folder.text("out/\(file)")
                let end = text.firstIndex { $0.isNewline } ?? text.endIndex
                let names = text[..<end].split(separator: ",", omittingEmptySubsequences: false)
                for place in names.indices {
                    var others = names
                    others[place] = "another"
                    let mutant = FolderMutant(
                        file: file, kind: "", content: Data((others.joined(separator: ",") + text[end...]).utf8))
                    count += 1
                    if try !FolderMutants(folder: folder, name: "out").with(mutant, { isConfirmed(folder.file("out")) }) {
                        noticed += 1
                    }
                }
            }
        }
        #expect(count > 200)
        // What people fill in may lack its column, and what is said not to be looked at.
        #expect(Double(noticed) >= 0.8 * Double(count), "\(noticed) of \(count)")
    }

    @Test(
        "a document without one of its members or an entry of one of its lists, whichever, ends the check in no other way than with words"
    )
    func withoutParts() async throws {
        var (count, noticed) = (0, 0)
        for run in VerifiedRun.scored {
            let folder = try await run.made()
            try Self.takeOutHashes(folder)
            let mutants = FolderMutants(folder: folder, name: "out")
            for mutant in try mutants.ofParts() {
                count += 1
                if try !mutants.with(mutant, { isConfirmed(folder.file("out")) }) { noticed += 1 }
            }
        }
        #expect(count > 1000)
        // Most members may be absent, as in the folder of an older program, and nothing holds the hash of what holds all others.
        #expect(Double(noticed) >= 0.3 * Double(count), "\(noticed) of \(count)")
    }

    @Test("a folder of the version before is confirmed by its own rules, and what is not looked at for that is said")
    func earlier() async throws {
        for run in VerifiedRun.scored[..<2] {
            let folder = try await run.made()
            try Self.takeOutHashes(folder)
            let report = try folder.data("out/report.json")
            let older = try JSON(report).changing(["schema"]) { _ in .text("catchment/report/1") }
            try folder.write("out/report.json", older.data())
            let lines = try folder.text("out/units.csv").split(separator: "\n").map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).dropLast(2).joined(separator: ",")
            }
            try folder.write("out/units.csv", lines.joined(separator: "\n") + "\n")
            let found = try Verifier(folder.file("out")).verify()
            #expect(found.isConfirmed, "\(run.testDescription): \(found.problems)")
            #expect(found.notLookedAt.contains { $0.reason == .earlier })
            // Who reads it back says so.
            let compared = try ComparisonRun(folder.file("out"), folder.file("out"), output: OutputOptions()).run(into: nil)
            #expect(compared.notices.count { $0.diagnostic?.message == .folder(.earlier) } == 2)
            // The same under the version of today misses columns.
            try folder.write("out/report.json", report)
            #expect(try !Verifier(folder.file("out")).verify().isConfirmed)
        }
    }

    /// Whether the check says of a figure that it did not look at it.
    private static func isNamed(_ mutant: FolderMutant, _ found: Verification) -> Bool {
        found.notLookedAt.contains {
            let file = ($0.scenario.map { "\($0)/" } ?? "") + $0.file
            return file == mutant.file
                && ($0.figure.isEmpty || mutant.kind.hasPrefix($0.figure) || mutant.kind.hasSuffix($0.figure))
        }
    }

    /// Takes out what only says that nothing was changed, so that figures stand alone against figures.
    private static func takeOutHashes(_ folder: Scratch) throws {
        for file in try folder.names(in: "out") where file == "report.json" || file.hasSuffix("/report.json") {
            let report = try JSON(folder.data("out/\(file)"))
            try folder.write(
                "out/\(file)", JSON.object(report.object.filter { !["files", "fingerprint"].contains($0.key) }).data())
        }
        if folder.exists("out/manifest.json") {
            try folder.write("out/manifest.json", withoutOutputs(folder.data("out/manifest.json")))
        }
    }

    private static func withoutOutputs(_ manifest: Data) throws -> Data {
        try JSON(manifest).changing(["outputs"]) { _ in .object([:]) }.data()
    }
}
