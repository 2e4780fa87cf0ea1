import Foundation
import TestSupport
import Testing

/// A pseudo-terminal: what is written to one end is read at the other.
private struct Terminal {
    let master: Int32
    let slave: Int32

    init() throws {
        // What grantpt, unlockpt and ptsname do, which Swift's Glibc does not show.
        let (unlock, nameNumber): (UInt, UInt) = (0x4004_5431 /* TIOCSPTLCK */, 0x8004_5430 /* TIOCGPTN */)
        var (locked, number): (Int32, Int32) = (0, 0)
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(master >= 0 && ioctl(master, unlock, &locked) == 0 && ioctl(master, nameNumber, &number) == 0)
        slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(slave >= 0)
    }

    /// What was written until the last holder of the other end let go.
    func text() -> String {
        close(slave)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = read(master, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        close(master)
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite("Progress line on a terminal (O8)")
struct ProgressLineTests {
    private static let input = [
        "cover", "--demand", Repository.data("sample-county/demand.csv"), "--facilities",
        Repository.data("sample-county/facilities.csv"), "--crs", "wgs84", "--radius", "1km", "--no-layers", "--out", "out",
    ]
    /// Back to the beginning of the line, and clear it.
    private static let fresh = "\r\u{1B}[K"

    /// Runs `catchment` with standard error on a terminal; returns what appeared there.
    private func onTerminal(_ arguments: [String], after seconds: String) throws -> String {
        let (folder, terminal) = (try Scratch(), try Terminal())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CatchmentProcess.executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ProcessInfo.processInfo.environment.merging([
            "CATCHMENT_PROGRESS_AFTER": seconds, "LC_ALL": "C.UTF-8",
        ]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(fileDescriptor: terminal.slave)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return terminal.text()
    }

    @Test("long work shows its step over and over in one line, and the line is gone at the end")
    func longWork() throws {
        let text = try onTerminal(Self.input, after: "0")
        #expect(text.contains("\(Self.fresh)catchment: reading"), "\(text.debugDescription)")
        let last = try #require(text.range(of: Self.fresh, options: .backwards))
        #expect(!text[last.upperBound...].contains(" s left") && !text[last.upperBound...].contains("catchment: reading"))
    }

    @Test("short work shows nothing of it")
    func shortWork() throws {
        let text = try onTerminal(Self.input, after: "1e9")
        #expect(!text.contains("catchment: reading"), "\(text.debugDescription)")
    }

    @Test("--quiet shows nothing at all")
    func quiet() throws {
        #expect(try onTerminal(Self.input + ["--quiet"], after: "0") == "")
    }

    @Test("a pipe or a file gets no line and no control characters")
    func piped() async throws {
        let folder = try Scratch()
        let ran = try await run(
            "/usr/bin/env", ["CATCHMENT_PROGRESS_AFTER=0", CatchmentProcess.executable] + Self.input, in: folder)
        #expect(ran.exitCode == 0)
        #expect(!ran.errors.contains("\u{1B}") && !ran.errors.contains("catchment: reading"), "\(ran.errors.debugDescription)")
    }
}
