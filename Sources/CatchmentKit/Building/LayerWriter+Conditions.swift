import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// What `facilities.geojson` says beside the rest where existing facilities may be closed.
struct ClosingFields {
    private let isWanted: Bool
    private let knowsCosts: Bool
    private let closed: Set<Int>
    private let facilities: [Facility]
    private let scale: WeightScale

    init(_ site: SiteResult?) {
        isWanted = site?.settings.conditions.relocate != nil
        knowsCosts = isWanted && site?.context.money != nil
        closed = Set(site?.plan.outcome?.closed ?? [])
        facilities = site?.before.loaded.input.facilities ?? []
        served = site?.served
        scale = site?.before.loaded.input.demand.scale ?? WeightScale(total: 0)
    }

    var fields: [Field] {
        if served != nil { return [.number("capacity"), .number("served_weight")] }
        guard isWanted else { return [] }
        return [.boolean("closable"), .boolean("closed")] + (knowsCosts ? [.number("closing_cost")] : [])
    }

    private let served: ServedDemand?

    func values(_ number: Int) -> [PropertyValue] {
        if let served {
            return [.optional(facilities[number].capacity), .number(scale.weight(served.assignment.loads[number]))]
        }
        guard isWanted else { return [] }
        return [.boolean(facilities[number].isClosable), .boolean(closed.contains(number))]
            + (knowsCosts ? [.number(facilities[number].closingCost ?? 0)] : [])
    }
}

/// What `proposals.geojson` says beside the rest where rules by unit or a budget are asked for.
struct ProposalFields {
    private let site: SiteResult

    init(_ site: SiteResult) { self.site = site }

    private var hasUnits: Bool { !site.context.levels.isEmpty }
    private var hasCosts: Bool { site.context.money != nil }

    var fields: [Field] {
        (hasUnits ? [.text("unit")] : []) + (hasCosts ? [.number("opening_cost")] : [])
            + (site.served == nil ? [] : [.number("capacity"), .number("served_weight")])
    }

    func values(_ rank: Int) -> [PropertyValue] {
        let candidate = site.plan.selected[rank]
        var values: [PropertyValue] = []
        if hasUnits { values.append(.optional(unitCode(candidate))) }
        if hasCosts { values.append(.number(site.before.loaded.input.candidates[candidate].openingCost ?? 0)) }
        if let served = site.served {
            let input = site.before.loaded.input
            values.append(.optional(input.candidates[candidate].capacity))
            values.append(.number(input.demand.scale.weight(served.assignment.loads[site.keptFacilities + rank])))
        }
        return values
    }

    /// The lowest of the units with rules that the candidate is in.
    private func unitCode(_ candidate: Int) -> String? {
        for level in site.context.levels.reversed() {
            let unit = Int(level.rules.unitOfCandidate[candidate])
            if unit >= 0 { return site.before.loaded.input.studyArea?.units[level.firstUnit + unit].code }
        }
        return nil
    }
}
