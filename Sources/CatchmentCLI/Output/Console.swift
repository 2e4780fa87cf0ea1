import ArgumentParser
import CatchmentKit
import Glibc
import Synchronization

/// Where a command says what: results to standard output, everything else to standard error.
enum Console {
    /// What commands say that run inside another program, in place of its streams.
    final class Transcript: Sendable {
        private let bytes = Mutex((output: [UInt8](), errors: [UInt8]()))

        /// What was written to standard output.
        var output: String { bytes.withLock { String(decoding: $0.output, as: UTF8.self) } }
        /// What was written to standard error.
        var errors: String { bytes.withLock { String(decoding: $0.errors, as: UTF8.self) } }

        fileprivate func write(_ more: some Collection<UInt8>, to descriptor: Int32) {
            bytes.withLock { if descriptor == STDOUT_FILENO { $0.output += more } else { $0.errors += more } }
        }
    }

    /// Where what is said goes in place of the streams; `nil` in the program itself.
    @TaskLocal static var transcript: Transcript?

    /// Writes a line to standard error.
    static func note(_ line: String) {
        writeAll("\(ShownText.plain(line))\n", to: STDERR_FILENO)
    }

    /// Writes notices and warnings to standard error, in the language of the reader.
    static func say(_ notices: [Notice], _ language: Language) {
        for notice in notices { note("catchment: \(notice.said(in: language))") }
    }

    /// Says where the files are.
    static func written(_ place: String, _ language: Language, _ more: Wording = Wording("", "")) {
        note("catchment: " + language(Wording("written to \(place)\(more.english)", "已写入 \(place)\(more.chinese)")))
    }

    /// Writes a text to standard output.
    ///
    /// A reader that went away (such as `head`) ends the program quietly.
    static func result(_ text: String) throws {
        try write(ShownText.plain(text))
    }

    /// Writes a JSON document to standard output.
    static func result(json: some Collection<UInt8>) throws {
        try write(ShownText.json(String(decoding: json, as: UTF8.self)))
    }

    private static func write(_ text: String) throws {
        guard writeAll(text, to: STDOUT_FILENO) else { throw CatchmentError.inputOutput(.output(.standardOutput)) }
    }

    /// Whether standard error is a terminal.
    static var hasTerminal: Bool { transcript == nil && isatty(STDERR_FILENO) == 1 }

    /// Makes a folder the one that paths are relative to from now on.
    static func enter(_ folder: String) throws {
        guard unsafe chdir(folder) == 0 else {
            throw CatchmentError.noInput(
                [InputDiagnostic(.error, file: folder, message: .folder(.runFolderGone))])
        }
    }

    /// The value of a variable of the environment.
    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// Writes over the current line of the terminal on standard error.
    static func status(_ text: String) {
        writeAll("\r\u{1B}[K\(text)", to: STDERR_FILENO)
    }

    @discardableResult
    private static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
        if let transcript {
            transcript.write(text.utf8, to: descriptor)
            return true
        }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            bytes = bytes.dropFirst(written)
        }
        return true
    }

    /// Runs a command's work; its errors become lines on standard error, in the language of the reader, and its exit code.
    static func run(in language: Language, _ work: () async throws -> ExitCode) async throws {
        Interrupt.watchInputs(language)
        let code: ExitCode
        do {
            code = try await work()
        } catch let error as CatchmentError {
            // The signal's handler ends the program with the right code in a moment.
            while Interrupt.isEnding.load(ordering: .relaxed) { usleep(1000) }
            throw said(error, language)
        } catch let error as ExitCode {
            throw error
        } catch {
            note("catchment: \(language(Wording("internal error: \(error)", "内部错误：\(error)")))")
            throw ExitCode(70)
        }
        if code != .success { throw code }
    }

    /// Does something before a command runs; its errors are said as those of the run are.
    static func saying(in language: Language, _ work: () throws -> Void) throws {
        do { try work() } catch let error as CatchmentError { throw said(error, language) }
    }

    /// Says an error; returns its exit code.
    private static func said(_ error: CatchmentError, _ language: Language) -> ExitCode {
        for line in error.lines(in: language) { note("catchment: \(line)") }
        return ExitCode(error.exitCode)
    }

    /// Prints notices and the report of a run.
    static func show(_ report: ReportDocument, _ output: OutputArguments) throws {
        if !output.quiet {
            say(report.notices, output.lang)
        }
        if output.json {
            try result(json: report.json())
        } else if !output.quiet {
            try result(TextReport(report, language: output.lang).text)
        }
        if let out = output.out, !output.quiet { written(out, output.lang) }
    }
}
