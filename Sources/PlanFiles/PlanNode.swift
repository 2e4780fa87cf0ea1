import GeoPrimitives
import PlanningTerms
import Yams

/// A value of a plan with its place; what is wrong with it goes to the plan's issues, and reading goes on.
struct PlanNode {
    let node: Node
    let place: PlanPlace
    let issues: PlanIssues

    /// Makes the value at a path of keys; where it has no place of its own, that of its key holds.
    init(_ node: Node, key: String, near: PlanPlace?, issues: PlanIssues) {
        self.node = node
        self.issues = issues
        let mark = node.mark
        place = PlanPlace(
            line: mark?.line ?? near?.line ?? 1, column: mark?.column ?? near?.column ?? 1, key: key)
    }

    /// Whether nothing stands there, or `null`.
    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// Whether a text without a letter stands there.
    var isEmptyText: Bool {
        guard case .scalar(let scalar) = node else { return false }
        return scalar.string.isEmpty
    }

    /// Whether one value stands there, no list and no mapping.
    var isScalar: Bool {
        if case .scalar = node { return true }
        return false
    }

    /// The one value that stands there, as it is written.
    var scalar: String? {
        if case .scalar(let scalar) = node { return scalar.string }
        return nil
    }

    /// What stands there, for messages.
    private var found: PlanFound {
        switch node {
        case .scalar(let scalar): .text(scalar.string)
        case .sequence: .list
        case .mapping: .mapping
        case .alias: .alias
        }
    }

    /// Notes that the value is not what it must be.
    func refuse(_ needed: PlanNeed) { issues.add(place, .plan(.found(found, needed: needed))) }

    /// The text that stands there.
    func text() -> String? {
        if case .scalar(let scalar) = node, !scalar.string.isEmpty { return scalar.string }
        refuse(.text)
        return nil
    }

    /// The largest number that stands in a plan, whatever it counts.
    private static let largest = 1e15
    /// The largest whole number.
    private static let largestCount = 1_000_000_000

    /// The number that stands there, at least as large as a bound and at most 10¹⁵.
    func number(atLeast bound: Double = -PlanNode.largest, _ needed: PlanNeed = .number) -> Double? {
        if case .scalar(let scalar) = node, let number = Double(scalar.string), number >= bound, number <= Self.largest {
            return number
        }
        refuse(needed)
        return nil
    }

    /// The whole number that stands there, at least 1 and at most a thousand million.
    func count() -> Int? {
        if case .scalar(let scalar) = node, let number = Int(scalar.string), (1...Self.largestCount).contains(number) {
            return number
        }
        refuse(.count)
        return nil
    }

    /// The whole number that stands there, at least 0.
    func countFromZero<Number: FixedWidthInteger>(_ type: Number.Type = Int.self) -> Number? {
        if case .scalar(let scalar) = node, let number = Number(scalar.string), number >= 0 { return number }
        refuse(.countFromZero)
        return nil
    }

    /// The share that stands there, from 0 to 1.
    func share() -> Double? {
        if let share = scalar.flatMap(Share.init) { return share.value }
        refuse(.shareOfAll)
        return nil
    }

    /// `true` or `false`.
    func flag() -> Bool? {
        if case .scalar(let scalar) = node, scalar.style == .plain {
            if scalar.string == "true" { return true }
            if scalar.string == "false" { return false }
        }
        refuse(.flag)
        return nil
    }

    /// The length that stands there: above zero, with its unit.
    func length() -> Distance? {
        if case .scalar(let scalar) = node, let length = Distance(parsing: scalar.string), length.meters > 0 { return length }
        refuse(.length)
        return nil
    }

    /// The coordinate reference system that stands there.
    func crs() -> CRS? {
        if case .scalar(let scalar) = node, let crs = CRS(parsing: scalar.string) { return crs }
        refuse(.crs)
        return nil
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        guard case .scalar(let scalar) = node, let word = Word(rawValue: scalar.string) else {
            refuse(.word(words, meant: issues.isFull ? nil : text().flatMap { Spelling.nearest(to: $0, among: words) }))
            return nil
        }
        return word
    }

    /// The values of a list; a value alone is a list of one.
    func list() -> [PlanNode] {
        guard case .sequence(let sequence) = node else { return isNull ? [] : [self] }
        guard issues.admits(sequence.count, at: place) else { return [] }
        return sequence.enumerated().map { number, node in
            PlanNode(node, key: "\(place.key)[\(number)]", near: place, issues: issues)
        }
    }

    /// The texts of a list, each once; a text alone is a list of one.
    func texts() -> [String] {
        var (texts, known): ([String], Set<String>) = ([], [])
        for item in list() {
            guard let text = item.text() else { continue }
            if known.insert(text).inserted { texts.append(text) } else { issues.add(item.place, .plan(.twice(text))) }
        }
        return texts
    }

    /// The mapping that stands there, all of whose keys are among those known.
    func mapping(_ keys: [String]) -> PlanMapping? {
        guard case .mapping(let mapping) = node else {
            refuse(.mapping(keys))
            return nil
        }
        return PlanMapping(mapping, at: place, known: keys, issues: issues)
    }

    /// The mapping that stands there, whose keys are the planner's own words.
    func freeMapping() -> PlanMapping? {
        guard case .mapping(let mapping) = node else {
            refuse(.mapping(nil))
            return nil
        }
        return PlanMapping(mapping, at: place, known: nil, issues: issues)
    }
}

/// The keys of a mapping with their values; values of null are as if they were not there.
struct PlanMapping {
    let place: PlanPlace
    let issues: PlanIssues
    /// The keys in the order of the file, with their places.
    private(set) var keys: [(name: String, place: PlanPlace)] = []
    private var values: [String: PlanNode] = [:]

    /// Reads a mapping; with known keys, any other is an issue, with the nearest known one as the remedy.
    init(_ mapping: Node.Mapping, at place: PlanPlace, known: [String]?, issues: PlanIssues) {
        self.place = place
        self.issues = issues
        let prefix = place.key.isEmpty ? "" : place.key + "."
        for (key, value) in mapping {
            let mark = key.mark
            guard case .scalar(let scalar) = key else {
                issues.add(place, .plan(.keyIsNoWord))
                continue
            }
            let name = scalar.string
            let own = PlanPlace(line: mark?.line ?? place.line, column: mark?.column ?? place.column, key: prefix + name)
            if let known, !known.contains(name) {
                let meant = issues.isFull ? nil : Spelling.nearest(to: name, among: known)
                issues.add(own, .plan(.unknownKey(meant: meant, known: known)))
                continue
            }
            let node = PlanNode(value, key: prefix + name, near: own, issues: issues)
            keys.append((name, own))
            if !node.isNull { values[name] = node }
        }
    }

    /// The value of a key, if there is one.
    subscript(key: String) -> PlanNode? { values[key] }

    /// The value of a key that must be there.
    func required(_ key: String, _ remedy: PlanKeyRemedy) -> PlanNode? {
        if let value = values[key] { return value }
        issues.add(place, .plan(.missingKey(key, remedy)))
        return nil
    }
}
