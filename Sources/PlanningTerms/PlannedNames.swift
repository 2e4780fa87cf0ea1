/// What a plan calls its facilities, levels and classes where people read.
///
/// They are published with a result, so that its maps and comparisons use them too. What facilities are called stands in some two hundred
/// sentences: the names of the run that is spoken of are a task-local, set around whatever says something of a run.
public struct PlannedNames: Codable, Hashable, Sendable {
    /// The facilities' own word, in Chinese texts in place of 设施: 党群服务中心.
    public var facility: String?
    /// What levels are called, by name.
    public var levels: [String: String]?
    /// What classes are called, by name.
    public var classes: [String: String]?

    /// Makes names; none unless they are given.
    public init(facility: String? = nil, levels: [String: String] = [:], classes: [String: String] = [:]) {
        self.facility = facility
        self.levels = levels.isEmpty ? nil : levels
        self.classes = classes.isEmpty ? nil : classes
    }

    /// Whether nothing has a name of its own.
    package var isEmpty: Bool { self == PlannedNames() }

    /// The names of the run that is spoken of.
    @TaskLocal package static var current = PlannedNames()

    /// Does something in which these names hold.
    ///
    /// - Parameters:
    ///   - names: The names; `nil` for none.
    ///   - body: What is done; tasks that it starts use the names too.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws.
    public static func with<Result>(_ names: PlannedNames?, _ body: () throws -> Result) rethrows -> Result {
        try $current.withValue(names ?? PlannedNames(), operation: body)
    }

    /// Does something that waits in which these names hold, as ``with(_:_:)`` does.
    package static func holding<Result>(
        _ names: PlannedNames?, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await $current.withValue(names ?? PlannedNames(), operation: body)
    }

    /// What facilities are called in Chinese.
    package static var facility: String { current.facility ?? "设施" }

    /// What the facilities of a service are called in Chinese, at the head of a title.
    package static var serviceFacility: String { current.facility ?? "服务设施" }

    /// What a facility is called in Chinese where something is to be done for it.
    package static var center: String { current.facility ?? "服务中心" }

    /// A title of this program with the facilities' own word in it.
    package static func inOwnWords(_ title: String) -> String {
        current.facility.map { title.replacing("设施", with: $0) } ?? title
    }

    /// A title with the facilities' own word in it as this program has it.
    package static func inCommonWords(_ title: String) -> String {
        current.facility.map { title.replacing($0, with: "设施") } ?? title
    }

    /// The level that a title stands for; `nil` where the plan gives it to none.
    package static func level(titled title: String) -> String? {
        current.levels?.filter { $0.value == title }.map(\.key).min()
    }

    private static let chineseLevels = [
        "city": "市", "municipality": "市", "prefecture": "市", "district": "区", "county": "县", "street": "街道",
        "subdistrict": "街道", "township": "乡", "town": "镇", "community": "社区", "village": "村",
    ]

    /// Whether a title is for readers of a language: Chinese signs are for those who read Chinese, Latin letters for everybody.
    fileprivate static func isFor(_ language: Language, _ title: String) -> Bool {
        language == .zh || !title.unicodeScalars.contains { $0.properties.isIdeographic }
    }

    /// What a level is called in Chinese where no plan says so; `nil` for a word that is not known.
    fileprivate static func chinese(level name: String) -> String? { chineseLevels[name.lowercased()] }
}

extension Language {
    /// What people call a level: the plan's title, in Chinese else the word for a known one, else its name.
    package func level(_ name: String) -> String {
        if let title = PlannedNames.current.levels?[name], PlannedNames.isFor(self, title) { return title }
        return self == .zh ? PlannedNames.chinese(level: name) ?? name : name
    }

    /// The plan's title of a level, where it has one for this language.
    package func plannedTitle(ofLevel name: String) -> String? {
        PlannedNames.current.levels?[name].flatMap { PlannedNames.isFor(self, $0) ? $0 : nil }
    }

    /// What people call a class: the plan's title, else its name.
    package func className(_ name: String) -> String {
        PlannedNames.current.classes?[name].flatMap { PlannedNames.isFor(self, $0) ? $0 : nil } ?? name
    }
}
