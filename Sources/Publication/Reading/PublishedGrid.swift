import FoundationEssentials
package import GeoFormats
import GeoPrimitives
import PlanningTerms

/// A published table, layer or workbook with all its columns, every cell as the text that stands there.
package struct PublishedGrid {
    /// The name of the file, and of the layer in a file of several.
    package let name: String
    /// The name of the file.
    package let file: String
    /// The names of the columns as they stand in the file.
    package let columnNames: [String]
    /// The number of rows.
    package let count: Int
    /// The geometries of the rows.
    package let geometry: GeometryColumn
    private let columns: [TextColumn]
    /// Which columns may hold words in place of codes.
    private let areWords: [Bool]

    /// Reads a file of a folder; `nil` where it is not there.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - file: The file.
    ///   - layer: The layer, in a file of several.
    /// - Throws: ``CatchmentError`` where it cannot be read.
    /// - Complexity: O(bytes of the file).
    package init?(_ folder: String, _ file: ResultFile, layer: String? = nil) throws {
        let path = file.path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        self.file = file.name
        name = layer.map { "\(file.name): \($0)" } ?? file.name
        let read = try mapping { () throws -> (names: [String], table: FeatureTable)? in
            do {
                let source = try TableFile.open(path, .own(layer: layer))
                let names = source.columnNames
                return (names, try source.read(names.indices.map { ColumnRequest(column: $0, kind: .text) }))
            } catch FormatError.headerOnly {
                return nil
            } catch FormatError.noFeatures {
                return nil
            } catch FormatError.emptyFile where Self.hasBytes(path) {
                // A workbook without rows is written without a header too.
                return nil
            }
        }
        guard let read else {
            (columnNames, count, geometry, columns, areWords) = ([], 0, .none, [], [])
            return
        }
        (columnNames, count, geometry) = (read.names, read.table.rowCount, read.table.geometry)
        areWords = read.names.map(ValueWords.areIn(column:))
        columns = read.table.columns.map { if case .texts(let texts) = $0 { texts } else { TextColumn() } }
    }

    private static func hasBytes(_ path: String) -> Bool {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int).map { $0 > 0 } ?? false
    }

    /// The number of a column, by its name or what people call it in a language; `nil` where there is none.
    package func column(_ term: ColumnTerm) -> Int? { columnNames.firstIndex { term.titles.contains($0) } }

    /// What stands in a cell.
    package func text(_ row: Int, _ column: Int) -> String {
        let text = columns[column][row]
        return areWords[column] ? ValueWords.code(text, column: columnNames[column]) : text
    }

    /// What stands in a column for a row; `nil` where there is no such column.
    package func text(_ row: Int, _ term: ColumnTerm) -> String? { column(term).map { text(row, $0) } }

    /// The texts of a column; `nil` where there is no such column.
    package func texts(_ term: ColumnTerm) -> [String]? {
        column(term).map { number in (0..<count).map { text($0, number) } }
    }

    /// A text for each row; empty ones where there is no such column.
    package func cells(_ term: ColumnTerm) -> [String] { texts(term) ?? [String](repeating: "", count: count) }

    /// The numbers of a column, NaN where none stands; `nil` where there is no such column.
    package func numbers(_ term: ColumnTerm) -> [Double]? { texts(term)?.map { Double($0) ?? .nan } }
}
