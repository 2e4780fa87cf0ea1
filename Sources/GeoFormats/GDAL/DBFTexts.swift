import CGDAL
import GeoPrimitives

/// The texts of a dBASE table as bytes, to tell their encoding: names of fields, and values that are not ASCII.
struct DBFTexts {
    /// What the header of the table declares: the number of a code page; `nil` where it declares nothing, or just "the system's".
    private(set) var declaration: String?
    /// Names and values with bytes beyond ASCII, cut before a character that does not fit into its field.
    private var texts: [[UInt8]] = []

    /// How many bytes of such texts are enough.
    private static let enough = 1 << 16

    /// Reads a table as far as is needed; one that cannot be read has no texts.
    init(_ path: String) {
        GDALSession.quietly { _ in
            guard let handle = VSIFOpenL(path, "rb") else { return }
            defer { VSIFCloseL(handle) }
            func read(_ count: Int) -> [UInt8] {
                var buffer = [UInt8](repeating: 0, count: count)
                let got = buffer.withUnsafeMutableBytes { VSIFReadL($0.baseAddress, 1, count, handle) }
                return Array(buffer[..<got])
            }
            let start = read(32)
            guard start.count == 32 else { return }
            let headerLength = Int(start[8]) | Int(start[9]) << 8
            let recordLength = Int(start[10]) | Int(start[11]) << 8
            declaration = Self.codePages[start[29]]
            guard headerLength > 33, recordLength > 1 else { return }
            let fields = fields(read(headerLength - 32))
            let records = max(1, (1 << 18) / recordLength)
            var size = 0
            while size < Self.enough {
                let block = read(records * recordLength)
                guard block.count >= recordLength else { return }
                for record in stride(from: 0, through: block.count - recordLength, by: recordLength) {
                    for field in fields where record + field.upperBound <= block.count {
                        let value = block[(record + field.lowerBound)..<(record + field.upperBound)]
                        guard value.contains(where: { $0 >= 0x80 }) else { continue }
                        add(value)
                        size += value.count
                    }
                }
            }
        }
    }

    /// Takes the names of the fields, and returns where the texts lie in a record.
    private mutating func fields(_ header: [UInt8]) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        var (place, offset) = (0, 1)
        while place + 32 <= header.count, header[place] != 0x0D {
            let name = header[place..<(place + 11)].prefix { $0 != 0 }
            if name.contains(where: { $0 >= 0x80 }) { add(name) }
            var length = Int(header[place + 16])
            let isText = header[place + 11] == UInt8(ascii: "C")
            if isText { length += Int(header[place + 17]) << 8 }
            if isText { fields.append(offset..<(offset + length)) }
            offset += length
            place += 32
        }
        return fields
    }

    private mutating func add(_ text: ArraySlice<UInt8>) {
        var text = text
        while let last = text.last, last == 0x20 || last == 0 { text.removeLast() }
        texts.append(Array(text))
    }

    /// The code pages that the header's byte names; that of "the system" and of plain ASCII say nothing.
    private static let codePages: [UInt8: String] = [
        0x13: "932", 0x7B: "932", 0x4D: "936", 0x7A: "936", 0x4E: "949", 0x79: "949", 0x4F: "950", 0x78: "950", 0xC8: "1250",
        0xC9: "1251",
    ]

    /// Whether any text is not ASCII.
    var hasHighBytes: Bool { !texts.isEmpty }

    /// Whether all texts are UTF-8; the last character of a text may be cut.
    var isUTF8: Bool { texts.allSatisfy { Self.isUTF8($0) } }

    private static func isUTF8(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            guard let bad = UTF8Check.firstBadByte(in: bytes) else { return true }
            let rest = bytes[bad...]
            return rest.count < 4 && rest[bad] >= 0xC2 && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
        }
    }

    /// Whether some text has a character of three bytes in UTF-8.
    var hasLongUTF8: Bool {
        texts.contains { text in
            text.withUnsafeBufferPointer { TextEncoding.isDamagedUTF8($0, before: $0.count) }
        }
    }

    /// The encoding that the bytes show.
    var guess: TextEncoding {
        Array(texts.joined(separator: [0x0A])).withUnsafeBufferPointer { EncodingGuess($0).encoding ?? .gb18030 }
    }

    /// Whether all texts are in an encoding; the last character of a text may be cut.
    func isReadable(in encoding: TextEncoding) -> Bool {
        if encoding == .utf8 { return isUTF8 }
        func isReadable(_ text: ArraySlice<UInt8>) -> Bool {
            Array(text).withUnsafeBufferPointer { encoding.decoded($0) != nil }
        }
        if isReadable(Array(texts.joined(separator: [0x0A]))[...]) { return true }
        return texts.allSatisfy { text in
            isReadable(text[...]) || (1...3).contains { isReadable(text.dropLast($0)) }
        }
    }
}
