import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import Publication
import ServiceModel

/// What the sites of a plan do about the problems of a check-up.
struct ProposalReach {
    /// The sites, by rank.
    let sites: [PublishedSite]
    /// The lowest unit of each site; `nil` where it lies in none.
    let units: [UnitNumber?]
    /// For each cluster, by the number of its problem, what each site reaches that no earlier one does, in ticks.
    private(set) var reached: [Int: [Int64]] = [:]
    /// For each red quota, by the number of its problem, the sites that count against it.
    private(set) var quotas: [Int: [Int]] = [:]

    /// Finds what sites do: people by their radius, quotas by the unit in which they lie.
    ///
    /// A proposed center counts against one quota: of its level where it has one, else of the lowest unit that lacks a center.
    ///
    /// - Throws: `GeometryEngineError` where a unit's polygon is refused.
    init(_ proposals: [PublishedSite], _ problems: [Problem], _ input: PlanningInput) throws {
        let sites = proposals.indices.sorted { (proposals[$0].rank, $0) < (proposals[$1].rank, $1) }.map { proposals[$0] }
        self.sites = sites
        units = try Self.units(of: sites, input.studyArea)
        for (number, problem) in problems.enumerated() where problem.kind == .cluster {
            reached[number] = Self.reached(problem.rows, sites, input)
        }
        guard let area = input.studyArea else { return }
        for (site, unit) in units.enumerated() {
            guard let unit else { continue }
            let chain = area.chain(from: unit)
            let open = problems.indices.filter { number in
                guard let quota = problems[number].quota, let place = problems[number].unit, chain.contains(place) else {
                    return false
                }
                let own = sites[site].level
                return (own.isEmpty || own == problems[number].level)
                    && quota.facilities + (quotas[number] ?? []).count < quota.required
            }
            let lowest = open.min { first, second in
                let ranks = [first, second].map { number in
                    problems[number].unit.flatMap { chain.firstIndex(of: $0) } ?? chain.count
                }
                return (ranks[0], first) < (ranks[1], second)
            }
            if let lowest { quotas[lowest, default: []].append(site) }
        }
    }

    private static func units(of sites: [PublishedSite], _ area: StudyArea?) throws -> [UnitNumber?] {
        guard let area else { return sites.map { _ in nil } }
        let range = area.lowest
        let locator = try PolygonLocator(area.units[range].map(\.geometry))
        return try sites.map { site in
            try locator.first(containing: site.point.x, site.point.y).map { UnitNumber(range.lowerBound + $0) }
        }
    }

    /// What each site reaches of some points that no earlier one does.
    private static func reached(_ rows: [Int], _ sites: [PublishedSite], _ input: PlanningInput) -> [Int64] {
        var left = rows
        return sites.map { site in
            var sum: Int64 = 0
            left.removeAll { row in
                let own = input.demand.radiusMeters?[row] ?? .nan
                let isReached = CoverTest(radius: own.isNaN ? site.radius : own, measure: input.measure).covers(
                    input.demand.point(row), site.point, measure: input.measure)
                if isReached { sum += input.demand.ticks[row] }
                return isReached
            }
            return sum
        }
    }

    /// What no site reaches of a cluster.
    func left(_ number: Int, _ problem: Problem) -> Int64 {
        (problem.people ?? 0) - (reached[number] ?? []).reduce(0, +)
    }

    /// The site that answers a cluster: the one that reaches most of it, where all together reach at least half; `nil` where none does.
    func answer(to number: Int, _ problem: Problem) -> Int? {
        guard let reached = reached[number], let most = reached.max(), most > 0 else { return nil }
        guard left(number, problem) * 2 <= problem.people ?? 0 else { return nil }
        return reached.firstIndex(of: most)
    }

    /// How many facilities a quota lacks once the sites are open.
    func missing(_ number: Int, _ quota: Problem.LevelQuota) -> Int {
        max(0, quota.required - quota.facilities - (quotas[number] ?? []).count)
    }
}
