import GeoPrimitives
import PlanningTerms
import ServiceModel

extension PlanReader {
    /// What `site` is asked for: the keys are called as its flags.
    ///
    /// What does not go together is refused at the first setting that it lies in; a value that is not what it must be is taken for said elsewhere.
    ///
    /// - Parameters:
    ///   - node: The value of the key.
    ///   - cover: What the plan says for all runs, capacities and borders among it.
    ///   - options: Takes the places of the keys; what it knows of costs is read already.
    /// - Returns: What is said, as far as it can be read.
    func siting(_ node: PlanNode, _ cover: CoverSettings, into options: inout InputOptions) -> SitingOptions {
        let wrong = issues.errors.count
        guard let mapping = node.mapping(SitingSetting.allCases.map(\.rawValue)) else { return SitingOptions() }
        var siting = SitingOptions()
        readSize(mapping, into: &siting)
        siting.conditions = conditions(mapping)
        readLimits(mapping, into: &siting)
        siting.isCapacitated = mapping[.capacitated]?.flag()
        siting.isIndivisible = mapping[.indivisible]?.flag()
        siting.curve = mapping[.curve].flatMap(curve)
        siting.tieBreak = mapping[.tieBreak]?.word(TieBreaker.self)
        siting.shareWithin = mapping[.shareWithin]?.length()
        siting.buildings = mapping[.buildings].flatMap { layer($0, .buildings) }
        for key in mapping.keys where mapping[key.name] != nil { options.places.note(key.place.key, key.place) }
        if let buildings = mapping[.buildings] {
            noteColumns(of: .buildings, at: buildings.place, in: "\(SitingSetting.section).", &options.places)
        }
        check(siting.taking(cover.capacity), issues.errors.count == wrong ? .plan : .flagsOverPlan, cover, options)
        return siting
    }

    private func readSize(_ mapping: PlanMapping, into siting: inout SitingOptions) {
        siting.model = mapping[.model]?.word(SitingModelKind.self)
        siting.count = mapping[.count]?.count()
        siting.target = mapping[.target]?.share()
        siting.firstWeight = mapping[.firstWeight]?.share()
        siting.cutoff = mapping[.cutoff]?.length().map { .length($0) }
    }

    private func readLimits(_ mapping: PlanMapping, into siting: inout SitingOptions) {
        siting.timeLimit = mapping[.timeLimit].flatMap(duration)
        siting.workLimit = mapping[.workLimit]?.countFromZero()
        siting.gap = mapping[.gap]?.number(atLeast: 0, .numberAtLeast(0))
        siting.seed = mapping[.seed]?.countFromZero(UInt64.self)
    }

    private func conditions(_ mapping: PlanMapping) -> ConditionOptions {
        var conditions = ConditionOptions()
        conditions.floors = byLevel(mapping[.floor]) { level, node in node.share().map { .init(level: level, share: $0) } }
        conditions.quotas = byLevel(mapping[.quota]) { level, node in
            let quota = node.scalar.flatMap { ConditionOptions.Quota(level: level, range: $0) }
            if let quota, quota.isOrdered { return quota }
            node.refuse(.range)
            return nil
        }
        conditions.unitRules = mapping[.unitRules].flatMap(path)
        conditions.spacing = mapping[.spacing]?.length()
        conditions.spacingExisting = mapping[.spacingExisting]?.length()
        conditions.budget = mapping[.budget].flatMap(money)
        conditions.relocate = mapping[.relocate]?.count()
        return conditions
    }

    /// What a mapping says of each level, whose names are the planner's own.
    private func byLevel<Rule>(_ node: PlanNode?, _ read: (String, PlanNode) -> Rule?) -> [Rule] {
        guard let mapping = node?.freeMapping() else { return [] }
        return mapping.keys.compactMap { key in mapping[key.name].flatMap { read(key.name, $0) } }
    }

    private func duration(_ node: PlanNode) -> Double? {
        if let limit = node.scalar.flatMap(TimeLimit.init) { return limit.seconds }
        node.refuse(.duration)
        return nil
    }

    private func money(_ node: PlanNode) -> Double? {
        guard let number = node.number(atLeast: 0, .money) else { return nil }
        if number > SitingOptions.largestBudget { node.refuse(.money) }
        return number
    }

    /// `true`, `false`, or `exact` for branch and bound at every number of sites.
    private func curve(_ node: PlanNode) -> CurveEffort? {
        switch node.scalar {
        case "true": return .band
        case "false": return nil
        case CurveEffort.exact.rawValue: return .exact
        default:
            node.refuse(.curve)
            return nil
        }
    }

    /// Refuses what does not go together in the plan alone; flags may still say how many sites.
    private func check(_ siting: SitingOptions, _ scope: SitingScope, _ cover: CoverSettings, _ options: InputOptions) {
        var beside: Set<SitingPart> = []
        if options.costMatrix != nil { beside.insert(.costMatrix) }
        if cover.within != nil { beside.insert(.borders) }
        for fault in siting.faults(scope, beside: beside) {
            guard let planned = fault.settings.lazy.compactMap(options.places.planned).first else { continue }
            issues.add(planned.place, .sitingFault(fault, .keys))
        }
    }
}

extension PlanMapping {
    /// The value of a setting of a siting run, if there is one.
    fileprivate subscript(setting: SitingSetting) -> PlanNode? { self[setting.rawValue] }
}
