import FoundationEssentials
import GeoPrimitives

/// The metadata that a layer carries, as the text of a flat JSON object.
enum MetadataJSON {
    /// Returns the object with its members in the order of their names; numbers that are not finite are null.
    static func object(_ members: [String: PropertyValue]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(members.mapValues(Member.init)), as: UTF8.self)
        } catch {
            preconditionFailure("texts, finite numbers and truth values can always be encoded: \(error)")
        }
    }

    /// A value as a member of a JSON object.
    private struct Member: Encodable {
        let value: PropertyValue

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .text(let text): try container.encode(text)
            case .integer(let number): try container.encode(number)
            case .number(let number): if number.isFinite { try container.encode(number) } else { try container.encodeNil() }
            case .boolean(let isTrue): try container.encode(isTrue)
            }
        }
    }
}
