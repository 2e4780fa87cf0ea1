import CoverageAnalysis
import FoundationEssentials
import GeoPrimitives
import InputLoading
import PlanFiles
public import PlanningTerms
import Publication
import Scenarios
import ServiceModel

/// Computes the scenarios of a plan as a batch: all are checked before anything is computed, and all are written or none.
///
/// ```swift
/// let plan = try Plan(contentsOf: "plan.yaml")
/// let batch = try await ScenarioRun(plan, options: plan.options, cover: plan.cover).write(to: "scenarios-out")
/// print(batch.scenarios.map(\.name))
/// ```
public struct ScenarioRun: Sendable {
    let plan: Plan
    let options: InputOptions
    let cover: CoverSettings
    let output: OutputOptions
    let only: [String]
    private(set) var progress: RunProgress?

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

    /// The names of the folders the run writes.
    public var folders: [String] { [PlannedScenario.baseName] + plan.scenarios.map(\.name) }

    /// The paths of all files that the plan names, the plan first.
    public var paths: [String] { [plan.file] + options.paths + plan.otherPaths }

    /// Computes the scenarios and writes their result folders into a folder, all or none, as `catchment scenario` does.
    ///
    /// - Parameter folder: The path of the folder; an earlier batch's files in it are replaced.
    /// - Returns: The report of the batch.
    /// - Throws: `CatchmentError` with file, line, key and remedy of everything that is wrong with any scenario.
    @discardableResult
    public func write(to folder: String) async throws -> ScenariosDocument {
        let directory = try StagedDirectory(folder)
        try directory.protect(paths, folders: folders)
        let report = try await run(into: directory).report
        try directory.commit()
        return report
    }

    /// Computes the scenarios and writes them into a folder, which is not yet put in place.
    ///
    /// - Parameter directory: Takes the files; `StagedDirectory/commit()` is the caller's.
    /// - Returns: The report of the batch, and the manifest of what was read and written.
    /// - Throws: `CatchmentError` with file, line, key and remedy of everything that is wrong with any scenario.
    package func run(into directory: StagedDirectory) async throws -> (report: ScenariosDocument, manifest: ManifestDocument) {
        try await PlannedNames.holding(options.names) { try await batch(into: directory) }
    }

    private func batch(into directory: StagedDirectory) async throws -> (report: ScenariosDocument, manifest: ManifestDocument) {
        var clock = StepClock()
        let wanted = try wantedNames()
        try options.checkCosts()
        let options = try options.resolvingProfile()
        let loaded = try await InputLoader(options.resolvingProfile()).load()
        let membership = try await UnitMembership.locateDemand(loaded.input, threads: options.threads)
        let loader = ScenarioLoader(plan: plan, options: options, base: loaded, membership: membership)
        let scenarios = try await loader.checked(wanted)
        clock.mark("read")
        let shapes = PublishedShapes()
        let base = try await CoverRun(options, settings: cover).analyse(
            loaded, StepClock(), CoverageState(loaded.input, cover, membership: membership, threads: options.threads))
        let document = try writer(of: nil, shapes).publish(
            base, command: "scenario", to: directory.folder(PlannedScenario.baseName))
        shapes.close()
        var batch = Batch(base: row(nil, base, document, against: base, Self.match(base, base).points), document)
        clock.mark("base")
        let shared = Shared(
            loader: loader, base: base, state: try await ready(base.state),
            edge: scenarios.count > 1 ? try await edge(loaded.input) : nil, shapes: shapes)
        clock.mark("engine")
        for published in try await publish(scenarios, shared, to: directory) { batch.add(published) }
        clock.mark("scenarios")
        var report = ScenariosDocument(
            program: "catchment \(Version.current)", plan: plan.file, title: plan.name, measure: loaded.input.coverMeasure,
            weightKind: loaded.input.demand.weightKind, base: batch.base, scenarios: batch.scenarios,
            caveats: batch.caveats, notices: batch.notices, timing: clock.seconds)
        report.names = options.names.isEmpty ? nil : options.names
        return (report, try await write(report, base, to: directory))
    }

    /// What the batch has come to so far.
    private struct Batch {
        var base: ScenariosDocument.Scenario
        var scenarios: [ScenariosDocument.Scenario] = []
        /// The notices of all, each once.
        var notices: [Notice]
        /// What figures rest on: what a scenario has in common with the plan's own state is said of that.
        var caveats: [CaveatDocument]

        init(base: ScenariosDocument.Scenario, _ document: ReportDocument) {
            (self.base, notices, caveats) = (base, document.notices, document.caveats ?? [])
        }

        mutating func add(_ published: Published) {
            scenarios.append(published.row)
            for notice in published.notices where !notices.contains(notice) { notices.append(notice) }
            for caveat in published.caveats where !caveats.contains(where: { $0.isOfSame(as: caveat) }) {
                caveats.append(caveat)
            }
            caveats = caveats.gravestFirst
        }
    }

    /// The names of the scenarios to compute, in the order of the plan.
    private func wantedNames() throws -> [String] {
        let names = plan.scenarios.map(\.name)
        guard !names.isEmpty else {
            throw CatchmentError.badData(plan.file, .scenario(.none))
        }
        for name in only where !names.contains(name) {
            throw CatchmentError.usage(
                .scenario(.unknown(name, meant: Spelling.nearest(to: name, among: names), known: names)))
        }
        return only.isEmpty ? names : names.filter(only.contains)
    }

    /// The plan's own state, ready to follow changes.
    private func ready(_ state: CoverageState) async throws -> CoverageState {
        var state = state
        try await state.prepareToFollow()
        return state
    }

    /// Who lies near the edge of the study area, which no scenario on the plan's own demand points changes; `nil` without units.
    private func edge(_ input: PlanningInput) async throws -> EdgeZone? {
        guard let area = input.studyArea, input.coverMeasure.hasServiceAreas else { return nil }
        return try await Reach(input, threads: options.threads).edgeZone(
            area: area, reach: cover.clusterLink(input))
    }

    /// The writer of a scenario's folder; its own report is called as the scenario is.
    func writer(of planned: PlannedScenario?, _ shapes: PublishedShapes) -> RunWriter {
        var own = output
        let title = planned.map { $0.title ?? $0.name } ?? plan.name
        own.labels.title = title.map { title in output.labels.title.map { "\($0): \(title)" } ?? title } ?? output.labels.title
        var writer = RunWriter(options, cover: cover, output: own)
        writer.shapes = shapes
        return writer
    }
}
