import GeoPrimitives
import Glibc

extension TextEncoding {
    /// What the system's converter calls the encoding.
    private var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16: "UTF-16"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        case .big5: "BIG5-HKSCS"
        case .shiftJIS: "CP932"
        case .eucJP: "EUC-JP"
        case .eucKR: "CP949"
        case .windows1250: "CP1250"
        case .windows1251: "CP1251"
        case .windows1252: "CP1252"
        }
    }

    /// What GDAL calls the encoding, for attributes of Shapefiles.
    var gdalName: String { self == .big5 ? "CP950" : self == .gb18030 ? "GB18030" : iconvName }

    /// Returns the encoding that a byte order mark announces, if it is UTF-16.
    static func announced(by bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): return .utf16LittleEndian
        case (0xFE, 0xFF): return .utf16BigEndian
        default: return nil
        }
    }

    /// Returns whether text before the first bad byte shows that the file is UTF-8 and damaged, rather than in another encoding.
    ///
    /// Almost any bytes are valid GB 18030, so a broken UTF-8 file must not be taken for it: characters of three bytes hardly
    /// arise by chance in GB 18030, characters of two bytes now and then.
    static func isDamagedUTF8(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        let valid = UnsafeBufferPointer(rebasing: bytes[..<end])
        var index = 0
        var pairs = 0
        while index < valid.count, let length = UTF8Check.characterLength(valid, at: index) {
            if length >= 3 { return true }
            if length == 2 { pairs += 1 }
            index += length
        }
        return pairs >= 8
    }

    /// How many bytes of the text a byte order mark takes.
    private func markLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        switch self {
        case .utf16LittleEndian: bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
        case .utf16BigEndian: bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0
        default: 0
        }
    }

    /// Returns the whole text as UTF-8 without a byte order mark, or `nil` when it is not in this encoding.
    func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> MappedFile? {
        let converter = iconv_open("UTF-8", iconvName)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        let mark = markLength(bytes)
        // One UTF-16 unit becomes at most three bytes; a byte pair at most three, two characters of Hong Kong four; a byte of a Western
        // code page up to three.
        let capacity = bytes.count * (isOneByte ? 3 : 2) + 16
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        var input: UnsafeMutablePointer<CChar>? = bytes.baseAddress.map {
            UnsafeMutableRawPointer(mutating: $0 + mark).assumingMemoryBound(to: CChar.self)
        }
        var inputLeft = bytes.count - mark
        var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(buffer).assumingMemoryBound(to: CChar.self)
        var outputLeft = capacity
        let status = iconv(converter, &input, &inputLeft, &output, &outputLeft)
        guard status != Int(bitPattern: UInt.max), inputLeft == 0 else {
            buffer.deallocate()
            return nil
        }
        return MappedFile(taking: buffer, count: capacity - outputLeft)
    }

    /// Whether each byte is a character.
    private var isOneByte: Bool { self == .windows1250 || self == .windows1251 || self == .windows1252 }

    /// Returns UTF-8 text in this encoding; `nil` where it has no such character.
    func encoded(_ text: [UInt8]) -> [UInt8]? {
        let converter = iconv_open(iconvName, "UTF-8")
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var (input, output) = (text.map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: text.count * 2 + 16))
        var (inputLeft, outputLeft) = (input.count, output.count)
        let status = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard status == 0, inputLeft == 0 else { return nil }
        return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
    }
}
