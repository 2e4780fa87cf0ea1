import Foundation
import TestSupport
import Testing

@Suite("Runs that are cut short")
struct InterruptionTests {
    private static let county = [
        "--demand", Repository.data("sample-county/demand.csv"), "--facilities", Repository.data("sample-county/facilities.csv"),
        "--candidates", Repository.data("sample-county/candidates.csv"), "--crs", "wgs84", "--radius", "1km",
    ]

    @Test("a time limit returns a plan with a true bound, exit code 4, and says that it is not reproducible (S3)")
    func timeLimit() async throws {
        let folder = try Scratch()
        let input = ["site", "--model", "mclp", "--count", "60", "--quiet", "--no-layers", "--json"] + Self.county
        let proven = try await run(input, in: folder).json()["siting"]
        #expect(proven["status"].text == "optimal")
        let ran = try await run(input + ["--time-limit", "0.001s"], in: folder)
        let report = try ran.json()
        let siting = report["siting"]
        #expect(siting.sum("objective") <= proven.sum("objective") && siting.sum("bound") >= proven.sum("objective"))
        #expect(siting["selected"].list.count <= 60 && siting.sum("gained") > 0)
        #expect(ran.exitCode == (siting["status"].text == "optimal" ? 0 : 4))
        if siting["stopped_by"].text == "time_limit" { #expect(report["reproducible"] == .bool(false)) }
    }

    /// Starts a run and returns once its stage holds so many files, or it has ended.
    private func start(_ arguments: [String], in folder: Scratch, out: String, untilFiles count: Int) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CatchmentProcess.executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        try process.run()
        while process.isRunning {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.file(out))) ?? []
            let stage = names.first { $0.hasPrefix(".catchment-\(process.processIdentifier)-") }
            let files = stage.flatMap { try? FileManager.default.contentsOfDirectory(atPath: folder.file("\(out)/\($0)")) }
            if let files, files.count >= count { break }
            sched_yield()
        }
        return process
    }

    @Test(
        "killed while it reads or writes, a run leaves the old folder or the new one, and the next run clears what is left",
        arguments: [0, 3, 8])
    func killed(_ files: Int) async throws {
        let folder = try Scratch()
        let input = ["site", "--model", "mclp", "--count", "3", "--quiet", "--out", "out"] + Self.county
        #expect(try await run(input, in: folder).exitCode == 0)
        let before = try folder.text("out/report.json")
        let process = try start(input.map { $0 == "3" ? "4" : $0 }, in: folder, out: "out", untilFiles: files)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if FileManager.default.fileExists(atPath: folder.file("out/report.json")) {
            let report = try JSON(contentsOf: folder.file("out/report.json"))
            let proposals = try JSON(contentsOf: folder.file("out/proposals.geojson"))["features"].list.count
            #expect(report["siting"]["selected"].list.count == proposals, "the report and the layers are of one run")
            if proposals == 3 { #expect(try folder.text("out/report.json") == before) }
        }
        #expect(try await run(input, in: folder).exitCode == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("out"))
        #expect(!names.contains { $0.hasSuffix(".partial") }, "\(names)")
    }

    @Test("Ctrl-C ends a run and leaves no folder that it made", arguments: [0, 2])
    func interrupted(_ files: Int) async throws {
        let folder = try Scratch()
        let input = ["cover", "--quiet", "--out", "new/deep"] + Self.county.filter { !$0.contains("candidates") }
        let process = try start(input, in: folder, out: "new/deep", untilFiles: files)
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        let isDone = process.terminationReason == .exit && process.terminationStatus == 0
        let left = try folder.names()
        #expect(left.isEmpty != isDone, "\(left)")
    }
}
