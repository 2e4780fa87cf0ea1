import Foundation
import TestSupport

/// Runs that several suites look at, made once.
enum SharedRuns {
    struct Run: Sendable {
        let folder: Scratch
        let program: ProgramRun
        let report: JSON
    }

    static let countyInput = [
        "--demand", Repository.data("sample-county/demand.csv"), "--facilities", Repository.data("sample-county/facilities.csv"),
        "--units", Repository.data("sample-county/units.geojson"), "--crs", "wgs84", "--class", "elders=elders",
        "--class", "homes=households:households",
    ]

    /// `cover` of the sample county into the folder `out`, on one thread.
    static let county = Task { () throws -> Run in
        let folder = try Scratch()
        let program = try await run(["cover"] + countyInput + ["--threads", "1", "--out", "out"], in: folder)
        return Run(folder: folder, program: program, report: try JSON(contentsOf: folder.file("out/report.json")))
    }

    /// A town of 90 blocks and 20 candidates, small enough to check by eye.
    static let town: [String: String] = {
        var demand = "id,lon,lat,population\n"
        for number in 0..<90 {
            demand +=
                "p\(number),\(coordinate(-51.2, number % 10, 0.0031)),\(coordinate(-30.1, number / 10, 0.0029)),\((number * 53) % 97 + 1)\n"
        }
        var candidates = "id,lon,lat\n"
        for number in 0..<20 {
            candidates +=
                "c\(number),\(coordinate(-51.2, (number * 7) % 10, 0.0032)),\(coordinate(-30.1, (number * 3) % 9, 0.003))\n"
        }
        return ["d.csv": demand, "f.csv": "id,lon,lat\nf1,-51.2,-30.1\nf2,-51.1938,-30.0942\n", "c.csv": candidates]
    }()

    static let townInput = ["--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "500m"]

    /// `site` of the town with four sites into the folder `out`.
    static let plan = Task { () throws -> Run in
        let folder = try Scratch(town)
        let program = try await runProgram(
            ["site"] + townInput + ["--candidates", "c.csv", "--count", "4", "--out", "out"], in: folder)
        return Run(folder: folder, program: program, report: try JSON(contentsOf: folder.file("out/report.json")))
    }

    private static func coordinate(_ origin: Double, _ step: Int, _ size: Double) -> String {
        String(format: "%.6f", origin + Double(step) * size)
    }
}
