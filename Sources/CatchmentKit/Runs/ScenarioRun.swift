import CoverageAnalysis
import FoundationEssentials
import GeoPrimitives
import Scenarios
import ServiceModel

/// Computes the scenarios of a plan as a batch: all are checked before anything is computed, and all are written or none.
public struct ScenarioRun: Sendable {
    let plan: Plan
    let options: InputOptions
    let cover: CoverSettings
    let output: OutputOptions
    let only: [String]
    private var progress: RunProgress?

    /// Makes a run of the scenarios of a plan, all or those named.
    public init(
        _ plan: Plan, options: InputOptions, cover: CoverSettings, output: OutputOptions = OutputOptions(), only: [String] = [],
        progress: RunProgress? = nil
    ) {
        self.plan = plan
        self.options = options.withCostsForRadii()
        self.cover = cover
        self.output = output
        self.only = only
        self.progress = progress
    }

    /// Returns the run with somebody who is told how far it has come.
    public func with(_ progress: RunProgress) -> ScenarioRun {
        var run = self
        run.progress = progress
        return run
    }

    /// The paths of all files the run reads.
    public var paths: [String] { [plan.file] + options.paths + plan.scenarios.flatMap(\.paths) }

    /// Computes the scenarios and writes them into a folder, which is not yet put in place.
    ///
    /// - Parameter directory: Takes the files; ``StagedDirectory/commit()`` is the caller's.
    /// - Returns: The report of the batch, and the manifest of what was read and written.
    /// - Throws: ``CatchmentError`` with file, line, key and remedy of everything that is wrong with any scenario.
    public func run(into directory: StagedDirectory) async throws -> (report: ScenariosDocument, manifest: ManifestDocument) {
        var clock = StepClock()
        let wanted = try wantedNames()
        try options.checkCosts()
        let options = try options.resolvingProfile()
        let loaded = try await InputLoader(options).load()
        let membership = try await CoverRun.locateDemand(loaded.input, threads: options.threads)
        let cases = try await ScenarioLoader(plan: plan, options: options, base: loaded, membership: membership).cases(wanted)
        clock.mark("read")
        let base = try await CoverRun(options, settings: cover).analyse(loaded, StepClock())
        let document = try writer(of: nil).publish(base, command: "scenario", to: directory.folder(PlanReader.baseName))
        var batch = Batch(base: row(nil, base, document, against: base), notices: document.notices)
        clock.mark("base")
        let state = try await engine(loaded.input, base, membership)
        clock.mark("engine")
        progress?.begin("scenarios", of: cases.count)
        // As many at a time as there are threads, each on one; they are written in their order.
        for start in stride(from: 0, to: cases.count, by: max(1, options.threads)) {
            let part = Array(cases[start..<min(start + max(1, options.threads), cases.count)])
            for (scenario, result) in zip(part, try await analyse(part, state)) {
                let document = try writer(of: scenario.planned).publish(
                    result, command: "scenario", to: directory.folder(scenario.planned.name))
                batch.add(row(scenario.planned, result, document, against: base), document.notices)
                progress?.advance(by: 1)
            }
        }
        clock.mark("scenarios")
        let report = ScenariosDocument(
            program: "catchment \(Version.current)", plan: plan.file, title: plan.name, measure: loaded.input.measureName,
            weightKind: loaded.input.demand.weightKind.rawValue, base: batch.base, scenarios: batch.scenarios,
            notices: batch.notices, timing: clock.seconds)
        return (report, try write(report, base, to: directory))
    }

    /// What the batch has come to so far.
    private struct Batch {
        var base: ScenariosDocument.Scenario
        var scenarios: [ScenariosDocument.Scenario] = []
        /// The notices of all, each once.
        var notices: [String]

        init(base: ScenariosDocument.Scenario, notices: [String]) { (self.base, self.notices) = (base, notices) }

        mutating func add(_ scenario: ScenariosDocument.Scenario, _ said: [String]) {
            scenarios.append(scenario)
            for notice in said where !notices.contains(notice) { notices.append(notice) }
        }
    }

    /// The names of the scenarios to compute, in the order of the plan.
    private func wantedNames() throws -> [String] {
        let names = plan.scenarios.map(\.name)
        guard !names.isEmpty else {
            throw CatchmentError.badData(plan.file, "the plan has no scenarios; docs/plan.md shows how to write them")
        }
        for name in only where !names.contains(name) {
            let meant = Spelling.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
            throw CatchmentError.usage(
                "--only \(name): the plan has no such scenario\(meant) (it has \(names.joined(separator: ", ")))")
        }
        return only.isEmpty ? names : names.filter(only.contains)
    }

    /// The engine that follows changes of the plan's own state; `nil` where it knows nothing of what decides: costs, and borders.
    private func engine(
        _ input: PlanningInput, _ base: CoverResult, _ membership: UnitMembership?
    ) async throws -> IncrementalCoverage? {
        guard input.costs == nil, cover.within == nil else { return nil }
        return try await IncrementalCoverage(
            input, coverage: base.coverage, membership: membership, threads: options.threads)
    }

    /// Analyses scenarios side by side.
    private func analyse(_ cases: [ScenarioCase], _ base: IncrementalCoverage?) async throws -> [CoverResult] {
        var own = options
        if cases.count > 1 { own.threads = 1 }
        let run = CoverRun(own, settings: cover)
        return try await withThrowingTaskGroup(of: (Int, CoverResult).self) { group in
            for (number, scenario) in cases.enumerated() {
                group.addTask { (number, try await analyse(scenario, base, run)) }
            }
            var found = [CoverResult?](repeating: nil, count: cases.count)
            for try await (number, result) in group { found[number] = result }
            return found.compactMap(\.self)
        }
    }

    /// Analyses a scenario: from the plan's own state by what changed, or afresh where its demand points or its norms for radii are others.
    private func analyse(_ scenario: ScenarioCase, _ base: IncrementalCoverage?, _ run: CoverRun) async throws -> CoverResult {
        let input = scenario.loaded.input
        guard var state = base, !scenario.hasOwnDemand, input.radiusRule == state.input.radiusRule else {
            return try await run.analyse(scenario.loaded, StepClock())
        }
        if input.demand.ticks != state.input.demand.ticks { state.reweigh(input.demand) }
        state.update(to: input.facilities, levels: input.levels)
        return try await run.analyse(
            scenario.loaded, StepClock(),
            CoverRun.Prepared(coverage: state.coverage, report: try await state.report(), membership: scenario.membership))
    }

    /// The writer of a scenario's folder; its own report is called as the scenario is.
    private func writer(of planned: PlannedScenario?) -> RunWriter {
        var own = output
        let title = planned.map { $0.title ?? $0.name } ?? plan.name
        own.labels.title = title.map { title in output.labels.title.map { "\($0): \(title)" } ?? title } ?? output.labels.title
        return RunWriter(options, cover: cover, output: own)
    }
}
