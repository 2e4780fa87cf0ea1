import MILP
import PlanningTerms

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

    let solver: any MILPSolver
    let control: RunControl
    let nodes: NodeAccount
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
        guard control.goesOn() else { return outcome }
        var pool = model.distances(above: outcome.value)
        outcome.bound = pool.reduce(outcome.value) { max($0, $1) }
        while !pool.isEmpty, outcome.bound - outcome.value > control.limits.gap * outcome.bound,
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
        guard let cliques = conflicts.cliqueCover(goesOn: control.goesOn) else { return .unknown }
        if cliques.bound < model.count { return .none }
        guard nodes.hasNode() else { return .unknown }
        return try branch(conflicts, cliques.rows, model.count, eligible, outcome)
    }

    private func branch(
        _ conflicts: ConflictGraph, _ cliques: [[Int]], _ count: Int, _ eligible: [Int], _ outcome: Outcome
    ) throws(SitingError) -> Answer {
        var program = LinearProgram(sense: .maximize)
        let variables = eligible.map { _ in program.addColumn(cost: 1, upper: 1, isInteger: true) }
        for clique in cliques { program.addRow(upper: 1, clique.map { (variables[$0], 1.0) }) }
        var options = SolveOptions()
        options.absoluteGap = 0.99
        options.timeLimit = control.secondsLeft
        options.nodeLimit = nodes.left
        options.seed = control.limits.seed
        let need = Double(count)
        options.progress = { [goesOn] _, objective, bound in
            goesOn(outcome.value, outcome.bound) && !(objective > need - 0.5) && !(bound < need - Self.solverTolerance)
        }
        let report = try solver.report(on: program, options)
        nodes.take(report.nodes)
        control.note(report.limit)
        if report.limit == .nodes { nodes.noteWanting() }
        let chosen = report.values.indices.filter { report.values[$0] > 0.5 }
        if chosen.count >= count, conflicts.isIndependent(chosen) { return .sites(chosen.prefix(count).map { eligible[$0] }) }
        // The whole number below the bound, the solver's tolerance added.
        return (report.bound + Self.solverTolerance).rounded(.down) < need ? .none : .unknown
    }

    /// What the solver's bound on a number of sites may be short of the truth.
    private static let solverTolerance = 1e-6
}

/// A p-dispersion model read from a siting problem.
struct DispersionModel {
    private let spacings: SiteSpacing
    private let required: [Int]
    /// Sites to open beside the required ones.
    let count: Int
    /// The candidate numbers of the sites that may be opened.
    let sites: [Int]
    /// The smallest distance among what is open in any case, pairs of existing facilities left out; infinite where there is none.
    let fixedSpacing: Double
    private let clearances: [Double]

    /// Reads a model.
    ///
    /// O(candidates · required).
    init(_ problem: SitingProblem, _ spacings: SiteSpacing, count facilityCount: Int) {
        let status = problem.candidateStatus
        let required = status.indices.filter { status[$0] == .required }
        self.spacings = spacings
        self.required = required
        count = facilityCount - required.count
        sites = status.indices.filter { status[$0] == .available }
        let clearances = status.indices.map { site in
            required.reduce(spacings.toExisting[site]) { $1 == site ? $0 : min($0, spacings[site, $1]) }
        }
        self.clearances = clearances
        fixedSpacing = required.reduce(.infinity) { min($0, clearances[$1]) }
    }

    /// The distance of two candidates.
    func spacing(_ first: Int, _ second: Int) -> Double { spacings[first, second] }

    /// The distance of a candidate to what is open in any case.
    func clearance(_ site: Int) -> Double { clearances[site] }

    /// Returns the smallest distance when these candidates are open beside the required ones.
    func value(of chosen: [Int]) -> Double {
        var smallest = fixedSpacing
        for (place, site) in chosen.enumerated() {
            smallest = min(smallest, clearances[site])
            for other in chosen[..<place] { smallest = min(smallest, spacings[site, other]) }
        }
        return smallest
    }

    /// Returns all distances that may be the answer, above a value; each may occur several times.
    ///
    /// O(candidates²).
    func distances(above low: Double) -> [Double] {
        func mayBe(_ distance: Double) -> Bool { distance > low && distance < .infinity && distance <= fixedSpacing }
        var all: [Double] = mayBe(fixedSpacing) ? [fixedSpacing] : []
        for (place, site) in sites.enumerated() {
            if mayBe(clearances[site]) { all.append(clearances[site]) }
            for other in sites[..<place] where mayBe(spacings[site, other]) { all.append(spacings[site, other]) }
        }
        return all
    }

    /// No two sites that may be opened lie farther apart, and none farther from what is open in any case; infinite where nothing is known.
    ///
    /// By the triangle inequality from one of them; O(candidates).
    var largestDistance: Double {
        var largest = fixedSpacing
        if count > 0 { largest = min(largest, sites.reduce(0) { max($0, clearances[$1]) }) }
        guard count > 1, let center = sites.first else { return largest }
        return min(largest, 2 * sites.dropFirst().reduce(0) { max($0, spacings[center, $1]) } + Self.roundingMeters)
    }

    /// More than rounding takes off a sum of two distances.
    private static let roundingMeters = 1e-6

    /// Returns candidates by turns, each the one farthest from what is open (Erkut, Ülküsal & Yeniçerioğlu 1994,
    /// doi:10.1016/0305-0548(94)90041-8).
    func farthestFirst() -> [Int] {
        guard count > 0 else { return [] }
        var clearance = clearances
        var isChosen = [Bool](repeating: false, count: clearance.count)
        var chosen: [Int] = []
        if count > 1, sites.allSatisfy({ clearance[$0] == .infinity }) {
            // Nothing is open yet: begin with one end of the longest distance.
            var longest = -1.0
            var end = sites[0]
            for (place, site) in sites.enumerated() {
                for other in sites[..<place] where spacings[site, other] > longest {
                    (longest, end) = (spacings[site, other], other)
                }
            }
            choose(end, &chosen, &isChosen, &clearance)
        }
        while chosen.count < count {
            let left = sites.filter { !isChosen[$0] }
            guard let best = left.max(by: { (clearance[$0], -$0) < (clearance[$1], -$1) }) else { break }
            choose(best, &chosen, &isChosen, &clearance)
        }
        return chosen
    }

    private func choose(_ site: Int, _ chosen: inout [Int], _ isChosen: inout [Bool], _ clearance: inout [Double]) {
        chosen.append(site)
        isChosen[site] = true
        for other in sites where other != site { clearance[other] = min(clearance[other], spacings[site, other]) }
    }
}

/// Sites of which some pairs may not be open together.
struct ConflictGraph {
    let count: Int
    private var isConflict: [Bool]

    /// Makes a graph by asking for every pair once.
    init(_ count: Int, _ conflict: (Int, Int) -> Bool) {
        self.count = count
        isConflict = [Bool](repeating: false, count: count * count)
        for first in 0..<count {
            for second in 0..<first where conflict(first, second) {
                isConflict[first * count + second] = true
                isConflict[second * count + first] = true
            }
        }
    }

    private func conflicts(_ first: Int, _ second: Int) -> Bool { isConflict[first * count + second] }

    func isIndependent(_ sites: [Int]) -> Bool {
        for (place, site) in sites.enumerated() where sites[..<place].contains(where: { conflicts(site, $0) }) { return false }
        return true
    }

    /// Returns sites without a conflict, at each turn the one with the fewest conflicts among those that are left.
    func independentGreedily() -> [Int] {
        var isLeft = [Bool](repeating: true, count: count)
        var degree = (0..<count).map { site in (0..<count).count { conflicts(site, $0) } }
        var chosen: [Int] = []
        while let best = (0..<count).filter({ isLeft[$0] }).min(by: { (degree[$0], $0) < (degree[$1], $1) }) {
            chosen.append(best)
            isLeft[best] = false
            for other in 0..<count where isLeft[other] && conflicts(best, other) {
                isLeft[other] = false
                for third in 0..<count where conflicts(other, third) { degree[third] -= 1 }
            }
        }
        return chosen
    }

    /// Returns groups of which at most one site each may be open, every conflict in one of them, and a bound on independent sites from
    /// groups that hold every site once; nil once `goesOn` says no.
    func cliqueCover(goesOn: () -> Bool = { true }) -> (rows: [[Int]], bound: Int)? {
        var isCovered = [Bool](repeating: false, count: count * count)
        var rows: [[Int]] = []
        func grown(_ clique: [Int]) -> [Int] {
            var clique = clique
            for site in 0..<count where !clique.contains(site) && clique.allSatisfy({ conflicts(site, $0) }) {
                clique.append(site)
            }
            return clique
        }
        for first in 0..<count {
            for second in 0..<first where conflicts(first, second) && !isCovered[first * count + second] {
                guard goesOn() else { return nil }
                let clique = grown([first, second])
                rows.append(clique)
                for one in clique { for other in clique { isCovered[one * count + other] = true } }
            }
        }
        var isGrouped = [Bool](repeating: false, count: count)
        var groups = 0
        for site in 0..<count where !isGrouped[site] {
            groups += 1
            var group = [site]
            isGrouped[site] = true
            for other in site + 1..<max(count, site + 1) where !isGrouped[other] && group.allSatisfy({ conflicts(other, $0) }) {
                group.append(other)
                isGrouped[other] = true
            }
        }
        return (rows, groups)
    }
}
