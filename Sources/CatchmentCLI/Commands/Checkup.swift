import ArgumentParser
import CatchmentKit

/// `catchment checkup`.
struct Checkup: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Examines a plan against its thresholds: green, amber, red, and lists of problems, tasks and responsibilities.",
        discussion: """
            Runs the coverage of the plan and judges it: people within reach by level, people far away, facilities against quota and floor \
            area, functions, load, dependence on one facility, facilities without coordinates. Thresholds are those of the plan, else \
            of its profile, else of a template that is nobody's rule. With --out, everything that cover writes, checkup.json and the lists \
            problems, tasks and responsibilities.

            Exit codes: 0 nothing is red, 2 something is.

            Examples:
              catchment checkup plan.yaml
              catchment checkup plan.yaml --profile four-level --out checkup --previous last-year --proposals siting
            """)

    @Argument(help: ArgumentHelp("A plan file.", valueName: "plan.yaml"))
    var planFile: String?

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Levels and norms") var service: ServiceArguments
    @OptionGroup(title: "Capacities") var capacities: CapacityArguments
    @OptionGroup(title: "Output") var output: OutputArguments

    @Option(
        help: ArgumentHelp("Folder that site wrote: its sites answer the clusters in the list of tasks.", valueName: "folder"))
    var proposals: String?

    @Option(
        help: ArgumentHelp(
            "Year of the tasks in the list of tasks; those that have one in the folder of --previous keep it.", valueName: "year")
    )
    var year: Int?

    func validate() throws {
        if let year, !(1900...2200).contains(year) {
            throw ValidationError(
                "--year \(year) must be a year from 1900 to 2200, such as 2027.", "--year \(year) 应为 1900 至 2200 之间的年份，例如 2027。")
        }
    }

    func run() async throws {
        try await Console.run(in: output.lang) {
            let plan = try input.readPlan(planFile)
            return try await PlannedNames.holding(plan?.options.names) { try await run(over: plan) }
        }
    }

    private func run(over plan: Plan?) async throws -> ExitCode {
        var options = service.applied(to: input.options(over: plan))
        // A cost matrix may hold the ways to them.
        if options.costMatrix == nil { (options.candidates, options.exclusions) = (nil, nil) }
        try options.checkCosts()
        try output.options(over: plan).check(acceptsBallpark: options.acceptsBallpark)
        let target = try output.out.map { try Interrupt.output($0, waits: output.documents.wait) }
        let files = [input.plan, planFile].compactMap { $0 }
        try target?.protect(options.paths + files + (plan?.siting.paths ?? []))
        let progress = ProgressLine(isWanted: !output.quiet)
        defer { progress.end() }
        let run = CheckupRun(
            options, settings: try capacities.applied(to: service.applied(to: output.settings(over: plan), options)),
            progress: progress.run)
        let result = try await run.run()
        let found = try RunWriter(
            options, cover: run.cover, output: output.options(over: plan), progress: progress.run
        ).publish(result, proposals: proposals, previous: service.previous, year: year, to: target)
        progress.end()
        try show(found.report, found.checkup)
        return result.isRed ? ExitCode(2) : .success
    }

    private func show(_ report: ReportDocument, _ checkup: CheckupDocument) throws {
        if !output.quiet { Console.say(report.notices, output.lang) }
        if output.json {
            try Console.result(json: checkup.json())
        } else if !output.quiet {
            try Console.result(CheckupText(checkup, caveats: report.caveats ?? [], language: output.lang).text)
        }
        if let out = output.out, !output.quiet { Console.written(out, output.lang) }
    }
}
