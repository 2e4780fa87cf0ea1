import Foundation
import Publication
import Testing

@Suite("Errors of writing")
struct WriteErrorTests {
    private static let cover = ["cover"] + SharedRuns.townInput + ["--quiet", "--out", "out"]

    /// Runs under a limit of the shell, with none of the files that the tests have open.
    private func limited(_ limit: String, _ arguments: [String], in folder: Scratch) async throws -> ProgramRun {
        let close = "for open in /proc/$$/fd/*; do open=${open##*/}; [ $open -gt 2 ] && eval \"exec $open>&-\"; done"
        return try await run(
            "/bin/bash", ["-c", "\(close); \(limit); exec \"$0\" \"$@\"", CatchmentProcess.executable] + arguments, in: folder)
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

    @Test("where few files can be opened, a run ends with words before it begins", arguments: [4, 5, 6, 9, 12, 20, 26])
    func openFiles(_ most: Int) async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await limited("ulimit -n \(most)", Self.cover + ["--report"], in: folder)
        #expect(
            ran.exitCode == 74 && ran.errorLines.count == 1 && ran.errors.contains("ulimit -n"), "\(ran.exitCode) \(ran.errors)")
        #expect(!folder.exists("out"))
        let chinese = try await limited("ulimit -n \(most)", ["verify", "out", "--lang", "zh"], in: folder)
        #expect(chinese.exitCode == 74 && chinese.errors.contains("还能打开的文件"), "\(chinese.exitCode) \(chinese.errors)")
    }

    @Test("a run needs no more files than are asked for before it begins")
    func enoughFiles() async throws {
        let folder = try Scratch(SharedRuns.town)
        let ran = try await limited("ulimit -n 28", Self.cover + ["--report", "--gpkg", "--xlsx"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.exitCode) \(ran.errors)")
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
