/// A siting run as it is asked for: what is said over the plan, the plan's `siting:`, and what is usual where neither says anything.
///
/// The one place where flags and a plan become the settings of a run.
package struct SitingRequest: Sendable {
    /// What is decided, and when the search may stop.
    package let settings: SiteSettings
    /// The layers, with the cutoff, the buildings and the costs that this run needs.
    package let options: InputOptions
    /// The files that are read beside the layers of ``options``.
    package let paths: [String]
    /// What of the plan belongs to a model that is not asked for, and so takes no part.
    package let notices: [InputDiagnostic]

    /// Puts what is said over a plan.
    ///
    /// What is said wins, setting by setting, and floors and quotas level by level. Where another model is named than the plan's, what the plan
    /// says of its own alone (count, target, first_weight, cutoff) and the other does not take stays behind, with a notice.
    ///
    /// - Parameters:
    ///   - said: What is said beside the plan.
    ///   - plan: The plan, if there is one.
    ///   - takesSiting: Whether the plan's `siting:` is taken; its other keys always are.
    ///   - options: The layers of the run, of flags and plan.
    /// - Throws: ``CatchmentError/usage(_:setting:)`` for what cannot be meant together.
    package init(
        _ said: SitingOptions = SitingOptions(), over plan: Plan?, takesSiting: Bool = true, options: InputOptions
    ) throws {
        var (options, planned) = (options, takesSiting ? plan?.siting ?? SitingOptions() : SitingOptions())
        if !takesSiting { options.places.forgetSiting() }
        notices = Self.leaveBehind(&planned, said.model, &options.places)
        planned = planned.taking(plan?.cover.capacity)
        for setting in said.said { options.places.forget(setting) }
        let asked = said.over(planned)
        let beside: Set<SitingPart> = options.costMatrix == nil ? [] : [.costMatrix]
        if let fault = asked.faults(.run, beside: beside).first {
            throw CatchmentError.usage(.sitingFault(fault, .over(fault.settings.compactMap(options.places.planned))))
        }
        options.cutoff = said.cutoff ?? planned.cutoff ?? options.cutoff
        options.buildings = asked.buildings
        options.needsOpeningCosts = asked.conditions.budget != nil
        settings = asked.settings(threads: options.threads)
        paths = [asked.conditions.unitRules].compactMap { $0 }
        self.options = options
    }

    /// Takes from a plan's settings what they say of their own model and another does not take.
    ///
    /// - Returns: A notice for each, at its place in the plan.
    private static func leaveBehind(
        _ planned: inout SitingOptions, _ model: SitingModelKind?, _ places: inout SettingPlaces
    ) -> [InputDiagnostic] {
        let own = planned.model ?? SitingOptions.usualModel
        guard let model, model != own else { return [] }
        var notices: [InputDiagnostic] = []
        for setting in SitingSetting.ofModel where planned.said.contains(setting) && !model.rules.isAsked(setting) {
            if let place = places.planned(setting) {
                notices.append(
                    InputDiagnostic(
                        .notice, at: place.place, of: place.file, .siting(.leftBehind(model: own.rawValue, taken: model.rawValue))
                    ))
            }
            planned.forget(setting)
            places.forget(setting)
        }
        return notices
    }
}

extension ModelRules {
    /// Whether the model takes what is said of one model alone.
    fileprivate func isAsked(_ setting: SitingSetting) -> Bool {
        switch setting {
        case .count: size == .count
        case .target: size == .target
        case .firstWeight: takes(.firstWeight)
        case .cutoff: ground == .costs
        default: true
        }
    }
}
