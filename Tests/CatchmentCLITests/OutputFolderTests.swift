import Foundation
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
}
