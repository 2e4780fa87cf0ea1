import GeoPrimitives

/// The first rows of a CSV file, cut into cells.
struct CSVHead {
    /// The rows that hold something.
    private(set) var rows: [HeadRow] = []
    /// Where the line after each of ``rows`` begins, and its number.
    private(set) var ends: [(offset: Int, line: Int)] = []
    /// How many cells each of ``rows`` has.
    private(set) var widths: [Int] = []

    /// How many bytes are looked at beside the first row.
    private static let mostBytes = 1 << 16

    /// Cuts the first rows.
    ///
    /// The first row must be whole; those after it are looked at as far as they are.
    ///
    /// - Parameters:
    ///   - bytes: The whole text in UTF-8.
    ///   - start: Where to begin.
    ///   - line: The number of the line there.
    ///   - separator: The mark between fields.
    ///   - file: The file, for errors.
    /// - Throws: The cases of ``FormatError`` about empty files, quotes and line ends.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, line: Int, separator: UInt8 = CSVBytes.comma, file: String
    ) throws(FormatError) {
        var (offset, line) = (start, line)
        // A tab between empty cells is a blank, and no beginning of a cell.
        while offset < bytes.count, rows.count < TableHead.sampledRows, rows.isEmpty || offset - start < Self.mostBytes {
            let row: (cells: [[UInt8]], end: Int)
            do throws(FormatError) {
                // What is not the first row is looked at as far as it is short.
                let limit = rows.isEmpty ? CSVRowScanner.maximumRowBytes : Self.mostBytes
                row = try Self.cells(bytes, from: offset, line: line, separator: separator, file: file, limit: limit)
            } catch {
                if rows.isEmpty { throw error }
                break
            }
            let cells = row.cells.map { cell in
                cell.withUnsafeBufferPointer { String(decoding: CellText.trimmed($0), as: UTF8.self) }
            }
            let feeds = bytes[offset..<row.end].count { $0 == CSVBytes.lineFeed }
            if cells.contains(where: { !$0.isEmpty }) {
                rows.append(HeadRow(location: line, cells: cells))
                ends.append((row.end, line + feeds))
                widths.append(cells.count)
            }
            (offset, line) = (row.end, line + feeds)
        }
        guard !rows.isEmpty else { throw .emptyFile(file: file) }
    }

    /// Splits the line at the start into its cells, and finds the start of the next line.
    private static func cells(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, line: Int, separator: UInt8, file: String,
        limit: Int = CSVRowScanner.maximumRowBytes
    ) throws(FormatError) -> (cells: [[UInt8]], end: Int) {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if index - start > limit { throw .lineTooLong(file: file, line: line) }
            index += 1
            if byte == CSVBytes.quote {
                let isDoubled = isQuoted && index < bytes.count && bytes[index] == CSVBytes.quote
                if isDoubled {
                    cells[cells.count - 1].append(byte)
                    index += 1
                } else {
                    guard isQuoted || cells[cells.count - 1].isEmpty else { throw .misplacedQuote(file: file, line: line) }
                    isQuoted.toggle()
                }
            } else if isQuoted {
                cells[cells.count - 1].append(byte)
            } else if byte == separator {
                cells.append([])
            } else if byte == CSVBytes.lineFeed {
                return (cells, index)
            } else if byte == CSVBytes.carriageReturn, index < bytes.count, bytes[index] != CSVBytes.lineFeed {
                throw .carriageReturnLines(file: file)
            } else {
                cells[cells.count - 1].append(byte)
            }
        }
        guard !isQuoted else { throw .unterminatedQuote(file: file, line: line) }
        return (cells, index)
    }

    /// Returns the cells of one row whose quotes are whole, without blanks around them.
    static func cells(ofRow bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        do throws(FormatError) {
            return try cells(bytes, from: 0, line: 1, separator: CSVBytes.comma, file: "").cells.map { cell in
                cell.withUnsafeBufferPointer { String(decoding: CellText.trimmed($0), as: UTF8.self) }
            }
        } catch {
            return []
        }
    }

    /// How well the rows agree on a number of cells: the rows that have the most usual number of at least two.
    ///
    /// Where the first rows have one cell, as titles have, all rows below them must agree.
    var agreement: Int {
        var counts: [Int: Int] = [:]
        for width in widths where width >= 2 { counts[width, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        guard let first = widths.firstIndex(where: { $0 >= 2 }), first > 0 else { return most }
        return counts.count == 1 && most == widths.count - first && most >= 2 ? most : 0
    }
}
