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

    /// Whether one value stands there, no list and no mapping.
    var isScalar: Bool {
        if case .scalar = node { return true }
        return false
    }

    /// What stands there, for messages.
    private var found: String {
        switch node {
        case .scalar(let scalar): scalar.string.count > 60 ? "\"\(scalar.string.prefix(60))…\"" : "\"\(scalar.string)\""
        case .sequence: "a list"
        case .mapping: "a mapping of keys"
        case .alias: "an alias"
        }
    }

    /// Notes that the value is not what it must be.
    func refuse(_ needed: String) { issues.add(place, "\(found) stands where \(needed) is needed") }

    /// The text that stands there.
    func text() -> String? {
        if case .scalar(let scalar) = node, !scalar.string.isEmpty { return scalar.string }
        refuse("a text")
        return nil
    }

    /// The number that stands there, at least as large as a bound.
    func number(atLeast bound: Double = -.infinity, _ what: String = "a number") -> Double? {
        if case .scalar(let scalar) = node, let number = Double(scalar.string), number.isFinite, number >= bound { return number }
        refuse(what)
        return nil
    }

    /// The whole number that stands there, at least 1.
    func count() -> Int? {
        if case .scalar(let scalar) = node, let number = Int(scalar.string), number >= 1 { return number }
        refuse("a whole number of at least 1")
        return nil
    }

    /// `true` or `false`.
    func flag() -> Bool? {
        if case .scalar(let scalar) = node, scalar.style == .plain {
            if scalar.string == "true" { return true }
            if scalar.string == "false" { return false }
        }
        refuse("true or false")
        return nil
    }

    /// The length that stands there: above zero, with its unit.
    func length() -> Distance? {
        if case .scalar(let scalar) = node, let length = Distance(parsing: scalar.string), length.meters > 0 { return length }
        refuse("a length above zero with its unit, such as 500m or 1km,")
        return nil
    }

    /// The coordinate reference system that stands there.
    func crs() -> CRS? {
        if case .scalar(let scalar) = node, let crs = CRS(parsing: scalar.string) { return crs }
        refuse("wgs84, gcj02, bd09, planar, EPSG:n, WKT or a PROJ string")
        return nil
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        guard case .scalar(let scalar) = node, let word = Word(rawValue: scalar.string) else {
            let hint = text().flatMap { Spelling.nearest(to: $0, among: words) }.map { " (did you mean \($0)?)" } ?? ""
            refuse("one of \(words.joined(separator: ", "))\(hint)")
            return nil
        }
        return word
    }

    /// The values of a list; a value alone is a list of one.
    func list() -> [PlanNode] {
        guard case .sequence(let sequence) = node else { return isNull ? [] : [self] }
        return sequence.enumerated().map { number, node in
            PlanNode(node, key: "\(place.key)[\(number)]", near: place, issues: issues)
        }
    }

    /// The texts of a list, each once; a text alone is a list of one.
    func texts() -> [String] {
        var texts: [String] = []
        for item in list() {
            guard let text = item.text() else { continue }
            if texts.contains(text) { issues.add(item.place, "\"\(text)\" is named twice") } else { texts.append(text) }
        }
        return texts
    }

    /// The mapping that stands there, all of whose keys are among those known.
    func mapping(_ keys: [String]) -> PlanMapping? {
        guard case .mapping(let mapping) = node else {
            refuse("a mapping of keys (\(keys.joined(separator: ", ")))")
            return nil
        }
        return PlanMapping(mapping, at: place, known: keys, issues: issues)
    }

    /// The mapping that stands there, whose keys are the planner's own words.
    func freeMapping() -> PlanMapping? {
        guard case .mapping(let mapping) = node else {
            refuse("a mapping of keys")
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
                issues.add(place, "a key must be a word")
                continue
            }
            let name = scalar.string
            let own = PlanPlace(line: mark?.line ?? place.line, column: mark?.column ?? place.column, key: prefix + name)
            if let known, !known.contains(name) {
                let meant = Spelling.nearest(to: name, among: known).map { "did you mean \($0)? " } ?? ""
                issues.add(own, "unknown key; \(meant)the keys here are \(known.joined(separator: ", "))")
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
    func required(_ key: String, _ remedy: String) -> PlanNode? {
        if let value = values[key] { return value }
        issues.add(place, "the key \(key) is missing; \(remedy)")
        return nil
    }
}
