import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel
import Siting

/// Finds the names and figures of the reasons why no plan keeps all conditions.
struct InfeasibilityBuilder {
    let site: SiteResult

    private typealias Condition = InfeasibilityMessage.Condition
    private var input: PlanningInput { site.before.loaded.input }

    /// Demand points that are named for a reason.
    private static let namedPoints = 10
    /// Candidates that are named in a sentence.
    private static let namedSites = 5

    /// Returns one document per reason.
    func documents() -> [InfeasibilityDocument] { (site.plan.outcome?.infeasibilities ?? []).map(document) }

    private func document(_ reason: SitingInfeasibility) -> InfeasibilityDocument {
        switch reason {
        case .floorOutOfReach(let level, let unit, let floor, let reachable):
            return floorOutOfReach(level, unit, floor, reachable)
        case .tooFewCandidates(let level, let unit, let minimum, let available):
            let named = self.unit(level, unit)
            return InfeasibilityDocument(
                .tooFewCandidates, .tooFewCandidates(named, minimum: minimum, available: available), units: [named.code])
        case .tooManyRequired(let level, let unit, let maximum, let required):
            let named = self.unit(level, unit)
            return InfeasibilityDocument(
                .tooManyRequired, .tooManyRequired(named, maximum: maximum, required: required), units: [named.code],
                candidates: ids(self.required.filter { rules(level).unitOfCandidate[$0] == Int32(unit) }))
        case .minimaAboveCount(let level, let sum, let count):
            return InfeasibilityDocument(
                .minimaAboveCount,
                .minimaAboveCount(level: site.context.levels[level].name, sum: sum, count: count))
        case .requiredTooClose(let first, let second):
            let (one, other) = (input.candidates[first], input.candidates[second])
            return InfeasibilityDocument(
                .requiredTooClose, .requiredTooClose(one.id, other.id, meters: apart(one, other)),
                candidates: [one.id, other.id]
            )
        case .requiredTooCloseToExisting(let candidate, let facility):
            let (one, other) = (input.candidates[candidate], input.facilities[facility])
            return InfeasibilityDocument(
                .requiredTooClose,
                .requiredTooCloseToExisting(one.id, facility: other.id, meters: apart(one, other)), candidates: [one.id])
        case .requiredAboveBudget(let cost, let budget):
            let required = ids(self.required)
            return InfeasibilityDocument(
                .requiredAboveBudget,
                .requiredAboveBudget(
                    required: required.count, named: Array(required.prefix(Self.namedSites)), cost: money(cost),
                    budget: money(budget)), candidates: required)
        case .conflict([.target]) where site.settings.conditions.capacity == .indivisible:
            return InfeasibilityDocument(.conflict, .indivisibleTarget)
        case .unresolvedConflict([.target]) where site.settings.conditions.capacity == .indivisible:
            return InfeasibilityDocument(.unresolvedConflict, .indivisibleTarget)
        case .conflict(let names):
            return InfeasibilityDocument(.conflict, .conflict(names.map(condition)), units: units(names))
        case .unresolvedConflict(let names):
            return InfeasibilityDocument(.unresolvedConflict, .unresolvedConflict(names.map(condition)), units: units(names))
        }
    }

    private func floorOutOfReach(_ level: Int, _ unit: Int, _ floor: Int64, _ reachable: Int64) -> InfeasibilityDocument {
        let (scale, ticks) = (input.demand.scale, input.demand.ticks)
        let left = site.uncoverable.filter { rules(level).unitOfRow[$0.row.value] == Int32(unit) }
            .sorted { (ticks[$1.row.value], $0.row) < (ticks[$0.row.value], $1.row) }
        let radius = left.compactMap(\.criticalRadius).max()?.roundedUp(toDecimals: 3)
        var unreached: InfeasibilityMessage.Unreached?
        if let first = left.first, let radius {
            unreached = InfeasibilityMessage.Unreached(
                points: left.count, largest: input.demand.id(first.row),
                nearestCandidate: first.nearestCandidate.map { input.candidates[$0].id }, radiusMeters: radius)
        }
        let named = self.unit(level, unit)
        var document = InfeasibilityDocument(
            .floorOutOfReach,
            .floorOutOfReach(
                named, floor: scale.weight(floor), reachable: scale.weight(reachable),
                arePeople: input.demand.weightKind == .people, unreached), units: [named.code])
        document.points = left.prefix(Self.namedPoints).map { input.demand.id($0.row) }
        document.criticalRadiusM = radius
        return document
    }

    private func condition(_ name: ConditionName) -> Condition {
        switch name {
        case .count: return .count
        case .budget: return .budget
        case .spacing: return .spacing
        case .target:
            if case .mandatoryBackupCovering = site.plan.model { return .coverOfAll }
            return .target
        case .floor(let level, let unit): return .floor(self.unit(level, unit))
        case .minimumSites(let level, let unit): return .minimumSites(self.unit(level, unit))
        case .maximumSites(let level, let unit): return .maximumSites(self.unit(level, unit))
        }
    }

    /// The codes of the units that conditions speak of, each once.
    private func units(_ names: [ConditionName]) -> [String] {
        var codes: [String] = []
        for name in names {
            switch condition(name) {
            case .floor(let unit), .minimumSites(let unit), .maximumSites(let unit):
                if !codes.contains(unit.code) { codes.append(unit.code) }
            case .count, .budget, .spacing, .target, .coverOfAll: break
            }
        }
        return codes
    }

    private var required: [Int] { input.candidates.indices.filter { input.candidates[$0].status == .required } }

    private func ids(_ candidates: [Int]) -> [String] { candidates.map { input.candidates[$0].id } }

    private func rules(_ level: Int) -> UnitLevelRules { site.context.levels[level].rules }

    private func unit(_ level: Int, _ unit: Int) -> InfeasibilityMessage.Unit {
        let found = input.studyArea?.units[site.context.levels[level].firstUnit + unit]
        return InfeasibilityMessage.Unit(level: found?.level ?? "", code: found?.code ?? "", name: found?.name ?? "")
    }

    /// How far apart two sites lie, in metres with one decimal.
    private func apart(_ one: Facility, _ other: Facility) -> Double {
        input.measure.meters(one.point, other.point).rounded(toDecimals: 1)
    }

    private func money(_ ticks: Int64) -> Double { site.context.money?.weight(ticks) ?? Double(ticks) }
}

extension InfeasibilityDocument {
    /// Makes the document of a reason.
    fileprivate init(
        _ reason: InfeasibilityReason, _ message: InfeasibilityMessage, units: [String] = [], candidates: [String] = []
    ) {
        self.init(
            reason: reason, text: message.wording.english, message: message, units: units, candidates: candidates, points: [])
    }
}
