import Foundation
import GeoPrimitives

/// The worked example of docs/levels.md: a county of two towns and four villages, 6 × 2 km in a plane, everything on the line y = 1000.
enum ThreeLevels {
    private static func unit(_ code: String, _ level: String, _ parent: String?, _ west: Int, _ east: Int, _ households: Int)
        -> String
    {
        let ring = "[[\(west),0],[\(east),0],[\(east),2000],[\(west),2000],[\(west),0]]"
        let above = parent.map { "\"\($0)\"" } ?? "null"
        return
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(code)\",\"level\":\"\(level)\",\"parent\":\(above),\"households\":\(households)},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }

    static let files = [
        "units.geojson": "{\"type\":\"FeatureCollection\",\"features\":["
            + [
                unit("C", "county", nil, 0, 6000, 400), unit("T1", "town", "C", 0, 3000, 200),
                unit("T2", "town", "C", 3000, 6000, 200), unit("V1", "village", "T1", 0, 1500, 100),
                unit("V2", "village", "T1", 1500, 3000, 100), unit("V3", "village", "T2", 3000, 4500, 100),
                unit("V4", "village", "T2", 4500, 6000, 100),
            ].joined(separator: ",\n") + "]}",
        "people.csv": """
        id,x,y,population
        p1,500,1000,100
        p2,1400,1000,200
        p3,1600,1000,50
        p4,2500,1000,150
        p5,3100,1000,80
        p6,4000,1000,120
        p7,5900,1000,300

        """,
        "centers.csv": """
        id,level,x,y,radius_m,floor_area_m2,functions,capacity
        K,county,2000,1000,1500,3000,party;government;health,200
        A,town,1000,1000,1000,800,party;government,300
        a,village,500,1000,500,30,party,60
        b,village,1500,1000,200,25,party;health,200
        c,village,4000,1000,300,,government,100

        """,
    ]

    static let input = [
        "--demand", "people.csv", "--facilities", "centers.csv", "--units", "units.geojson", "--crs", "planar", "--radius",
        "500m",
        "--min-people", "1", "--quiet", "--out", "out",
    ]

    /// Runs a command on the example and returns its folder and report.
    static func run(_ more: [String], command: String = "cover", files extra: [String: String] = [:]) async throws -> (
        folder: Scratch, report: JSON, ran: ProgramRun
    ) {
        let folder = try Scratch(files.merging(extra) { $1 })
        let ran = try await CatchmentCLITests.run([command] + input + more, in: folder)
        guard folder.exists("out/report.json") else { return (folder, .null, ran) }
        return (folder, try JSON(contentsOf: folder.file("out/report.json")), ran)
    }
}
