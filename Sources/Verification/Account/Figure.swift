import Publication

/// A value of a document with the way that leads to it: `coverage.by_unit[3].weight`.
struct Figure {
    /// The way from the top of the document.
    let path: String
    /// The value; `nil` where the document has none there.
    let value: JSONTree?

    /// The member of an object.
    subscript(key: String) -> Figure { Figure(path: path.isEmpty ? key : "\(path).\(key)", value: value?[key]) }

    /// The entry of a list.
    subscript(place: Int) -> Figure {
        let entries = value?.entries ?? []
        return Figure(path: "\(path)[\(place)]", value: entries.indices.contains(place) ? entries[place] : nil)
    }

    /// The entries of a list; none where it is no list.
    var entries: [Figure] { (value?.entries ?? []).enumerated().map { Figure(path: "\(path)[\($0.offset)]", value: $0.element) } }

    /// The members of an object by name; none where it is no object.
    var members: [(name: String, figure: Figure)] {
        guard case .object(let members) = value else { return [] }
        return members.sorted { $0.key < $1.key }.map {
            ($0.key, Figure(path: path.isEmpty ? $0.key : "\(path).\($0.key)", value: $0.value))
        }
    }

    /// Whether there is a value, and it is not null.
    var isThere: Bool { value != nil && value != .null }

    /// The number that stands there.
    var number: Double? { if case .number(let number) = value { number } else { nil } }

    /// The text that stands there.
    var text: String? { if case .text(let text) = value { text } else { nil } }

    /// Calls for every value below that is no list and no object.
    func forEachLeaf(_ body: (Figure) -> Void) {
        switch value {
        case .object: for (_, figure) in members { figure.forEachLeaf(body) }
        case .list: for figure in entries { figure.forEachLeaf(body) }
        case nil: break
        default: body(self)
        }
    }

    /// The path with every place in a list left open: what kind of figure it is.
    static func kind(of path: String) -> String {
        var kind = ""
        var isInside = false
        for character in path {
            if character == "]" { isInside = false }
            if !isInside { kind.append(character) }
            if character == "[" { isInside = true }
        }
        return kind
    }
}
