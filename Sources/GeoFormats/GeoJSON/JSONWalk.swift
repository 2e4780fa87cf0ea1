/// One walk over a JSON text, with a stack of the open arrays and objects instead of recursion.
struct JSONWalk {
    /// What the walk sees of a GeoJSON text on its way.
    var members: JSONSyntax.Members { trace.members }

    private var trace = GeoJSONTrace()
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var reason = ""
    /// For every open bracket, whether it is an object's.
    private var isObject: [Bool] = []

    /// Prepares a walk; a byte order mark is passed over, as RFC 8259 allows.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Walks over the text; returns whether it is one JSON value.
    mutating func run() -> Bool {
        skipBlanks()
        guard position < bytes.count else { return fail("the file is empty") }
        while true {
            guard takeValueOrOpen() else { return false }
            while true {
                guard let inObject = isObject.last else {
                    return position == bytes.count || fail("text after the end of the value")
                }
                trace.endValue(at: position)
                let close = UInt8(ascii: inObject ? "}" : "]")
                guard position < bytes.count else { return fail("the file ends inside \(inObject ? "an object" : "an array")") }
                if bytes[position] == close {
                    position += 1
                    isObject.removeLast()
                    trace.close()
                    skipBlanks()
                    continue
                }
                guard bytes[position] == UInt8(ascii: ",") else { return fail(expected: inObject ? "',' or '}'" : "',' or ']'") }
                position += 1
                skipBlanks()
                if inObject { guard takeName() else { return false } }
                break
            }
        }
    }

    /// Takes a value: a scalar or an empty container whole, of a filled container the brackets down to its first scalar.
    private mutating func takeValueOrOpen() -> Bool {
        while true {
            guard position < bytes.count else { return fail("the file ends where a value is expected") }
            let byte = bytes[position]
            guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
                guard takeScalar() else { return false }
                skipBlanks()
                return true
            }
            guard isObject.count < JSONSyntax.maximumDepth else {
                return fail("nested deeper than \(JSONSyntax.maximumDepth) levels")
            }
            let opensObject = byte == UInt8(ascii: "{")
            position += 1
            isObject.append(opensObject)
            trace.open(isObject: opensObject)
            skipBlanks()
            if position < bytes.count, bytes[position] == UInt8(ascii: opensObject ? "}" : "]") { return true }
            if opensObject { guard takeName() else { return false } }
        }
    }

    /// Takes the name of a member, the colon, and the blanks around it.
    private mutating func takeName() -> Bool {
        guard position < bytes.count else { return fail("the file ends inside an object") }
        guard bytes[position] == UInt8(ascii: "\"") else { return fail(expected: "the name of a member in double quotes") }
        let start = position + 1
        guard takeString() else { return false }
        let name = start..<(position - 1)
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return fail(expected: "':'") }
        position += 1
        skipBlanks()
        trace.take(name: bytes[name], valueAt: position)
        return true
    }

    /// Takes a string, a number, or one of the three words.
    private mutating func takeScalar() -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "\""): takeString()
        case UInt8(ascii: "t"): takeWord("true")
        case UInt8(ascii: "f"): takeWord("false")
        case UInt8(ascii: "n"): takeWord("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): takeNumber()
        default: fail(expected: "a value")
        }
    }

    private mutating func takeWord(_ word: StaticString) -> Bool {
        for index in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count, bytes[position] == word.utf8Start[index] else { return fail(expected: "'\(word)'") }
            position += 1
        }
        return true
    }

    private mutating func takeNumber() -> Bool {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
            if position < bytes.count, bytes[position] &- 48 <= 9 { return fail("a number with a leading zero") }
        } else {
            guard takeDigits() else { return fail(expected: "a digit") }
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard takeDigits() else { return fail(expected: "a digit after the decimal point") }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard takeDigits() else { return fail(expected: "a digit in the exponent") }
        }
        return true
    }

    /// Takes digits; returns whether there is one.
    private mutating func takeDigits() -> Bool {
        let start = position
        while position < bytes.count, bytes[position] &- 48 <= 9 { position += 1 }
        return position > start
    }

    /// Takes a string from its opening to its closing quote.
    private mutating func takeString() -> Bool {
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return true
            case UInt8(ascii: "\\"):
                guard takeEscape() else { return false }
            case 0x00...0x1F: return fail("a control character in a string; write it as an escape such as \\n")
            case 0x20...0x7F: position += 1
            default:
                guard let length = UTF8Check.characterLength(bytes, at: position) else { return fail("bytes that are not UTF-8") }
                position += length
            }
        }
        return fail("the file ends inside a string")
    }

    /// Takes an escape sequence.
    private mutating func takeEscape() -> Bool {
        guard position + 1 < bytes.count else { return fail("the file ends inside a string") }
        switch bytes[position + 1] {
        case UInt8(ascii: "u"):
            for offset in 2..<6 {
                guard position + offset < bytes.count, isHexDigit(bytes[position + offset]) else {
                    return fail("an escape \\u without four hexadecimal digits")
                }
            }
            position += 6
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        default: return fail("an escape that JSON does not have")
        }
        return true
    }

    private func isHexDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 || (byte | 0x20) &- UInt8(ascii: "a") <= 5 }

    private mutating func skipBlanks() {
        while position < bytes.count,
            bytes[position] == 0x20 || bytes[position] == 0x0A || bytes[position] == 0x0D || bytes[position] == 0x09
        {
            position += 1
        }
    }
}

extension JSONWalk {
    /// Notes why the walk ends here.
    private mutating func fail(_ reason: String) -> Bool {
        self.reason = reason
        return false
    }

    /// Notes what should stand here, and what does.
    private mutating func fail(expected: String) -> Bool {
        guard position < bytes.count else { return fail("the file ends where \(expected) is expected") }
        let byte = bytes[position]
        let found =
            switch byte {
            case 0x21...0x7E: "'\(Character(UnicodeScalar(byte)))'"
            case 0x80...: UTF8Check.characterLength(bytes, at: position) == nil ? "bytes that are not UTF-8" : "another character"
            default: "a control character or blank"
            }
        return fail("found \(found) where \(expected) is expected")
    }

    /// Returns where and why the walk ended.
    func problem(in bytes: UnsafeBufferPointer<UInt8>) -> JSONSyntax.Problem {
        var line = 1
        var lineStart = 0
        for index in 0..<position where bytes[index] == 0x0A {
            line += 1
            lineStart = index + 1
        }
        let column = bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 } + 1
        return JSONSyntax.Problem(line: line, column: column, reason: reason)
    }
}
