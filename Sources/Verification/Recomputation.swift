import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

/// One recomputation: published figures against what the published positions say.
struct Recomputation {
    let report: ReportDocument
    let facilities: [PublishedSite]
    let proposals: [PublishedSite]?
    let demand: PublishedDemand
    /// The pairs of the cost matrix, in a run that has one.
    let costs: PublishedCosts?
    let measure: Measure
    var found: Verification

    init(
        folder: String, report: ReportDocument, facilities: [PublishedSite], proposals: [PublishedSite]?, demand: PublishedDemand,
        costs: PublishedCosts?
    ) {
        self.costs = costs
        self.report = report
        self.facilities = facilities
        self.proposals = proposals
        self.demand = demand
        measure = report.measure == .planar ? .planar : .geodesic
        found = Verification(folder: folder, points: demand.ids.count, undecided: 0, confirmed: [], problems: [])
        found.caveats = report.caveats ?? []
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
        checkUnits(base)
        try checkClasses()
        try checkFunctions()
        try checkGroups(base)
        checkBorders()
        checkLabels()
        try checkServed()
        if let siting = report.siting, let proposals {
            let staying = kept.count < facilities.count ? reach(of: kept) : base
            checkModel(siting)
            checkPlan(siting, proposals, staying)
            try checkExplanations(siting, proposals, staying)
            checkTieBreak(siting, proposals)
            checkConditions(siting, proposals)
            try checkCapacity(siting, proposals)
        }
        if let curve = report.siting?.curve { checkCurve(curve) }
        if report.command == "checkup" { try checkCheckup(base) }
        checkCaveats()
        return found
    }

    /// The existing facilities that the plan does not close.
    var kept: [PublishedSite] {
        facilities.filter { !$0.isClosed }
    }

    mutating func compare(_ what: String, _ recomputed: Double, _ published: Double) {
        compare(what, Interval(recomputed), published)
    }

    mutating func compare(_ what: String, _ recomputed: Interval, _ published: Double) {
        if let difference = Self.difference(what, recomputed, published) {
            found.problems.append(difference)
        } else {
            found.confirmed.append("\(what): \(published.plainText)")
        }
    }

    /// What is wrong with a published figure; `nil` when it agrees.
    ///
    /// Figures agree when they differ by no more than their sums may round: 1e-9 of the larger.
    static func difference(_ what: String, _ recomputed: Interval, _ published: Double) -> String? {
        recomputed.holds(published)
            ? nil : "\(what): \(published.plainText) is published, \(recomputed.words) is recomputed"
    }

    static func difference(_ what: String, _ recomputed: Double, _ published: Double) -> String? {
        difference(what, Interval(recomputed), published)
    }

    /// Says of many figures at once that they agree, or what is wrong with the first of them.
    mutating func settle(_ what: String, _ wrong: [String]) {
        if wrong.isEmpty { found.confirmed.append(what) }
        found.problems += wrong.prefix(10)
        if wrong.count > 10 { found.problems.append("… and \(wrong.count - 10) more like these") }
    }
}
