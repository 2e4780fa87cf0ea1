import GeoEngine
import GeoFormats
import PlanningTerms
import ServiceModel
import Siting

/// Puts the reasons why no plan keeps all conditions into words, with names and what to do.
struct InfeasibilityText {
    let site: SiteResult

    private var input: PlanningInput { site.before.loaded.input }
    private var who: String { input.demand.weightKind == .people ? "people" : "demand points" }

    /// Demand points that are named for a reason.
    private static let namedPoints = 10

    /// Returns one document per reason.
    func documents() -> [InfeasibilityDocument] { (site.plan.outcome?.infeasibilities ?? []).map(document) }

    private func document(_ reason: SitingInfeasibility) -> InfeasibilityDocument {
        switch reason {
        case .floorOutOfReach(let level, let unit, let floor, let reachable):
            return floorOutOfReach(level, unit, floor, reachable)
        case .tooFewCandidates(let level, let unit, let minimum, let available):
            return made(
                .tooFewCandidates,
                "\(name(level, unit)) must get \(minimum) new sites and has \(available) candidates that may be opened: lower min_sites there or add candidates",
                units: [code(level, unit)])
        case .tooManyRequired(let level, let unit, let maximum, let required):
            return made(
                .tooManyRequired,
                "\(name(level, unit)) may get \(maximum) new sites and \(required) candidates in it are required: raise max_sites there or require fewer",
                units: [code(level, unit)],
                candidates: input.candidates.indices.filter {
                    input.candidates[$0].status == .required
                        && site.context.levels[level].rules.unitOfCandidate[$0] == Int32(unit)
                })
        case .minimaAboveCount(let level, let sum, let count):
            return made(
                .minimaAboveCount,
                "the units of level \(site.context.levels[level].name) must get \(sum) new sites together and --count is \(count): raise --count or lower the quota",
                units: [])
        case .requiredTooClose(let first, let second):
            return made(
                .requiredTooClose,
                "\(input.candidates[first].id) and \(input.candidates[second].id) are both required and lie \(apart(first, second)) m apart, closer than --spacing: require one of them only or lower --spacing",
                candidates: [first, second])
        case .requiredTooCloseToExisting(let candidate, let facility):
            let meters = input.measure.meters(input.candidates[candidate].point, input.facilities[facility].point)
            return made(
                .requiredTooClose,
                "\(input.candidates[candidate].id) is required and lies \(meters.rounded(toDecimals: 1)) m from the existing \(input.facilities[facility].id), closer than --spacing-existing: require it no longer or lower --spacing-existing",
                candidates: [candidate])
        case .requiredAboveBudget(let cost, let budget):
            let required = input.candidates.indices.filter { input.candidates[$0].status == .required }
            return made(
                .requiredAboveBudget,
                "the required sites \(input.candidates.ids(required)) cost \(money(cost)) and --budget is \(money(budget)): raise it or require fewer",
                candidates: required)
        case .conflict(let names):
            return conflict(
                names, .conflict,
                "cannot be kept together, though without any one of them the rest can: loosen one of them")
        case .unresolvedConflict(let names):
            return conflict(names, .unresolvedConflict, "cannot all be kept; the limits ended the search for those that clash")
        }
    }

    private func floorOutOfReach(_ level: Int, _ unit: Int, _ floor: Int64, _ reachable: Int64) -> InfeasibilityDocument {
        let scale = input.demand.scale
        let rules = site.context.levels[level].rules
        let left = site.uncoverable.filter { rules.unitOfRow[$0.row] == Int32(unit) }
            .sorted { (input.demand.ticks[$1.row], $0.row) < (input.demand.ticks[$0.row], $1.row) }
        let radius = left.compactMap(\.criticalRadius).max()?.roundedUp(toDecimals: 3)
        var text =
            "\(name(level, unit)) must have \(scale.weight(floor).plainText) \(who) covered and all candidates together reach \(scale.weight(reachable).plainText)"
        if let first = left.first, let radius {
            let nearest = first.nearestCandidate.map { " (nearest candidate \(input.candidates[$0].id))" } ?? ""
            text +=
                "; nothing reaches \(left.count) of its points, the largest of them \(input.demand.ids[first.row])\(nearest); a radius of \(radius.plainText) m would reach all of them"
        }
        var document = made(.floorOutOfReach, text + ": add candidates there or lower its floor", units: [code(level, unit)])
        document.points = left.prefix(Self.namedPoints).map { input.demand.ids[$0.row] }
        document.criticalRadiusM = radius
        return document
    }

    private func conflict(_ names: [ConditionName], _ reason: InfeasibilityReason, _ ending: String) -> InfeasibilityDocument {
        if names == [.target], site.settings.conditions.capacity == .indivisible {
            return made(
                reason,
                "the target cannot be served by whole demand points within the capacities: lower --target, leave --indivisible out or raise capacities"
            )
        }
        var units: [String] = []
        let words = names.map { condition -> String in
            switch condition {
            case .count: return "--count"
            case .budget: return "--budget"
            case .spacing: return "the spacing"
            case .target:
                if case .mandatoryBackupCovering = site.plan.model { return "the cover of all who can be covered" }
                return "the target"
            case .floor(let level, let unit):
                units.append(code(level, unit))
                return "the floor of \(name(level, unit))"
            case .minimumSites(let level, let unit):
                units.append(code(level, unit))
                return "the least number of sites of \(name(level, unit))"
            case .maximumSites(let level, let unit):
                units.append(code(level, unit))
                return "the largest number of sites of \(name(level, unit))"
            }
        }
        let listed = words.count > 1 ? words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "") : words.joined()
        let text = names.isEmpty ? "the candidates alone allow no plan" : "\(listed) \(ending)"
        return made(reason, text, units: units.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }

    private func made(
        _ reason: InfeasibilityReason, _ text: String, units: [String] = [], candidates: [Int] = []
    ) -> InfeasibilityDocument {
        InfeasibilityDocument(
            reason: reason, text: text, units: units, candidates: candidates.map { input.candidates[$0].id }, points: [])
    }

    private func code(_ level: Int, _ unit: Int) -> String {
        input.studyArea?.units[site.context.levels[level].firstUnit + unit].code ?? ""
    }

    private func name(_ level: Int, _ unit: Int) -> String {
        guard let found = input.studyArea?.units[site.context.levels[level].firstUnit + unit] else { return "" }
        return found.name == found.code ? "\(found.level) \(found.code)" : "\(found.level) \(found.code) (\(found.name))"
    }

    private func apart(_ first: Int, _ second: Int) -> Double {
        input.measure.meters(input.candidates[first].point, input.candidates[second].point).rounded(toDecimals: 1)
    }

    private func money(_ ticks: Int64) -> String { site.context.money.map { $0.weight(ticks).plainText } ?? "\(ticks)" }
}

extension [Facility] {
    /// The ids of some of them in words: the first five.
    func ids(_ numbers: [Int]) -> String {
        numbers.prefix(5).map { self[$0].id }.joined(separator: ", ") + (numbers.count > 5 ? ", …" : "")
    }
}
