/// A kind in a document: one that this version knows, and the word as it stands there.
///
/// A document may come from another version, or from somebody's hand: a word that is none reads as `nil`, and `$kind` still has it. A kind
/// that is `nil` when a document is made leaves its key out.
@propertyWrapper
public struct Kind<Value: RawRepresentable & Sendable>: Codable, Sendable where Value.RawValue == String {
    /// The kind; `nil` where this version does not know the word.
    public let wrappedValue: Value?
    /// The word; empty where there is none.
    public let projectedValue: String

    /// Wraps a kind.
    public init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
        projectedValue = wrappedValue?.rawValue ?? ""
    }

    /// Reads a word.
    public init(from decoder: any Decoder) throws {
        projectedValue = try decoder.singleValueContainer().decode(String.self)
        wrappedValue = Value(rawValue: projectedValue)
    }

    /// Writes the word.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(projectedValue)
    }
}

extension Kind: Equatable where Value: Equatable {}

extension Kind: Hashable where Value: Hashable {}

extension KeyedDecodingContainer {
    /// Reads a kind; a key that is not there reads as none.
    package func decode<Value>(_ type: Kind<Value>.Type, forKey key: Key) throws -> Kind<Value> {
        try decodeIfPresent(type, forKey: key) ?? Kind(wrappedValue: nil)
    }
}

extension KeyedEncodingContainer {
    /// Writes a kind; none leaves its key out.
    package mutating func encode<Value>(_ kind: Kind<Value>, forKey key: Key) throws {
        if !kind.projectedValue.isEmpty { try encodeIfPresent(kind, forKey: key) }
    }
}
