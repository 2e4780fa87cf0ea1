import GeoPrimitives
import Testing

@testable import GeoFormats

/// Shorthands for reading columns by name.
extension TableSource {
    /// Reads columns by name.
    func read(_ columns: [(name: String, kind: ColumnKind)]) throws -> FeatureTable {
        var requests: [ColumnRequest] = []
        for column in columns {
            let index = try #require(columnNames.firstIndex(of: column.name), "no column \(column.name) in \(columnNames)")
            requests.append(ColumnRequest(column: index, kind: column.kind))
        }
        return try read(requests)
    }

    /// Reads all columns as text, row by row.
    func allTexts() throws -> [[String]] {
        let table = try read(columnNames.map { (name: $0, kind: .text) })
        let columns = try table.columns.map { try $0.strings }
        return (0..<table.rowCount).map { row in columns.map { $0[row] } }
    }
}

extension Column {
    /// The numbers of the column.
    var doubles: [Double] {
        get throws {
            guard case .numbers(let numbers) = self else { throw WrongColumn() }
            return numbers
        }
    }

    /// The texts of the column.
    var strings: [String] {
        get throws {
            guard case .texts(let texts) = self else { throw WrongColumn() }
            return (0..<texts.count).map { texts[$0] }
        }
    }

    struct WrongColumn: Error {}
}

/// Returns the error of an operation that must fail.
func failure<Result>(_ work: () throws(FormatError) -> Result) -> FormatError? {
    do {
        _ = try work()
        return nil
    } catch {
        return error
    }
}
