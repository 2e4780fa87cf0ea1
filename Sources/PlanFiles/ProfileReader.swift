import FoundationEssentials
import GeoPrimitives
package import PlanningTerms
import ServiceModel

extension Profile {
    /// Reads a profile: one that comes with the program by its name, else a file by its path.
    ///
    /// - Throws: ``CatchmentError`` with file, line, column, key and remedy; a number without a source is refused.
    package init(named name: String) throws {
        let issues = PlanIssues(file: name)
        let root: PlanNode
        if let shipped = ShippedProfile(rawValue: name) {
            root = try PlanDocument.parse(shipped.text, name, issues: issues)
        } else {
            if let missing = Self.missing(name) { throw CatchmentError.noInput(name, missing) }
            root = try PlanDocument.read(name, issues: issues)
        }
        let profile = ProfileReader(issues: issues).profile(root, file: name)
        try issues.throwIfBad()
        guard let profile else { throw CatchmentError.badData(name, .profile(.unreadable)) }
        self = profile
    }

    /// What is to be said where there is neither a profile of a name nor such a file.
    static func missing(_ name: String) -> Message? {
        guard let path = path(name), !FileManager.default.fileExists(atPath: path) else { return nil }
        let known = ShippedProfile.allCases.map(\.rawValue)
        return .profile(.missing(meant: Spelling.nearest(to: name, among: known), known: known))
    }
}

/// Turns the keys of a profile into norms and thresholds.
struct ProfileReader {
    let issues: PlanIssues

    /// Reads the whole profile.
    func profile(_ root: PlanNode, file: String) -> Profile? {
        guard let top = root.mapping(["name", "title", "title_zh", "template", "levels", "norms", "thresholds"]) else {
            return nil
        }
        let norms = (top["norms"]?.list() ?? []).compactMap(norm)
        for norm in norms where norm.measure == .minutes && !norms.contains(where: { $0.item == .walkingSpeed }) {
            issues.add(root.place, .profile(.needsSpeed(level: norm.level)))
        }
        return Profile(
            name: top["name"]?.text() ?? file, title: top["title"]?.text(), chineseTitle: top["title_zh"]?.text(),
            isTemplate: top["template"]?.flag() ?? false, levels: (top["levels"]?.list() ?? []).compactMap(level), norms: norms,
            thresholds: (top["thresholds"]?.list() ?? []).compactMap { threshold($0, source: nil) })
    }

    /// What a profile says of a level.
    private func level(_ node: PlanNode) -> ProfileLevel? {
        guard let mapping = node.mapping(["name", "title_zh", "aliases"]),
            let name = mapping.required("name", .levelName)?.text()
        else { return nil }
        return ProfileLevel(
            name: name, chineseTitle: mapping["title_zh"]?.text(), aliases: mapping["aliases"]?.texts() ?? [])
    }

    private func norm(_ node: PlanNode) -> Norm? {
        let keys = [
            "item", "level", "place", "min", "max", "unit", "measure", "households", "source", "clause", "verified",
        ]
        guard let mapping = node.mapping(keys),
            let item = mapping.required("item", .item)?.word(Norm.Item.self),
            let source = mapping.required("source", .source)?.text()
        else { return nil }
        let measure = mapping["measure"]?.word(Norm.Measure.self)
        func number(_ key: String) -> Double? {
            guard let value = mapping[key] else { return nil }
            if item == .radius, measure != .minutes { return value.length()?.meters }
            return value.number(atLeast: item == .walkingSpeed ? 1 : 0, .numberAtLeast(item == .walkingSpeed ? 1 : 0))
        }
        let (least, most) = (number("min"), number("max"))
        if least == nil, most == nil, mapping["min"] == nil, mapping["max"] == nil {
            issues.add(node.place, .profile(.noNumber))
            return nil
        }
        if let least, let most, least > most { issues.add(node.place, .profile(.leastAboveMost)) }
        if item == .radius, mapping["level"] == nil { issues.add(node.place, .profile(.radiusWithoutLevel)) }
        return Norm(
            item: item, level: mapping["level"]?.text(), place: mapping["place"]?.word(UnitType.self), least: least, most: most,
            unit: mapping["unit"]?.text() ?? Self.unit(item, measure), measure: item == .radius ? measure ?? .straight : nil,
            households: mapping["households"]?.number(atLeast: 1, .households), source: source,
            clause: mapping["clause"]?.text(), isVerified: mapping["verified"]?.flag() ?? false)
    }

    private static func unit(_ item: Norm.Item, _ measure: Norm.Measure?) -> String {
        switch item {
        case .radius: measure == .minutes ? "min" : "m"
        case .floorArea, .floorAreaPerHundredHouseholds: "m2"
        case .quota: "facilities"
        case .functions: "functions"
        case .walkingSpeed: "m/min"
        }
    }

    /// A threshold; in a plan the plan itself is the source.
    func threshold(_ node: PlanNode, source: String?) -> Threshold? {
        guard let mapping = node.mapping(["indicator", "level", "green", "red", "source", "verified"]),
            let kind = mapping.required("indicator", .indicator)?.word(IndicatorKind.self),
            let green = mapping.required("green", .green).flatMap({ amount($0, kind) }),
            let red = mapping.required("red", .red).flatMap({ amount($0, kind) })
        else { return nil }
        if kind.isBetterHigh ? red > green : red < green {
            issues.add(node.place, .profile(.redWithinGreen(indicator: kind.rawValue)))
        }
        guard let cited = mapping["source"]?.text() ?? source else {
            issues.add(node.place, .plan(.missingKey("source", .source)))
            return nil
        }
        return Threshold(
            indicator: kind, level: mapping["level"]?.text(), green: green, red: red, source: cited,
            isVerified: mapping["verified"]?.flag() ?? (source != nil))
    }

    /// A number, or a percentage where the indicator is a ratio.
    private func amount(_ node: PlanNode, _ kind: IndicatorKind) -> Double? {
        guard kind.isRatio, let text = node.text() else { return node.number(atLeast: 0, .numberAtLeast(0)) }
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? String(text.dropLast()).trimmingSpaces : text), number.isFinite, number >= 0 else {
            node.refuse(.share)
            return nil
        }
        guard isPercent else { return number }
        // Read as one decimal: 33.3 / 100 is another double than 0.333, and the edge would be missed.
        return Double("\(number)e-2") ?? number / 100
    }
}

extension String {
    /// The text without spaces at its end.
    fileprivate var trimmingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
