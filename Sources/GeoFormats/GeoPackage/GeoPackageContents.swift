import CSQLite
import GeoPrimitives

/// What a GeoPackage is made of, looked at before GDAL opens it: a database holds tables, and may hold programs.
///
/// A view is a query that runs when it is read; a virtual table is whatever its module makes of it, such as the lines of another file.
struct GeoPackageContents {
    /// The names of the views.
    let views: Set<String>

    /// Virtual tables that hold nothing but an index of the file's own geometries.
    private static let indexes: Set<String> = ["rtree", "rtree_i32"]

    /// Looks at a file; one that is no database says nothing here and is refused by who reads it.
    ///
    /// - Throws: ``FormatError`` where it holds a virtual table that is no index, or a view in the place of a table that describes it.
    init(_ file: String) throws(FormatError) {
        guard let database = ReadOnlyDatabase(LocalPath.plain(file)) else {
            views = []
            return
        }
        let virtual = database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL", columns: 2)
            .compactMap { row in Self.module(of: row[1]).map { (name: row[0], module: $0) } }
        if let found = virtual.first(where: { !Self.indexes.contains($0.module.lowercased()) }) {
            throw .refused(file: file, .virtualTable(found.name, module: found.module))
        }
        // What the text of a table says and what the library makes of it are two things: only now may it look.
        let known = Set(virtual.map(\.name))
        let tables = database.rows("SELECT name, type FROM pragma_table_list WHERE schema = 'main'", columns: 2)
        if let found = tables.first(where: { $0[1] == "virtual" && !known.contains($0[0]) }) {
            throw .refused(file: file, .virtualTable(found[0], module: "?"))
        }
        views = Set(tables.filter { $0[1] == "view" }.map { $0[0] })
            .union(database.rows("SELECT name FROM sqlite_schema WHERE type = 'view'", columns: 1).map { $0[0] })
        if let found = views.sorted().first(where: Self.describesFile) {
            throw .refused(file: file, .viewOfSystem(found))
        }
    }

    /// Whether GDAL reads a table of this name to know what the file holds.
    private static func describesFile(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("gpkg_") || name.hasPrefix("sqlite_") || name.hasPrefix("rtree_")
    }

    /// The module of `CREATE VIRTUAL TABLE … USING module(…)`; `nil` where the text makes another table.
    static func module(of sql: String) -> String? {
        let words = Self.words(of: sql)
        guard words.count > 2, words[0].uppercased() == "CREATE", words[1].uppercased() == "VIRTUAL" else { return nil }
        guard let using = words.firstIndex(where: { $0.uppercased() == "USING" }), using + 1 < words.count else { return "?" }
        return words[using + 1]
    }

    /// The words of a statement, without comments, up to the first bracket; a quoted name is one word without its quotes.
    private static func words(of sql: String) -> [String] {
        var (words, word): ([String], [UInt8]) = ([], [])
        let bytes = Array(sql.utf8)
        var place = 0
        func close() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        while place < bytes.count {
            let rest = bytes[place...]
            if rest.starts(with: "--".utf8) {
                close()
                place = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            } else if rest.starts(with: "/*".utf8) {
                close()
                var end = place + 2
                while end < bytes.count, !bytes[end...].starts(with: "*/".utf8) { end += 1 }
                place = end + 2
            } else if let closing = closing(of: bytes[place]) {
                close()
                let end = bytes[(place + 1)...].firstIndex(of: closing) ?? bytes.count
                words.append(String(decoding: bytes[(place + 1)..<end], as: UTF8.self))
                place = end + 1
            } else if bytes[place] == UInt8(ascii: "(") {
                break
            } else {
                if bytes[place] <= 32 { close() } else { word.append(bytes[place]) }
                place += 1
            }
        }
        close()
        return words
    }

    /// What closes a quoted name that is opened so.
    private static func closing(of quote: UInt8) -> UInt8? {
        switch quote {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): quote
        case UInt8(ascii: "["): UInt8(ascii: "]")
        default: nil
        }
    }
}
