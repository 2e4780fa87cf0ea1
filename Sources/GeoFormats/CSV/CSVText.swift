import GeoPrimitives

/// The text of a CSV file, brought to UTF-8 with commas, with its header.
struct CSVText {
    /// The bytes in UTF-8 with commas between fields.
    let bytes: MappedFile
    /// The encoding of the file, where it is not UTF-8.
    let encoding: TextEncoding?
    /// The mark that stands between fields in the file.
    let separator: CSVSeparator
    /// The header.
    let header: CSVHeader

    /// How far the encoding is looked at before anything is read.
    private static let probeBytes = 1 << 20

    /// Reads the header of a file, converting the file where its beginning shows that it is not UTF-8 or has other separators.
    ///
    /// - Throws: ``FormatError`` when there is no header with at least one row after it, or no encoding that fits.
    init(_ mapped: MappedFile, ask: TableAsk, file: String) throws(FormatError) {
        let (decoded, encoding) = try Self.decodedStart(mapped, named: ask.encoding, file: file)
        try self.init(decoded, encoding, ask, file)
    }

    private init(_ decoded: MappedFile, _ encoding: TextEncoding?, _ ask: TableAsk, _ file: String) throws(FormatError) {
        self.encoding = encoding
        separator = try CSVSeparator(decoded.bytes, file: file)
        let isPlain = separator.mark == CSVBytes.comma
        bytes = isPlain ? decoded : separator.withCommas(decoded.bytes)
        header = try CSVHeader(
            bytes.bytes, from: isPlain ? separator.start : 0, line: separator.line, separator: separator.mark, ask: ask,
            file: file)
    }

    /// Converts the file when its beginning shows that it is not UTF-8, or when an encoding is named.
    private static func decodedStart(
        _ mapped: MappedFile, named: TextEncoding?, file: String
    ) throws(FormatError) -> (MappedFile, TextEncoding?) {
        let announced = TextEncoding.announced(by: mapped.bytes)
        if let encoding = named == nil || named == .utf16 ? announced ?? named : named, encoding != .utf8 {
            guard let decoded = encoding.decoded(mapped.bytes) else {
                throw named == nil ? .undecodable(file: file, line: 1, byteOffset: 0) : .notInEncoding(file: file, encoding)
            }
            return (decoded, encoding)
        }
        var probe = min(mapped.count, probeBytes)
        // Do not cut a character in two.
        if probe < mapped.count { while probe > 0, mapped.base[probe] & 0xC0 == 0x80 { probe -= 1 } }
        let start = UnsafeBufferPointer(rebasing: mapped.bytes[..<probe])
        if start.prefix(4096).contains(0) { throw zeroBytes(start, file) }
        guard let offset = UTF8Check.firstBadByte(in: start) else { return (mapped, nil) }
        guard named == nil else { throw .notInEncoding(file: file, .utf8) }
        return (try converted(mapped, badByteAt: offset, file: file), .gb18030)
    }

    /// What is said of a file with zero bytes: UTF-16 where every other byte of a text is one.
    private static func zeroBytes(_ start: UnsafeBufferPointer<UInt8>, _ file: String) -> FormatError {
        let zeros = start.prefix(4096).enumerated().filter { $0.element == 0 }.map(\.offset)
        if zeros.count >= 4 {
            if zeros.allSatisfy({ $0 % 2 == 1 }) { return .foreignEncoding(file: file, looksLike: .utf16LittleEndian) }
            if zeros.allSatisfy({ $0 % 2 == 0 }) { return .foreignEncoding(file: file, looksLike: .utf16BigEndian) }
        }
        return zeroBytes(file)
    }

    /// What is said of a file with a zero byte anywhere.
    static func zeroBytes(_ file: String) -> FormatError {
        .unsupportedFormat(
            file: file, found: "holds zero bytes: not a text, or UTF-16 without a byte order mark",
            remedy: "save the file as UTF-8")
    }

    /// Converts a file that is not UTF-8 from GB 18030; another encoding that it looks like is named.
    private static func converted(_ mapped: MappedFile, badByteAt offset: Int, file: String) throws(FormatError) -> MappedFile {
        let line = 1 + CSVBytes.lineFeeds(mapped.base, mapped.base + offset)
        if TextEncoding.isDamagedUTF8(mapped.bytes, before: offset) {
            throw .undecodable(file: file, line: line, byteOffset: offset)
        }
        var start = offset
        while start > 0, mapped.base[start - 1] != CSVBytes.lineFeed { start -= 1 }
        let guess = EncodingGuess(UnsafeBufferPointer(rebasing: mapped.bytes[start...])).encoding ?? .gb18030
        if guess != .gb18030, guess.decoded(mapped.bytes) != nil { throw .foreignEncoding(file: file, looksLike: guess) }
        guard let decoded = TextEncoding.gb18030.decoded(mapped.bytes) else {
            throw .undecodable(file: file, line: line, byteOffset: offset)
        }
        return decoded
    }

    /// Returns the text of a file whose later bytes show that it is not UTF-8.
    ///
    /// - Parameters:
    ///   - offset: Where the first bad byte is, among ``bytes``.
    ///   - ask: What is said about the file.
    ///   - file: The file.
    /// - Returns: The text, converted.
    /// - Throws: ``FormatError`` where no encoding fits.
    func converted(badByteAt offset: Int, ask: TableAsk, file: String) throws(FormatError) -> CSVText {
        guard ask.encoding == nil else { throw .notInEncoding(file: file, .utf8) }
        guard separator.mark == CSVBytes.comma else {
            // The bytes are a copy: the file itself is read again.
            let mapped = try MappedFile(file)
            guard let bad = UTF8Check.firstBadByte(in: mapped.bytes) else {
                throw .undecodable(file: file, line: 1, byteOffset: offset)
            }
            return try CSVText(try Self.converted(mapped, badByteAt: bad, file: file), .gb18030, ask, file)
        }
        return try CSVText(try Self.converted(bytes, badByteAt: offset, file: file), .gb18030, ask, file)
    }
}
