import ArgumentParser
import CatchmentKit

/// `catchment init`.
struct Init: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a commented plan file for the files of a folder.",
        discussion: """
            Looks into every table, map layer and raster of the folder and tells by their columns which is the demand, the facilities, the \
            candidates, the units and the exclusions. What only you can say stands in the plan as a question. Nothing is overwritten. docs/plan.md describes every key.

            Example:
              catchment init Data/my-county
              catchment inspect --plan Data/my-county/plan.yaml
            """)

    @Argument(help: ArgumentHelp("The folder with the files.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("The plan to write (default: plan.yaml in the folder).", valueName: "file"))
    var out: String?

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    @Option(help: "Language of the printed text: en or zh.")
    var lang = SpokenLanguage.current

    func run() async throws {
        try await Console.run(in: lang) {
            let target = out ?? (folder.hasSuffix("/") ? folder + "plan.yaml" : folder + "/plan.yaml")
            let draft = try PlanDraft(folder: folder, plan: target, language: lang)
            try draft.write()
            if !quiet {
                for found in draft.found { Console.note("catchment: \(lang(found.wording))") }
                Console.written(
                    target, lang,
                    Wording(
                        "; read it, then: catchment inspect --plan \(target)",
                        "；请先通读，再运行：catchment inspect --plan \(target)"))
            }
            return .success
        }
    }
}
