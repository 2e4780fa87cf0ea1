/// What goes with a siting model: a row of the one table that the command line, the run and the solver ask.
///
/// `verify` has rules of its own.
package struct ModelRules: Hashable, Sendable {
    /// What says how many sites are opened.
    package enum Size: Hashable, Sendable {
        /// A number of sites.
        case count
        /// A share of the weight.
        case target
    }

    /// What a model goes by.
    package enum Ground: Hashable, Sendable {
        /// Who is covered.
        case cover
        /// Who is covered once and twice, so that existing facilities are needed one by one.
        case secondCover
        /// What everybody pays to the cheapest open facility.
        case costs
        /// How far sites lie apart.
        case spacing
    }

    /// What says how many sites are opened.
    package let size: Size
    /// What the model goes by.
    package let ground: Ground
    /// What the objective counts.
    package let measure: ObjectiveMeasure
    private let parts: Set<SitingPart>

    fileprivate init(_ size: Size, _ ground: Ground, _ measure: ObjectiveMeasure, takes parts: Set<SitingPart>) {
        self.size = size
        self.ground = ground
        self.measure = measure
        self.parts = parts
    }

    /// Whether a part may be asked for with the model.
    package func takes(_ part: SitingPart) -> Bool { parts.contains(part) }

    /// Whether a plan of the model may be held against conditions at all.
    package var takesConditions: Bool { !parts.isDisjoint(with: SitingPart.conditions) }

    /// Whether the model is decided by distances or costs, and not by cover sets.
    package var isOnDistances: Bool { ground == .costs || ground == .spacing }

    /// Whether two parts may be asked for in one run, whatever the model.
    package static func goTogether(_ first: SitingPart, _ second: SitingPart) -> Bool {
        !apart(first).contains(second) && !apart(second).contains(first)
    }

    /// Whether a part may be asked for in one run with all of these.
    package static func goTogether(_ part: SitingPart, with others: Set<SitingPart>) -> Bool {
        others.allSatisfy { goTogether(part, $0) }
    }

    /// What is not taken beside a part, each pair said once.
    private static func apart(_ part: SitingPart) -> Set<SitingPart> {
        switch part {
        case .curve: SitingPart.conditions
        case .tieBreak: SitingPart.conditions.union([.borders])
        case .capacities: [.floors, .relocation]
        case .spacing: [.costMatrix]
        default: []
        }
    }
}

extension SitingModelKind {
    /// What goes with the model.
    package var rules: ModelRules {
        let general: Set<SitingPart> = [.floors, .quotas, .unitRules, .spacing, .budget, .borders, .costMatrix]
        return switch self {
        case .mclp:
            ModelRules(
                .count, .cover, .coveredWeight,
                takes: general.union([.relocation, .capacities, .curve, .tieBreak, .alternatives]))
        case .lscp:
            ModelRules(.target, .cover, .sitesOpened, takes: general.union([.capacities, .tieBreak, .alternatives]))
        case .pMedian: ModelRules(.count, .costs, .weightedCost, takes: [.costMatrix])
        case .pCenter: ModelRules(.count, .costs, .largestCost, takes: [.costMatrix])
        case .pDispersion: ModelRules(.count, .spacing, .smallestSpacing, takes: [])
        case .lscpBackup: ModelRules(.target, .secondCover, .sitesOpened, takes: general)
        case .bacop: ModelRules(.count, .secondCover, .weightedCover, takes: general.union([.firstWeight]))
        case .bacop1: ModelRules(.count, .secondCover, .backupWeight, takes: general)
        }
    }
}
