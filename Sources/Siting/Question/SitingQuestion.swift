package import CoverageAnalysis
package import PlanningTerms

/// What a siting run decides: a model, who would be covered from where, and what a plan must keep.
///
/// ``SitingSolver`` answers it.
package struct SitingQuestion: Sendable {
    /// How many of the pairs of demand points and candidates were measured.
    package enum Measured: Sendable {
        /// All that the model needs.
        case all
        /// Those of the sites that are opened in any case, because the run ended before; and what is known about everybody without pairs.
        case only(opened: [Int], reach: DemandReach)
    }

    /// What is decided.
    package var model: SitingModel
    /// Who would be covered from where, and who is covered already.
    ///
    /// Where existing facilities are needed one by one, the candidates of covered demand points are needed too.
    package var problem: SitingProblem
    /// What a plan must keep beside the model; `nil` where only the model asks.
    package var conditions: SitingConditions?
    /// Rows are demand points, columns existing facilities; `nil` where none of second cover, relocation and capacities is asked for.
    package var existing: CoverSets?
    /// What was measured.
    package var measured: Measured

    /// Makes a question; `existing` must have the demand points of the problem.
    package init(
        _ model: SitingModel, on problem: SitingProblem, conditions: SitingConditions? = nil, existing: CoverSets? = nil,
        measured: Measured = .all
    ) {
        precondition(
            existing.map { $0.rowCount == problem.weights.count } ?? true, "both cover sets must have the same demand points")
        self.model = model
        self.problem = problem
        self.conditions = conditions
        self.existing = existing
        self.measured = measured
    }

    /// Whether all pairs were measured.
    package var isMeasured: Bool {
        if case .all = measured { true } else { false }
    }

    /// Whether anything but the model and the cover sets decides: conditions, or second cover.
    var isConditioned: Bool { conditions != nil || model.rules.ground == .secondCover }
}
