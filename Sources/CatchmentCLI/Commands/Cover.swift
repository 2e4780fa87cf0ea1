import ArgumentParser
import CatchmentKit

/// `catchment cover`.
struct Cover: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds who is within reach of the existing centers, and where the blanks are.",
        discussion: """
            Counts facilities with status existing (--include planned adds those). A pair's radius is the demand point's column, else \
            the facility's, else --radius. With --units, figures are given by unit and blank areas are drawn; without, uncovered \
            people are gathered in clusters only. With --capacitated it also tells who is served within the capacities of the facilities.

            Examples:
              catchment cover --demand demand.csv --facilities facilities.csv --units units.geojson --crs wgs84 --radius 1km --out out
              catchment cover --plan plan.yaml --out out
              catchment cover --demand demand.csv --facilities facilities.csv --radius 1km --capacitated --out out
              catchment cover --demand demand.csv --facilities facilities.csv --cost-matrix walking-minutes.csv --cutoff 15 --out out
              catchment cover --demand people.tif --facilities centers.xlsx --facilities-crs gcj02 --radius 800m --json
            """)

    @OptionGroup(title: "Input") var input: InputArguments
    @OptionGroup(title: "Levels and borders") var service: ServiceArguments
    @OptionGroup(title: "Capacities") var capacities: CapacityArguments
    @OptionGroup(title: "Alternatives and zones") var alternatives: AlternativesArguments
    @OptionGroup(title: "Output") var output: OutputArguments

    func validate() throws {
        if alternatives.zones == .units, input.units == nil, input.plan == nil {
            throw ValidationError("--zones units needs --units.", "--zones units 须同时给出 --units。")
        }
        if input.costs.costMatrix != nil {
            if input.costs.cutoff == nil, input.plan == nil {
                throw ValidationError(
                    "--cost-matrix needs --cutoff: the largest cost that still counts as covered.",
                    "--cost-matrix 须同时给出 --cutoff，即计为覆盖的最大成本。")
            }
            if alternatives.zones != nil || alternatives.backup || alternatives.nearest != nil {
                throw ValidationError(
                    "--backup, --nearest and --zones measure distances; leave them or --cost-matrix out.",
                    "--backup、--nearest 与 --zones 按距离计算；请去掉它们或 --cost-matrix。")
            }
        } else if input.costs.cutoff != nil, input.plan == nil {
            throw ValidationError(
                "--cutoff goes with --cost-matrix; distances take --radius.", "--cutoff 须与 --cost-matrix 同用；按距离计算请用 --radius。")
        }
        if alternatives.nearest != nil, output.out == nil {
            throw ValidationError("--nearest writes nearest.csv: give --out.", "--nearest 写出 nearest.csv：请给出 --out。")
        }
    }

    func run() async throws {
        try await Console.run(in: output.lang) {
            let plan = try input.readPlan()
            return try await PlannedNames.holding(plan?.options.names) { try await run(over: plan) }
        }
    }

    private func run(over plan: Plan?) async throws -> ExitCode {
        // Candidates are the business of site.
        var options = service.applied(to: input.options(over: plan))
        // A cost matrix may hold the ways to them.
        if options.costMatrix == nil { (options.candidates, options.exclusions) = (nil, nil) }
        try options.checkCosts()
        let settings = try capacities.applied(
            to: service.applied(to: alternatives.applied(to: output.settings(over: plan)), options))
        if settings.nearestCount != nil, output.out == nil {
            throw CatchmentError.usage(.command(.nearestNeedsFolder))
        }
        try output.options(over: plan).check(acceptsBallpark: options.acceptsBallpark)
        let target = try output.out.map { try Interrupt.output($0, waits: output.documents.wait) }
        try target?.protect(options.paths + [input.plan].compactMap { $0 } + (plan?.siting.paths ?? []))
        let progress = ProgressLine(isWanted: !output.quiet)
        defer { progress.end() }
        let result = try await CoverRun(options, settings: settings, progress: progress.run).run()
        let report = try RunWriter(
            options, cover: settings, output: output.options(over: plan), progress: progress.run
        ).publish(result, to: target)
        progress.end()
        try Console.show(report, output)
        return .success
    }
}
