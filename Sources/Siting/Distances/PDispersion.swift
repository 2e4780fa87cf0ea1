import MILP

/// Opens exactly so many sites that the two nearest of the open ones lie as far apart as possible (Kuby 1987,
/// doi:10.1111/j.1538-4632.1987.tb00133.x): a search over the distances that occur, each a question of independent sites.
///
/// Two facilities that exist already do not count: nothing moves them.
struct PDispersion {
    /// What is known in the end, in metres.
    struct Outcome {
        /// Candidate numbers, the required ones left out.
        var sites: [Int]
        var value: Double
        /// No plan's smallest distance is larger.
        var bound: Double
    }

    let means: SearchMeans
    /// Told the best value and bound; returns whether to go on.
    let goesOn: @Sendable (_ value: Double, _ bound: Double) -> Bool

    private enum Answer {
        case sites([Int])
        case none
        case unknown
    }

    /// Returns the best plan found and what is proven about all.
    func solve(_ model: DispersionModel) throws(SitingError) -> Outcome {
        let first = model.farthestFirst()
        var outcome = Outcome(sites: first, value: model.value(of: first), bound: .infinity)
        outcome.bound = max(outcome.value, model.largestDistance)
        guard means.control.goesOn() else { return outcome }
        var pool = model.distances(above: outcome.value)
        outcome.bound = pool.reduce(outcome.value) { max($0, $1) }
        while !pool.isEmpty, !means.control.gap.isReached(most: outcome.value, bound: outcome.bound),
            goesOn(outcome.value, outcome.bound)
        {
            let pivot = Self.median(pool)
            switch try sites(model, apart: pivot, outcome) {
            case .sites(let sites):
                let value = model.value(of: sites)
                if value > outcome.value { outcome = Outcome(sites: sites, value: value, bound: outcome.bound) }
                pool.removeAll { $0 <= outcome.value }
            case .none: pool.removeAll { $0 >= pivot }
            case .unknown: return outcome
            }
            outcome.bound = pool.reduce(outcome.value) { max($0, $1) }
        }
        return outcome
    }

    /// Returns a value in the middle of a few that are spread over the list; always one of them.
    private static func median(_ pool: [Double]) -> Double {
        let step = max(1, pool.count / 1001)
        let sample = stride(from: 0, to: pool.count, by: step).map { pool[$0] }.sorted()
        return sample[sample.count / 2]
    }

    /// Returns enough sites that all lie at least so far apart, if there are.
    private func sites(_ model: DispersionModel, apart distance: Double, _ outcome: Outcome) throws(SitingError) -> Answer {
        guard model.fixedSpacing >= distance else { return .none }
        let eligible = model.sites.filter { model.clearance($0) >= distance }
        guard eligible.count >= model.count else { return .none }
        if model.count == 0 { return .sites([]) }
        let conflicts = ConflictGraph(eligible.count) { model.spacing(eligible[$0], eligible[$1]) < distance }
        let greedy = conflicts.independentGreedily()
        if greedy.count >= model.count { return .sites(greedy.prefix(model.count).map { eligible[$0] }) }
        guard let cliques = conflicts.cliqueCover(goesOn: means.control.goesOn) else { return .unknown }
        if cliques.bound < model.count { return .none }
        guard means.nodes.hasNode() else { return .unknown }
        return try branch(conflicts, cliques.rows, model.count, eligible, outcome)
    }

    private func branch(
        _ conflicts: ConflictGraph, _ cliques: [[Int]], _ count: Int, _ eligible: [Int], _ outcome: Outcome
    ) throws(SitingError) -> Answer {
        var program = LinearProgram(sense: .maximize)
        let variables = eligible.map { _ in program.addColumn(cost: 1, upper: 1, isInteger: true) }
        for clique in cliques { program.addRow(upper: 1, clique.map { (variables[$0], 1.0) }) }
        let need = Double(count)
        let report = try means.report(on: program, absoluteGap: 0.99) { [goesOn] _, objective, bound in
            goesOn(outcome.value, outcome.bound) && !(objective > need - 0.5) && !(bound < need - Self.solverTolerance)
        }
        let chosen = report.values.indices.filter { report.values[$0] > 0.5 }
        if chosen.count >= count, conflicts.isIndependent(chosen) { return .sites(chosen.prefix(count).map { eligible[$0] }) }
        // The whole number below the bound, the solver's tolerance added.
        return (report.bound + Self.solverTolerance).rounded(.down) < need ? .none : .unknown
    }

    /// What the solver's bound on a number of sites may be short of the truth.
    private static let solverTolerance = 1e-6
}
