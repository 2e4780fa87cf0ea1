public import ArgumentParser
import CatchmentKit

extension SitingModelKind: ExpressibleByArgument {}

/// What decides among plans of the same objective.
enum TieBreaker: String, ExpressibleByArgument, CaseIterable {
    /// The weighted distance of everybody covered.
    case distance
}

/// `catchment site`.
struct Site: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proposes new centers, with the proof of how good the proposal is.",
        discussion: """
            Existing facilities stay open and are outside --count. mclp opens at most --count sites and covers the most people (known \
            elsewhere as Maximize Coverage); lscp opens the fewest sites that reach --target of all people, existing coverage included \
            (Minimize Facilities). Candidates with status required are opened and counted, forbidden ones never.

            p-median (Minimize Impedance) opens at most --count sites so that people × distance to the nearest open facility is least; \
            p-center so that the farthest person is nearest; p-dispersion exactly --count sites, as far from each other and from what \
            exists as possible. --cutoff says how far a facility may serve at most; --cost-matrix puts travel times in place of distances.

            lscp-b, bacop and bacop1 count who is covered twice. Floors, quotas, spacing, a budget, relocation and capacities go with the \
            models on coverage (docs/siting.md); where no plan keeps all of them the report says which clash.

            Exit codes: 0 done, 3 the target cannot be reached, nobody could serve somebody or no plan keeps all conditions (explained), \
            4 stopped at a limit with a plan and its gap, or before any plan was found.

            Examples:
              catchment site --demand demand.csv --facilities facilities.csv --candidates candidates.csv --crs wgs84 --radius 1km --model mclp --count 5 --out plan
              catchment site --plan plan.yaml --count 5 --out plan
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
            "Model: mclp (most people within reach of --count sites), lscp (fewest sites for --target), lscp-b (as lscp, then most people covered twice), bacop (most people covered once and twice), bacop1 (all once, most twice), p-median (least total distance), p-center (least largest distance) or p-dispersion (sites as far apart as possible).",
            valueName: "model"))
    var model: SitingModelKind = .mclp

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

    @Option(parsing: .unconditional, help: ArgumentHelp("Stop when the relative gap is at most this.", valueName: "share"))
    var gap: Double = 0

    @Option(parsing: .unconditional, help: "Seed of pseudo-random choices.")
    var seed: UInt64 = 1

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

    @OptionGroup(title: "Output") var output: OutputArguments

    func validate() throws {
        let (name, rules, asked) = (model.rawValue, model.rules, conditions.options.parts)
        if rules.size == .count {
            if count == nil, conditions.budget == nil, conditions.relocate == nil {
                throw ValidationError("--model \(name) needs --count (or --budget).")
            }
            if let count, count < 1 { throw ValidationError("--count \(count) must be at least 1.") }
            if target != nil { throw ValidationError("--target goes with --model lscp; \(name) takes --count.") }
        } else if count != nil {
            throw ValidationError("--count goes with --model mclp; \(name) takes --target.")
        }
        if explanation.effort != nil, !rules.takes(.curve) {
            throw ValidationError("--curve goes with --model mclp: it shows how much 1 to --count sites cover.")
        }
        let mayBreakTies = rules.takes(.tieBreak) && ModelRules.goTogether(.tieBreak, with: asked) && (target?.value ?? 1) >= 1
        if tieBreak != nil, !mayBreakTies {
            throw ValidationError(
                "--tie-break goes with --model mclp, or lscp with a target of 100%, without further conditions.")
        }
        if input.costs.costMatrix != nil {
            if !rules.takes(.costMatrix) {
                throw ValidationError(
                    "p-dispersion spaces sites by their positions, which a cost matrix does not know; leave --cost-matrix out.")
            }
            if input.costs.cutoff == nil, !rules.isOnDistances, input.plan == nil {
                throw ValidationError("--cost-matrix needs --cutoff: the largest cost that still counts as covered.")
            }
        } else if input.costs.cutoff != nil, input.plan == nil, rules.ground != .costs {
            throw ValidationError("--cutoff goes with --cost-matrix, p-median and p-center; \(name) takes --radius.")
        }
        if explanation.effort != nil, !ModelRules.goTogether(.curve, with: asked) || count == nil {
            throw ValidationError(
                "--curve goes with --count alone: it is drawn without floors, quotas, spacing, budget and relocation.")
        }
        if !rules.takesConditions, !asked.isEmpty {
            throw ValidationError(
                "floors, quotas, spacing, budget, relocation and capacities go with the models on coverage; \(name) takes none of them."
            )
        }
        if conditions.relocate != nil, !rules.takes(.relocation) { throw ValidationError("--relocate goes with --model mclp.") }
        if conditions.capacitated, !rules.takes(.capacities) {
            throw ValidationError("--capacitated goes with --model mclp and lscp.")
        }
        if conditions.indivisible, rules.size == .target, timeLimit != nil || workLimit != nil {
            throw ValidationError(
                "--indivisible with lscp takes no --time-limit and no --work-limit: an assignment broken off may miss the target."
            )
        }
        if firstWeight != nil, !rules.takes(.firstWeight) { throw ValidationError("--first-weight goes with --model bacop.") }
        if let firstWeight, (firstWeight.value * 100).rounded() != firstWeight.value * 100 {
            throw ValidationError("--first-weight takes whole percentages, such as 70%.")
        }
        if !(gap >= 0 && gap.isFinite) { throw ValidationError("--gap \(gap) must be at least 0.") }
        if let workLimit, workLimit < 0 { throw ValidationError("--work-limit \(workLimit) must be at least 0.") }
        if sites.candidates == nil, input.facilities == nil, input.plan == nil {
            throw ValidationError("give the sites with --candidates.")
        }
    }

    func run() async throws {
        try await Console.run(in: output.lang) {
            let plan = try input.readPlan()
            let settings = try within(plan?.cover.capacity).settings
            var options = service.applied(to: explanation.applied(to: sites.applied(to: input.options(over: plan))))
            options.needsOpeningCosts = conditions.budget != nil
            if !model.rules.takes(.costMatrix), options.costMatrix != nil || options.cutoff != nil {
                throw CatchmentError.usage(.command(.dispersionWithCosts))
            }
            if !model.rules.isOnDistances { try options.checkCosts() }
            let cover = service.applied(to: output.settings(over: plan))
            try output.options(over: plan).check(acceptsBallpark: options.acceptsBallpark)
            let target = try output.out.map { path in try Interrupt.staged { try StagedDirectory(path) } }
            try target?.protect(options.paths + [input.plan, conditions.unitRules].compactMap { $0 })
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
    }

    /// The command within the capacities of a plan, where it says so, checked as if they had been flags.
    private func within(_ capacity: ConditionOptions.CapacityRule?) throws -> Site {
        guard let capacity, !conditions.capacitated else { return self }
        var site = self
        site.conditions.capacitated = true
        site.conditions.indivisible = capacity == .indivisible
        do {
            try site.conditions.validate()
            try site.validate()
        } catch let error as ValidationError {
            throw CatchmentError.usage(.command(.planCapacitated(error.message)))
        }
        return site
    }

    private var settings: SiteSettings {
        let question: SitingModel =
            switch model {
            case .mclp: .maximalCovering(facilityCount: limit)
            case .lscp: .setCovering(target: target?.value ?? 1)
            case .pMedian: .pMedian(facilityCount: count ?? 1)
            case .pCenter: .pCenter(facilityCount: count ?? 1)
            case .pDispersion: .pDispersion(facilityCount: count ?? 1)
            case .lscpBackup: .backupSetCovering(target: target?.value ?? 1)
            case .bacop:
                .backupCovering(facilityCount: limit, firstPercent: Int(((firstWeight?.value ?? 0.5) * 100).rounded()))
            case .bacop1: .mandatoryBackupCovering(facilityCount: limit)
            }
        var settings = SiteSettings(
            model: question,
            limits: SolveLimits(
                timeLimit: timeLimit?.seconds, workLimit: workLimit, gap: gap, seed: seed,
                threads: input.threads ?? ProcessorCount.available),
            curve: explanation.effort, shareWithin: explanation.shareWithin, breaksTies: tieBreak != nil)
        settings.conditions = conditions.options
        return settings
    }

    /// Sites to open at most; without --count a budget is the only limit, and a relocation opens as many as it closes.
    private var limit: Int { count ?? (conditions.budget == nil ? 0 : .max) }

    private func exitCode(_ plan: SitingPlan) -> ExitCode {
        switch plan.status {
        case .optimal: .success
        case .infeasible, .infeasibleTarget: ExitCode(3)
        case .noPlan: ExitCode(4)
        case .feasible: plan.stoppedBy == .gap || plan.stoppedBy == .none ? .success : ExitCode(4)
        }
    }
}
