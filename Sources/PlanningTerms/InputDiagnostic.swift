/// Something found in an input: where, what was found, and what is allowed.
public struct InputDiagnostic: Hashable, Sendable {
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
    /// The file it was found in; `nil` where it is of the run as a whole.
    public var file: String?
    /// The row it was found in, counted as the file's reader counts (lines from 1), if it belongs to one.
    public var row: Int?
    /// The column it was found in, in characters from 1, where the file is a plan or JSON.
    public var column: Int?
    /// The keys that lead to it in a plan.
    public var key: String?
    /// What was found and what is allowed or to be done.
    package var message: Message

    /// Makes a diagnostic.
    package init(
        _ severity: Severity, file: String?, row: Int? = nil, column: Int? = nil, key: String? = nil, message: Message
    ) {
        self.severity = severity
        self.file = file
        self.row = row
        self.column = column
        self.key = key
        self.message = message
    }

    /// Makes a diagnostic of a place in a plan, as far as its line is known.
    package init(_ severity: Severity, at place: PlanPlace, of file: String, _ message: Message) {
        self.init(
            severity, file: file, row: place.line > 0 ? place.line : nil, column: place.line > 0 ? place.column : nil,
            key: place.key.isEmpty ? nil : place.key, message: message)
    }
}
