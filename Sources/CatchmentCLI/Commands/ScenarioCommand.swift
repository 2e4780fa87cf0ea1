import ArgumentParser
import CatchmentKit

/// `catchment scenario`.
struct ScenarioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Computes the scenarios of a plan file: what if some centers close, open, move or reach farther.",
        discussion: """
            All scenarios are checked before anything is computed. The folder gets scenarios.csv, report.json, manifest.json and, for \
            the plan's own state (base) and each scenario, a folder as cover writes it. --replay runs a manifest again and tells \
            whether every file is the same. docs/plan.md shows how scenarios are written.

            Examples:
              catchment scenario plan.yaml --out what-if
              catchment scenario plan.yaml --only five-new --no-layers --out what-if
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

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print nothing but errors (and the JSON, if asked for).")
    var quiet = false

    @Option(help: "Language of the printed table: en or zh.")
    var lang: Language = .en

    @Option(parsing: .unconditional, help: ArgumentHelp("Threads; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads \(threads) must be at least 1.") }
        if replay == nil {
            if plan == nil { throw ValidationError("give the plan file, such as catchment scenario plan.yaml --out what-if.") }
            if out == nil || out == "" { throw ValidationError("--out must name a folder for the scenarios.") }
        } else if !only.isEmpty || noLayers || out != nil {
            throw ValidationError(
                "--replay takes scenarios and layers from the manifest and writes nothing; leave --only, --no-layers and --out out."
            )
        }
    }

    func run() async throws {
        try await Console.run {
            if let replay { return try await check(ManifestDocument.read(replay), replay) }
            let (run, folder) = try prepared(plan ?? "", only, layers: !noLayers)
            let target = try Interrupt.staged { try StagedDirectory(out ?? "") }
            try target.protect(run.paths)
            let progress = ProgressLine(isWanted: !quiet)
            defer { progress.end() }
            let report = try await run.with(progress.run).run(into: target).report
            try target.commit()
            progress.end()
            try show(report, folder)
            return .success
        }
    }

    private func prepared(_ path: String, _ only: [String], layers: Bool) throws -> (run: ScenarioRun, plan: Plan) {
        let plan = try Plan(contentsOf: path)
        var options = plan.options
        options.threads = threads ?? ProcessorCount.available
        var cover = plan.cover
        cover.writesLayers = layers && cover.writesLayers
        return (ScenarioRun(plan, options: options, cover: cover, only: only), plan)
    }

    private func show(_ report: ScenariosDocument, _ plan: Plan) throws {
        if !quiet { for notice in report.notices { Console.note("catchment: \(notice)") } }
        if json {
            try Console.result(String(decoding: try report.json(), as: UTF8.self))
        } else if !quiet {
            try Console.result(ScenariosText(report, language: lang).text)
        }
        if !quiet { Console.note("catchment: written to \(out ?? "")") }
    }

    /// Runs a manifest again in a folder that is thrown away, and compares.
    private func check(_ manifest: ManifestDocument, _ path: String) async throws -> ExitCode {
        let (run, _) = try prepared(plan ?? manifest.plan, manifest.only, layers: manifest.layers)
        let target = try Interrupt.staged { try StagedDirectory.temporary() }
        let progress = ProgressLine(isWanted: !quiet)
        defer { progress.end() }
        let made = try await run.with(progress.run).run(into: target).manifest
        progress.end()
        let differences = manifest.differences(from: made)
        guard differences.isEmpty else {
            throw CatchmentError.verificationFailed(differences.map { "\(path): \($0)" })
        }
        if !quiet { try Console.result("\(path): replayed, \(made.outputs.count) files are the same\n") }
        return .success
    }
}
