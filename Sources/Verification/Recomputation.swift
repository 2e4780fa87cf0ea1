import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// One recomputation: published figures against what the published positions say.
struct Recomputation {
    let folder: String
    let report: ReportDocument
    let facilities: [PublishedSite]
    let proposals: [PublishedSite]?
    /// All candidates; `nil` where the folder does not publish them.
    let candidates: [PublishedSite]?
    let demand: PublishedDemand
    /// The pairs of the cost matrix, in a run that has one.
    let costs: PublishedCosts?
    let measure: Measure
    /// The units; `nil` in a run without.
    let units: UnitTree?
    /// The units of the demand points, and of the facilities by polygon.
    let members: UnitMembers?
    let facilityUnits: [Int?]?
    /// The area of each unit by its polygon.
    let unitAreas: [Interval]
    /// The service areas that are drawn.
    let drawn: DrawnAreas?
    /// What `units.csv` adds up.
    let unitTable: [UnitTableRow]?
    /// What is served within capacities, by facility and by demand point.
    private(set) var service: FacilityService?
    private(set) var servedOfRow: [Double]?
    /// Who lies near the edge of the study area and is uncovered, before a plan.
    private(set) var edge: PublishedEdge?
    /// `checkup.json` as it stands there.
    let checkupTree: JSONTree?
    /// `report.json` with what of it was looked at.
    var document: DocumentAccount
    /// What was found in the folder.
    var account: FolderAccount
    /// What the checks that speak in sentences found.
    var found: CheckNotes

    /// Reads what everything is recomputed from.
    ///
    /// - Throws: ``CatchmentError`` where a file cannot be read or holds what no run writes; ``GeometryEngineError``.
    init(folder: String, report: ReportDocument, tree: JSONTree, account: FolderAccount) throws {
        (self.folder, self.report, self.account) = (folder, report, account)
        measure = report.isPlanar ? .planar : .geodesic
        facilities = try PublishedSite.facilities(in: folder)
        let listed = report.siting == nil ? nil : try PublishedSite.candidates(in: folder)
        candidates = listed
        proposals = report.siting == nil ? nil : try PublishedSite.proposals(in: folder).withLevels(of: listed ?? [])
        demand = try PublishedDemand(in: folder, report)
        costs = report.measure == .costMatrix ? try PublishedCosts(in: folder, demand: demand.ids) : nil
        let isPlanar = report.isPlanar
        let units = report.coverage.byUnit.isEmpty ? nil : try UnitTree(in: folder)
        self.units = units
        members = try units.map { [demand] in try UnitMembers(demand.points, codes: demand.units, in: $0, isPlanar: isPlanar) }
        facilityUnits = try units.map { [facilities] in
            try UnitMembers(facilities.map(\.point), codes: nil, in: $0, isPlanar: isPlanar).lowest
        }
        unitAreas = (units?.areas ?? []).map { [measure] in
            Interval(measure.area(of: $0).squareMeters, within: BlankParts.slack(of: $0, measure) + 0.06)
        }
        drawn = try DrawnAreas(in: folder)
        unitTable = Self.unitTableRows(try PublishedGrid(folder, .table(.units)))
        checkupTree = Self.tree(of: .checkup, in: folder)
        document = DocumentAccount(file: ResultFile.report.name, tree, isOlder: report.files == nil)
        found = CheckNotes(folder: folder)
    }

    /// Looks at everything.
    ///
    /// - Throws: As the initializer.
    mutating func run() throws -> Verification {
        if let added = try addedService() { (service, servedOfRow) = (added.service, added.byRow) }
        checkAssignments()
        let base = reach(of: facilities)
        checkOverall(base)
        try checkClasses()
        try checkFunctions()
        try checkGroups(base)
        checkBorders()
        checkLabels()
        try checkServed()
        try checkPlans(base)
        edge = try edgePeople(base)
        let (before, after) = states(base)
        try checkFigures(before, after)
        try checkTables(before, after)
        if report.command == "checkup", isThereForCheckup { try checkCheckup(base, before) }
        return finished()
    }

    /// The figures of the whole, said in sentences.
    private mutating func checkOverall(_ base: [Reach]) {
        let overall = report.coverage.overall
        compare(Wording("points", "需求点"), Double(demand.ids.count), Double(overall.points))
        compare(Wording("weight", "人口"), demand.weights.reduce(0, +), overall.weight)
        compare(Wording("weight covered by what is open", "现有设施覆盖的人口"), weight(base), overall.coveredWeight)
        compare(Wording("points covered by what is open", "现有设施覆盖的点"), points(base), Double(overall.coveredPoints))
        checkLevels()
        checkUnits(base)
    }

    /// The plan of a siting run, said in sentences.
    private mutating func checkPlans(_ base: [Reach]) throws {
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
    }

    /// The state before a plan, and the one with it.
    private func states(_ base: [Reach]) -> (before: RunState, after: RunState?) {
        let isPlan = report.coverageAfter != nil
        let labels = reach(labelled: demand.isCovered)
        let before = RunState(
            facilities, reach: isPlan ? base : labels, isShown: !isPlan, isPlanned: false, document.root["coverage"],
            report.coverage, clusters: isPlan ? demand.clustersBefore : demand.clusters, measure)
        let after = report.coverageAfter.map {
            RunState(
                kept + (proposals ?? []), reach: labels, isShown: true, isPlanned: true, document.root["coverage_after"], $0,
                clusters: demand.clusters, measure)
        }
        return (before, after)
    }

    /// Every part of `report.json`.
    private mutating func checkFigures(_ before: RunState, _ after: RunState?) throws {
        document.note(document.root["schema"])
        document.note(document.root["files"])
        document.note(document.root["fingerprint"])
        checkSettings()
        checkInputs()
        checkProfile()
        try checkCoverage(before)
        if let after { try checkCoverage(after) } else { document.expectNothing(document.root["coverage_after"]) }
        checkServedFigures(before)
        try checkBlanks(before)
        try checkGroupFigures(before)
        checkEdge()
        checkBorderFigures(before)
        try checkLevelsDocument(before)
        try checkFunctionFigures(before)
        try checkZones(before)
        checkSitingFigures(before)
        checkConditionFigures(before)
        checkCaveats()
        checkCaveatFigures()
    }

    /// Every table and layer.
    private mutating func checkTables(_ before: RunState, _ after: RunState?) throws {
        let shown = after ?? before
        try checkUnitTable()
        try checkUnitLayer()
        try checkFunctionTable()
        try checkFacilityTables(before)
        try checkPointLayer(shown)
        try checkNearestTable(before)
        if report.coverage.redundancy != nil {
            let merges = merges(before)
            checkRedundancy(before, merges)
            try checkRedundancyTable(before, merges)
        }
        try checkServiceAreas(shown)
        try checkClusterLayer(before)
        try checkGroupLayers()
        try checkBlankLayers(before)
        try checkPlanTables()
        try checkLines(shown)
        for file in [ResultFile.table(.costs), .table(.capacityAssignment)] where account.isThere(file) {
            account.open(file.name)
        }
        try checkWorkbooks()
        try checkGeoPackage()
    }

    /// The existing facilities that the plan does not close.
    var kept: [PublishedSite] {
        facilities.filter { !$0.isClosed }
    }

    mutating func compare(_ what: Wording, _ recomputed: Double, _ published: Double) {
        compare(what, Interval(recomputed), published)
    }

    mutating func compare(_ what: Wording, _ recomputed: Interval, _ published: Double) {
        if let difference = Self.difference(what, recomputed, published) {
            found.problems.append(difference)
        } else {
            found.confirmed.append(what.saying(": \(published.plainText)", "：\(published.plainText)"))
        }
    }

    /// What is wrong with a published figure; `nil` when it agrees.
    ///
    /// Figures agree when they differ by no more than their sums may round: 1e-9 of the larger.
    static func difference(_ what: Wording, _ recomputed: Interval, _ published: Double) -> Wording? {
        recomputed.holds(published)
            ? nil
            : what.saying(
                ": \(published.plainText) is published, \(recomputed.words) is recomputed",
                "：公布为 \(published.plainText)，复算为 \(recomputed.chineseWords)")
    }

    static func difference(_ what: Wording, _ recomputed: Double, _ published: Double) -> Wording? {
        difference(what, Interval(recomputed), published)
    }

    /// Says of many figures at once that they agree, or what is wrong with the first of them.
    mutating func settle(_ what: Wording, _ wrong: [Wording]) {
        if wrong.isEmpty { found.confirmed.append(what) }
        found.problems += wrong.prefix(10)
        if wrong.count > 10 {
            found.problems.append(Wording("… and \(wrong.count - 10) more like these", "… 另有 \(wrong.count - 10) 处同类问题"))
        }
    }
}

extension [PublishedSite] {
    /// The sites with the levels that the list of candidates has for them: the layer of proposals names none.
    fileprivate func withLevels(of candidates: [PublishedSite]) -> [PublishedSite] {
        let levels = Dictionary(candidates.map { ($0.id, $0.level) }, uniquingKeysWith: { first, _ in first })
        return map { site in
            var site = site
            site.level = levels[site.id] ?? ""
            return site
        }
    }
}
