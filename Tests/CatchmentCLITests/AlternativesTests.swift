import CatchmentKit
import Foundation
import TestSupport
import Testing

@testable import CatchmentCLI

@Suite("Backup, k nearest, zones and assignment lines of the sample county (C6, C7, C9)")
struct AlternativesTests {
    private static let run = Task { () throws -> SharedRuns.Run in
        let folder = try Scratch()
        let flags = ["--backup", "--nearest", "3", "--zones", "full", "--assignment-lines", "--out", "out"]
        let program = try await CatchmentCLITests.run(["cover"] + SharedRuns.countyInput + flags, in: folder)
        return SharedRuns.Run(folder: folder, program: program, report: try JSON(contentsOf: folder.file("out/report.json")))
    }

    /// The rows of a CSV file without quotes, by column.
    private func table(_ text: String) -> [[String: String]] {
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    @Test("backup counts sum to the whole; facilities.csv sums to what is covered, assigned and covered once")
    func backup() async throws {
        let made = try await Self.run.value
        #expect(made.program.exitCode == 0, "\(made.program.errors)")
        let (coverage, backup) = (made.report["coverage"], made.report["coverage"]["backup"])
        for key in ["points", "weight"] {
            #expect(backup["by_count"].list.reduce(0) { $0 + $1.sum(key) } == coverage["overall"].sum(key))
            #expect(backup["by_count"][0].sum(key) == coverage["overall"].sum(key) - coverage["overall"].sum("covered_\(key)"))
            #expect(backup["by_count"][2].sum(key) + backup["by_count"][3].sum(key) == backup["at_least_twice"].sum(key))
        }
        let rows = table(try made.folder.text("out/facilities.csv"))
        func sum(_ column: String) -> Double { rows.reduce(0) { $0 + (Double($1[column] ?? "") ?? .nan) } }
        #expect(rows.count == 103)
        #expect(sum("assigned_weight") == coverage["overall"].sum("covered_weight"))
        #expect(sum("sole_weight") == backup["by_count"][1].sum("weight"))
        #expect(rows[0]["covered_weight"] == "124523", "the level city has one facility: by_level counts the same people")
        let most = backup["most_depended_on"].list
        #expect(most.count == 10 && zip(most, most.dropFirst()).allSatisfy { $0.sum("sole_weight") >= $1.sum("sole_weight") })
        let sole = Dictionary(uniqueKeysWithValues: rows.map { ($0["id"] ?? "", Double($0["sole_weight"] ?? "")) })
        for facility in most { #expect(sole[facility["facility"].text ?? ""] == facility.sum("sole_weight")) }
    }

    @Test("closing the facility most depended on loses its sole weight")
    func closing() async throws {
        let made = try await Self.run.value
        let most = made.report["coverage"]["backup"]["most_depended_on"][0]
        let id = try #require(most["facility"].text)
        let list = try String(contentsOfFile: Repository.data("sample-county/facilities.csv"), encoding: .utf8)
        let left = list.split(separator: "\n").filter { !$0.hasPrefix("\(id),") }.joined(separator: "\n")
        let json = try await CatchmentCLITests.run(
            [
                "cover", "--demand", Repository.data("sample-county/demand.csv"), "--facilities", "left.csv", "--crs", "wgs84",
                "--json", "--quiet",
            ], in: Scratch(["left.csv": left + "\n"])
        ).json()
        let lost = made.report["coverage"]["overall"].sum("covered_weight") - json["coverage"]["overall"].sum("covered_weight")
        #expect(lost == most.sum("sole_weight") && lost > 0)
    }

    @Test("nearest.csv: three ranks a point, ascending, the first as in the assignments")
    func nearest() async throws {
        let made = try await Self.run.value
        let rows = table(try made.folder.text("out/nearest.csv"))
        #expect(rows.count == 3 * Int(made.report["coverage"]["overall"].sum("points")))
        let meters = rows.map { Double($0["distance_m"] ?? "") ?? .nan }
        for first in stride(from: 0, to: rows.count, by: 3) {
            #expect(rows[first]["rank"] == "1" && rows[first + 2]["rank"] == "3")
            #expect(meters[first] <= meters[first + 1] && meters[first + 1] <= meters[first + 2])
        }
        let weighted = made.report["coverage"]["distances"]
        #expect(abs((stride(from: 0, to: meters.count, by: 3).map { meters[$0] }.max() ?? 0) - weighted.sum("max_m")) < 0.002)
    }

    @Test("zones hold all demand and sum to the units; lines join every point to its facility")
    func layers() async throws {
        let made = try await Self.run.value
        let zones = made.report["zones"]
        let overall = made.report["coverage"]["overall"]
        #expect(zones.sum("weight") == overall.sum("weight") && zones.sum("unassigned_points") == 0)
        #expect(abs(zones.sum("area_m2") - made.report["blanks"]["areas"].sum("unit_area_m2")) < 10)
        #expect(zones.sum("border_departure_m") <= zones.sum("border_tolerance_m"))
        let features = try JSON(contentsOf: made.folder.file("out/zones.geojson"))["features"].list
        #expect(features.count == 103)
        #expect(features.reduce(0) { $0 + $1["properties"].sum("weight") } == overall.sum("weight"))
        let lines = try JSON(contentsOf: made.folder.file("out/assignment-lines.geojson"))["features"].list
        #expect(lines.count == Int(overall.sum("points")))
        let covered = lines.filter { $0["properties"]["covered"] == .bool(true) }
        #expect(covered.reduce(0) { $0 + $1["properties"].sum("weight") } == overall.sum("covered_weight"))
        #expect(lines.allSatisfy { $0["geometry"]["type"].text == "LineString" })
    }

    @Test("the text says it in English and Chinese; files of a run with more flags go with the next one")
    func text() async throws {
        let folder = try Scratch(SharedRuns.town)
        let flags = ["--backup", "--nearest", "2", "--zones", "covered", "--assignment-lines", "--out", "out"]
        let english = try await CatchmentCLITests.run(["cover"] + SharedRuns.townInput + flags, in: folder)
        #expect(english.output.contains("Backup coverage") && english.output.contains("Responsibility zones (covered)"))
        for name in ["facilities.csv", "nearest.csv", "zones.geojson", "assignment-lines.geojson"] {
            #expect(folder.exists("out/\(name)"), "\(name)")
        }
        let chinese = try await CatchmentCLITests.run(
            ["cover"] + SharedRuns.townInput + ["--backup", "--zones", "full", "--lang", "zh", "--out", "out"], in: folder)
        #expect(chinese.output.contains("重叠覆盖") && chinese.output.contains("责任片区"))
        #expect(!folder.exists("out/nearest.csv") && !folder.exists("out/assignment-lines.geojson"))
        _ = try await CatchmentCLITests.run(["cover"] + SharedRuns.townInput + ["--out", "out"], in: folder)
        #expect(!folder.exists("out/zones.geojson") && folder.exists("out/facilities.csv"))
    }

    @Test("facilities on one spot get a notice; flags that cannot be meant are refused")
    func refusals() async throws {
        var files = SharedRuns.town
        files["f.csv"] = "id,lon,lat\nb,-51.2,-30.1\na,-51.2,-30.1\n"
        let folder = try Scratch(files)
        let spot = try await CatchmentCLITests.run(["cover"] + SharedRuns.townInput + ["--zones", "full", "--json"], in: folder)
        #expect(try spot.json()["zones"]["shared_spots"][0]["holder"].text == "a")
        #expect(spot.errors.contains("1 facilities lie on the spot of another"))
        let huge = try await CatchmentCLITests.run(
            ["cover"] + SharedRuns.townInput + ["--radius-override", "30000km", "--zones", "full", "--backup"], in: folder)
        #expect(huge.exitCode == 65 && huge.errorLines.count == 1, "\(huge.errors)")
        for wrong in [["--zones", "units"], ["--nearest", "0", "--out", "x"], ["--nearest", "2"], ["--zones", "some"]] {
            #expect(try await CatchmentCLITests.run(["cover"] + SharedRuns.townInput + wrong, in: folder).exitCode == 64)
        }
    }
}
