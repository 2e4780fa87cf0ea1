/// Opens sites so that the demand point that pays most pays least: a search over the costs that occur, each a question of set covering
/// (Minieka 1970, doi:10.1137/1012016; Daskin 2000).
struct PCenter {
    /// What is known in the end.
    struct Outcome {
        /// Candidate numbers; `nil` when no plan serves everybody.
        var sites: [Int]?
        var value = Double.infinity
        /// No plan's largest cost is smaller.
        var bound = 0.0
        /// The fewest new sites that serve everybody, where the count is too small for that.
        var fewestSites: Int?
        /// Whether the limits left open if some plan serves everybody; then no plan was found.
        var isOpen = false
    }

    let means: SearchMeans
    /// The candidate numbers of the model's sites.
    let sites: [Int]
    /// Told the best value and bound; returns whether to go on.
    let goesOn: @Sendable (_ value: Double, _ bound: Double) -> Bool

    /// Returns the best plan found and what is proven about all.
    func solve(_ model: CenterModel) throws(SitingError) -> Outcome {
        var outcome = Outcome(bound: model.lowest)
        var isInfeasible = -1.0
        let first = try question(outcome).answer(model.rows(within: .infinity), count: model.count, countsAll: true)
        switch first {
        case .enough(let sites): take(sites, model, &outcome)
        case .tooFew(let needed, let sites): outcome.fewestSites = sites.count == needed ? needed : nil
        case .unknown:
            take(model.farthestFirst(goesOn: means.control.goesOn), model, &outcome)
            if outcome.value == .infinity { (outcome.sites, outcome.isOpen) = (nil, true) }
        }
        guard outcome.sites != nil, means.control.goesOn() else { return outcome }
        take(model.farthestFirst(goesOn: means.control.goesOn), model, &outcome)
        var pool = model.costs(from: model.lowest, below: outcome.value)
        while !pool.isEmpty, isWorthwhile(outcome), goesOn(outcome.value, outcome.bound) {
            let pivot = Self.median(pool)
            switch try question(outcome).answer(model.rows(within: pivot), count: model.count) {
            case .enough(let sites): take(sites, model, &outcome)
            case .tooFew: isInfeasible = pivot
            case .unknown: return outcome
            }
            pool.removeAll { $0 >= outcome.value || $0 <= isInfeasible }
            outcome.bound = pool.reduce(outcome.value) { min($0, $1) }
        }
        if pool.isEmpty { outcome.bound = outcome.value }
        return outcome
    }

    private func question(_ outcome: Outcome) -> CoverageCount {
        CoverageCount(means: means, sites: sites) { [goesOn] in
            goesOn(outcome.value, outcome.bound)
        }
    }

    private func isWorthwhile(_ outcome: Outcome) -> Bool {
        !means.control.gap.isReached(least: outcome.value, bound: outcome.bound)
    }

    private func take(_ sites: [Int], _ model: CenterModel, _ outcome: inout Outcome) {
        guard sites.count <= model.count else { return }
        let value = model.value(of: sites)
        if outcome.sites == nil || value < outcome.value {
            outcome.sites = sites
            outcome.value = value
        }
    }

    /// Returns a value in the middle of a few that are spread over the list; always one of them.
    private static func median(_ pool: [Double]) -> Double {
        let step = max(1, pool.count / 1001)
        let sample = stride(from: 0, to: pool.count, by: step).map { pool[$0] }.sorted()
        return sample[(sample.count - 1) / 2]
    }
}
