import CoverageAnalysis
import GeoPrimitives
import ServiceModel

/// One recomputation: published figures against what the published positions say.
struct Check {
    let report: ReportDocument
    let facilities: PublishedSites
    let proposals: PublishedSites?
    let demand: PublishedDemand
    private let measure: Measure
    private var found: Verification

    init(folder: String, report: ReportDocument, facilities: PublishedSites, proposals: PublishedSites?, demand: PublishedDemand)
    {
        self.report = report
        self.facilities = facilities
        self.proposals = proposals
        self.demand = demand
        measure = Measure(rawValue: report.measure) ?? .geodesic
        found = Verification(folder: folder, points: demand.ids.count, undecided: 0, confirmed: [], problems: [])
    }

    mutating func run() -> Verification {
        checkAssignments()
        let base = recompute(facilities)
        compare("points", Double(demand.ids.count), Double(report.coverage.overall.points))
        compare("weight", demand.weights.reduce(0, +), report.coverage.overall.weight)
        compare("weight covered by what is open", sum(base), report.coverage.overall.coveredWeight)
        compare("points covered by what is open", Double(base.count { $0 }), Double(report.coverage.overall.coveredPoints))
        if let siting = report.siting, let proposals { checkPlan(siting, proposals, base) }
        return found
    }

    private func sum(_ isCovered: [Bool]) -> Double { zip(demand.weights, isCovered).reduce(0) { $1.1 ? $0 + $1.0 : $0 } }

    /// Which demand points are within reach of one of the sites.
    ///
    /// Undecidable pairs count as the run says the point is.
    private mutating func recompute(_ sites: PublishedSites) -> [Bool] {
        let order = sites.points.indices.sorted { sites.points[$0].y < sites.points[$1].y }
        let latitudes = order.map { sites.points[$0].y }
        let widest = sites.radii.filter { !$0.isNaN }.max() ?? 0
        var undecided = 0
        let covered = demand.points.indices.map { row -> Bool in
            let own = demand.radii[row]
            let reach = degrees(max(widest, own.isNaN ? 0 : own) + 1)
            let y = demand.points[row].y
            var isOpen = false
            for slot in lowerBound(latitudes, y - reach)..<latitudes.count {
                guard latitudes[slot] <= y + reach else { break }
                let radius = own.isNaN ? sites.radii[order[slot]] : own
                let meters = measure.meters(demand.points[row], sites.points[order[slot]])
                if meters <= radius - Verifier.positionError { return true }
                if meters <= radius + Verifier.positionError { isOpen = true }
            }
            if isOpen { undecided += 1 }
            return isOpen && demand.isCovered[row]
        }
        found.undecided = max(found.undecided, undecided)
        return covered
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
        func byId(_ list: PublishedSites?) -> [String: (point: PlanarPoint, radius: Double)] {
            guard let list else { return [:] }
            return Dictionary(
                list.ids.indices.map { (list.ids[$0], (list.points[$0], list.radii[$0])) },
                uniquingKeysWith: { first, _ in first })
        }
        let (open, proposed) = (byId(facilities), byId(proposals))
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
    private mutating func checkPlan(_ siting: SitingDocument, _ proposals: PublishedSites, _ base: [Bool]) {
        let ranked = proposals.ids.indices.sorted { proposals.ranks[$0] < proposals.ranks[$1] }
        if ranked.map({ proposals.ids[$0] }) == siting.selected {
            found.confirmed.append("selected: \(siting.selected.count) sites, as in proposals.geojson")
        } else {
            found.problems.append("selected: report.json and proposals.geojson name different sites")
        }
        var covered = base
        for (rank, number) in ranked.enumerated() {
            let before = sum(covered)
            var one = proposals
            (one.ids, one.points, one.radii) = ([proposals.ids[number]], [proposals.points[number]], [proposals.radii[number]])
            let reached = recompute(one)
            for row in covered.indices where reached[row] { covered[row] = true }
            compare("gain of \(proposals.ids[number])", sum(covered) - before, proposals.gains[number])
            if rank < siting.sites.count {
                compare("published gain of \(siting.sites[rank].id)", proposals.gains[number], siting.sites[rank].gain)
            }
        }
        compare("weight covered with the plan", sum(covered), siting.coveredWeight)
        compare("gained", sum(covered) - sum(base), siting.gained)
        if let after = report.coverageAfter {
            compare("coverage after", sum(covered), after.overall.coveredWeight)
            compare("points called covered", Double(demand.isCovered.count { $0 }), Double(after.overall.coveredPoints))
        }
        checkEvidence(siting, covered: sum(covered), base: sum(base))
    }

    private mutating func checkEvidence(_ siting: SitingDocument, covered: Double, base: Double) {
        let isWeight = siting.objectiveMeasure == "covered_weight"
        compare("objective", isWeight ? covered : Double(siting.selected.count), siting.objective)
        let slack = 1e-9 * max(1, abs(siting.bound))
        let isOnItsSide = isWeight ? siting.bound >= siting.objective - slack : siting.bound <= siting.objective + slack
        if isOnItsSide {
            found.confirmed.append("bound: on its side of the objective")
        } else {
            found.problems.append("bound \(siting.bound) and objective \(siting.objective) contradict each other")
        }
        let difference = abs(siting.bound - siting.objective)
        let larger = max(siting.bound, siting.objective)
        compare("gap", larger == 0 ? 0 : difference / larger, siting.gap)
        if isWeight {
            compare("gap of what is gained", siting.bound - base == 0 ? 0 : difference / (siting.bound - base), siting.gapGained)
        }
        if siting.status == "optimal", siting.gap > 1e-9 {
            found.problems.append("status optimal and gap \(siting.gap) contradict each other")
        }
        if let count = siting.count, siting.selected.count > count {
            found.problems.append("\(siting.selected.count) sites are selected and --count is \(count)")
        }
        if let target = siting.target, siting.status != "infeasible_target", siting.status != "infeasible" {
            let needed = target * report.coverage.overall.weight
            if covered < needed * (1 - 1e-12) {
                found.problems.append("\(covered) covered does not reach the target of \(needed)")
            } else {
                found.confirmed.append("target: reached")
            }
        }
    }

    /// Figures agree when they differ by no more than their sums may round: 1e-9 of the larger.
    private mutating func compare(_ what: String, _ recomputed: Double, _ published: Double) {
        if abs(recomputed - published) <= 1e-9 * max(1, abs(recomputed), abs(published)) {
            found.confirmed.append("\(what): \(published.plainText)")
        } else {
            found.problems.append("\(what): \(published.plainText) is published, \(recomputed.plainText) is recomputed")
        }
    }
}
