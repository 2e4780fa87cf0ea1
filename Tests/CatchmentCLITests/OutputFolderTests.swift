import Foundation
import Publication
import TestSupport
import Testing

@Suite("Output folders")
struct OutputFolderTests {
    @Test("a folder that holds a file called like an output, and no report of an earlier run, is refused and left as it is")
    func foreignFiles() async throws {
        let folder = try Scratch(SharedRuns.town)
        try folder.write("here/units.csv", "mine\n")
        for out in ["here", "here/"] {
            let ran = try await run(["cover"] + SharedRuns.townInput + ["--out", out], in: folder)
            #expect(
                ran.exitCode == 73 && ran.errors.contains("holds units.csv, which no run of catchment wrote"), "\(ran.errors)")
        }
        #expect(try folder.text("here/units.csv") == "mine\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("here")) == ["units.csv"])
    }

    @Test("inputs are never replaced by outputs, not even those of an earlier run")
    func inputs() async throws {
        let folder = try Scratch(SharedRuns.town)
        let first = try await run(["cover"] + SharedRuns.townInput + ["--out", "out"], in: folder)
        #expect(first.exitCode == 0, "\(first.errors)")
        let before = try folder.text("out/facilities.geojson")
        let again = try await run(
            [
                "cover", "--demand", "d.csv", "--facilities", "out/facilities.geojson", "--crs", "wgs84", "--radius", "1km",
                "--out", "out",
            ],
            in: folder)
        #expect(again.exitCode == 73 && again.errors.contains("out/facilities.geojson is an input"), "\(again.errors)")
        #expect(try folder.text("out/facilities.geojson") == before)
    }

    @Test(
        "a folder that holds an input of the run is refused, whatever leads there",
        arguments: [".", "./", "in", "in/../in", "link", "in/deeper/.."])
    func heldInputs(_ out: String) async throws {
        let folder = try Scratch(Dictionary(uniqueKeysWithValues: SharedRuns.town.map { ("in/\($0.key)", $0.value) }))
        try folder.write("in/deeper/note.txt", "mine\n")
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "in")
        try folder.copy("in/d.csv", to: "d.csv")
        let before = try folder.names()
        let ran = try await run(
            [
                "cover", "--demand", out == "." || out == "./" ? "d.csv" : "in/d.csv", "--facilities", "in/f.csv", "--crs",
                "wgs84", "--radius", "1km", "--out", out,
            ],
            in: folder)
        #expect(ran.exitCode == 73 && ran.errors.contains("d.csv is an input and lies in"), "\(ran.errors)")
        #expect(try folder.names() == before)
    }

    @Test("so is one that holds the plan, a linked input, or the folders of a batch that a comparison reads")
    func heldByOthers() async throws {
        let folder = try Scratch(SharedRuns.town)
        try folder.write(
            "plan/plan.yaml",
            "layers: {demand: ../d.csv, facilities: ../f.csv}\ncrs: wgs84\nradius: 1km\nscenarios: [{name: none, close: [f1]}]\n")
        let planned = try await run(["cover", "--plan", "plan/plan.yaml", "--out", "plan"], in: folder)
        #expect(planned.exitCode == 73 && planned.errors.contains("plan/plan.yaml is an input"), "\(planned.errors)")
        try folder.write("links/note.txt", "mine\n")
        try FileManager.default.createSymbolicLink(atPath: folder.file("links/d.csv"), withDestinationPath: "../d.csv")
        let linked = try await run(
            ["cover", "--demand", "links/d.csv", "--crs", "wgs84", "--radius", "1km", "--out", "links"], in: folder)
        #expect(linked.exitCode == 73, "\(linked.errors)")
        let batch = try await run(["scenario", "plan/plan.yaml", "--out", "batch"], in: folder)
        #expect(batch.exitCode == 0, "\(batch.errors)")
        let compared = try await run(["compare", "batch/base", "batch/none", "--out", "batch"], in: folder)
        #expect(compared.exitCode == 73 && compared.errors.contains("batch/base/report.json is an input"), "\(compared.errors)")
        #expect(folder.exists("batch/base/assignments.geojson"))
        // Beside the results of others, and in a folder above the inputs, a run may write.
        #expect(try await run(["compare", "batch/base", "batch/none", "--out", "."], in: folder).exitCode == 0)
    }

    @Test("a run records its files, and the next removes those alone")
    func recorded() async throws {
        let folder = try Scratch(SharedRuns.town)
        let cover = ["cover"] + SharedRuns.townInput + ["--out", "out"]
        #expect(try await run(cover + ["--xlsx", "--report"], in: folder).exitCode == 0)
        let recorded = try JSON(contentsOf: folder.file("out/report.json"))["files"].object
        #expect(Set(recorded.keys) == Set(try folder.names(in: "out")).subtracting(["report.json"]))
        for (name, hash) in recorded where name != "report.html" {
            let sum = try await run("/usr/bin/env", ["sha256sum", "out/\(name)"], in: folder)
            #expect(sum.output.hasPrefix(hash.text ?? "?"), "\(name)")
        }
        // Called like outputs and not ours: one came from elsewhere, one was changed.
        try folder.write("out/curve.csv", "mine\n")
        try folder.write("out/facilities.xlsx", "mine too\n")
        try folder.write("out/map.html", "<html>mine as well</html>\n")
        let again = try await run(cover, in: folder)
        #expect(again.exitCode == 0, "\(again.errors)")
        #expect(try folder.text("out/curve.csv") == "mine\n" && folder.text("out/facilities.xlsx") == "mine too\n")
        #expect(try folder.text("out/map.html") == "<html>mine as well</html>\n")
        #expect(!folder.exists("out/uncovered-clusters.xlsx") && !folder.exists("out/report.html"))
    }

    @Test(
        "what a run would write over is refused where somebody changed it or put it there",
        arguments: ["out/facilities.csv", "out/report.md"])
    func changed(_ name: String) async throws {
        let folder = try Scratch(SharedRuns.town)
        let cover = ["cover"] + SharedRuns.townInput + ["--out", "out"]
        #expect(try await run(cover, in: folder).exitCode == 0)
        let report = try folder.text("out/report.json")
        try folder.write(name, "mine\n")
        let again = try await run(cover + ["--report"], in: folder)
        #expect(again.exitCode == 73, "\(again.errors)")
        #expect(
            again.errors.contains(
                name == "out/report.md" ? "which no run of catchment wrote" : "which was changed since a run wrote it"),
            "\(again.errors)")
        #expect(try folder.text(name) == "mine\n" && folder.text("out/report.json") == report)
        #expect(try folder.names(in: "out").allSatisfy { !$0.hasPrefix(".") })
    }

    @Test("folders that were written before there was a record go by the names of files")
    func older() async throws {
        let folder = try Scratch(SharedRuns.town)
        let cover = ["cover"] + SharedRuns.townInput + ["--out", "out"]
        #expect(try await run(cover + ["--xlsx"], in: folder).exitCode == 0)
        let report = try JSON(contentsOf: folder.file("out/report.json")).without(["files"])
        try folder.write("out/report.json", try report.data())
        #expect(try await run(cover, in: folder).exitCode == 0)
        #expect(!folder.exists("out/facilities.xlsx"))
    }

    @Test("a batch removes only what its folders recorded")
    func batches() async throws {
        let folder = try Scratch(SharedRuns.town)
        func plan(_ scenarios: String) throws {
            try folder.write(
                "plan.yaml", "layers: {demand: d.csv, facilities: f.csv}\ncrs: wgs84\nradius: 1km\nscenarios:\n\(scenarios)")
        }
        try plan("  - {name: one, close: [f1]}\n  - {name: two, close: [f2]}\n")
        #expect(try await run(["scenario", "plan.yaml", "--out", "out"], in: folder).exitCode == 0)
        try folder.write("out/two/curve.csv", "mine\n")
        try folder.write("out/base/notes.txt", "mine\n")
        try plan("  - {name: one, close: [f1]}\n")
        let again = try await run(["scenario", "plan.yaml", "--out", "out"], in: folder)
        #expect(again.exitCode == 0, "\(again.errors)")
        #expect(try folder.names(in: "out/two") == ["curve.csv"])
        #expect(try folder.text("out/base/notes.txt") == "mine\n")
        try folder.write("out/one/facilities.csv", "mine\n")
        let refused = try await run(["scenario", "plan.yaml", "--out", "out"], in: folder)
        #expect(
            refused.exitCode == 73 && refused.errors.contains("out/one holds facilities.csv, which was changed"),
            "\(refused.errors)")
        #expect(try folder.text("out/one/facilities.csv") == "mine\n")
    }

    @Test("33: --out that holds an input", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func sharedCase() async throws {
        let folder = try SharedCase.files("33-out-folder-holds-an-input")
        let ran = try await run(
            ["cover", "--demand", "d.csv", "--facilities", "f.csv", "--radius", "1km", "--out", "."], in: folder)
        #expect(ran.exitCode == 73 && ran.errors.contains("d.csv is an input"), "\(ran.errors)")
        #expect(try folder.names() == ["d.csv", "f.csv"])
    }

    @Test("a folder called like an output is never removed")
    func folderOfThatName() async throws {
        let folder = try Scratch(SharedRuns.town)
        try folder.write("out/blanks.geojson/note.txt", "mine\n")
        let ran = try await run(["cover"] + SharedRuns.townInput + ["--out", "out"], in: folder)
        #expect(ran.exitCode == 73)
        #expect(try folder.text("out/blanks.geojson/note.txt") == "mine\n")
    }

    @Test("other files in the folder stay, and a folder whose run was cut short may be written again")
    func otherFiles() async throws {
        let folder = try Scratch(SharedRuns.town)
        try folder.write("out/notes.txt", "mine\n")
        try folder.write("out/report.json", "{\"schema\": \"catchment/unfinished/1\"}\n")
        try folder.write("out/units.csv", "of the run that was cut short\n")
        let checked = try await run(["verify", "out"], in: folder)
        #expect(checked.exitCode == 65 && checked.errors.contains("was cut short; run it again"), "\(checked.errors)")
        let ran = try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--min-people", "1e12"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(try folder.text("out/notes.txt") == "mine\n")
        #expect(
            try JSON(contentsOf: folder.file("out/report.json"))["blanks"]["clusters"].list.isEmpty, "more people than there are")
    }

    @Test("what a file declares beats --crs, and the layer's own flag beats both")
    func precedence() async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\na,106.1,35.9,10\nb,106.2,35.9,20\n", "f.csv": "id,lon,lat\nf,106.1,35.9\n",
        ])
        try await ogr2ogr(
            [
                "-f", "GPKG", "d.gpkg", "d.csv", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-s_srs",
                "EPSG:4326",
                "-t_srs", "EPSG:4547",
            ], in: folder)
        let input = ["cover", "--demand", "d.gpkg", "--facilities", "f.csv", "--radius", "1km", "--crs", "wgs84", "--json"]
        let ran = try await run(input, in: folder)
        #expect(ran.exitCode == 0 && ran.errors.contains("the file declares EPSG:4547, which is used"), "\(ran.errors)")
        let report = try ran.json()
        #expect(report["inputs"]["demand"]["crs"]["source"].text == "file")
        let wrong = try await run(input + ["--demand-crs", "wgs84"], in: folder)
        #expect(wrong.exitCode == 65 && wrong.errors.contains("look like metres"), "\(wrong.errors)")
    }

    @Test("a second run ends with 75 and names the first; --wait waits for its end")
    func heldFolder() async throws {
        let folder = try Scratch(SharedRuns.town)
        let cover = ["cover"] + SharedRuns.townInput + ["--quiet", "--out", "out"]
        var held: StagedDirectory? = try StagedDirectory(folder.file("out"))
        let refused = try await run(cover, in: folder)
        #expect(refused.exitCode == 75 && refused.errors.contains("process \(getpid())"), "\(refused.errors)")
        #expect(try #require(held).files.isEmpty)
        async let waiting = run(cover + ["--wait"], in: folder)
        held = nil
        let waited = try await waiting
        #expect(waited.exitCode == 0 && folder.exists("out/report.json"), "\(waited.errors)")
    }
}
