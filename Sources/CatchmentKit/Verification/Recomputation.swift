import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import ServiceModel

/// One recomputation: published figures against what the published positions say.
struct Recomputation {
    let report: ReportDocument
    let facilities: PublishedSites
    let proposals: PublishedSites?
    let demand: PublishedDemand
    /// The pairs of the cost matrix, in a run that has one.
    let costs: PublishedCosts?
    let measure: Measure
    var found: Verification

    init(
        folder: String, report: ReportDocument, facilities: PublishedSites, proposals: PublishedSites?, demand: PublishedDemand,
        costs: PublishedCosts?
    ) {
        self.costs = costs
        self.report = report
        self.facilities = facilities
        self.proposals = proposals
        self.demand = demand
        measure = Measure(rawValue: report.measure) ?? .geodesic
        found = Verification(folder: folder, points: demand.ids.count, undecided: 0, confirmed: [], problems: [])
    }

    mutating func run() throws -> Verification {
        checkAssignments()
        let base = reach(of: facilities)
        let overall = report.coverage.overall
        compare("points", Double(demand.ids.count), Double(overall.points))
        compare("weight", demand.weights.reduce(0, +), overall.weight)
        compare("weight covered by what is open", weight(base), overall.coveredWeight)
        compare("points covered by what is open", points(base), Double(overall.coveredPoints))
        compare("share", overall.weight > 0 ? overall.coveredWeight / overall.weight : 0, overall.share ?? 0)
        checkLevels()
        checkBorders()
        checkLabels()
        if let siting = report.siting, let proposals {
            let staying = kept.ids.count < facilities.ids.count ? reach(of: kept) : base
            checkPlan(siting, proposals, staying)
            checkConditions(siting, proposals)
            try checkCapacity(siting, proposals)
        }
        if let curve = report.siting?.curve { checkCurve(curve) }
        return found
    }

    /// Whether a point is within reach: for certain, perhaps (within the error of published positions), or not.
    enum Reach: Int, Comparable {
        case no, perhaps, certain

        static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    /// What a figure can be, given the points that published positions cannot decide.
    typealias Interval = ClosedRange<Double>

    func weight(_ reach: [Reach]) -> Interval {
        var (low, high) = (0.0, 0.0)
        for (row, state) in reach.enumerated() where state > .no {
            high += demand.weights[row]
            if state == .certain { low += demand.weights[row] }
        }
        return low...high
    }

    func points(_ reach: [Reach]) -> Interval {
        Double(reach.count { $0 == .certain })...Double(reach.count { $0 > .no })
    }

    /// Which demand points are within reach of one of the sites; a point that the run calls uncovered is within reach of none.
    mutating func reach(of sites: PublishedSites, ignoresBorders: Bool = false) -> [Reach] {
        if let costs { return reach(of: sites, by: costs) }
        let hasBorders = !ignoresBorders && !sites.borderUnits.isEmpty && !demand.borderUnits.isEmpty
        let order = sites.points.indices.sorted { sites.points[$0].y < sites.points[$1].y }
        let latitudes = order.map { sites.points[$0].y }
        let widest = sites.radii.filter { !$0.isNaN }.max() ?? 0
        let states = demand.points.indices.map { row -> Reach in
            let own = demand.radii[row]
            let span = degrees(max(widest, own.isNaN ? 0 : own) + 1)
            let y = demand.points[row].y
            var state = Reach.no
            for slot in lowerBound(latitudes, y - span)..<latitudes.count {
                guard latitudes[slot] <= y + span else { break }
                if hasBorders, !isOneUnit(demand.borderUnits[row], sites.borderUnits[order[slot]]) { continue }
                let radius = own.isNaN ? sites.radii[order[slot]] : own
                let meters = measure.meters(demand.points[row], sites.points[order[slot]])
                if meters <= radius - Verifier.positionError { return .certain }
                if meters <= radius + Verifier.positionError, ignoresBorders || demand.isCovered[row] { state = .perhaps }
            }
            return state
        }
        found.undecided = max(found.undecided, states.count { $0 == .perhaps })
        return states
    }

    /// Points of each level's facilities, where the layer gives levels.
    private mutating func checkLevels() {
        for level in report.coverage.byLevel {
            let own = facilities.selecting { level.servedBy.contains(facilities.levels[$0]) }
            compare(
                "facilities of level \(level.level)", Double(facilities.levels.count { $0 == level.level }),
                Double(level.facilities))
            compare("weight within reach of level \(level.level)", weight(reach(of: own)), level.totals.coveredWeight)
        }
    }

    /// Both figures of a run within borders.
    private mutating func checkBorders() {
        guard let borders = report.borders else { return }
        compare("weight covered within borders", report.coverage.overall.coveredWeight, borders.within.coveredWeight)
        let free = reach(of: facilities, ignoresBorders: true)
        compare("weight covered with borders ignored", weight(free), borders.ignored.coveredWeight)
    }

    /// Whether a point and a site stand in the same unit; in none, nobody serves and nobody is served.
    func isOneUnit(_ first: String, _ second: String) -> Bool { !first.isEmpty && first == second }

    /// No point that is called uncovered lies within reach, and none that is called covered lies out of it.
    private mutating func checkLabels() {
        var all = kept
        if let proposals { all.append(proposals) }
        let states = reach(of: all)
        let hidden = demand.ids.indices.filter { states[$0] == .certain && !demand.isCovered[$0] }
        let claimed = demand.ids.indices.filter { states[$0] == .no && demand.isCovered[$0] }
        for row in hidden.prefix(5) { found.problems.append("\(demand.ids[row]) is called uncovered and lies within reach") }
        for row in claimed.prefix(5) { found.problems.append("\(demand.ids[row]) is called covered and lies out of reach") }
    }

    /// How many units of y a length may span: degrees of latitude are at least 110.5 km long.
    private func degrees(_ meters: Double) -> Double { measure == .geodesic ? meters / 110_500 : meters }

    private func lowerBound(_ sorted: [Double], _ value: Double) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Every covered point names a facility that is there, as far as it says, and within its radius.
    private mutating func checkAssignments() {
        if let costs { return checkAssignments(costs) }
        func byId(_ list: PublishedSites?) -> [String: (point: PlanarPoint, radius: Double)] {
            guard let list else { return [:] }
            return Dictionary(
                list.ids.indices.map { (list.ids[$0], (list.points[$0], list.radii[$0])) },
                uniquingKeysWith: { first, _ in first })
        }
        let (open, proposed) = (byId(kept), byId(proposals))
        var wrong: [String] = []
        for row in demand.ids.indices where !demand.facilities[row].isEmpty {
            guard let site = (demand.isProposed[row] ? proposed : open)[demand.facilities[row]] else {
                wrong.append("\(demand.ids[row]) is assigned to \(demand.facilities[row]), which is neither open nor proposed")
                continue
            }
            let meters = measure.meters(demand.points[row], site.point)
            let radius = demand.radii[row].isNaN ? site.radius : demand.radii[row]
            if abs(meters - demand.meters[row]) > Verifier.positionError {
                wrong.append("\(demand.ids[row]) lies \(meters) m from \(demand.facilities[row]), not \(demand.meters[row]) m")
            } else if demand.isCovered[row], meters > radius + Verifier.positionError {
                wrong.append(
                    "\(demand.ids[row]) is called covered and lies \(meters) m from \(demand.facilities[row]), whose radius is \(radius) m"
                )
            }
        }
        let unassigned = demand.ids.indices.count { demand.isCovered[$0] && demand.facilities[$0].isEmpty }
        if unassigned > 0 { wrong.append("\(unassigned) points are called covered and name no facility") }
        if wrong.isEmpty {
            found.confirmed.append("assignments: every named facility is there, at its distance and within its radius")
        }
        found.problems += wrong.prefix(10)
        if wrong.count > 10 { found.problems.append("… and \(wrong.count - 10) more assignments") }
    }

    /// The plan: ids, gains in rank order, coverage, and the arithmetic of bound and gap.
    private mutating func checkPlan(_ siting: SitingDocument, _ proposals: PublishedSites, _ base: [Reach]) {
        let ranked = proposals.ids.indices.sorted { proposals.ranks[$0] < proposals.ranks[$1] }
        if ranked.map({ proposals.ids[$0] }) == siting.selected {
            found.confirmed.append("selected: \(siting.selected.count) sites, as in proposals.geojson")
        } else {
            found.problems.append("selected: report.json and proposals.geojson name different sites")
        }
        // Within capacities a gain is what is served, which reach alone does not tell.
        let isCapacitated = siting.conditions?.capacity != nil
        var covered = base
        let sites = ranked.map { number in proposals.selecting { $0 == number } }
        let reached = sites.map { reach(of: $0) }
        let tally = tally([base] + reached)
        for (rank, number) in ranked.enumerated() {
            if !isCapacitated {
                compare("gain of \(proposals.ids[number])", gain(reached[rank], over: covered), proposals.gains[number])
                compare(
                    "loss without \(proposals.ids[number])", loss(of: reached[rank], among: tally), proposals.uniqueGains[number])
            }
            covered = union(covered, reached[rank])
            guard rank < siting.sites.count else { continue }
            let published = siting.sites[rank]
            if (published.id, published.gain, published.uniqueGain)
                != (proposals.ids[number], proposals.gains[number], proposals.uniqueGains[number])
            {
                found.problems.append("report.json and proposals.geojson differ about the site of rank \(rank + 1)")
            }
        }
        if !isCapacitated {
            compare("gained", siting.coveredWeight - report.coverage.overall.coveredWeight, siting.gained)
        }
        compare("gains in all", proposals.gains.reduce(0, +) - (siting.conditions?.closingLoss ?? 0), siting.gained)
        compare("weight covered with the plan", weight(covered), siting.coveredWeight)
        if let after = report.coverageAfter {
            compare("coverage after", siting.coveredWeight, after.overall.coveredWeight)
            compare(
                "share after", after.overall.weight > 0 ? after.overall.coveredWeight / after.overall.weight : 0,
                after.overall.share ?? 0)
            compare("points called covered", Double(demand.isCovered.count { $0 }), Double(after.overall.coveredPoints))
        }
        if let objective = distanceObjective(siting) {
            if siting.status != "infeasible" { compare("objective", objective, siting.objective) }
            checkBound(siting, isMore: siting.objectiveMeasure == "smallest_spacing")
        } else {
            checkEvidence(siting)
        }
    }

    /// That the bound is not on the wrong side of the objective.
    private mutating func checkSide(_ siting: SitingDocument, isMore: Bool) {
        let slack = 1e-9 * max(1, abs(siting.bound))
        let isOnItsSide = isMore ? siting.bound >= siting.objective - slack : siting.bound <= siting.objective + slack
        if isOnItsSide {
            found.confirmed.append("bound: on its side of the objective")
        } else {
            found.problems.append("bound \(siting.bound) and objective \(siting.objective) contradict each other")
        }
    }

    /// Bound, gap, status and count of a plan whose objective is a distance.
    private mutating func checkBound(_ siting: SitingDocument, isMore: Bool) {
        checkSide(siting, isMore: isMore)
        let larger = max(siting.bound, siting.objective)
        compare("gap", larger == 0 ? 0 : abs(siting.bound - siting.objective) / larger, siting.gap)
        if siting.status == "optimal", siting.gap > 1e-9 {
            found.problems.append("status optimal and gap \(siting.gap) contradict each other")
        }
        if let count = siting.count, siting.selected.count > count {
            found.problems.append("\(siting.selected.count) sites are selected and --count is \(count)")
        }
    }

    /// The existing facilities that the plan does not close.
    var kept: PublishedSites {
        facilities.isClosed.contains(true) ? facilities.selecting { !facilities.isClosed[$0] } : facilities
    }

    private mutating func checkEvidence(_ siting: SitingDocument) {
        let covered = siting.conditions?.capacity?.servedWeight ?? siting.coveredWeight
        let isWeight = siting.objectiveMeasure != "sites_opened"
        guard siting.status != "infeasible", siting.status != "no_plan" else {
            if !siting.selected.isEmpty {
                found.problems.append("status \(siting.status) and selected sites contradict each other")
            }
            return
        }
        let (objective, base) = objective(siting)
        compare("objective", objective, siting.objective)
        checkSide(siting, isMore: isWeight)
        let difference = abs(siting.bound - siting.objective)
        let larger = max(siting.bound, siting.objective)
        compare("gap", larger == 0 ? 0 : difference / larger, siting.gap)
        if isWeight {
            compare("gap of what is gained", siting.bound - base == 0 ? 0 : difference / (siting.bound - base), siting.gapGained)
        }
        if siting.status == "optimal", siting.gap > 1e-9 {
            found.problems.append("status optimal and gap \(siting.gap) contradict each other")
        }
        let closings = siting.conditions?.closed?.count ?? 0
        if let count = siting.count, siting.selected.count > count + closings {
            found.problems.append("\(siting.selected.count) sites are selected and --count is \(count)")
        }
        if let target = siting.target, siting.status != "infeasible_target" {
            let needed = target * report.coverage.overall.weight
            if covered < needed * (1 - 1e-12) {
                found.problems.append("\(covered) covered does not reach the target of \(needed)")
            } else {
                found.confirmed.append("target: reached")
            }
        }
    }

    /// What a site adds: at least what it reaches for certain and nothing before perhaps did, at most the other way round.
    func gain(_ reached: [Reach], over covered: [Reach]) -> Interval {
        var (low, high) = (0.0, 0.0)
        for row in reached.indices {
            if reached[row] == .certain, covered[row] == .no { low += demand.weights[row] }
            if reached[row] > .no, covered[row] < .certain { high += demand.weights[row] }
        }
        return low...high
    }

    /// By how many each point is reached for certain, and by how many perhaps or for certain.
    func tally(_ all: [[Reach]]) -> (certain: [Int32], possible: [Int32]) {
        var certain = [Int32](repeating: 0, count: demand.ids.count)
        var possible = certain
        for states in all {
            for (row, state) in states.enumerated() where state > .no {
                possible[row] += 1
                if state == .certain { certain[row] += 1 }
            }
        }
        return (certain, possible)
    }

    /// What would be lost without one of those tallied: points that no other reaches.
    func loss(of reached: [Reach], among tally: (certain: [Int32], possible: [Int32])) -> Interval {
        var (low, high) = (0.0, 0.0)
        for (row, state) in reached.enumerated() where state > .no {
            let isCertain = state == .certain
            if isCertain, tally.possible[row] == 1 { low += demand.weights[row] }
            if tally.certain[row] == (isCertain ? 1 : 0) { high += demand.weights[row] }
        }
        return low...high
    }

    func union(_ first: [Reach], _ second: [Reach]) -> [Reach] { zip(first, second).map { max($0, $1) } }

    mutating func compare(_ what: String, _ recomputed: Double, _ published: Double) {
        compare(what, recomputed...recomputed, published)
    }

    /// Figures agree when they differ by no more than their sums may round: 1e-9 of the larger.
    mutating func compare(_ what: String, _ recomputed: Interval, _ published: Double) {
        let slack = 1e-9 * max(1, abs(recomputed.upperBound), abs(published))
        if published >= recomputed.lowerBound - slack, published <= recomputed.upperBound + slack {
            found.confirmed.append("\(what): \(published.plainText)")
        } else {
            let isOne = recomputed.lowerBound == recomputed.upperBound
            let range =
                isOne
                ? recomputed.lowerBound.plainText
                : "\(recomputed.lowerBound.plainText) to \(recomputed.upperBound.plainText)"
            found.problems.append("\(what): \(published.plainText) is published, \(range) is recomputed")
        }
    }
}
