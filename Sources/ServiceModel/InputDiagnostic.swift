/// Something found in an input: where, what was found, and what is allowed.
public struct InputDiagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable {
        /// Worth knowing; nothing is wrong.
        case notice
        /// Probably wrong; the run goes on.
        case warning
        /// Wrong; the run stops.
        case error
    }

    /// How bad it is.
    public var severity: Severity
    /// The file it was found in.
    public var file: String
    /// The row it was found in, counted as the file's reader counts (lines from 1), if it belongs to one.
    public var row: Int?
    /// What was found and what is allowed or to be done.
    public var message: String

    /// Makes a diagnostic.
    public init(_ severity: Severity, file: String, row: Int? = nil, message: String) {
        self.severity = severity
        self.file = file
        self.row = row
        self.message = message
    }

    /// The diagnostic as one line: `demand.csv:17: weight "-3" must be a number of at least 0`.
    public var description: String {
        row.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
