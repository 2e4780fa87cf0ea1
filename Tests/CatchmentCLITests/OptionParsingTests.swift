import ArgumentParser
@testable import CatchmentCLI
import CatchmentKit
import PlanningTerms
import Testing

@Suite("Option parsing")
struct OptionParsingTests {
    private func parse<Command>(_ arguments: [String], as: Command.Type) throws -> Command {
        try #require(try Catchment.parseAsRoot(arguments) as? Command)
    }

    private func message(_ arguments: [String]) -> String? {
        do {
            _ = try Catchment.parseAsRoot(arguments)
            return nil
        } catch {
            return Catchment.exitCode(for: error) == .validationFailure ? Catchment.message(for: error) : nil
        }
    }

    @Test("reads every input flag of cover")
    func cover() throws {
        let command = try parse(
            [
                "cover", "--demand", "d.csv", "--facilities", "f.xlsx", "--units", "u.gpkg", "--radius", "1.5km",
                "--radius-override", "800米", "--crs", "gcj02",
                "--demand-crs", "EPSG:4547", "--facilities-crs", "bd09", "--units-crs", "wgs84", "--demand-columns",
                "lon=经度,lat=纬度",
                "--facilities-columns", "id=编号", "--units-columns", "code=c", "--demand-layer", "a", "--facilities-layer", "b",
                "--units-layer", "c",
                "--class", "elders=e", "--class", "homes=h:households:500m", "--levels", "city,district", "--include", "planned",
                "--accept-ballpark",
                "--threads", "3",
            ], as: Cover.self)
        let options = command.input.options()
        var expected = InputOptions(
            demand: LayerOptions(path: "d.csv", crs: .epsg(4547), columns: ["lon": "经度", "lat": "纬度"], layer: "a"))
        expected.facilities = LayerOptions(path: "f.xlsx", crs: .bd09, columns: ["id": "编号"], layer: "b")
        expected.units = LayerOptions(path: "u.gpkg", crs: .wgs84, columns: ["code": "c"], layer: "c")
        expected.crs = .gcj02
        expected.radius = .meters(1500)
        expected.radiusOverride = .meters(800)
        expected.classes = [
            ClassOption(name: "elders", column: "e"),
            ClassOption(name: "homes", column: "h", unit: "households", radius: .meters(500)),
        ]
        expected.levels = ["city", "district"]
        expected.includesPlanned = true
        expected.acceptsBallpark = true
        expected.threads = 3
        #expect(options == expected)
    }

    @Test("reads every output flag")
    func output() throws {
        let settings = try parse(
            [
                "cover", "--demand", "d", "--out", "o", "--cluster-distance", "300m", "--min-people", "7", "--min-blank-area",
                "5", "--tolerance", "1m",
                "--area-mode", "outer", "--lang", "zh", "--json", "--quiet",
            ], as: Cover.self
        ).output
        #expect(settings.json && settings.quiet && settings.lang == .zh && settings.out == "o")
        #expect(settings.settings().clusterDistance == .meters(300))
        #expect(settings.settings().minimumPeople == 7)
        #expect(settings.settings().minimumBlankArea == .squareMeters(5))
        #expect(settings.settings().tolerance == .meters(1))
        #expect(settings.settings().areaMode == .outer)
        #expect(settings.settings().writesLayers)
        #expect(
            try !parse(["cover", "--demand", "d", "--out", "o", "--no-layers"], as: Cover.self).output.settings().writesLayers)
        #expect(try !parse(["cover", "--demand", "d"], as: Cover.self).output.settings().writesLayers)
    }

    @Test("reads the flags of site")
    func site() throws {
        let command = try parse(
            [
                "site", "--demand", "d", "--candidates", "c", "--candidates-crs", "gcj02", "--model", "lscp", "--target", "95%",
                "--time-limit", "5min",
                "--work-limit", "0", "--gap", "0.0001", "--seed", "9", "--exclude", "e", "--exclude-crs", "bd09",
            ], as: Site.self)
        #expect(command.model == .lscp && command.target?.value == 0.95 && command.timeLimit?.seconds == 300)
        #expect(command.workLimit == 0 && command.gap == 0.0001 && command.seed == 9)
        #expect(command.sites.candidatesCrs == .gcj02 && command.sites.excludeCrs == .bd09)
    }

    @Test("reads shares and durations", arguments: [("95%", 0.95), ("0.5", 0.5), ("100%", 1), ("0%", 0), ("1", 1)])
    func shares(_ text: String, _ value: Double) throws { #expect(try Share.reading(text).value == value) }

    @Test("reads durations", arguments: [("60s", 60), ("5min", 300), ("1h", 3600), ("0.5s", 0.5)])
    func durations(_ text: String, _ seconds: Double) throws { #expect(try TimeLimit.reading(text).seconds == seconds) }

    @Test(
        "says what is wrong",
        arguments: [
            (["cover", "--demand", "d", "--radius", "500"], "with its unit"),
            (["cover", "--demand", "d", "--radius", "-5m"], "above zero"),
            (["cover", "--demand", "d", "--radius", "0m"], "above zero"),
            (["cover", "--demand", "d", "--cluster-distance", "x"], "with its unit"),
            (["cover", "--demand", "d", "--demand-columns", "lon=a,lon=b"], "named twice"),
            (["cover", "--demand", "d", "--demand-columns", "lon"], "role=column"),
            (["cover", "--demand", "d", "--class", "x"], "name=column"),
            (["cover", "--demand", "d", "--min-people", "-1"], "--min-people"),
            (["cover", "--demand", "d", "--min-blank-area", "nan"], "--min-blank-area"),
            (["cover", "--demand", "d", "--include", "closed"], "planned"),
            (["cover", "--demand", "d", "--crs", ""], "gcj02"),
            (["site", "--demand", "d", "--candidates", "c"], "--count"),
            (["site", "--demand", "d", "--candidates", "c", "--count", "0"], "at least 1"),
            (["site", "--demand", "d", "--candidates", "c", "--count", "1", "--gap", "-1"], "--gap"),
            (["site", "--demand", "d", "--candidates", "c", "--count", "1", "--work-limit", "-1"], "--work-limit"),
            (["site", "--demand", "d", "--candidates", "c", "--count", "1", "--time-limit", "0s"], "60s"),
            (["site", "--demand", "d", "--candidates", "c", "--model", "lscp", "--target", "101%"], "100%"),
            (["site", "--demand", "d", "--candidates", "c", "--model", "lscp", "--target", "nan"], "95%"),
            (["verify"], "folder"),
        ])
    func refuses(_ arguments: [String], _ fragment: String) throws {
        let text = try #require(message(arguments))
        #expect(text.contains(fragment), "\(text)")
    }

    @Test("every command has help", arguments: ["inspect", "cover", "site", "verify"])
    func help(_ command: String) async throws {
        let ran = try await run([command, "--help"], in: Scratch())
        #expect(ran.exitCode == 0)
        #expect(ran.errors.isEmpty)
        #expect(ran.output.contains("USAGE: catchment \(command)"))
        #expect(ran.output.contains("OVERVIEW: "))
    }

    @Test("prints its version")
    func version() async throws {
        let ran = try await run(["--version"], in: Scratch())
        #expect(ran.exitCode == 0 && ran.output == "\(Version.current)\n")
    }
}
