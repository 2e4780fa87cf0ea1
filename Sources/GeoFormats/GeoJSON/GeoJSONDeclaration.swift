import FoundationEssentials
import GeoPrimitives

/// What a GeoJSON text says of its coordinates: in members `crs` of the collection, its features and geometries (the form of 2008, and
/// what programs make of it), or in the member `catchment` of our own layers.
struct GeoJSONDeclaration {
    /// The statement; `nil` where there is none, and where it is null.
    let declared: DeclaredCRS?
    /// Whether the text says that its system is not known: `"crs": null`.
    let isUnknown: Bool

    /// Reads the values that a walk has noted.
    init(_ members: JSONSyntax.Members, in bytes: UnsafeBufferPointer<UInt8>) {
        let decoder = JSONDecoder()
        func statement(_ range: Range<Int>) -> Statement? {
            let data = Data(bytes[range])
            let raw = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard raw != "null" else { return nil }
            return (try? decoder.decode(Statement.self, from: data)) ?? Statement(text: raw)
        }
        // Many features repeat one text, so each is read once.
        var statements = members.crs.compactMap(statement)
        var seen: Set<[UInt8]> = []
        for range in members.nestedCRS where seen.insert(Array(bytes[range])).inserted {
            statement(range).map { statements.append($0) }
        }
        isUnknown = statements.isEmpty && !members.crs.isEmpty
        if statements.isEmpty, !isUnknown, let own = members.catchment {
            declared = (try? decoder.decode(OwnLayer.self, from: Data(bytes[own]))).map {
                DeclaredCRS(definition: Self.canonical($0.crs), impliedByFormat: false)
            }
            return
        }
        let texts = statements.map { Self.canonical($0.text) }
        var distinct: [String] = []
        for text in texts where !distinct.contains(text) { distinct.append(text) }
        declared =
            distinct.isEmpty
            ? nil
            : DeclaredCRS(
                definition: distinct.joined(separator: " / "), impliedByFormat: false,
                isLink: distinct.count == 1 && statements[0].isLink)
    }

    /// The number of the register where the text is one of its addresses, else the text.
    private static func canonical(_ text: String) -> String {
        switch CRS(parsing: text) {
        case .wgs84 where text.contains(":"): "EPSG:4326"
        case .epsg(let code) where text.contains(":"): "EPSG:\(code)"
        default: text
        }
    }

    /// What a member `catchment` says.
    private struct OwnLayer: Decodable {
        var crs: String
    }

    /// What one member `crs` says: a name, a number of a register, or where to look.
    private struct Statement: Decodable {
        var text: String
        var isLink = false

        init(text: String) { self.text = text }

        private enum Keys: String, CodingKey {
            case type, name, code, urn, href, properties
        }

        init(from decoder: any Decoder) throws {
            if let name = try? decoder.singleValueContainer().decode(String.self) {
                text = name
                return
            }
            let outer = try decoder.container(keyedBy: Keys.self)
            let inner = (try? outer.nestedContainer(keyedBy: Keys.self, forKey: .properties)) ?? outer
            for key in [Keys.name, .urn] {
                if let name = try? inner.decode(String.self, forKey: key) {
                    text = name
                    return
                }
            }
            if let href = try? inner.decode(String.self, forKey: .href) {
                (text, isLink) = (href, true)
                return
            }
            let type = (try? outer.decode(String.self, forKey: .type)) ?? ""
            let register = type.lowercased() == "name" || type.isEmpty ? "EPSG" : type
            if let code = try? inner.decode(Int.self, forKey: .code) {
                text = "\(register):\(code)"
            } else {
                text = "\(register):\(try inner.decode(String.self, forKey: .code))"
            }
        }
    }
}
