import CExpat

/// What is found on a walk over an XML text.
protocol XMLVisitor: AnyObject {
    /// An element begins; its name comes without prefix.
    func begin(_ name: String, _ attributes: XMLAttributes)
    /// An element ends.
    func end(_ name: String)
    /// Text inside an element, maybe in several parts.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element, valid while it begins.
struct XMLAttributes {
    private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    fileprivate init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.list = list }

    /// The value of an attribute, whatever the prefix of its name.
    subscript(name: StaticString) -> String? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index], let value = list[index + 1] {
            if XMLWalk.matches(key, name) { return String(cString: value) }
            index += 2
        }
        return nil
    }

    /// The value of an attribute as a whole number.
    func number(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }
}

/// A walk over an XML text with Expat.
///
/// Nothing outside the text is read: external entities are not followed, and Expat bounds what internal ones may become.
final class XMLWalk {
    private let parser: XML_Parser?
    private let visitor: any XMLVisitor
    private var isBroken = false

    /// Begins a walk.
    init(_ visitor: any XMLVisitor) {
        self.visitor = visitor
        parser = XML_ParserCreate(nil)
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name else { return }
                let walk = Unmanaged<XMLWalk>.fromOpaque(data).takeUnretainedValue()
                walk.visitor.begin(XMLWalk.localName(name), XMLAttributes(attributes))
            },
            { data, name in
                guard let data, let name else { return }
                Unmanaged<XMLWalk>.fromOpaque(data).takeUnretainedValue().visitor.end(XMLWalk.localName(name))
            })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let data, let text else { return }
            let walk = Unmanaged<XMLWalk>.fromOpaque(data).takeUnretainedValue()
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                walk.visitor.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Walks over the next part; returns whether the walk goes on.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress, !isBroken else { return !isBroken }
        let status = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            XML_Parse(parser, $0, Int32(bytes.count), 0)
        }
        isBroken = status != XML_STATUS_OK
        return !isBroken
    }

    /// Ends the walk; returns whether the text was whole.
    func finish() -> Bool { !isBroken && XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK }

    /// The name without its prefix.
    private static func localName(_ name: UnsafePointer<CChar>) -> String {
        var start = name
        var place = name
        while place.pointee != 0 {
            if place.pointee == 58 { start = place + 1 }
            place += 1
        }
        return String(cString: start)
    }

    /// Whether a name without its prefix is the given one.
    fileprivate static func matches(_ name: UnsafePointer<CChar>, _ wanted: StaticString) -> Bool {
        var start = name
        var place = name
        while place.pointee != 0 {
            if place.pointee == 58 { start = place + 1 }
            place += 1
        }
        guard place - start == wanted.utf8CodeUnitCount else { return false }
        return start.withMemoryRebound(to: UInt8.self, capacity: wanted.utf8CodeUnitCount) { bytes in
            (0..<wanted.utf8CodeUnitCount).allSatisfy { bytes[$0] == wanted.utf8Start[$0] }
        }
    }
}
