import TestSupport
import Testing

/// Doubts about lists, where the figures that rest on them stand.
@Suite("Doubts about lists in whole runs")
struct DoubtRunTests {
    private static let demand = "id,lon,lat,people\n1,10.05,50.05,5\n2,10.15,50.05,7\n3,10.25,50.05,9\n"
    private static let facilities = "id,lon,lat\nf,10.05,50.05\ng,0,0\n"
    private static let site = [
        "site", "--demand", "d.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--crs", "wgs84", "--radius", "500m",
        "--count", "1", "--out", "out",
    ]

    @Test("a proof beside a center at (0, 0) says so, in the text and in verify")
    func proof() async throws {
        let folder = try Scratch(["d.csv": Self.demand, "f.csv": Self.facilities, "c.csv": "id,lon,lat\nc,10.15,50.05\n"])
        let ran = try await run(Self.site, in: folder)
        #expect(
            ran.output.contains("proven for the 2 centers where their list puts them (1 of them at (0, 0))"), "\(ran.output)")
        let verified = try await run(["verify", "out"], in: folder)
        #expect(verified.exitCode == 0 && verified.output.contains("some of them in doubt"), "\(verified.output)")
    }

    @Test("ids that number the rows of each list are said in compare, with --previous and in a scenario")
    func numberedIds() async throws {
        let plan =
            "crs: wgs84\nradius: 500m\nlayers: {demand: d.csv, facilities: f.csv}\nscenarios:\n  - {name: a, demand: e.csv}\n"
        let renumbered = "id,lon,lat,people\n2,10.05,50.05,5\n3,10.15,50.05,7\n1,10.25,50.05,9\n"
        let folder = try Scratch([
            "d.csv": Self.demand, "e.csv": renumbered, "f.csv": "id,lon,lat\nf,10.05,50.05\n", "plan.yaml": plan,
        ])
        let cover = ["cover", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "500m"]
        #expect(try await run(cover + ["--demand", "d.csv", "--out", "x"], in: folder).exitCode == 0)
        let again = try await run(cover + ["--demand", "e.csv", "--out", "y", "--previous", "x"], in: folder)
        let compared = try await run(["compare", "x", "y"], in: folder)
        let scenario = try await run(["scenario", "plan.yaml", "--out", "s"], in: folder)
        for ran in [again, compared, scenario] {
            #expect(ran.exitCode == 0 && ran.errors.contains("3 of the 3 ids that both lists of demand have"), "\(ran.errors)")
        }
    }
}
