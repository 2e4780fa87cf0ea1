public import ArgumentParser
import CatchmentKit

extension SitingModelKind: ExpressibleByArgument {}

extension TieBreaker: ExpressibleByArgument {}

/// `catchment site`.
struct Site: FileCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proposes new centers, with the proof of how good the proposal is.",
        discussion: """
            Existing facilities stay open and are outside --count. mclp opens at most --count sites and covers the most people (known \
            elsewhere as Maximize Coverage); lscp opens the fewest sites that reach --target of all people, existing coverage included \
            (Minimize Facilities). Candidates with status required are opened and counted, forbidden ones never.

            p-median (Minimize Impedance) opens at most --count sites so that people × distance to the nearest open facility is least; \
            p-center so that the farthest person is nearest; p-dispersion exactly --count sites, as far from each other and from what \
            exists as possible. --cutoff says how far a facility may serve at most; --cost-matrix puts travel times in place of distances.

            With --plan, siting in the plan file says what the flags would (docs/plan.md); flags win, and --no-siting leaves it out.

            lscp-b, bacop and bacop1 count who is covered twice. Floors, quotas, spacing, a budget, relocation and capacities go with the \
            models on coverage (docs/siting.md); where no plan keeps all of them the report says which clash.

            Exit codes: 0 done, 3 the target cannot be reached, nobody could serve somebody or no plan keeps all conditions (explained), \
            4 stopped at a limit with a plan and its gap, or before any plan was found.

            Examples:
              catchment site --demand demand.csv --facilities facilities.csv --candidates candidates.csv --crs wgs84 --radius 1km --model mclp --count 5 --out plan
              catchment site --plan plan.yaml --out plan
              catchment site --plan plan.yaml --model lscp --target 90% --out plan
              catchment site --demand demand.csv --facilities facilities.csv --candidates candidates.csv --radius 1km --model p-median --count 5 --out plan
              catchment site --demand demand.csv --candidates candidates.csv --cost-matrix minutes.csv --model p-center --count 5 --out plan
              catchment site --demand demand.csv --candidates candidates.csv --radius 1km --model lscp --target 95% --time-limit 60s
              catchment site --demand demand.csv --candidates candidates.csv --units units.geojson --radius 1km --count 20 --floor street=60% --quota street=..3 --spacing 800m --out plan
              catchment site --demand demand.csv --facilities facilities.csv --candidates candidates.csv --radius 1km --budget 12000000 --out plan
              catchment site --demand demand.csv --facilities facilities.csv --candidates candidates.csv --radius 1km --relocate 3 --out plan
              catchment site --demand demand.csv --facilities facilities.csv --candidates candidates.csv --radius 1km --count 5 --capacitated --out plan
              catchment site --demand demand.csv --candidates candidates.csv --radius 1km --model bacop --count 10 --first-weight 70% --out plan
              catchment site --demand demand.csv --candidates candidates.csv --radius 1km --count 10 --curve --buildings schools.csv --share-within 300m --out plan
            """)

    @OptionGroup(title: "Input") var input: InputArguments

    @OptionGroup(title: "Levels and borders") var service: ServiceArguments

    @OptionGroup(title: "Candidates") var sites: CandidateArguments

    @Option(
        help: ArgumentHelp(
            "Model (default: \(SitingOptions.usualModel.rawValue)): mclp (most people within reach of --count sites), lscp (fewest sites for --target), lscp-b (as lscp, then most people covered twice), bacop (most people covered once and twice), bacop1 (all once, most twice), p-median (least total distance), p-center (least largest distance) or p-dispersion (sites as far apart as possible).",
            valueName: "model"))
    var model: SitingModelKind?

    @Option(parsing: .unconditional, help: ArgumentHelp("Sites to open (every model but lscp).", valueName: "n"))
    var count: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Share of all kept weight to cover (lscp), existing coverage included; default 100%.", valueName: "share"),
        transform: Share.reading)
    var target: Share?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Stop looking for sites after so long (60s, 5min) with the best plan and its bound; reading and the report are not counted.",
            valueName: "duration"),
        transform: TimeLimit.reading)
    var timeLimit: TimeLimit?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop after so many branch-and-bound nodes; the same on every machine.", valueName: "n"))
    var workLimit: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop when the relative gap is at most this (default: \(Self.usual.gap)).", valueName: "share"))
    var gap: Double?

    @Option(parsing: .unconditional, help: "Seed of pseudo-random choices (default: \(Self.usual.seed)).")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Among plans of the same objective (mclp, or lscp of 100%) take the one with the least weighted distance: distance.",
            valueName: "distance"))
    var tieBreak: TieBreaker?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What first cover counts for in bacop, second cover counting for the rest; default 50%.", valueName: "share"),
        transform: Share.reading)
    var firstWeight: Share?

    @OptionGroup(title: "Conditions") var conditions: ConditionArguments

    @OptionGroup(title: "Explanation") var explanation: ExplanationArguments

    @Flag(name: .customLong("no-siting"), help: "Take nothing of the plan's siting: flags alone say what is asked for.")
    var noSiting = false

    @OptionGroup(title: "Output") var output: OutputArguments

    /// The limits where nobody says any.
    private static let usual = SolveLimits()

    func validate() throws {
        let hasPlan = input.plan != nil
        let beside: Set<SitingPart> = input.costs.costMatrix == nil ? [] : [.costMatrix]
        // What flags leave open a plan may say: that is looked at once it is read.
        if let fault = said(over: nil).faults(hasPlan ? .flagsOverPlan : .run, beside: beside).first {
            let said = Message.sitingFault(fault, .flags).wording
            throw ValidationError(said.english + ".", said.chinese + "。")
        }
        guard !hasPlan else { return }
        if explanation.refines, explanation.buildings == nil {
            throw ValidationError(Message.command(.needsBuildings).wording)
        }
        if noSiting {
            throw ValidationError("--no-siting leaves out a part of a plan: give --plan.", "--no-siting 不采用规划文件的一部分：请给出 --plan。")
        }
        let isOnDistances = (model ?? SitingOptions.usualModel).rules.isOnDistances
        if input.costs.costMatrix != nil, input.costs.cutoff == nil, !isOnDistances {
            throw ValidationError(
                "--cost-matrix needs --cutoff: the largest cost that still counts as covered.",
                "--cost-matrix 须同时给出 --cutoff，即计为覆盖的最大成本。")
        }
        if sites.candidates == nil, input.facilities == nil {
            throw ValidationError("give the sites with --candidates.", "请用 --candidates 给出候选点。")
        }
    }

    func run() async throws {
        try await Console.run(in: output.lang) {
            let plan = try input.readPlan()
            return try await PlannedNames.holding(plan?.options.names) { try await run(over: plan) }
        }
    }

    private func run(over plan: Plan?) async throws -> ExitCode {
        let request = try SitingRequest(
            said(over: plan), over: plan, takesSiting: !noSiting,
            options: service.applied(to: sites.applied(to: input.options(over: plan))))
        var (options, settings) = (input.tables.appliedToAll(request.options), request.settings)
        settings.conditions = settings.conditions.namingLevels(options.level(called:))
        options.candidateLevel = options.candidateLevel.map(options.level(called:))
        if explanation.refines, options.buildings == nil { throw CatchmentError.usage(.command(.needsBuildings)) }
        if !settings.model.isOnDistances { try options.checkCosts() }
        let cover = service.applied(to: output.settings(over: plan), options)
        try output.options(over: plan).check(acceptsBallpark: options.acceptsBallpark)
        let target = try output.out.map { try Interrupt.output($0, waits: output.documents.wait) }
        try target?.protect(options.paths + request.paths + [input.plan].compactMap { $0 } + (plan?.siting.paths ?? []))
        if !output.quiet { Console.say(request.notices.map { Notice($0) }, output.lang) }
        let progress = ProgressLine(isWanted: !output.quiet)
        defer { progress.end() }
        let run = SiteRun(options, cover: cover, settings: settings, progress: progress.run)
        let preparation = try await run.prepare()
        let result = try await Interrupt.whileSolving {
            try await run.result(from: preparation) { state in
                progress.note(state)
                return !Interrupt.isAsked
            }
        }
        let report = try RunWriter(
            options, cover: cover, output: output.options(over: plan), progress: progress.run
        ).publish(result, settings: settings, to: target)
        progress.end()
        try Console.show(report, output)
        return exitCode(result.plan)
    }

    /// What the flags say, over a plan as far as a layer of its own is only read another way.
    private func said(over plan: Plan?) -> SitingOptions {
        var said = SitingOptions()
        said.model = model
        said.count = count
        said.target = target?.value
        said.firstWeight = firstWeight?.value
        said.cutoff = input.costs.cutoff
        said.conditions = conditions.asked
        said.isCapacitated = conditions.capacitated ? true : nil
        said.isIndivisible = conditions.indivisible ? true : nil
        said.timeLimit = timeLimit?.seconds
        said.workLimit = workLimit
        said.gap = gap
        said.seed = seed
        said.curve = explanation.effort
        said.tieBreak = tieBreak
        said.shareWithin = explanation.shareWithin
        said.buildings = explanation.layer(over: noSiting ? nil : plan?.siting.buildings)
        return said
    }

    private func exitCode(_ plan: SitingPlan) -> ExitCode {
        switch plan.status {
        case .optimal: .success
        case .infeasible, .infeasibleTarget: ExitCode(3)
        case .noPlan: ExitCode(4)
        case .feasible: plan.stoppedBy == .gap || plan.stoppedBy == .none ? .success : ExitCode(4)
        }
    }
}
