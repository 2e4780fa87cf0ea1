import FoundationEssentials
import PlanningTerms
import Publication

/// What the two results of a comparison are called: by the titles of their scenarios, as today and its plan, else by their folders.
struct ComparisonTitles {
    let before: String, after: String
    /// The names of their folders.
    let folders: (before: String, after: String)
    private let language: Language

    /// A result with the folder that it lies in.
    typealias Result = (folder: String, report: ReportDocument)

    init(_ document: ComparisonDocument, _ before: Result?, _ after: Result?, _ language: Language) {
        self.language = language
        let names = (Self.name(document.before), Self.name(document.after))
        folders = names
        var titles = (
            before.flatMap { Self.scenario($0, language) } ?? names.0, after.flatMap { Self.scenario($0, language) } ?? names.1
        )
        // A result and a plan for it.
        if let before, let after, Self.hasPlan(before) != Self.hasPlan(after), titles == names {
            titles = (Self.plan(before, language), Self.plan(after, language))
        }
        (self.before, self.after) = titles.0 == titles.1 ? names : titles
    }

    /// What the map of both is called.
    var whole: String { language("What changes: \(before) → \(after)", "对比：\(before) → \(after)") }

    /// The last part of a path.
    private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The title of the scenario whose folder a run is; `nil` where it is none.
    private static func scenario(_ run: Result, _ language: Language) -> String? {
        guard let own = run.folder.split(separator: "/").last,
            let data = try? Data(contentsOf: URL(filePath: run.folder + "/../" + ResultFile.report.name)),
            let batch = try? JSONDocument.decode(ScenariosDocument.self, from: data)
        else { return nil }
        if batch.base.name == own { return language("As planned today", "现状") }
        return batch.scenarios.first { $0.name == own }.map { $0.title ?? $0.name }
    }

    private static func hasPlan(_ run: Result) -> Bool { run.report.siting?.selected.isEmpty == false }

    private static func plan(_ run: Result, _ language: Language) -> String {
        guard hasPlan(run), let count = run.report.siting?.selected.count else { return language("Today", "现状") }
        return language(
            count == 1 ? "With one new center" : "With \(count) new centers", "新增 \(count) 处\(PlannedNames.facility)后")
    }
}
