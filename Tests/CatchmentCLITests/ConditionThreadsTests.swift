import Foundation
import TestSupport
import Testing

/// Two threads must give the bytes of one, from the reading of the files to the last layer.
@Suite("site: conditions on any number of threads")
struct ConditionThreadsTests {
    private func expectSameBytes(_ arguments: [String], in folder: Scratch) async throws {
        for threads in ["1", "2"] {
            let ran = try await run(arguments + ["--threads", threads, "--out", "by-\(threads)"], in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
        }
        let names = try folder.names(in: "by-1")
        #expect(try names == folder.names(in: "by-2") && names.contains("proposals.geojson"))
        for name in names where name != "report.json" {
            #expect(try folder.data("by-1/\(name)") == folder.data("by-2/\(name)"), "\(name)")
        }
        let reports = try ["1", "2"].map { try JSON(contentsOf: folder.file("by-\($0)/report.json")) }
        let leftOut: Set<String> = ["timing", "seconds"]
        #expect(reports[0].without(leftOut) == reports[1].without(leftOut))
        #expect(reports[0]["siting"]["selected"].list.count > 1)
        let verified = try await run(["verify", "by-1"], in: folder)
        #expect(verified.exitCode == 0, "\(verified.errors)")
    }

    @Test(
        "floors, quotas, spacing, budget, relocation and second cover of a town",
        arguments: [
            ["--count", "4", "--floor", "quarter=15%", "--quota", "quarter=1..3", "--spacing", "700m", "--relocate", "1"],
            ["--budget", "700", "--spacing-existing", "200m"], ["--model", "lscp", "--target", "50%", "--quota", "quarter=1.."],
            ["--model", "lscp-b", "--target", "50%"], ["--model", "bacop", "--count", "5"],
            ["--model", "bacop1", "--count", "16"],
        ])
    func town(_ conditions: [String]) async throws {
        let arguments =
            ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--units", "u.geojson", "--quiet"] + conditions
        try await expectSameBytes(arguments, in: try Scratch(Quarters.files))
    }

    @Test("capacities, split and whole, with a quota and spacing", arguments: [[], ["--indivisible"]] as [[String]])
    func capacities(_ more: [String]) async throws {
        let folder = try Scratch(Quarters.files)
        for file in ["c.csv", "f.csv"] {
            let lines = try folder.text(file).split(separator: "\n")
            let sized = lines.dropFirst().enumerated().map { "\($1),\(180 + $0 * 37 % 90)" }
            try folder.write(file, (["\(lines[0]),capacity"] + sized).joined(separator: "\n") + "\n")
        }
        let arguments =
            ["site"] + SharedRuns.townInput + [
                "--candidates", "c.csv", "--units", "u.geojson", "--quiet", "--capacitated", "--count", "5", "--quota",
                "quarter=..2", "--spacing", "500m",
            ]
        try await expectSameBytes(arguments + more, in: folder)
    }

    @Test("the sample county, whose points fill more than one chunk, with conditions and capacities together")
    func county() async throws {
        let lines = try String(contentsOfFile: Repository.data("sample-county/candidates.csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline)
        let sized = lines.dropFirst().enumerated().map { "\($1),\(3000 + $0 * 971 % 5000)" }
        let folder = try Scratch(["c.csv": (["\(lines[0]),capacity"] + sized).joined(separator: "\n") + "\n"])
        try await expectSameBytes(
            [
                "site", "--demand", Repository.data("sample-county/demand.csv"), "--facilities",
                Repository.data("sample-county/facilities.csv"), "--candidates", "c.csv", "--units",
                Repository.data("sample-county/units.geojson"), "--crs", "wgs84", "--radius", "1km", "--quiet", "--count", "4",
                "--quota", "street=..2", "--spacing", "800m", "--capacitated",
            ], in: folder)
    }
}
