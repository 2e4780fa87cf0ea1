public import ServiceModel

/// Why a run stopped, with the exit code of a command that ends with it.
public enum CatchmentError: Error, Hashable, Sendable {
    /// The settings cannot be meant.
    case usage(String)
    /// The inputs are wrong; each diagnostic names its file and row. `more` counts those not listed.
    case badData([InputDiagnostic], more: Int)
    /// An input is missing or cannot be read.
    case noInput(String)
    /// An output cannot be created.
    case cannotCreate(String)
    /// An output broke off while it was written.
    case inputOutput(String)
    /// A check of published files failed; each line says what differs.
    case verificationFailed([String])
    /// Something that should not happen; the words are those of the library that failed.
    case failed(String)

    /// How many things that are wrong are listed; the rest is counted.
    package static let listed = 20

    /// The exit code: 64 usage, 65 bad data, 66 no input, 70 internal, 73 cannot create, 74 input or output.
    public var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .badData, .verificationFailed: 65
        case .noInput: 66
        case .failed: 70
        case .cannotCreate: 73
        case .inputOutput: 74
        }
    }

    /// One line for each thing that is wrong.
    public var lines: [String] {
        switch self {
        case .usage(let text), .noInput(let text), .cannotCreate(let text), .inputOutput(let text), .failed(let text): [text]
        case .verificationFailed(let lines): lines
        case .badData(let diagnostics, let more):
            diagnostics.map(\.description) + (more > 0 ? ["… and \(more) more like these"] : [])
        }
    }

    /// Makes an error of one wrong thing in a file.
    package static func badData(_ file: String, row: Int? = nil, _ message: String) -> CatchmentError {
        .badData([InputDiagnostic(.error, file: file, row: row, message: message)], more: 0)
    }
}

extension CatchmentError: CustomStringConvertible {
    /// All lines of the error.
    public var description: String { lines.joined(separator: "\n") }
}
