import FoundationEssentials
import PlanningTerms
import Publication

/// A commented plan for the files of a folder.
package struct PlanDraft {
    /// Where the plan goes.
    package let plan: String
    /// The text of the plan.
    package let text: String
    /// What each file that was looked at is taken for, or why it is left out.
    package let found: [SurveyMessage]

    /// Looks at the files of a folder and drafts a plan.
    ///
    /// - Parameters:
    ///   - folder: The folder; folders in it are not looked into.
    ///   - plan: Where the plan will lie: its paths are relative to that place.
    ///   - language: The language of its comments.
    /// - Throws: `CatchmentError` when there is no demand in the folder.
    package init(folder: String, plan: String, language: Language = .en) throws {
        let survey = try FolderSurvey(folder: folder)
        self.plan = plan
        text = DraftText(survey: survey, prefix: Self.path(from: plan, to: folder), language: language).text
        found =
            survey.layers.map { .taken(file: $0.name, $0.role) } + survey.others.map { .couldBe(file: $0.name, $0.role) }
            + survey.unsure.map { .unsure(file: $0.name, $0.couldBe) }
            + survey.skipped.map { .leftOut(file: $0.name, $0.reason) }
    }

    /// Writes the plan; a file that is there is never replaced.
    ///
    /// - Throws: `CatchmentError/cannotCreate(_:)`.
    package func write() throws {
        guard !FileManager.default.fileExists(atPath: plan) else {
            throw CatchmentError.cannotCreate(.output(.planExists(plan)))
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: plan), options: .withoutOverwriting)
        } catch {
            throw CatchmentError.cannotCreate(.output(.planNotWritten(plan)))
        }
    }

    /// The way from the plan's folder to another, with a slash at its end where it is not the same.
    private static func path(from plan: String, to folder: String) -> String {
        let way = RelativePath.from(folderOf: plan, to: folder)
        return way == "." ? "" : way + "/"
    }

    /// A text as YAML: quoted where it could be read as something else.
    static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-/".unicodeScalars.contains($0)
        }
        let isWord = text.unicodeScalars.first?.properties.isAlphabetic ?? false
        let isReserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
        if plain, isWord || text.hasPrefix(".."), !isReserved { return text }
        let escaped = text.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : $0.isNewline ? " " : "\($0)" }.joined()
        return "\"\(escaped)\""
    }
}
