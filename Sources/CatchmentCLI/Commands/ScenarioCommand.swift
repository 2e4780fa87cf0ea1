import ArgumentParser
import CatchmentKit

/// `catchment scenario`.
struct ScenarioCommand: FileCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Computes the scenarios of a plan file: what if some centers close, open, move or reach farther.",
        discussion: """
            All scenarios are checked before anything is computed. The folder gets scenarios.csv, report.json, manifest.json and, for \
            the plan's own state (base) and each scenario, a folder as cover writes it; with --report also a page with all of them \
            side by side. --replay runs a manifest again, from wherever it is called, and tells whether every file is the same. \
            docs/plan.md shows how scenarios are written.

            Examples:
              catchment scenario plan.yaml --out what-if
              catchment scenario plan.yaml --only five-new --no-layers --out what-if
              catchment scenario plan.yaml --report --gpkg --xlsx --lang zh --out what-if
              catchment scenario --replay what-if/manifest.json
            """)

    @Argument(help: ArgumentHelp("The plan file.", valueName: "plan"))
    var plan: String?

    @Option(help: ArgumentHelp("Only the scenario of this name; repeatable.", valueName: "name"))
    var only: [String] = []

    @Option(help: ArgumentHelp("Folder for the table, the report and the scenarios' folders.", valueName: "folder"))
    var out: String?

    @Option(help: ArgumentHelp("Run again what a manifest describes, and compare every file by its hash.", valueName: "manifest"))
    var replay: String?

    @Flag(name: .customLong("no-layers"), help: "Leave the GeoJSON layers out.")
    var noLayers = false

    @Flag(help: "Print the report as JSON; with --replay what became of the files.")
    var json = false

    @Flag(help: "Print nothing but errors (and the JSON, if asked for).")
    var quiet = false

    @Option(help: "Language of the printed table: en or zh.")
    var lang = SpokenLanguage.current

    @Option(parsing: .unconditional, help: ArgumentHelp("Threads; results do not depend on it.", valueName: "n"))
    var threads: Int?

    @OptionGroup(title: "Documents") var documents: DocumentArguments

    func validate() throws {
        if let threads, threads < 1 {
            throw ValidationError("--threads \(threads) must be at least 1.", "--threads \(threads) 不得小于 1。")
        }
        if replay == nil {
            if plan == nil {
                throw ValidationError(
                    "give the plan file, such as catchment scenario plan.yaml --out what-if.",
                    "请给出规划文件，例如 catchment scenario plan.yaml --out what-if。")
            }
            if out == nil || out == "" {
                throw ValidationError("--out must name a folder for the scenarios.", "--out 应给出存放情景方案的文件夹。")
            }
        } else if !only.isEmpty || noLayers || out != nil || documents.firstFlag != nil {
            throw ValidationError(
                "--replay takes scenarios, layers and documents from the manifest and writes nothing; leave --only, --no-layers, --out and what asks for documents out.",
                "--replay 的情景方案、图层与文档均取自清单，且不写出文件；请去掉 --only、--no-layers、--out 及要求文档的参数。"
            )
        }
    }

    func run() async throws {
        try await Console.run(in: lang) {
            if let replay { return try await check(ManifestDocument.read(replay), replay) }
            let plan = try Plan(contentsOf: plan ?? "")
            return try await PlannedNames.holding(plan.options.names) { try await run(plan) }
        }
    }

    private func run(_ plan: Plan) async throws -> ExitCode {
        var output = documents.options(lang)
        output.writesGeoJSON = !noLayers && plan.cover.writesLayers
        try output.check(acceptsBallpark: plan.options.acceptsBallpark)
        let run = prepared(plan, only, output)
        let target = try Interrupt.output(out ?? "", waits: documents.wait)
        try target.protect(run.paths, folders: run.folders)
        let progress = ProgressLine(isWanted: !quiet)
        defer { progress.end() }
        let report = try await run.with(progress.run).run(into: target).report
        try target.commit()
        progress.end()
        try show(report)
        return .success
    }

    private func prepared(_ plan: Plan, _ only: [String], _ output: OutputOptions) -> ScenarioRun {
        var options = plan.options
        options.threads = threads ?? ProcessorCount.available
        var cover = plan.cover
        cover.writesLayers = output.needsLayers
        return ScenarioRun(plan, options: options, cover: cover, output: output, only: only)
    }

    private func show(_ report: ScenariosDocument) throws {
        if !quiet { Console.say(report.notices, lang) }
        if json {
            try Console.result(json: report.json())
        } else if !quiet {
            try Console.result(ScenariosText(report, language: lang).text)
        }
        if !quiet { Console.written(out ?? "", lang) }
    }

    /// Runs a manifest again in a folder that is thrown away, and compares.
    private func check(_ manifest: ManifestDocument, _ path: String) async throws -> ExitCode {
        let place = try manifest.place(of: path, plan: plan)
        // Reports name files as they were given, so that paths must be read from where they were given.
        try Console.enter(place.folder)
        let run = prepared(try Plan(contentsOf: place.plan), manifest.only, manifest.output)
        let target = try Interrupt.staged { try StagedDirectory.temporary() }
        let progress = ProgressLine(isWanted: !quiet)
        defer { progress.end() }
        let made = try await run.with(progress.run).run(into: target).manifest
        progress.end()
        let replay = ReplayDocument(manifest, made, path: path)
        if json { try Console.result(json: replay.json()) }
        guard replay.isSame else {
            throw CatchmentError.verificationFailed(
                folder: path, manifest.differences(from: made).map { .sentence($0) })
        }
        if !quiet, !json {
            let said = Wording("replayed, \(replay.files) files are the same", "已重新运行，\(replay.files) 个文件完全相同")
            try Console.result("\(path)\(lang == .en ? ": " : "：")\(lang(said))\n")
        }
        return .success
    }
}
