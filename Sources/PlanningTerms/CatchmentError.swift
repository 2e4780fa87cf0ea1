/// Why a run stopped: what was found, in words, and the exit code of a command that ends with it.
///
/// It holds values; they are said in a language by ``lines(in:)``.
public struct CatchmentError: Error, Hashable, Sendable {
    /// What stopped the run.
    package enum Cause: Hashable, Sendable {
        /// The settings cannot be meant; the setting that is meant stands before the message.
        case usage(Message, setting: Setting?)
        /// The inputs are wrong; each diagnostic names its file and row. `more` counts those not listed.
        case badData([InputDiagnostic], more: Int)
        /// A plan or profile is wrong: everything that is, said in the order of its lines as far as it is listed; `more` counts what was not kept.
        case badPlan([InputDiagnostic], more: Int)
        /// An input is missing or cannot be read.
        case noInput([InputDiagnostic])
        /// An output cannot be created.
        case cannotCreate(Message)
        /// Another run holds the output folder.
        case busy(Message)
        /// An output broke off while it was written.
        case inputOutput(Message)
        /// A check of a published folder found what differs.
        case verificationFailed(folder: String, [CheckMessage])
        /// Something that should not happen.
        case failed(Message)
    }

    /// What stopped the run.
    package let cause: Cause

    private init(_ cause: Cause) { self.cause = cause }

    /// How many things that are wrong with an input are listed; the rest is counted.
    package static let listed = 20

    /// The exit code: 64 usage, 65 bad data, 66 no input, 70 internal, 73 cannot create, 74 input or output, 75 another run holds the output folder.
    public var exitCode: Int32 {
        switch cause {
        case .usage: 64
        case .badData, .badPlan, .verificationFailed: 65
        case .noInput: 66
        case .failed: 70
        case .cannotCreate: 73
        case .inputOutput: 74
        case .busy: 75
        }
    }

    /// What is wrong with the inputs, each thing with its file and row; empty where it is not the inputs.
    public var diagnostics: [InputDiagnostic] {
        switch cause {
        case .badData(let found, _), .badPlan(let found, _), .noInput(let found): found
        default: []
        }
    }
}

extension CatchmentError {
    /// The settings cannot be meant; the setting that is meant stands before the message.
    package static func usage(_ message: Message, setting: Setting? = nil) -> CatchmentError {
        Self(.usage(message, setting: setting))
    }

    /// The inputs are wrong; each diagnostic names its file and row.
    package static func badData(_ found: [InputDiagnostic], more: Int) -> CatchmentError { Self(.badData(found, more: more)) }

    /// Makes an error of one wrong thing in a file.
    package static func badData(_ file: String, row: Int? = nil, column: Int? = nil, _ message: Message) -> CatchmentError {
        .badData([InputDiagnostic(.error, file: file, row: row, column: column, message: message)], more: 0)
    }

    /// A plan or profile is wrong.
    package static func badPlan(_ found: [InputDiagnostic], more: Int = 0) -> CatchmentError { Self(.badPlan(found, more: more)) }

    /// Inputs are missing or cannot be read.
    package static func noInput(_ found: [InputDiagnostic]) -> CatchmentError { Self(.noInput(found)) }

    /// Makes an error of one input that is missing.
    package static func noInput(_ file: String, _ message: Message) -> CatchmentError {
        .noInput([InputDiagnostic(.error, file: file, message: message)])
    }

    /// An output cannot be created.
    package static func cannotCreate(_ message: Message) -> CatchmentError { Self(.cannotCreate(message)) }

    /// Another run holds the output folder.
    package static func busy(_ message: Message) -> CatchmentError { Self(.busy(message)) }

    /// An output broke off while it was written.
    package static func inputOutput(_ message: Message) -> CatchmentError { Self(.inputOutput(message)) }

    /// A check of a published folder found what differs.
    package static func verificationFailed(folder: String, _ found: [CheckMessage]) -> CatchmentError {
        Self(.verificationFailed(folder: folder, found))
    }

    /// Something that should not happen.
    package static func failed(_ message: Message) -> CatchmentError { Self(.failed(message)) }
}
