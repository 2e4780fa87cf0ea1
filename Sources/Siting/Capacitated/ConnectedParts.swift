import CoverageAnalysis
import PlanningTerms
import ServiceModel

/// The connected parts of a problem with capacities: sites, and the demand points that they reach.
struct ConnectedParts {
    /// The number of parts.
    let count: Int
    private let whole: CapacitatedProblem
    /// The part of each candidate and each demand point; −1 where it belongs to none.
    private let partOfCandidate: [Int]
    private let partOfRow: [Int]

    /// Finds the parts.
    ///
    /// O(pairs).
    init(_ problem: CapacitatedProblem) {
        let (kernel, conditioned) = (problem.kernel, problem.conditioned)
        var leader = Array(0..<kernel.siteCount)
        func root(_ site: Int32) -> Int {
            var site = Int(site)
            while leader[site] != site {
                leader[site] = leader[leader[site]]
                site = leader[site]
            }
            return site
        }
        for row in 0..<kernel.rowCount {
            guard let first = kernel.rows[row].first else { continue }
            for site in kernel.rows[row] { leader[root(site)] = root(first) }
        }
        var numbers: [Int: Int] = [:]
        let isForced = Set(problem.forced)
        var partOfSite = [Int](repeating: -1, count: kernel.siteCount)
        for site in 0..<kernel.siteCount where kernel.columns.size(site) > 0 {
            partOfSite[site] = numbers[root(Int32(site)), default: numbers.count]
            numbers[root(Int32(site))] = partOfSite[site]
        }
        // A required site that reaches nobody is counted somewhere all the same.
        for site in 0..<kernel.openableCount where partOfSite[site] < 0 && isForced.contains(site) { partOfSite[site] = 0 }
        count = numbers.count
        var partOfPlace = [Int](repeating: -1, count: conditioned.candidateCount + conditioned.existing.candidateCount)
        for (site, place) in kernel.sites.enumerated() { partOfPlace[place] = partOfSite[site] }
        let capacities = conditioned.conditions.capacities
        partOfRow = conditioned.problem.weights.indices.map { row in
            let existing = conditioned.existing[row]
            // Whom a facility without a limit serves is out of the decision.
            if existing.contains(where: { capacities?.existing[Int($0)] == nil }) { return -1 }
            let candidate = conditioned.problem.coverSets[row].first { partOfPlace[Int($0)] >= 0 }
            if let candidate { return partOfPlace[Int(candidate)] }
            return existing.first.map { partOfPlace[conditioned.candidateCount + Int($0)] } ?? -1
        }
        partOfCandidate = Array(partOfPlace.prefix(conditioned.candidateCount))
        whole = problem
    }

    /// One part as a problem of its own, for any number of sites.
    func problem(_ part: Int) -> CapacitatedProblem {
        let conditioned = whole.conditioned
        let base = conditioned.problem
        let own = SitingProblem(
            coverSets: base.coverSets,
            weights: base.weights.indices.map { partOfRow[$0] == part ? base.weights[$0] : 0 }, scale: base.scale,
            isCovered: base.isCovered,
            candidateStatus: base.candidateStatus.indices.map {
                partOfCandidate[$0] == part ? base.candidateStatus[$0] : .forbidden
            })
        return CapacitatedProblem(ConditionedProblem(part: own, of: conditioned))
    }
}
