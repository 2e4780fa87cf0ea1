import CoverageAnalysis
public import GeoPrimitives
import PlanningTerms
public import ServiceModel

/// Another candidate that could take a proposed site's place.
public struct SiteAlternative: Hashable, Sendable {
    /// The candidate.
    public var candidate: CandidateNumber
    /// The weight that would be covered less in all, in ticks; negative where it would be more.
    public var lostWeight: Int64
}

/// Which other candidates could take the place of each site of a plan, the others staying as they are.
///
/// A candidate is an alternative when it serves the same people, and the plan with the exchange keeps at least 99 % of the weight the plan
/// gains above what exists: lost · 100 <= gained. The same people: it covers at least half of those whom the plan covers by this site alone.
/// So it lies within two radii, and a site without which nobody is missed has none. Required sites have none, and no required or forbidden
/// candidate is one. Set covering keeps its target too.
struct SiteAlternatives {
    private let problem: SitingProblem
    private let plan: SitingPlan
    /// The weight of each cover set that nothing existing covers, in ticks.
    private let weights: [Int64]
    /// How many sites of the plan are in each cover set, and the sum of their ranks.
    private var counts: [Int32]
    private var rankSum: [Int32]

    /// The share of the gained weight that an exchange may lose, as a divisor: 1 %.
    static let lossDivisor: Int64 = 100

    /// Prepares to look for the alternatives of a plan.
    ///
    /// O(rows + pairs of the distinct cover sets).
    init(to plan: SitingPlan, on problem: SitingProblem) {
        self.problem = problem
        self.plan = plan
        weights = problem.uncoveredWeights()
        counts = [Int32](repeating: 0, count: weights.count)
        rankSum = counts
        var rankOf = [Int32](repeating: -1, count: problem.candidateStatus.count)
        for (rank, candidate) in plan.selected.enumerated() { rankOf[candidate.value] = Int32(rank) }
        for set in weights.indices {
            for candidate in problem.coverSets.candidates(ofSet: set) where rankOf[Int(candidate)] >= 0 {
                counts[set] += 1
                rankSum[set] += rankOf[Int(candidate)]
            }
        }
    }

    /// Returns the alternatives of every site in rank order: those that lose least first, then by candidate number.
    ///
    /// - Parameter keeps: Whether the plan still holds with the candidate in place of the site of that rank; asked only of those within 1 %.
    /// - Returns: One list per selected site.
    /// - Complexity: O(pairs + sites × candidates), and the calls.
    func lists(keeps: (_ rank: Int, _ candidate: Int) -> Bool = { _, _ in true }) -> [[SiteAlternative]] {
        let status = problem.candidateStatus
        let isSelected = Set(plan.selected.map(\.value))
        // What each candidate covers that the plan does not, and what it covers of those that one site alone covers.
        var free = [Int64](repeating: 0, count: status.count)
        var shared = [Int64](repeating: 0, count: status.count * plan.selected.count)
        for set in weights.indices where weights[set] > 0 && counts[set] < 2 {
            let base = counts[set] == 1 ? Int(rankSum[set]) * status.count : 0
            for candidate in problem.coverSets.candidates(ofSet: set) {
                if counts[set] == 0 {
                    free[Int(candidate)] += weights[set]
                } else {
                    shared[base + Int(candidate)] += weights[set]
                }
            }
        }
        let alone = aloneWeights()
        return plan.selected.indices.map { rank in
            guard status[plan.selected[rank].value] != .required else { return [] }
            var found: [SiteAlternative] = []
            for candidate in status.indices where status[candidate] == .available && !isSelected.contains(candidate) {
                let same = shared[rank * status.count + candidate]
                let lost = plan.uniqueGains[rank] - same - free[candidate]
                if lost <= largestLoss, Self.isSame(same, of: alone[rank]), keeps(rank, candidate) {
                    found.append(SiteAlternative(candidate: CandidateNumber(candidate), lostWeight: lost))
                }
            }
            return found.sorted { ($0.lostWeight, $0.candidate) < ($1.lostWeight, $1.candidate) }
        }
    }

    /// Whether weight that another candidate covers, in ticks, is at least half of what a site covers.
    static func isSame(_ shared: Int64, of whole: Int64) -> Bool { shared > 0 && shared * 2 >= whole }

    /// What each site of the plan covers alone, in ticks.
    private func aloneWeights() -> [Int64] {
        var alone = [Int64](repeating: 0, count: plan.selected.count)
        for set in weights.indices where counts[set] == 1 { alone[Int(rankSum[set])] += weights[set] }
        return alone
    }

    /// What an exchange may lose, in ticks.
    private var largestLoss: Int64 {
        let share = plan.gainedWeight / Self.lossDivisor
        guard case .setCovering(let target) = plan.model else { return share }
        // An unreachable target is replaced by all that can be covered.
        let need = min(problem.ticks(forTarget: target), plan.largestReachableWeight)
        return min(share, max(0, plan.coveredWeight - need))
    }
}

extension SitingQuestion {
    /// The alternatives of each site of a plan; `nil` for models they are not worked out for, where not all pairs were measured, and where a
    /// clock or the caller ended a run with conditions: every exchange is then held against all of them, which takes longer than many a limit.
    package func alternatives(to plan: SitingPlan) -> [[SiteAlternative]]? {
        guard case .all = measured, model.rules.takes(.alternatives) else { return nil }
        guard let conditioned = ConditionedProblem(self) else { return SiteAlternatives(to: plan, on: problem).lists() }
        if conditioned.conditions.capacities != nil {
            return CapacitatedAlternatives(to: plan, on: conditioned)?.lists().enumerated().map { rank, list in
                let shared = sharedWeights(with: plan.selected[rank])
                let whole = shared[plan.selected[rank].value]
                return list.filter { SiteAlternatives.isSame(shared[$0.candidate.value], of: whole) }
            }
        }
        guard plan.isReproducible else { return nil }
        let closed = plan.outcome?.closed.map(\.value) ?? []
        return SiteAlternatives(to: plan, on: conditioned.problem(closing: closed)).lists { rank, candidate in
            var opened = plan.selected.map(\.value)
            opened[rank] = candidate
            return conditioned.isKept(by: opened, closing: closed)
        }
    }

    /// The weight that each candidate has within reach of what a site has within reach, in ticks.
    ///
    /// O(pairs).
    private func sharedWeights(with site: CandidateNumber) -> [Int64] {
        let sets = problem.coverSets
        var weights = [Int64](repeating: 0, count: sets.setCount)
        for row in problem.weights.indices { weights[Int(sets.setNumbers[row])] += problem.weights[row] }
        var shared = [Int64](repeating: 0, count: problem.candidateStatus.count)
        for set in weights.indices where sets.candidates(ofSet: set).contains(where: { Int($0) == site.value }) {
            for candidate in sets.candidates(ofSet: set) { shared[Int(candidate)] += weights[set] }
        }
        return shared
    }

    /// Whether opening these candidates and closing these existing facilities keeps the conditions and what the model asks for, the number of
    /// sites of set covering aside; always without conditions.
    ///
    /// O(pairs) where coverage is asked for, and O(sites + conflicts) elsewhere.
    package func isKept(by opened: [CandidateNumber], closing closed: [FacilityNumber]) -> Bool {
        ConditionedProblem(self)?.isKept(by: opened.map(\.value), closing: closed.map(\.value)) ?? true
    }
}
