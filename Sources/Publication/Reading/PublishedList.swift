import FoundationEssentials
package import GeoFormats
import GeoPrimitives
import PlanningTerms

/// Some columns of a published table as texts, whatever the language of its headers.
package struct PublishedList {
    /// The number of rows.
    package private(set) var count = 0
    private var columns: [ColumnTerm: [String]] = [:]

    /// Reads a table; `nil` where there is no such file.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read or misses a column.
    package init?(_ path: String, _ terms: [ColumnTerm]) throws {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let source = try Self.source(of: path) else { return }
        let table = try mapping {
            try source.read(
                try terms.map { term in
                    guard let column = source.columnNames.firstIndex(where: { term.titles.contains($0) }) else {
                        throw CatchmentError.badData(path, .folder(.table(.missingListColumn(term.name))))
                    }
                    return ColumnRequest(column: column, kind: .text)
                })
        }
        for (term, column) in zip(terms, table.columns) {
            if case .texts(let values) = column {
                columns[term] = (0..<values.count).map { ValueWords.code(values[$0], column: term.name) }
            }
        }
        count = table.rowCount
    }

    /// What stands in a column that was asked for, row by row.
    package subscript(term: ColumnTerm) -> [String] { columns[term] ?? [String](repeating: "", count: count) }

    /// Opens a published table; `nil` where it has a header and no rows.
    package static func source(of path: String) throws -> (any TableSource)? {
        try mapping { () throws -> (any TableSource)? in
            do {
                return try TableFile.open(path, .own())
            } catch FormatError.headerOnly {
                return nil
            }
        }
    }
}
