import CatchmentKit
import Foundation
import Testing

/// Two folders of a batch that are compared, into the folder `d`.
struct VerifiedComparison: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: String, after: String
    var flags: [String] = []
    /// Files over those of the hamlet.
    var files: [String: String] = [:]

    private static let batch = """
        name: hamlet
        crs: wgs84
        radius: 400m
        layers:
          demand: d.csv
          facilities: f.csv
          candidates: c.csv
          units: q.geojson
        classes: [{name: elders, column: elders, radius: 300m}]
        output: {min_people: 1}
        scenarios:
          - {name: open, add: [{candidates: [c2]}]}
          - {name: less, close: [f2], population: [{factor: 1.1}]}
          - {name: aside, move: [{id: f1, lon: 106.2093, lat: 36.0061}], radius: [{ids: f2, to: 500m}]}

        """

    /// The folders of the hamlet's own files, which many comparisons begin with, made once.
    private static let hamlet = Task { try await folders([:]) }

    /// A folder with the compared folders in it, and those compared into `d`.
    func made() async throws -> Scratch {
        let base = try await files.isEmpty ? Self.hamlet.value : Self.folders(files)
        let folder = try Scratch()
        for name in try FileManager.default.contentsOfDirectory(atPath: base.path) {
            try FileManager.default.copyItem(atPath: base.file(name), toPath: folder.file(name))
        }
        let compared = try await run(["compare", before, after, "--quiet", "--out", "d"] + flags, in: folder)
        try #require(compared.exitCode == 0, "\(compared.errors)")
        return folder
    }

    /// A batch, two covers and a plan of the hamlet, with these files over its own.
    private static func folders(_ files: [String: String]) async throws -> Scratch {
        let folder = try Scratch(VerifiedRun.hamlet.merging(["batch.yaml": batch]) { $1 }.merging(files) { $1 })
        let ran = try await run(["scenario", "batch.yaml", "--quiet", "--out", "s"], in: folder)
        try #require(ran.exitCode == 0, "\(ran.errors)")
        for out in ["c", "n"] {
            let other = try await run(
                VerifiedRun.cover + ["--units", "q.geojson", "--quiet", "--out", out, "--capacitated"]
                    + (out == "n" ? ["--no-layers"] : []), in: folder)
            try #require(other.exitCode == 0, "\(other.errors)")
        }
        let wide = try await run(
            VerifiedRun.site + ["--units", "q.geojson", "--capacitated", "--count", "2", "--quiet", "--out", "p"], in: folder)
        try #require(wide.exitCode == 0, "\(wide.errors)")
        return folder
    }

    static let scored = [
        VerifiedComparison(testDescription: "a batch's own state and a scenario", before: "s/base", after: "s/less"),
        VerifiedComparison(testDescription: "facilities moved and made larger", before: "s/open", after: "s/aside"),
        VerifiedComparison(testDescription: "within capacities, with a plan", before: "c", after: "p"),
    ]

    static let plain =
        scored + [
            VerifiedComparison(testDescription: "the same", before: "s/base", after: "s/base"),
            VerifiedComparison(testDescription: "by units", before: "n", after: "c"),
            VerifiedComparison(
                testDescription: "in every form", before: "s/base", after: "s/aside",
                flags: ["--gpkg", "--xlsx", "--report", "--lang", "zh", "--csv-encoding", "gb18030", "--csv-headers", "zh"]),
            VerifiedComparison(
                testDescription: "in another system", before: "s/base", after: "s/less",
                flags: ["--gpkg", "--out-crs", "EPSG:4547"]),
            VerifiedComparison(
                testDescription: "a GeoPackage alone", before: "s/base", after: "s/less", flags: ["--gpkg", "--no-layers"]),
            VerifiedComparison(
                testDescription: "lists without ids, two points at a place", before: "s/base", after: "s/less",
                files: [
                    "d.csv": "lon,lat,population,elders\n"
                        + (0..<30).map {
                            "\(106.2 + Double($0 % 5) * 0.003),\(36 + Double($0 / 5 % 3) * 0.004),\($0 % 7 + 1),\($0 % 3)\n"
                        }.joined()
                ]),
        ]
}

@Suite("verify of a comparison")
struct CompareVerifyTests {
    private func found(_ folder: Scratch) throws -> Verification { try Verifier(folder.file("d")).verify() }

    @Test("a folder as compare left it is confirmed", arguments: VerifiedComparison.plain)
    func untouched(_ comparison: VerifiedComparison) async throws {
        let folder = try await comparison.made()
        let found = try found(folder)
        #expect(found.isConfirmed, "\(found.problems)")
        #expect(found.points > 0 || comparison.before == "n")
        let reasons = Set(found.notLookedAt.map(\.reason))
        #expect(reasons.isSubset(of: [.given, .words, .drawn]), "\(found.notLookedAt)")
        let ran = try await run(["verify", "d"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
    }

    @Test("every file that is removed or changed is noticed, and every kind of number", arguments: VerifiedComparison.scored)
    func hashed(_ comparison: VerifiedComparison) async throws {
        let folder = try await comparison.made()
        let mutants = FolderMutants(folder: folder, name: "d")
        let all = try mutants.ofFiles() + mutants.ofNumbers()
        #expect(all.count > 40)
        let left = try all.filter { mutant in try mutants.with(mutant) { (try? found(folder))?.isConfirmed ?? false } }
        #expect(left.isEmpty, "\(left.map { "\($0.file) \($0.kind)" })")
    }

    @Test("without any hash at least 97 % of all kinds of numbers are noticed")
    func recomputed() async throws {
        var (count, left): (Int, [String]) = (0, [])
        for comparison in VerifiedComparison.scored {
            let folder = try await comparison.made()
            let report = try JSON(folder.data("d/report.json"))
            let bare = report.object.filter { !["files", "fingerprint"].contains($0.key) }
            try folder.write("d/report.json", JSON.object(bare).data())
            let bared = try found(folder)
            #expect(bared.isConfirmed, "\(bared.problems)")
            let mutants = FolderMutants(folder: folder, name: "d")
            let all = try mutants.ofNumbers()
            count += all.count
            left += try all.filter { mutant in try mutants.with(mutant) { (try? found(folder))?.isConfirmed ?? false } }
                .map { "\(comparison.testDescription): \($0.file) \($0.kind)" }
        }
        #expect(count > 150)
        #expect(Double(left.count) <= 0.03 * Double(count), "\(left.count) of \(count): \(left)")
    }

    @Test("where a compared folder is gone or written again, the comparison is held against itself, and so it says")
    func withoutFolders() async throws {
        let folder = try await VerifiedComparison.scored[0].made()
        try folder.edit("batch.yaml", "radius: 400m", "radius: 450m")
        let again = try await run(["scenario", "batch.yaml", "--quiet", "--out", "s"], in: folder)
        #expect(again.exitCode == 0, "\(again.errors)")
        let changed = try found(folder)
        #expect(changed.isConfirmed && changed.points == 0, "\(changed.problems)")
        #expect(changed.notLookedAt.contains { $0.figure == "overall.covered_before" && $0.reason == .comparedChanged })
        try folder.remove("s")
        let ran = try await run(["verify", "d"], in: folder)
        #expect(ran.exitCode == 0 && ran.output.contains("one of them is not where the comparison says"), "\(ran)")
        #expect(ran.output.contains("so no figure was recomputed"), "\(ran)")
        let mutants = FolderMutants(folder: folder, name: "d")
        let left = try (mutants.ofFiles() + mutants.ofNumbers()).filter { mutant in
            try mutants.with(mutant) { (try? found(folder))?.isConfirmed ?? false }
        }
        #expect(left.isEmpty, "\(left.map { "\($0.file) \($0.kind)" })")
    }

    @Test("a compared folder whose positions were changed is named")
    func changedFolder() async throws {
        let folder = try await VerifiedComparison.scored[0].made()
        let layer = try JSON(contentsOf: folder.file("s/less/assignments.geojson"))
        let changed = layer.changing(["features", 2, "properties", "weight"]) { .number(($0.number ?? 0) + 7) }
        try folder.write("s/less/assignments.geojson", changed.data())
        let ran = try await run(["verify", "d"], in: folder)
        #expect(ran.exitCode == 65 && ran.errors.contains("s/less: assignments.geojson: it is not as the run wrote it"), "\(ran)")
    }
}
