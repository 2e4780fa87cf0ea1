import CSQLite

/// A connection to a database that reads its schema and runs nothing that stands in it.
final class ReadOnlyDatabase {
    private let connection: OpaquePointer
    private let limit = StepLimit(most: StepLimit.ofSchema)

    /// Opens a file; `nil` where it is no database.
    init?(_ path: String) {
        var opened: OpaquePointer?
        let address = "file:\(Self.escaped(path))" + (Self.isAtRest(path) ? "?immutable=1" : "")
        guard sqlite3_open_v2(address, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil) == SQLITE_OK, let opened else {
            sqlite3_close(opened)
            return nil
        }
        connection = opened
        StepLimit.confine(connection, allowingViews: false)
        limit.hold(connection)
        if sqlite3_exec(connection, "SELECT count(*) FROM sqlite_schema", nil, nil, nil) != SQLITE_OK { return nil }
    }

    deinit { sqlite3_close(connection) }

    /// Whether nobody has left changes beside a database, so that it can be read as it lies there.
    ///
    /// SQLite would else make files beside one that keeps a write-ahead log, and leave them.
    static func isAtRest(_ path: String) -> Bool { !["-wal", "-journal"].contains { LocalPath.exists(path + $0) } }

    /// A path as it stands in an address: all that has a meaning there by its number.
    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }

    /// The rows of a query as texts; those read until something went wrong.
    func rows(_ query: String, columns: Int32) -> [[String]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, query, -1, &statement, nil) == SQLITE_OK else { return [] }
        defer { sqlite3_finalize(statement) }
        var rows: [[String]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append((0..<columns).map { sqlite3_column_text(statement, $0).map { String(cString: $0) } ?? "" })
        }
        return rows
    }
}

/// How many steps of SQLite's machine a connection may take, and what it may do.
///
/// A query that never ends takes no more than these; what was read of it until then is not used.
final class StepLimit {
    /// For a look at a schema.
    static let ofSchema = 100_000_000
    /// How many steps pass between two looks at the count.
    private static let interval: Int32 = 100_000

    private let most: Int
    private var taken = 0

    /// Makes a limit of so many steps.
    init(most: Int) { self.most = most }

    /// The limit for reading a file of so many bytes: a row of a table takes some steps for each of its columns, each of them some bytes.
    convenience init(bytes: Int) { self.init(most: 100_000_000 + min(bytes, 1 << 40) * 16) }

    /// Whether the limit stopped the connection.
    var isReached: Bool { taken > most }

    /// Holds a connection to the limit, which must live longer than it.
    func hold(_ connection: OpaquePointer) {
        sqlite3_progress_handler(
            connection, Self.interval,
            { context in
                guard let context else { return 1 }
                return Unmanaged<StepLimit>.fromOpaque(context).takeUnretainedValue().passes() ? 0 : 1
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func passes() -> Bool {
        taken += Int(Self.interval)
        return taken <= most
    }

    /// Keeps a connection to data: no functions that a schema calls unless they are harmless, no triggers, no extensions, no writing of
    /// the schema.
    static func confine(_ connection: OpaquePointer, allowingViews: Bool) {
        var switches: [(Int32, Int32)] = [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
            (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        ]
        if !allowingViews { switches.append((SQLITE_DBCONFIG_ENABLE_VIEW, 0)) }
        for (option, value) in switches { _ = csqlite_set(connection, option, value) }
    }
}
