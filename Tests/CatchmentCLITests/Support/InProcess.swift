import Foundation

@testable import CatchmentCLI

/// Runs a command of `catchment` in this process, as it would run in the folder.
///
/// A process has one current folder, and tests run beside one another: names of files in the folder are made whole before the command sees
/// them, and stand as they were given in what it says. Whatever shows only in a process of its own is asked of ``runProgram(_:in:locale:)``.
@discardableResult
func run(_ arguments: [String], in folder: Scratch, locale: String = "C.UTF-8") async throws -> ProgramRun {
    // It goes to the folder in which the batch was run.
    if arguments.contains("--replay") { return try await runProgram(arguments, in: folder, locale: locale) }
    let transcript = Console.Transcript()
    let whole = InProcess.whole(arguments, in: folder)
    let code = await Console.$transcript.withValue(transcript) {
        await Catchment.run(whole, environment: { $0 == "LC_ALL" ? locale : nil })
    }
    func given(_ text: String) -> String { text.replacing(folder.path + "/", with: "").replacing(folder.path, with: ".") }
    return ProgramRun(exitCode: code, output: given(transcript.output), errors: given(transcript.errors))
}

/// Which arguments name files.
private enum InProcess {
    /// Options whose value is the name of a file or folder, there or not.
    private static let paths: Set<String> = [
        "--demand", "--facilities", "--candidates", "--units", "--exclude", "--buildings", "--cost-matrix", "--unit-rules",
        "--plan",
        "--out", "--previous", "--proposals", "--base", "--context",
    ]

    static func whole(_ arguments: [String], in folder: Scratch) -> [String] {
        arguments.enumerated().map { place, argument in
            guard !argument.hasPrefix("-"), !argument.hasPrefix("/"), !argument.contains(":"), !argument.isEmpty else {
                return argument
            }
            let isPath = place > 0 && paths.contains(arguments[place - 1])
            let isCommand = place == 0
            return isPath || !isCommand && folder.exists(argument) ? folder.file(argument) : argument
        }
    }
}
