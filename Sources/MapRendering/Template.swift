/// A page with places to fill, a part of the Mustache language.
///
/// `{{name}}` is a value; `{{#name}}…{{/name}}` is repeated for each entry of a list, and shown once for a value that is there;
/// `{{^name}}…{{/name}}` is shown when there is none. A name that an entry does not have is looked for further out. Texts are always
/// escaped; only ``Markup`` goes in as it is. A line that holds nothing but a section's tag leaves no line behind.
package struct Template: Sendable {
    /// What fills a place.
    package enum Value: Sendable {
        /// A text, which is escaped.
        case text(String)
        /// The filling of another template.
        case markup(Markup)
        /// Entries of a section.
        case list([[String: Value]])

        fileprivate var isThere: Bool {
            switch self {
            case .text(let text): !text.isEmpty
            case .markup(let markup): !markup.text.isEmpty
            case .list(let entries): !entries.isEmpty
            }
        }
    }

    private indirect enum Part: Sendable {
        case text(String)
        case value(String)
        case section(String, isInverted: Bool, [Part])
    }

    private let parts: [Part]

    /// Makes a template of an asset.
    ///
    /// Sections that are not closed or names that are not finished are mistakes of whoever wrote the asset, and stop the program.
    package init(_ asset: MapAsset) { self.init(asset.text) }

    init(_ source: String) {
        var rest = source[...]
        parts = Self.parse(&rest, until: nil)
    }

    private static func parse(_ rest: inout Substring, until end: String?) -> [Part] {
        var parts: [Part] = []
        while let open = rest.firstRange(of: "{{") {
            let text = String(rest[..<open.lowerBound])
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else { preconditionFailure("a tag without an end") }
            let tag = rest[open.upperBound..<close.lowerBound]
            rest = rest[close.upperBound...]
            let name = String(tag.dropFirst())
            switch tag.first {
            case "#", "^":
                parts.append(.text(lineTrimmed(text, &rest)))
                parts.append(.section(name, isInverted: tag.first == "^", parse(&rest, until: name)))
            case "/":
                precondition(name == end, "{{/\(name)}} closes nothing")
                return parts + [.text(lineTrimmed(text, &rest))]
            default:
                parts += [.text(text), .value(String(tag))]
            }
        }
        precondition(end == nil, "{{#\(end ?? "")}} is not closed")
        return parts + [.text(String(rest))]
    }

    /// Takes away the line of a section's tag where nothing else stands in it.
    private static func lineTrimmed(_ before: String, _ rest: inout Substring) -> String {
        let indent = before.reversed().prefix { $0 == " " }.count
        let start = before.dropLast(indent)
        guard start.isEmpty || start.last == "\n", rest.first == "\n" else { return before }
        rest = rest.dropFirst()
        return String(start)
    }

    /// Returns the template with its places filled.
    package func filled(with values: [String: Value]) -> Markup {
        var text = ""
        Self.write(parts, [values], &text)
        return Markup(text)
    }

    private static func write(_ parts: [Part], _ scopes: [[String: Value]], _ text: inout String) {
        for part in parts {
            switch part {
            case .text(let fixed): text += fixed
            case .value(let name):
                switch value(name, scopes) {
                case .text(let own): text += Markup.escaped(own)
                case .markup(let markup): text += markup.text
                case .list, nil: break
                }
            case .section(let name, let isInverted, let inner):
                let value = value(name, scopes)
                if isInverted {
                    if value?.isThere != true { write(inner, scopes, &text) }
                } else if case .list(let entries) = value {
                    for entry in entries { write(inner, scopes + [entry], &text) }
                } else if value?.isThere == true {
                    write(inner, scopes, &text)
                }
            }
        }
    }

    private static func value(_ name: String, _ scopes: [[String: Value]]) -> Value? {
        for scope in scopes.reversed() { if let value = scope[name] { return value } }
        return nil
    }
}

extension Template.Value: ExpressibleByStringInterpolation {
    /// Makes a text.
    package init(stringLiteral value: String) { self = .text(value) }
}
