/// Follows where a walk over a GeoJSON text stands, and notes the members that its reader must know of.
///
/// Names count as GDAL reads them: whatever the case of their letters, and with escapes undone.
struct GeoJSONTrace {
    /// What the walk has seen.
    private(set) var members = JSONSyntax.Members()

    /// What an open bracket belongs to.
    private enum Place {
        case root, features, feature, geometry, geometries, other
    }

    private var places: [Place] = []
    /// What the next bracket belongs to, by the name before it.
    private var next = Place.root
    /// The member whose value is being walked over.
    private var noted: (name: Name, start: Int, depth: Int)?

    private enum Name {
        case crs, nestedCRS, catchment
    }

    /// Notes an opening bracket.
    mutating func open(isObject: Bool) {
        let isExpected = next == .features || next == .geometries ? !isObject : isObject
        places.append(isExpected ? next : .other)
        next = inList
    }

    /// Notes a closing bracket.
    mutating func close() {
        places.removeLast()
        next = inList
    }

    /// What a bracket belongs to that opens in a list.
    private var inList: Place {
        switch places.last {
        case .features: .feature
        case .geometries: .geometry
        default: .other
        }
    }

    /// Notes the name of a member whose value begins at a position.
    mutating func take(name bytes: Slice<UnsafeBufferPointer<UInt8>>, valueAt start: Int) {
        next = .other
        guard let place = places.last, place == .root || place == .feature || place == .geometry else { return }
        // No name that is looked for is longer, with every letter escaped.
        guard bytes.count <= 6 * 10 else { return }
        switch (Self.plain(bytes), place) {
        case ("crs", .root): note(.crs, start)
        case ("crs", _): note(.nestedCRS, start)
        case ("catchment", .root): note(.catchment, start)
        case ("id", .feature): members.hasFeatureID = true
        case ("features", .root): next = .features
        case ("geometry", .root), ("geometry", .feature): next = .geometry
        case ("geometries", .root), ("geometries", .geometry): next = .geometries
        default: break
        }
    }

    private mutating func note(_ name: Name, _ start: Int) {
        if noted == nil { noted = (name, start, places.count) }
    }

    /// Notes that a value ends where the walk stands: before a comma or a closing bracket of the innermost open container.
    mutating func endValue(at end: Int) {
        guard let value = noted, value.depth == places.count else { return }
        noted = nil
        switch value.name {
        case .crs: members.crs.append(value.start..<end)
        case .nestedCRS: members.nestedCRS.append(value.start..<end)
        case .catchment: members.catchment = value.start..<end
        }
    }

    /// A name in small letters, its escapes undone; what is not ASCII does not matter.
    private static func plain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var plain: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            guard rest.popFirst() == UInt8(ascii: "u") else { continue }
            let digits = rest.prefix(4)
            rest = rest.dropFirst(4)
            plain.append(UInt8(exactly: Int(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0) ?? 0)
        }
        return String(decoding: plain, as: UTF8.self).lowercased()
    }
}
