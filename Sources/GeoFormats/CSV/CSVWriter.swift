import Glibc

/// Writes a CSV file (RFC 4180 with LF line ends), quoting only where needed.
///
/// The rows go to `.NAME.partial` beside the target, which ``close()`` renames: the file is whole or absent.
package struct CSVWriter: ~Copyable {
    private let target: OutputFile
    private var buffer: [UInt8] = []
    private static let flushBytes = 1 << 16

    /// Creates the file.
    ///
    /// - Parameters:
    ///   - path: The file; one that exists is replaced at the end.
    ///   - hasByteOrderMark: Whether the file begins with a byte order mark, by which Excel knows UTF-8.
    /// - Throws: ``FormatError/unwritable(path:reason:)``.
    package init(path: String, hasByteOrderMark: Bool = false) throws(FormatError) {
        target = try OutputFile(path)
        if hasByteOrderMark { buffer = [0xEF, 0xBB, 0xBF] }
    }

    /// Adds a row.
    ///
    /// - Throws: ``FormatError/writeFailed(path:reason:)``.
    package mutating func writeRow(_ fields: [String]) throws(FormatError) {
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(CSVBytes.comma) }
            Self.append(field, isAlone: fields.count == 1, to: &buffer)
        }
        buffer.append(CSVBytes.lineFeed)
        guard buffer.count >= Self.flushBytes else { return }
        try target.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// - Throws: ``FormatError/writeFailed(path:reason:)``.
    package consuming func close() throws(FormatError) {
        try target.write(buffer)
        try target.commit()
    }

    /// Returns one row as it stands in the file, without its line end.
    package static func row(_ fields: [String]) -> String {
        var bytes: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(CSVBytes.comma) }
            append(field, isAlone: fields.count == 1, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds a field, in quotes where a reader would else see something different.
    private static func append(_ field: String, isAlone: Bool, to buffer: inout [UInt8]) {
        let needsQuotes =
            field.utf8.contains {
                $0 == CSVBytes.comma || $0 == CSVBytes.quote || $0 == CSVBytes.lineFeed || $0 == CSVBytes.carriageReturn
            }
            || field.utf8.first == 0x20 || field.utf8.last == 0x20 || (isAlone && field.isEmpty)
        guard needsQuotes else { return buffer.append(contentsOf: field.utf8) }
        buffer.append(CSVBytes.quote)
        for byte in field.utf8 {
            if byte == CSVBytes.quote { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(CSVBytes.quote)
    }
}
