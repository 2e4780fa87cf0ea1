public import CoverageAnalysis
public import PlanningTerms
public import ServiceModel

/// A run that is changed step by step, and taken back, in memory: centers open, close, move, reach farther, people become more or fewer, and
/// figures, clusters and blanks follow.
///
/// It is a value: a copy is another state beside the first, and cheap until one of them changes.
/// ```swift
/// var session = try await WhatIfSession(planner.input)
/// try await session.apply(.close(Selection(ids: ["f028"])))
/// print(session.figures.overall.share ?? 0, try await session.clusters().clusters.count)
/// try await session.undo()
/// ```
public struct WhatIfSession: Sendable {
    /// An edit: changes that are done, and taken back, together.
    public struct Edit: Sendable {
        /// The changes, in order; empty where the run was replaced.
        public let changes: [ScenarioChange]
        let before: PlanningInput
        let after: PlanningInput
    }

    private var state: CoverageState
    private var done: [Edit] = []
    private var undone: [Edit] = []

    /// Begins with a run.
    ///
    /// - Parameters:
    ///   - input: The run: demand points, open facilities, units where there are any, and what decides who is within reach.
    ///   - settings: Link distance and threshold of clusters, the smallest blank, the borders that service does not cross.
    ///   - threads: How many tasks may work; no result depends on it.
    /// - Throws: `CancellationError` when the task is cancelled; an error of the geometry engine when it refuses a polygon.
    /// - Complexity: That of a whole coverage, and O(n log n) to make ready for edits.
    public init(_ input: PlanningInput, settings: CoverSettings = CoverSettings(), threads: Int = 1) async throws {
        state = try await CoverageState(input, settings, threads: threads)
        try await state.prepareToFollow()
    }

    // MARK: - What stands

    /// The run as it stands.
    public var input: PlanningInput { state.input }

    /// The coverage figures: overall, by unit, class and level, distances.
    ///
    /// O(units), and two quantiles of distances.
    public var figures: CoverageReport { state.report }

    /// Who is covered and by whom, how far the nearest facility is.
    ///
    /// O(n).
    public var coverage: Coverage { state.coverage }

    /// Returns the uncovered clusters.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: Near-linear in the points of the clusters that edits touched since the last time, and O(n) to add up.
    public mutating func clusters() async throws -> UncoveredClusters { try await state.clusters() }

    /// Returns the blank areas; `nil` without units, and under a cost matrix.
    ///
    /// - Throws: An error of the geometry engine when it refuses a geometry.
    /// - Complexity: Near-linear in the service areas near each unit that edits touched since the last time, and O(n) to add up.
    public mutating func blanks() async throws -> BlankAreas? { try await state.blanks() }

    /// The edits that stand, from the first on.
    public var edits: [Edit] { done }

    /// The edits that were taken back and can be done again, the next one first.
    public var undoneEdits: [Edit] { undone.reversed() }

    // MARK: - Edits

    /// Does an edit, or nothing where something is wrong with it.
    ///
    /// What was taken back before cannot be done again then.
    ///
    /// - Parameter changes: The changes, in order.
    /// - Returns: What is worth knowing of them: a change that does nothing.
    /// - Throws: ``WhatIfError`` with all that is wrong with the changes; `CancellationError`; an error of the geometry engine.
    /// - Complexity: For each facility that changed O(c + log n) for the c demand points it covers or is nearest to, and O(m) for m facilities;
    ///   O(n) where people change; under borders or a cost matrix as a coverage afresh.
    @discardableResult
    public mutating func apply(_ changes: [ScenarioChange]) async throws -> [ScenarioFault] {
        var builder = ScenarioBuilder(state.input, membership: state.membership)
        for change in changes { try await builder.apply(change) }
        guard builder.faults.isEmpty else { throw WhatIfError(faults: builder.faults) }
        try await replace(by: builder.input, changes)
        return builder.remarks
    }

    /// Makes the run another in one edit: other norms, other demand points, other facilities.
    ///
    /// - Parameter input: The run from now on.
    /// - Throws: `CancellationError`; an error of the geometry engine.
    /// - Complexity: As of ``apply(_:)-([ScenarioChange])`` where facilities or weights are others, else that of a run afresh.
    public mutating func replace(by input: PlanningInput) async throws { try await replace(by: input, []) }

    private mutating func replace(by input: PlanningInput, _ changes: [ScenarioChange]) async throws {
        let edit = Edit(changes: changes, before: state.input, after: input)
        try await follow(input)
        done.append(edit)
        undone = []
    }

    private mutating func follow(_ input: PlanningInput) async throws {
        try await state.prepareToFollow()
        try await state.follow(input)
    }

    /// Does an edit of one change.
    ///
    /// - Returns: What is worth knowing of it.
    /// - Throws: As ``apply(_:)-([ScenarioChange])``.
    @discardableResult
    public mutating func apply(_ kind: ScenarioChange.Kind) async throws -> [ScenarioFault] {
        try await apply([ScenarioChange(kind)])
    }

    /// Takes the last edit back: everything is, to the bit, as it was before it.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: `CancellationError`; an error of the geometry engine.
    /// - Complexity: As of the edit.
    @discardableResult
    public mutating func undo() async throws -> Bool {
        guard let edit = done.last else { return false }
        try await follow(edit.before)
        undone.append(done.removeLast())
        return true
    }

    /// Does again what was taken back last.
    ///
    /// - Returns: Whether there was anything.
    /// - Throws: `CancellationError`; an error of the geometry engine.
    /// - Complexity: As of the edit.
    @discardableResult
    public mutating func redo() async throws -> Bool {
        guard let edit = undone.last else { return false }
        try await follow(edit.after)
        done.append(undone.removeLast())
        return true
    }
}

/// All that is wrong with the changes of an edit; nothing was changed.
public struct WhatIfError: Error, Sendable {
    /// What is wrong, change by change.
    public let faults: [ScenarioFault]
}
