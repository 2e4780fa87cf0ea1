package import PlanningTerms
public import Publication

/// Figures of one kind that a check did not look at, and why.
public struct UnlookedFigures: Hashable, Sendable {
    /// The file.
    public var file: String
    /// The kind of figure in it, such as `siting.seed`, or the column; empty for the whole file.
    public var figure: String
    /// How many there are.
    public var count: Int
    /// Why they were not looked at.
    package var reason: CheckMessage.Unlooked
    /// The folder of the batch that it concerns; `nil` for the folder itself.
    public var scenario: String?
}

/// What a check of published files found.
public struct Verification: Sendable {
    /// Where the files lie.
    public var folder: String
    /// Demand points recomputed.
    public var points: Int
    /// Points so near a radius that the published decimals cannot decide; their published label was kept.
    public var undecided: Int
    /// What was recomputed, or held against other files, and agrees.
    package var confirmed: [CheckMessage]
    /// What was not looked at.
    public var notLookedAt: [UnlookedFigures]
    /// What differs.
    package var problems: [CheckMessage]
    /// What the figures rest on, as the report says it.
    public var caveats: [CaveatDocument] = []

    /// Whether all that was looked at agrees.
    public var isConfirmed: Bool { problems.isEmpty }

    /// The same as of a folder in a batch.
    func inScenario(_ name: String) -> Verification {
        var other = self
        other.problems = problems.map { .inScenario(name, $0) }
        for place in notLookedAt.indices { other.notLookedAt[place].scenario = name }
        return other
    }
}

/// What the checks that speak in sentences found.
struct CheckNotes {
    /// Where the files lie.
    let folder: String
    /// Points so near a radius that the published decimals cannot decide.
    var undecided = 0
    /// Figures that were recomputed and agree.
    var confirmed: [Wording] = []
    /// Figures that differ.
    var problems: [Wording] = []
}

extension Wording {
    /// The words with more behind them.
    func saying(_ english: String, _ chinese: String) -> Wording { Wording(self.english + english, self.chinese + chinese) }
}
