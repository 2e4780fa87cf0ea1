/// Why a run stopped, with the exit code of a command that ends with it.
///
/// It holds values; the words stand in ``Message/wording`` and are said in a language by ``lines(in:)``.
public enum CatchmentError: Error, Hashable, Sendable {
    /// The settings cannot be meant; the setting that is meant stands before the message.
    case usage(Message, setting: Setting? = nil)
    /// The inputs are wrong; each diagnostic names its file and row. `more` counts those not listed.
    case badData([InputDiagnostic], more: Int)
    /// A plan or profile is wrong: everything that is, said in the order of its lines as far as it is listed; `more` counts what was not kept.
    case badPlan([InputDiagnostic], more: Int = 0)
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

    /// How many things that are wrong with an input are listed; the rest is counted.
    package static let listed = 20

    /// The exit code: 64 usage, 65 bad data, 66 no input, 70 internal, 73 cannot create, 74 input or output, 75 another run holds the output folder.
    public var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .badData, .badPlan, .verificationFailed: 65
        case .noInput: 66
        case .failed: 70
        case .cannotCreate: 73
        case .inputOutput: 74
        case .busy: 75
        }
    }

    /// Makes an error of one wrong thing in a file.
    package static func badData(_ file: String, row: Int? = nil, column: Int? = nil, _ message: Message) -> CatchmentError {
        .badData([InputDiagnostic(.error, file: file, row: row, column: column, message: message)], more: 0)
    }

    /// Makes an error of one input that is missing.
    package static func noInput(_ file: String, _ message: Message) -> CatchmentError {
        .noInput([InputDiagnostic(.error, file: file, message: message)])
    }
}
