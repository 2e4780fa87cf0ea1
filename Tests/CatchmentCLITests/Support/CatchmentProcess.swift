import Foundation

/// What a run of a program left behind.
struct ProgramRun: Sendable {
    let exitCode: Int32
    let output: String
    let errors: String

    /// The lines of standard error.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

    /// The JSON on standard output.
    func json() throws -> JSON { try JSON(Data(output.utf8)) }
}

/// The built `catchment`, which lies beside the test bundle.
enum CatchmentProcess {
    static let executable: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let candidates = [own, CommandLine.arguments[0], Bundle.main.bundlePath].map {
            URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("catchment").path
        }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
    }()
}

/// Starts `catchment` in the folder: for what only a process shows, such as its streams, signals and limits, and where paths stay relative.
@discardableResult
func runProgram(_ arguments: [String], in folder: Scratch, locale: String = "C.UTF-8") async throws -> ProgramRun {
    try await run(CatchmentProcess.executable, arguments, in: folder, locale: locale)
}

/// Runs a program in the folder.
///
/// Its output goes through files outside it, so that no pipe can fill up and no listing changes.
///
/// It speaks the language of the locale, whatever that of the machine is.
@discardableResult
func run(_ program: String, _ arguments: [String], in folder: Scratch, locale: String = "C.UTF-8") async throws -> ProgramRun {
    let streams = try Scratch()
    try streams.write("out", "")
    try streams.write("err", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": locale]) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.file("out")))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.file("err")))
    process.standardOutput = output
    process.standardError = errors
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
        process.terminationHandler = { ended in
            continuation.resume(
                returning: ended.terminationReason == .exit ? ended.terminationStatus : 128 + ended.terminationStatus)
        }
        do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    // The process outlives its end in Foundation's keeping, and the files with it.
    try output.close()
    try errors.close()
    return ProgramRun(exitCode: status, output: try streams.text("out"), errors: try streams.text("err"))
}

/// Makes files in formats that only GDAL writes.
func ogr2ogr(_ arguments: [String], in folder: Scratch) async throws {
    let made = try await run("/usr/bin/env", ["ogr2ogr"] + arguments, in: folder)
    guard made.exitCode == 0 else { throw ToolFailed(text: made.errors) }
}

struct ToolFailed: Error {
    let text: String
}
