/// Of what a siting run's settings are looked at.
package enum SitingScope: Hashable, Sendable {
    /// Flags that stand over a plan: what they leave out the plan may say, the model too.
    case flagsOverPlan
    /// A plan's `siting:`: flags may still say how many sites.
    case plan
    /// All there is.
    case run
}

extension SitingOptions {
    /// The largest budget, in the money of the cost columns.
    package static let largestBudget = 1e15

    /// Finds what cannot be meant, by ``ModelRules`` and the ranges of numbers.
    ///
    /// - Parameters:
    ///   - scope: Of what these are the settings.
    ///   - beside: What else the run goes by: a cost matrix, borders.
    /// - Returns: All that is found; nothing where the settings can be meant.
    package func faults(_ scope: SitingScope, beside: Set<SitingPart> = []) -> [SitingFault] {
        var faults = outOfRange
        if scope != .flagsOverPlan { faults += alone }
        faults += againstCapacities
        guard let model = scope == .flagsOverPlan ? model : model ?? Self.usualModel else { return faults }
        faults += size(of: model, isWhole: scope == .run)
        faults += parts(of: model, isWhole: scope == .run)
        faults += conditions(of: model)
        // Whether there is a matrix the plan may say too.
        return scope == .flagsOverPlan ? faults : faults + grounds(beside, of: model)
    }

    private var outOfRange: [SitingFault] {
        var faults: [SitingFault] = []
        func least<Number: Comparable>(_ setting: SitingSetting, _ number: Number?, _ least: Number, _ bound: Int) {
            // A number that is none is not at least anything.
            guard let number, !(number >= least) else { return }
            faults.append(SitingFault(.value(.tooSmall(setting, "\(number)", least: bound)), [setting]))
        }
        least(.count, count, 1, 1)
        least(.gap, gap, 0, 0)
        least(.workLimit, workLimit, 0, 0)
        least(.relocate, conditions.relocate, 1, 1)
        if let budget = conditions.budget, !(0...Self.largestBudget).contains(budget) {
            faults.append(SitingFault(.value(.budget), [.budget]))
        }
        if let firstWeight, !Self.percent(firstWeight).isExact {
            faults.append(SitingFault(.value(.firstWeight), [.firstWeight]))
        }
        for (setting, levels) in [
            (SitingSetting.floor, conditions.floors.map(\.level)), (.quota, conditions.quotas.map(\.level)),
        ] {
            var seen: Set<String> = []
            if let twice = levels.first(where: { !seen.insert($0).inserted }) {
                faults.append(SitingFault(.value(.levelTwice(setting, twice)), [setting]))
            }
        }
        return faults
    }

    /// What means something only beside something else.
    private var alone: [SitingFault] {
        var faults: [SitingFault] = []
        if isIndivisible == true, isCapacitated != true {
            faults.append(SitingFault(.condition(.indivisibleAlone), [.indivisible]))
        }
        if buildings != nil, shareWithin == nil { faults.append(SitingFault(.extra(.buildingsAlone), [.buildings])) }
        return faults
    }

    private var againstCapacities: [SitingFault] {
        guard isCapacitated == true else { return [] }
        return [(SitingPart.floors, SitingSetting.floor), (.relocation, .relocate)]
            .filter { asked.parts.contains($0.0) && !ModelRules.goTogether(.capacities, $0.0) }
            .map { SitingFault(.condition(.besideCapacities($0.1)), [$0.1, .capacitated]) }
    }

    private func size(of model: SitingModelKind, isWhole: Bool) -> [SitingFault] {
        guard model.rules.size == .count else {
            return count == nil ? [] : [SitingFault(.size(.count(model)), [.count, .model])]
        }
        var faults: [SitingFault] = []
        if isWhole, count == nil, conditions.budget == nil, conditions.relocate == nil {
            faults.append(SitingFault(.size(.noCount(model)), [.model]))
        }
        if target != nil { faults.append(SitingFault(.size(.target(model)), [.target, .model])) }
        return faults
    }

    /// The curve, the tie-break and what first cover counts for.
    private func parts(of model: SitingModelKind, isWhole: Bool) -> [SitingFault] {
        let (rules, given) = (model.rules, conditionSettings)
        var faults: [SitingFault] = []
        if curve != nil, !rules.takes(.curve) { faults.append(SitingFault(.extra(.curve), [.curve, .model])) }
        if tieBreak != nil {
            let hasTies = (target ?? Self.usualTarget) >= 1
            let isAlone = ModelRules.goTogether(.tieBreak, with: asked.parts)
            if !rules.takes(.tieBreak) || !hasTies || !isAlone {
                let reasons = (rules.takes(.tieBreak) ? [] : [SitingSetting.model]) + (hasTies ? [] : [.target])
                faults.append(SitingFault(.extra(.tieBreak), [.tieBreak] + reasons + (isAlone ? [] : given)))
            }
        }
        if curve != nil, !ModelRules.goTogether(.curve, with: asked.parts) || isWhole && count == nil {
            faults.append(SitingFault(.extra(.curveUnderConditions), [.curve] + given))
        }
        if firstWeight != nil, !rules.takes(.firstWeight) {
            faults.append(SitingFault(.size(.firstWeight), [.firstWeight, .model]))
        }
        return faults
    }

    private func conditions(of model: SitingModelKind) -> [SitingFault] {
        let rules = model.rules
        guard rules.takesConditions else {
            return asked.isEmpty ? [] : [SitingFault(.condition(.unknown(model)), conditionSettings + [.model])]
        }
        var faults: [SitingFault] = []
        if conditions.relocate != nil, !rules.takes(.relocation) {
            faults.append(SitingFault(.condition(.relocation), [.relocate, .model]))
        }
        guard isCapacitated == true else { return faults }
        if !rules.takes(.capacities) { faults.append(SitingFault(.condition(.capacities), [.capacitated, .model])) }
        if isIndivisible == true, rules.size == .target, timeLimit != nil || workLimit != nil {
            let limits = [SitingSetting.timeLimit, .workLimit].filter(said.contains)
            faults.append(SitingFault(.condition(.assignmentCut), [.indivisible, .model] + limits))
        }
        return faults
    }

    /// What does not go with a cost matrix, with distances, or with borders.
    private func grounds(_ beside: Set<SitingPart>, of model: SitingModelKind) -> [SitingFault] {
        let (rules, hasCosts) = (model.rules, beside.contains(.costMatrix))
        var faults: [SitingFault] = []
        if hasCosts, !rules.takes(.costMatrix) { faults.append(SitingFault(.ground(.positionsByCosts), [.model])) }
        if hasCosts, asked.parts.contains(.spacing), !ModelRules.goTogether(.spacing, .costMatrix) {
            let distances = [SitingSetting.spacing, .spacingExisting].filter(said.contains)
            faults.append(SitingFault(.ground(.spacingByCosts), distances))
        }
        switch cutoff {
        case .length where hasCosts: faults.append(SitingFault(.ground(.cutoffBesideCosts), [.cutoff]))
        case .cost(let number) where !hasCosts: faults.append(SitingFault(.ground(.cutoffWithoutCosts(number)), [.cutoff]))
        case .length where rules.ground != .costs: faults.append(SitingFault(.ground(.cutoff(model)), [.cutoff, .model]))
        case .length, .cost, nil: break
        }
        guard beside.contains(.borders) else { return faults }
        if !rules.takes(.borders) { faults.append(SitingFault(.ground(.borders(model)), [.model])) }
        if tieBreak != nil, !ModelRules.goTogether(.tieBreak, .borders) {
            faults.append(SitingFault(.extra(.tieBreakWithinBorders), [.tieBreak]))
        }
        return faults
    }

    /// The conditions that are said.
    private var conditionSettings: [SitingSetting] {
        let all: [SitingSetting] = [
            .floor, .quota, .unitRules, .spacing, .spacingExisting, .budget, .relocate,
        ]
        return all.filter(said.contains) + (isCapacitated == true ? [.capacitated] : [])
    }
}
