import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms

/// Some columns of a published table as texts, whatever the language of its headers.
struct TextTableFile {
    /// One entry per row, the columns in the order in which they were asked for.
    private(set) var rows: [[String]] = []

    /// Reads a table; `nil` where there is no such file.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read or misses a column.
    init?(_ path: String, columns names: [String]) throws {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let source = try Self.source(of: path) else { return }
        let table = try mapping {
            try source.read(
                try names.map { name in
                    let titles = [name, ColumnTitles.chinese(name)]
                    guard let column = source.columnNames.firstIndex(where: { titles.contains($0) }) else {
                        throw CatchmentError.badData(path, .folder(.table(.missingListColumn(name))))
                    }
                    return ColumnRequest(column: column, kind: .text)
                })
        }
        let columns = table.columns.map { column -> [String] in
            guard case .texts(let values) = column else { return [] }
            return (0..<values.count).map { values[$0] }
        }
        rows = (0..<table.rowCount).map { row in columns.map { $0[row] } }
    }

    /// Opens a published table; `nil` where it has a header and no rows.
    static func source(of path: String) throws -> (any TableSource)? {
        try mapping { () throws -> (any TableSource)? in
            do {
                return try TableFile.open(path, layer: nil, threads: 1)
            } catch FormatError.headerOnly {
                return nil
            }
        }
    }
}
