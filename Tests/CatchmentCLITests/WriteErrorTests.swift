import Foundation
import Publication
import Testing

@Suite("Errors of writing")
struct WriteErrorTests {
    private static let cover = ["cover"] + SharedRuns.townInput + ["--quiet", "--out", "out"]

    /// Runs under a limit of the shell.
    private func limited(_ limit: String, _ arguments: [String], in folder: Scratch) async throws -> ProgramRun {
        try await run("/bin/sh", ["-c", "\(limit); exec \"$0\" \"$@\"", CatchmentProcess.executable] + arguments, in: folder)
    }

    @Test("a limit on the size of files is said as one, with the file by its own name, also without a trap of its signal")
    func fileSize() async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await limited("ulimit -f 4", Self.cover, in: folder)
        #expect(ran.exitCode == 74 && ran.errorLines.count == 1, "\(ran.exitCode) \(ran.errors)")
        #expect(ran.errors.contains("cannot write out/"), "\(ran.errors)")
        #expect(ran.errors.contains("raise the limit with ulimit -f"), "\(ran.errors)")
        #expect(!ran.errors.contains(".catchment-") && !folder.exists("out"), "\(ran.errors)")
    }

    @Test("too many open files are said as that, wherever they run out", arguments: [10, 14, 18, 22])
    func openFiles(_ most: Int) async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await limited("ulimit -n \(most)", Self.cover + ["--report"], in: folder)
        guard ran.exitCode != 0 else { return }
        #expect([66, 74].contains(ran.exitCode) && ran.errors.contains("ulimit -n"), "\(ran.exitCode) \(ran.errors)")
        #expect(!ran.errors.contains(".catchment-") && !folder.exists("out"), "\(ran.errors)")
    }

    @Test("a map is not drawn into a folder that a run writes into")
    func heldMap() async throws {
        let folder = try Scratch(SharedRuns.town)
        #expect(try await run(Self.cover, in: folder).exitCode == 0)
        var held: StagedDirectory? = try StagedDirectory(folder.file("out"))
        let refused = try await run(["map", "out", "--format", "svg"], in: folder)
        #expect(refused.exitCode == 75 && refused.errors.contains("process \(getpid())"), "\(refused.exitCode) \(refused.errors)")
        #expect(try #require(held).files.isEmpty)
        async let waiting = run(["map", "out", "--format", "svg", "--wait", "--quiet"], in: folder)
        held = nil
        let drawn = try await waiting
        #expect(drawn.exitCode == 0 && folder.exists("out/map.svg"), "\(drawn.errors)")
    }
}
