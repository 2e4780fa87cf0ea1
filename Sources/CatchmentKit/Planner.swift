public import InputLoading
public import PlanningTerms
public import Publication
public import Scenarios
public import ServiceModel
public import Siting

/// The library's front door: one run, from arrays in memory or from files, and what can be asked of it.
///
/// ```swift
/// let planner = try Planner(PlanningInput(
///     demand: DemandTable(x: [106.23, 106.26], y: [36.01, 36.02], weights: [1200, 800]),
///     facilities: [Facility(id: "town hall", point: PlanarPoint(x: 106.23, y: 36.01))],
///     radiusRule: RadiusRule(fallback: .kilometers(1))))
/// let result = try await planner.cover()
/// print(result.report.overall.share ?? 0)
/// ```
public struct Planner: Sendable {
    /// How the run was read, with what is to be said about it.
    public let loaded: LoadedInput
    private let options: InputOptions

    /// The run.
    public var input: PlanningInput { loaded.input }

    /// Takes a run from memory.
    ///
    /// - Parameters:
    ///   - input: The run: demand points, open facilities, candidates, units where there are any, and what decides who is within reach.
    ///   - threads: How many tasks may work; no result depends on it.
    /// - Throws: `PlanningInputError` for the first thing that is wrong with it.
    /// - Complexity: O(points + sites).
    public init(_ input: PlanningInput, threads: Int = 1) throws {
        try input.validate()
        var options = InputOptions(demand: LayerOptions(path: LoadedInput.memory))
        options.threads = threads
        (options.radius, options.radiusOverride) = (input.radiusRule.fallback, input.radiusRule.override)
        (options.planRadii, options.profileRadii) = (input.radiusRule.plan, input.radiusRule.profile)
        self.options = options
        loaded = LoadedInput(inMemory: input)
    }

    /// Reads a run from files.
    ///
    /// - Parameter options: The files, their columns and coordinate reference systems, and the radii.
    /// - Throws: `CatchmentError` with file, row, column, value and remedy.
    public init(reading options: InputOptions) async throws {
        self.options = try options.resolvingProfile()
        loaded = try await InputLoader(self.options).load()
    }

    /// Finds who is covered, the uncovered clusters, service areas and blanks.
    ///
    /// - Parameter settings: What is looked for beside the figures, and how.
    /// - Returns: Everything that was found.
    /// - Throws: `CatchmentError` where settings do not go with the run.
    /// - Complexity: Near-linear in points, facilities and the vertices of service areas.
    public func cover(_ settings: CoverSettings = CoverSettings()) async throws -> CoverResult {
        try await CoverRun(options, settings: settings).analyse(loaded, StepClock())
    }

    /// Proposes sites among the run's candidates, with proof or the gap that is left.
    ///
    /// - Parameters:
    ///   - settings: The model, when to stop, and what is asked beside it.
    ///   - cover: What is looked for in the coverage before and after.
    ///   - progress: Told now and then of the best plan and the bound so far; return `false` to stop with them.
    /// - Returns: The plan, coverage before and after, and why each site is proposed.
    /// - Throws: `CatchmentError` where settings do not go with the run; what cannot be reached is a status of the plan.
    public func site(
        _ settings: SiteSettings, cover: CoverSettings = CoverSettings(),
        progress: @escaping @Sendable (SitingProgress) -> Bool = { _ in true }
    ) async throws -> SiteResult {
        let run = SiteRun(options, cover: cover, settings: settings)
        return try await run.result(from: try await run.prepare(loaded, StepClock()), progress: progress)
    }

    /// Begins a what-if session on the run: edits, undo and redo in memory.
    ///
    /// - Parameter settings: Link distance and threshold of clusters, the smallest blank, borders.
    /// - Returns: The session.
    /// - Throws: `CatchmentError` where settings do not go with the run.
    /// - Complexity: That of a whole coverage, and O(n log n) to make ready for edits.
    public func whatIf(_ settings: CoverSettings = CoverSettings()) async throws -> WhatIfSession {
        try CoverRun(options, settings: settings).checkBorders(input)
        return try await WhatIfSession(input, settings: settings, threads: options.threads)
    }

    /// Writes the result folder of a coverage run, whole or not at all: report, tables and layers, as `catchment cover` does.
    ///
    /// - Parameters:
    ///   - result: What ``cover(_:)`` returned.
    ///   - folder: The path of the folder; an earlier run's files in it are replaced.
    ///   - settings: The settings that the result was found with.
    ///   - output: Which forms are written, and in which language.
    /// - Returns: The report as published.
    /// - Throws: `CatchmentError` where the folder cannot be written.
    @discardableResult
    public func write(
        _ result: CoverResult, to folder: String, settings: CoverSettings = CoverSettings(),
        output: OutputOptions = OutputOptions()
    ) throws -> ReportDocument {
        let directory = try StagedDirectory(folder)
        try directory.protect(options.paths)
        return try RunWriter(options, cover: settings, output: output).publish(result, to: directory)
    }

    /// Writes the result folder of a siting run, as `catchment site` does.
    ///
    /// - Parameters:
    ///   - result: What ``site(_:cover:progress:)`` returned.
    ///   - folder: The path of the folder; an earlier run's files in it are replaced.
    ///   - settings: The settings of coverage that the result was found with.
    ///   - output: Which forms are written, and in which language.
    /// - Returns: The report as published.
    /// - Throws: `CatchmentError` where the folder cannot be written.
    @discardableResult
    public func write(
        _ result: SiteResult, to folder: String, settings: CoverSettings = CoverSettings(),
        output: OutputOptions = OutputOptions()
    ) throws -> ReportDocument {
        let directory = try StagedDirectory(folder)
        try directory.protect(options.paths)
        return try RunWriter(options, cover: settings, output: output)
            .publish(result, settings: result.settings, to: directory)
    }
}
