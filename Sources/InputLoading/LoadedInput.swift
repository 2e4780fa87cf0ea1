public import PlanningTerms
public import ServiceModel

/// A run's input with what is to be said about how it was read.
public struct LoadedInput: Sendable {
    /// The validated input.
    public var input: PlanningInput
    /// One summary per layer that was read.
    public var layers: [LayerSummary]
    /// Notices and warnings, in the order of the layers.
    public var notes: [InputDiagnostic]
    /// The norm profile, where the run has one.
    public var profile: ProfileUse?
    /// How many candidates lie in an exclusion area and may not be opened for that reason.
    public var excludedCandidates: Int
    /// Public buildings that a new center could share.
    public var buildings: [Facility] = []

    /// Planned facilities that the run does not count.
    public var planned: [Facility] = []

    /// Warns that there is no function to look at, where all were asked for.
    package mutating func noteNoFunctions() {
        guard let list = layers.first(where: { $0.role == .facilities }) else { return }
        notes.append(
            InputDiagnostic(
                .warning, file: list.file, message: .facility(.noFunctions(column: list.columns["functions"]))))
    }

    /// Warns of demand points that name a unit the units layer does not have at its lowest level.
    package mutating func noteUnknownUnits(_ count: Int) {
        guard let demand = layers.first(where: { $0.role == .demand }) else { return }
        let column = demand.columns["unit"] ?? "unit"
        let warning = InputDiagnostic(
            .warning, file: demand.file,
            message: .demand(.unknownUnits(rows: count, column: column)))
        if !notes.contains(warning) { notes.append(warning) }
    }
}
