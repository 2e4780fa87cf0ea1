package import CoverageAnalysis
public import PlanningTerms
public import ServiceModel

/// A run's input with what is to be said about how it was read.
public struct LoadedInput: Sendable {
    /// The validated input.
    public var input: PlanningInput
    /// One summary per layer that was read.
    package var layers: [LayerSummary]
    /// Notices and warnings, in the order of the layers.
    public var notes: [InputDiagnostic]
    /// The norm profile, where the run has one.
    package var profile: ProfileUse?
    /// The exclusion areas that take candidates out, and how many each does.
    public var exclusions: [ExcludedCandidates] = []
    /// How many candidates lie in an exclusion area and may not be opened for that reason.
    public var excludedCandidates: Int { exclusions.reduce(0) { $0 + $1.candidates } }
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

    /// Says how demand points name their units: by name in place of a code, or one that the units layer does not have at its lowest level.
    package mutating func note(_ naming: UnitNaming) {
        guard let demand = layers.first(where: { $0.role == .demand }) else { return }
        let column = demand.columns["unit"] ?? "unit"
        func add(_ severity: InputDiagnostic.Severity, _ message: DemandMessage) {
            let note = InputDiagnostic(severity, file: demand.file, message: .demand(message))
            if !notes.contains(note) { notes.append(note) }
        }
        if naming.byName > 0 { add(.notice, .unitsByName(rows: naming.byName, column: column)) }
        if naming.unknown > 0, naming.known == 0, !ColumnRole.unit.spellings.contains(column.lowercased()) {
            // A column that only sounds like one, of which no cell is a unit: those of another level, most likely.
            add(.notice, .unitsOfAnotherKind(column: column, named: naming.firstUnknown))
        } else if naming.unknown > 0 {
            add(.warning, .unknownUnits(rows: naming.unknown, column: column, named: naming.firstUnknown))
        }
    }
}
