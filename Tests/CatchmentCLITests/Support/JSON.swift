import Foundation

/// JSON as it stands in a file, read by other code than the program's own.
enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    /// Reads with Foundation's parser, which throws nothing on the way: Swift Testing records a backtrace of every error.
    init(_ data: Data) throws {
        self.init(parsed: try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
    }

    init(contentsOf path: String) throws { try self.init(Data(contentsOf: URL(fileURLWithPath: path))) }

    private init(parsed value: Any) {
        switch value {
        case let value as NSNumber where String(cString: value.objCType) == "c": self = .bool(value.boolValue)
        // A number of 17 digits comes as a decimal, whose own conversion is not the nearest double.
        case let value as NSDecimalNumber: self = .number(Double("\(value)") ?? value.doubleValue)
        case let value as NSNumber: self = .number(value.doubleValue)
        case let value as String: self = .text(value)
        case let values as [Any]: self = .list(values.map { JSON(parsed: $0) })
        case let values as [String: Any]: self = .object(values.mapValues { JSON(parsed: $0) })
        default: self = .null
        }
    }

    /// The value of a key; null where there is none.
    subscript(key: String) -> JSON { if case .object(let object) = self { object[key] ?? .null } else { .null } }

    /// The entry of a list; null where there is none.
    subscript(index: Int) -> JSON { list.indices.contains(index) ? list[index] : .null }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var list: [JSON] { if case .list(let values) = self { values } else { [] } }
    var object: [String: JSON] { if case .object(let values) = self { values } else { [:] } }

    /// The number of a key, 0 where there is none.
    func sum(_ key: String) -> Double { self[key].number ?? 0 }

    /// The value without these keys, at any depth.
    func without(_ keys: Set<String>) -> JSON {
        switch self {
        case .object(let object): .object(object.filter { !keys.contains($0.key) }.mapValues { $0.without(keys) })
        case .list(let list): .list(list.map { $0.without(keys) })
        default: self
        }
    }

    /// The value as Foundation's serialisation takes it.
    private var any: Any {
        switch self {
        case .null: NSNull()
        case .bool(let value): value
        case .number(let value): value
        case .text(let value): value
        case .list(let values): values.map(\.any)
        case .object(let values): values.mapValues(\.any)
        }
    }

    /// The value as a file.
    func data() throws -> Data { try JSONSerialization.data(withJSONObject: any) }

    /// The value with the part at a path of keys and positions changed; a path that leads nowhere changes nothing.
    func changing(_ path: [JSONStep], _ change: (JSON) -> JSON) -> JSON {
        guard let step = path.first else { return change(self) }
        let rest = Array(path.dropFirst())
        switch (self, step) {
        case (.object(var values), .key(let key)):
            values[key] = (values[key] ?? .null).changing(rest, change)
            return .object(values)
        case (.list(var values), .index(let index)) where values.indices.contains(index):
            values[index] = values[index].changing(rest, change)
            return .list(values)
        default: return self
        }
    }
}

/// A step into a JSON value.
enum JSONStep: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    init(stringLiteral value: String) { self = .key(value) }
    init(integerLiteral value: Int) { self = .index(value) }
}
