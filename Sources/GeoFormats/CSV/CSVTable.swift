package import GeoPrimitives

/// A CSV file with a header (RFC 4180): UTF-8, or GB 18030 or UTF-16, which are converted in memory.
package final class CSVTable: TableSource {
    /// The path as given.
    package let file: String
    /// The names of the columns, without blanks around them.
    package private(set) var columnNames: [String]
    /// What the rows have as geometry.
    package let geometryKind = GeometryKind.none
    /// The coordinate reference system that the file states, or that its format implies.
    package let declaredCRS: DeclaredCRS? = nil
    /// What the user should know about how the file was understood; complete after ``read(_:)``.
    package private(set) var notices: [ReadingNotice] = []

    /// The bytes in UTF-8.
    private var bytes: MappedFile
    private var header: CSVHeader
    private let threads: Int
    /// How far the encoding is looked at before anything is read.
    private static let probeBytes = 1 << 20

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - threads: How many threads read it; the result does not depend on it.
    /// - Throws: ``FormatError`` when there is no header with at least one row after it.
    package init(_ path: String, threads: Int) throws(FormatError) {
        file = path
        self.threads = max(1, threads)
        let mapped = try MappedFile(path)
        guard mapped.count > 0 else { throw .emptyFile(file: path) }
        (bytes, notices) = try Self.decodedStart(mapped, file: path)
        header = try CSVHeader(bytes.bytes, file: path)
        columnNames = header.names
    }

    /// Converts the file when its beginning shows that it is not UTF-8.
    private static func decodedStart(_ mapped: MappedFile, file: String) throws(FormatError) -> (MappedFile, [ReadingNotice]) {
        if let encoding = TextEncoding.announced(by: mapped.bytes) {
            guard let decoded = encoding.decoded(mapped.bytes) else { throw .undecodable(file: file, line: 1, byteOffset: 0) }
            return (decoded, [.encoding(encoding.name)])
        }
        var probe = min(mapped.count, probeBytes)
        // Do not cut a character in two.
        if probe < mapped.count { while probe > 0, mapped.base[probe] & 0xC0 == 0x80 { probe -= 1 } }
        let start = UnsafeBufferPointer(rebasing: mapped.bytes[..<probe])
        if start.prefix(4096).contains(0) {
            throw .unsupportedFormat(
                file: file, found: "holds zero bytes: not a text, or UTF-16 without a byte order mark",
                remedy: "save the file as UTF-8")
        }
        guard let offset = UTF8Check.firstBadByte(in: start) else { return (mapped, []) }
        return (try convert(mapped, badByteAt: offset, file: file), [.encoding(TextEncoding.gb18030.name)])
    }

    /// Converts a file that is not UTF-8 from GB 18030.
    private static func convert(_ mapped: MappedFile, badByteAt offset: Int, file: String) throws(FormatError) -> MappedFile {
        if !TextEncoding.isDamagedUTF8(mapped.bytes, before: offset), let decoded = TextEncoding.gb18030.decoded(mapped.bytes) {
            return decoded
        }
        let line = 1 + CSVBytes.lineFeeds(mapped.base, mapped.base + offset)
        throw .undecodable(file: file, line: line, byteOffset: offset)
    }

    /// Reads the requested columns and the geometry.
    ///
    /// - Parameter requests: The columns, which the table must have.
    /// - Returns: The columns in the order of the requests; bad cells stand in ``FeatureTable/failures``.
    /// - Throws: ``FormatError`` when the file as a whole cannot be used.
    /// - Complexity: O(bytes of the file).
    package func read(_ requests: [ColumnRequest]) throws(FormatError) -> FeatureTable {
        for request in requests {
            precondition(columnNames.indices.contains(request.column), "request for a column that the table does not have")
        }
        let plan = CSVPlan(requests, header: columnNames)
        do {
            return try scan(plan)
        } catch .undecodable(_, _, let offset) {
            bytes = try Self.convert(bytes, badByteAt: offset, file: file)
            notices.append(.encoding(TextEncoding.gb18030.name))
            header = try CSVHeader(bytes.bytes, file: file)
            return try scan(plan)
        }
    }

    /// Scans all rows once.
    private func scan(_ plan: CSVPlan) throws(FormatError) -> FeatureTable {
        let body = CSVParallelScan(bytes, header: header, plan: plan, file: file)
        body.run(threads: threads)
        return try body.result()
    }
}
