package import GeoPrimitives
import Glibc

/// In what form a CSV file is written.
package struct CSVDialect: Hashable, Sendable {
    /// The encodings that are written.
    package enum Encoding: Hashable, Sendable {
        /// UTF-8.
        case utf8
        /// GB 18030, which has every character of Unicode.
        case gb18030
    }

    /// The encoding.
    package var encoding: Encoding
    /// Whether a UTF-8 file begins with a byte order mark, by which Excel knows it.
    package var hasByteOrderMark: Bool
    /// What ends a row.
    package var lineEnd: [UInt8]
    /// Whether a text that a spreadsheet would take for a formula (it begins with =, +, -, @, their full-width forms, which a Chinese
    /// spreadsheet takes for the same, a tab or a carriage return) gets an apostrophe in front; so does one that begins with an apostrophe,
    /// so that each text can be had back.
    package var guardsFormulas: Bool

    /// UTF-8 with LF, every text as it is: for programs.
    package static let plain = CSVDialect(
        encoding: .utf8, hasByteOrderMark: false, lineEnd: [CSVBytes.lineFeed], guardsFormulas: false)

    /// CRLF as in RFC 4180, formulas guarded, UTF-8 with a byte order mark: for spreadsheets.
    package static func spreadsheet(_ encoding: Encoding) -> CSVDialect {
        CSVDialect(
            encoding: encoding, hasByteOrderMark: encoding == .utf8, lineEnd: [CSVBytes.carriageReturn, CSVBytes.lineFeed],
            guardsFormulas: true)
    }

    /// Returns a text that no spreadsheet takes for a formula.
    func guarded(_ text: String) -> String {
        guard guardsFormulas, let first = text.unicodeScalars.first, Self.formulaStarts.contains(first) else { return text }
        return "'" + text
    }

    private static let formulaStarts = Array("=+-@＝＋－＠'\t\r".unicodeScalars)
}

/// Writes a CSV file (RFC 4180), quoting only where needed.
///
/// The rows go to `.NAME.partial` beside the target, which ``close()`` renames: the file is whole or absent.
package struct CSVWriter: ~Copyable {
    private let target: OutputFile
    private let dialect: CSVDialect
    private var buffer: [UInt8] = []
    private static let flushBytes = 1 << 16

    /// Creates the file.
    ///
    /// - Parameters:
    ///   - path: The file; one that exists is replaced at the end.
    ///   - dialect: The form of the file.
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package init(path: String, _ dialect: CSVDialect = .plain) throws(FormatError) {
        target = try OutputFile(path)
        self.dialect = dialect
        if dialect.hasByteOrderMark { buffer = [0xEF, 0xBB, 0xBF] }
    }

    /// Adds a row.
    ///
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package mutating func writeRow(_ fields: [String]) throws(FormatError) {
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(CSVBytes.comma) }
            Self.append(field, isAlone: fields.count == 1, to: &buffer)
        }
        buffer.append(contentsOf: dialect.lineEnd)
        guard buffer.count >= Self.flushBytes else { return }
        try flush()
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// - Throws: ``FormatError/writeFailed(path:_:)``.
    package consuming func close() throws(FormatError) {
        try flush()
        try target.commit()
    }

    private func flush() throws(FormatError) {
        guard dialect.encoding == .gb18030 else { return try target.write(buffer) }
        guard let encoded = TextEncoding.gb18030.encoded(buffer) else {
            throw .writeFailed(path: target.path, .other("a text cannot be written in GB 18030"))
        }
        try target.write(encoded)
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
