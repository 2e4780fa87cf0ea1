package import GeoPrimitives
import Glibc

/// Columns of a layer of points that ``GeoJSONWriter`` wrote: a feature a line, all with the same properties in the same order.
///
/// Several times as fast as the reader of any GeoJSON. A file that is laid out in another way, or in which a cell is not plain, is left to
/// that one: what is returned is what it would return.
package struct WrittenPoints {
    /// The positions of the features.
    package private(set) var points: [PlanarPoint] = []
    private var texts: [String: [String]] = [:]
    private var numbers: [String: [Double]] = [:]

    /// The texts of a column, empty where nothing stands; `nil` where the layer does not have it.
    package func texts(_ name: String) -> [String]? { texts[name] }

    /// The numbers of a column, truth values as 1 and 0, NaN where nothing stands; `nil` where the layer does not have it.
    package func numbers(_ name: String) -> [Double]? { numbers[name] }

    /// Reads those columns of a file that there are; `nil` where the file is to be read as any other.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - wantedTexts: Columns of texts, by name.
    ///   - wantedNumbers: Columns of numbers or truth values, by name.
    /// - Complexity: O(bytes).
    package init?(_ path: String, texts wantedTexts: [String], numbers wantedNumbers: [String]) {
        guard let file = try? MappedFile(path), var lines = Lines(file.bytes) else { return nil }
        guard let header = lines.properties(of: lines.place) else { return nil }
        let slots = header.map { key -> Slot in
            wantedTexts.contains(key) ? .text : wantedNumbers.contains(key) ? .number : .unused
        }
        var textColumns = slots.map { _ in [String]() }
        var numberColumns = slots.map { _ in [Double]() }
        let keys = header.map { Array("\"\($0)\":".utf8) }
        while !lines.isAtEnd {
            guard lines.take("{\"type\":\"Feature\",\"properties\":{") else { return nil }
            for (number, slot) in slots.enumerated() {
                guard number == 0 || lines.take(","), lines.take(bytes: keys[number]) else { return nil }
                switch slot {
                case .text:
                    guard let text = lines.text() else { return nil }
                    textColumns[number].append(text)
                case .number:
                    guard let value = lines.number() else { return nil }
                    numberColumns[number].append(value)
                case .unused: guard lines.skip() else { return nil }
                }
            }
            guard lines.take("},\"geometry\":{\"type\":\"Point\",\"coordinates\":["), let x = lines.plainNumber(),
                lines.take(","), let y = lines.plainNumber(), lines.take("]}}"), lines.endOfFeature()
            else { return nil }
            points.append(PlanarPoint(x: x, y: y))
        }
        guard lines.isWhole, !points.isEmpty else { return nil }
        for (number, slot) in slots.enumerated() {
            switch slot {
            case .text: texts[header[number]] = textColumns[number]
            case .number: numbers[header[number]] = numberColumns[number]
            case .unused: break
            }
        }
    }

    private enum Slot { case text, number, unused }
}

/// The bytes of a layer from its first feature on, taken from the front; `file` outlives it.
private struct Lines {
    private static let (start, features) = (Array("{\"type\":\"FeatureCollection\"".utf8), Array("\"features\":[\n".utf8))
    private static let (quote, escape) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var place: Int
    /// Whether the last feature was read, and the end of the list follows.
    private(set) var isAtEnd = false

    /// Finds the first feature.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let line = bytes.firstIndex(of: 0x0A), bytes.starts(with: Self.start),
            bytes[...line].suffix(Self.features.count).elementsEqual(Self.features)
        else { return nil }
        (self.bytes, place) = (bytes, line + 1)
    }

    /// Whether nothing but the end of the file is left.
    var isWhole: Bool { bytes[place...].elementsEqual("]}\n".utf8) }

    /// The names of the properties of the feature at a place; `nil` where one stands twice or is not plain.
    func properties(of start: Int) -> [String]? {
        var ahead = self
        ahead.place = start
        guard ahead.take("{\"type\":\"Feature\",\"properties\":{") else { return nil }
        var names: [String] = []
        repeat {
            guard let name = ahead.text(), !names.contains(name), ahead.take(":"), ahead.skip() else { return nil }
            names.append(name)
        } while ahead.take(",")
        return names
    }

    /// Passes over a text that follows; false where another follows.
    mutating func take(_ text: StaticString) -> Bool {
        take(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The same for bytes.
    mutating func take(bytes wanted: [UInt8]) -> Bool { wanted.withUnsafeBufferPointer { take($0) } }

    private mutating func take(_ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count - place >= wanted.count, let here = bytes.baseAddress, let start = wanted.baseAddress,
            memcmp(here + place, start, wanted.count) == 0
        else { return false }
        place += wanted.count
        return true
    }

    /// Passes over what stands between features.
    mutating func endOfFeature() -> Bool {
        if take(",\n") { return true }
        isAtEnd = true
        return take("\n")
    }

    /// A text in quotation marks, or an empty one for `null`; `nil` where it is neither or not plain.
    mutating func text() -> String? {
        if take("null") { return "" }
        guard let part = quoted() else { return nil }
        // Blanks around a text are for the other reader to take away.
        guard CellText.trimmed(UnsafeBufferPointer(rebasing: part)).count == part.count else { return nil }
        return String(validating: part, as: UTF8.self)
    }

    /// The bytes between quotation marks; `nil` where a character is escaped.
    private mutating func quoted() -> Slice<UnsafeBufferPointer<UInt8>>? {
        guard place < bytes.count, bytes[place] == Self.quote else { return nil }
        var end = place + 1
        while end < bytes.count, bytes[end] != Self.quote {
            guard bytes[end] != Self.escape, bytes[end] >= 0x20 else { return nil }
            end += 1
        }
        guard end < bytes.count else { return nil }
        defer { place = end + 1 }
        return bytes[(place + 1)..<end]
    }

    /// A number or a truth value, NaN for `null`.
    mutating func number() -> Double? {
        if take("true") { return 1 }
        if take("false") { return 0 }
        if take("null") { return .nan }
        return plainNumber()
    }

    /// A number.
    mutating func plainNumber() -> Double? {
        var end = place
        while end < bytes.count, Self.isPart(bytes[end]) { end += 1 }
        // What follows ends the number for strtod too.
        guard end > place, end < bytes.count, bytes[place] == UInt8(ascii: "-") || Self.isDigit(bytes[place]) else { return nil }
        guard let here = bytes.baseAddress else { return nil }
        let (value, length) = UnsafeRawPointer(here + place).withMemoryRebound(to: CChar.self, capacity: end - place) { start in
            var stop: UnsafeMutablePointer<CChar>?
            let value = strtod(start, &stop)
            return (value, stop.map { UnsafePointer($0) - start } ?? 0)
        }
        guard length == end - place, value.isFinite else { return nil }
        place = end
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isPart(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }

    /// Passes over a value of one line.
    mutating func skip() -> Bool { quoted() != nil || number() != nil }
}
