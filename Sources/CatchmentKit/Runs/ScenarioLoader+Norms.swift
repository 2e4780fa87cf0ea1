import CoverageAnalysis
import GeoPrimitives
import InputLoading
import PlanFiles
import PlanningTerms
import Scenarios
import ServiceModel

extension ScenarioLoader {
    /// Lets a scenario go by other norms, as a plan with that profile and detour would: radii by level and type of unit, floor areas,
    /// quotas, functions and thresholds.
    ///
    /// - Throws: `CatchmentError` where the profile cannot be read, or gives ways to walk and there is no detour.
    func apply(
        _ norms: PlannedScenario.Norms, to loaded: inout LoadedInput, _ options: inout InputOptions, _ issues: PlanIssues
    ) async throws {
        guard let name = norms.profile ?? options.profileName else {
            issues.add(norms.place, .profile(.detourWithoutProfile))
            return
        }
        let previous = options.profileName
        var changed = options
        (changed.profileName, changed.detour) = (name, norms.detour ?? options.detour)
        (changed.profile, changed.profileRadii) = (nil, RadiusTable())
        // The scenario's own key is named, not that of the plan.
        changed.places.note("profile", norms.place)
        let levels = (loaded.input.levels.names + (loaded.input.studyArea?.levels ?? [])).uniqued
        let (fitted, unused) = try changed.resolvingProfile().fittingProfile(to: levels)
        options = fitted
        loaded.profile = options.profile
        let notes = InputLoader.profileNotes(options, UnusedLevels(unused, of: levels))
        loaded.notes = loaded.notes.filter { $0.file != previous } + notes
        loaded.input.radiusRule = options.radiusRule
        loaded.input.facilities = try await options.radiusRule.typed(loaded.input.facilities, in: loaded.input.studyArea)
        checkRadii(loaded.input, name, norms.place, issues)
    }

    /// Under another profile every facility needs a radius still.
    private func checkRadii(_ input: PlanningInput, _ profile: String, _ place: PlanPlace, _ issues: PlanIssues) {
        if !input.coverMeasure.goesByRadii || input.radiusRule.areAllOwn(of: input.demand) { return }
        let bare = input.facilities.filter { input.radiusRule.radius(of: $0) == nil }
        guard let first = bare.first else { return }
        issues.add(
            place,
            .profile(.noRadii(profile: profile, facilities: bare.count, first: first.id, level: first.level)))
    }
}

extension InputDiagnostic {
    /// What is worth knowing about a change of a scenario.
    static func of(_ remark: ScenarioFault, in file: String) -> InputDiagnostic {
        let place = remark.place
        return InputDiagnostic(
            .notice, file: file, row: place.line > 0 ? place.line : nil, key: place.key, message: .change(remark.problem))
    }
}
