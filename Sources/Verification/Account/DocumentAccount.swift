import GeoPrimitives
import PlanningTerms
import Publication

/// A document with what of it has been looked at, and what is wrong with it.
struct DocumentAccount {
    /// The name of its file.
    let file: String
    /// All of it.
    let root: Figure
    /// Whether members that an older version did not write may be missing.
    let isOlder: Bool
    /// The paths of values that were looked at.
    private(set) var lookedAt: Set<String> = []
    /// What differs.
    private(set) var problems: [CheckMessage] = []

    init(file: String, _ tree: JSONTree, isOlder: Bool) {
        (self.file, self.isOlder) = (file, isOlder)
        root = Figure(path: "", value: tree)
    }

    /// A figure must lie in an interval.
    mutating func expect(_ figure: Figure, _ wanted: Interval) {
        lookedAt.insert(figure.path)
        if let number = figure.number, wanted.holds(number) { return }
        fail(figure, wanted.words)
    }

    /// A figure must be a number.
    mutating func expect(_ figure: Figure, _ wanted: Double) { expect(figure, Interval(wanted)) }

    /// A figure must be a count.
    mutating func expect(_ figure: Figure, _ wanted: Int) { expect(figure, Interval(wanted)) }

    /// A figure must lie in an interval, or be null where there is none.
    mutating func expect(_ figure: Figure, ifAny wanted: Interval?) {
        if let wanted { expect(figure, wanted) } else { expectNothing(figure) }
    }

    /// A text must be this one; nothing where there is none.
    mutating func expect(_ figure: Figure, text wanted: String?) {
        guard let wanted else { return expectNothing(figure) }
        lookedAt.insert(figure.path)
        if figure.text != wanted { fail(figure, "\"\(wanted)\"") }
    }

    /// A truth value must be this one; nothing where there is none.
    mutating func expect(_ figure: Figure, truth wanted: Bool?) {
        guard let wanted else { return expectNothing(figure) }
        lookedAt.insert(figure.path)
        if figure.value != .truth(wanted) { fail(figure, "\(wanted)") }
    }

    /// Texts must be these, in their order.
    mutating func expect(_ figure: Figure, texts wanted: [String]) {
        for (place, text) in expectList(figure, count: wanted.count).enumerated() { expect(text, text: wanted[place]) }
    }

    /// All below a figure must be as in another document.
    mutating func expectSame(_ figure: Figure, _ other: JSONTree?) {
        let wanted = Figure(path: figure.path, value: other)
        var values: [String: JSONTree] = [:]
        wanted.forEachLeaf { values[$0.path] = $0.value }
        figure.forEachLeaf { leaf in
            lookedAt.insert(leaf.path)
            let value = values.removeValue(forKey: leaf.path)
            if value != leaf.value { fail(leaf, Self.words(value)) }
        }
        for path in values.keys.sorted() { fail(Figure(path: path, value: nil), Self.words(values[path])) }
    }

    /// There must be null, or no such member.
    mutating func expectNothing(_ figure: Figure) {
        lookedAt.insert(figure.path)
        if figure.isThere { fail(figure, "null") }
    }

    /// A list must have so many entries; returns those that are there.
    mutating func expectList(_ figure: Figure, count: Int) -> [Figure] {
        let entries = figure.entries
        if entries.count != count, !(isOlder && figure.value == nil) {
            problems.append(.listDiffers(file: file, figure: figure.path, published: entries.count, recomputed: count))
        }
        return Array(entries.prefix(count))
    }

    /// Everything below a figure is looked at where the check stands that calls this.
    mutating func note(_ figure: Figure) { figure.forEachLeaf { lookedAt.insert($0.path) } }

    /// A figure contradicts another.
    mutating func contradict(_ figure: Figure, _ other: String) {
        problems.append(.contradicts(file: file, figure: figure.path, published: Self.words(figure.value), other: other))
    }

    private mutating func fail(_ figure: Figure, _ wanted: String) {
        if figure.value == nil, isOlder { return }
        problems.append(
            .differs(file: file, figure: figure.path, published: Self.words(figure.value), recomputed: wanted))
    }

    /// A value as it is named in a message.
    private static func words(_ value: JSONTree?) -> String {
        switch value {
        case .number(let number): number.plainText
        case .text(let text): "\"\(text.prefix(60))\""
        case .truth(let truth): "\(truth)"
        case .null: "null"
        case .list, .object, nil: "–"
        }
    }

    /// How many values of each part of the document were looked at.
    var counts: [(part: String, count: Int)] {
        var counts: [String: Int] = [:]
        root.forEachLeaf { if lookedAt.contains($0.path) { counts[Self.part(of: $0.path), default: 0] += 1 } }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The kinds of values that were not looked at, with how many of all of the kind.
    var leftOver: [(kind: String, count: Int, all: Int)] {
        var (left, all): ([String: Int], [String: Int]) = ([:], [:])
        root.forEachLeaf { figure in
            let kind = Figure.kind(of: figure.path)
            all[kind, default: 0] += 1
            if !lookedAt.contains(figure.path) { left[kind, default: 0] += 1 }
        }
        return left.sorted { $0.key < $1.key }.map { ($0.key, $0.value, all[$0.key] ?? 0) }
    }

    /// The first two names of a path.
    private static func part(of path: String) -> String {
        Figure.kind(of: path).split(separator: ".").prefix(2).joined(separator: ".").replacing("[]", with: "")
    }
}
