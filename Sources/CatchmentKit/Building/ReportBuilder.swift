import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication
import Reporting
import ServiceModel
import Siting

/// Turns the results of a run into the published report.
struct ReportBuilder {
    let options: InputOptions
    let cover: CoverSettings
    let result: CoverResult
    /// The footprints of the clusters, in their order.
    let footprints: [MultiPolygon]

    /// Makes a builder.
    init(options: InputOptions, cover: CoverSettings, result: CoverResult) {
        self.options = options
        self.cover = cover
        self.result = result
        footprints = result.footprints
    }

    var input: PlanningInput { result.loaded.input }
    var scale: WeightScale { input.demand.scale }

    /// The report of a `cover` run.
    func document(command: String) -> ReportDocument {
        var document = coverDocument(command)
        if let coverRule { document.coverRule = coverRule }
        return document
    }

    private func coverDocument(_ command: String) -> ReportDocument {
        ReportDocument(
            program: "catchment \(Version.current)", command: command, measure: input.coverMeasure, settings: settings(),
            inputs: InputDocument.byRole(result.loaded.layers, scale: scale),
            coverage: coverage(result), coverageAfter: nil, blanks: blanks(),
            profile: result.loaded.profile.map { ProfileDocument($0) }, levels: levels(),
            borders: borders(), edge: edge(), functions: functions(), shortfalls: groups(Self.isShortfall), zones: zones(),
            siting: nil, caveats: CaveatFinder(result).caveats().map(CaveatDocument.init),
            notices: (result.loaded.notes + zoneNotes()).map(Notice.init),
            reproducible: true, timing: result.timing)
    }

    private func settings() -> SettingsDocument {
        SettingsDocument(
            radiusM: options.radius?.meters, radiusOverrideM: options.radiusOverride?.meters,
            clusterDistanceM: result.clusters.linkMeters, minPeople: scale.weight(result.clusters.minimumWeight),
            minBlankAreaM2: cover.minimumBlankArea.squareMeters, toleranceM: cover.tolerance?.meters,
            areaMode: cover.areaMode,
            includesPlanned: options.includesPlanned, cutoff: cutoff.cost, cutoffM: cutoff.meters)
    }

    /// What shares are shares of.
    var shareOf: String { input.demand.weightKind == .people ? "people of all kept demand points" : "kept demand points" }

    func totals(_ totals: CoverageTotals, scale: WeightScale, of what: String) -> TotalsDocument {
        TotalsDocument(
            points: totals.points, weight: scale.weight(totals.weight), coveredPoints: totals.coveredPoints,
            coveredWeight: scale.weight(totals.coveredWeight), share: totals.share, shareOf: what)
    }

    /// The coverage figures of a result: the run's own, or the one with the proposed sites opened.
    func coverage(_ result: CoverResult) -> CoverageDocument {
        let (input, report, sources) = (result.loaded.input, result.report, result.radiusSources)
        let norms = UnitNorms(result, plan: options.thresholds)
        return CoverageDocument(
            weightKind: input.demand.weightKind, facilities: input.facilities.count,
            overall: totals(report.overall, scale: scale, of: shareOf), byUnit: units(result, norms), normMet: norms.isMetByAll,
            outside: zip(input.studyArea?.levels ?? [], report.outside).map { level, outside in
                CoverageDocument.Outside(level: level, totals: totals(outside, scale: scale, of: "\(who) in no \(level)"))
            },
            byClass: zip(input.demand.classes, report.byClass).map { members, found in
                CoverageDocument.Class(
                    name: found.name, unit: found.unit, radiusM: members.radius?.meters,
                    totals: totals(found.totals, scale: found.scale, of: "\(found.unit) of class \(found.name)"))
            },
            partition: partition(result),
            byLevel: report.byLevel.map {
                CoverageDocument.Level(
                    level: $0.level, facilities: $0.facilities, servedBy: $0.servedBy,
                    totals: totals($0.totals, scale: scale, of: shareOf))
            },
            allLevels: report.allLevels.map { totals($0, scale: scale, of: shareOf) },
            distances: distances(result), costs: costs(result),
            radiusSources: CoverageDocument.Sources(
                demandColumn: sources.count(.demandColumn), facilityColumn: sources.count(.facilityColumn),
                plan: sources.count(.plan), profile: sources.count(.profile), fallback: sources.count(.fallback),
                override: sources.count(.override)),
            served: served(result), backup: backup(result), redundancy: redundancy(result))
    }

    /// The sum of the classes that make up the weight, each counted with its own radius.
    private func partition(_ result: CoverResult) -> CoverageDocument.Class? {
        let parts = zip(result.loaded.input.demand.classes, result.report.byClass).filter(\.0.isPartition).map(\.1)
        guard !parts.isEmpty else { return nil }
        let name = parts.map(\.name).joined(separator: " + ")
        let overall = result.report.overall
        // Sums in the classes' own scales; the finest would hold all, and a double holds each exactly.
        let covered = parts.reduce(0.0) { $0 + $1.scale.weight($1.totals.coveredWeight) }
        let weight = scale.weight(overall.weight)
        return CoverageDocument.Class(
            name: name, unit: who, radiusM: nil,
            totals: TotalsDocument(
                points: overall.points, weight: weight, coveredPoints: overall.coveredPoints, coveredWeight: covered,
                share: weight > 0 ? covered / weight : nil, shareOf: "\(who) of the classes \(name)"))
    }

    private var who: String { input.demand.weightKind == .people ? "people" : "demand points" }

    private func units(_ result: CoverResult, _ norms: UnitNorms) -> [CoverageDocument.Unit] {
        let report = result.report
        guard let area = result.loaded.input.studyArea else { return [] }
        let blanks = result.blanks
        let inventory = norms.inventory
        return area.units.indices.map { number in
            let (unit, totals) = (area.units[number], report.byUnit[number])
            return CoverageDocument.Unit(
                code: unit.code, name: unit.name, level: unit.level, parent: area.parents[number].map { area.units[$0].code },
                points: totals.points, weight: scale.weight(totals.weight), coveredPoints: totals.coveredPoints,
                coveredWeight: scale.weight(totals.coveredWeight), uncoveredWeight: scale.weight(totals.uncoveredWeight),
                share: totals.share, shareOf: "\(who) of \(unit.level) \(unit.code)",
                facilities: inventory.units[number].facilities,
                unlocated: inventory.units[number].unlocated, clusters: inventory.units[number].clusters,
                areaM2: (blanks?.unitAreas[number] ?? input.measure.area(of: unit.geometry)).squareMeters.rounded(toDecimals: 1),
                blankAreaM2: blanks?.blankAreas[number].squareMeters.rounded(toDecimals: 1),
                served: result.served.map { part($0.byUnit[number], of: totals) },
                floorAreaM2: inventory.floorArea(inventory.units[number]),
                households: unit.households,
                floorAreaPerHundredHouseholdsM2: inventory.floorAreaPerHundredHouseholds(UnitNumber(number), unit)?.rounded(
                    toDecimals: 2),
                normMet: norms.isMet(in: UnitNumber(number)), norms: norms.stand(of: UnitNumber(number)))
        }
    }

    private func blanks() -> BlanksDocument {
        let clusters = result.clusters
        let overall = result.report.overall
        return BlanksDocument(
            uncovered: BlanksDocument.Sum(
                count: nil, points: overall.points - overall.coveredPoints, weight: scale.weight(overall.uncoveredWeight),
                areaM2: nil),
            clusters: clusters.clusters.indices.map(cluster),
            belowThreshold: BlanksDocument.Sum(
                count: clusters.belowThreshold.clusters, points: clusters.belowThreshold.points,
                weight: scale.weight(clusters.belowThreshold.weight), areaM2: nil),
            outside: BlanksDocument.Sum(
                count: nil, points: clusters.outside.points, weight: scale.weight(clusters.outside.weight), areaM2: nil),
            byClass: groups { $0 == .class }, byLevel: groups { $0 == .level }, areas: areas())
    }

    private func cluster(_ number: Int) -> BlanksDocument.Cluster {
        let cluster = result.clusters.clusters[number]
        let area = input.studyArea
        let chain = cluster.unit.flatMap { area?.names(downTo: $0) }
        let worst = input.demand.point(cluster.worstRow)
        return BlanksDocument.Cluster(
            id: cluster.id, rank: number + 1, unit: cluster.unit.flatMap { area?.units[$0].code }, unitChain: chain ?? [],
            points: cluster.rows.count, weight: scale.weight(cluster.weight),
            classes: Dictionary(
                zip(input.demand.classes, cluster.classWeights).map { ($0.name, $0.scale.weight($1)) },
                uniquingKeysWith: { first, _ in first }),
            areaM2: input.measure.area(of: footprints[number]).squareMeters.rounded(toDecimals: 1),
            edgeWeight: result.service.edge.map { edge in
                scale.weight(cluster.rows.reduce(0) { $0 + (edge.isAtEdge[$1] ? input.demand.ticks[$1] : 0) })
            },
            nearestFacility: nearestFacility(to: cluster), nearestFacilityM: meters(cluster.nearestCost),
            nearestFacilityCost: cost(cluster.nearestCost),
            worstPoint: BlanksDocument.Worst(
                id: input.demand.id(cluster.worstRow), lon: worst.x.rounded(toDecimals: 7), lat: worst.y.rounded(toDecimals: 7),
                distanceM: meters(cluster.worstCost), cost: cost(cluster.worstCost)))
    }

    /// The id of the facility nearest to one of a cluster's points; `nil` where there is none.
    private func nearestFacility(to cluster: UncoveredCluster) -> String? {
        let coverage = result.coverage
        let row = cluster.rows.min { (coverage.nearestCost[$0], $0) < (coverage.nearestCost[$1], $1) }
        guard let row, coverage.nearest[row] >= 0 else { return nil }
        return input.facilities[Int(coverage.nearest[row])].id
    }

    /// A blank area of the study area.
    func area(_ blank: BlankArea) -> BlanksDocument.Area {
        let unit = input.studyArea?.units[blank.unit]
        return BlanksDocument.Area(
            id: blank.id, unit: unit?.code ?? "", unitName: unit?.name ?? "",
            areaM2: blank.area.squareMeters.rounded(toDecimals: 1), points: blank.points, weight: scale.weight(blank.weight))
    }

    private func areas() -> BlanksDocument.Areas? {
        guard let area = input.studyArea, let blanks = result.blanks else { return nil }
        func total(_ areas: [Area]) -> Double { areas[area.lowest].reduce(0) { $0 + $1.squareMeters }.rounded(toDecimals: 1) }
        return BlanksDocument.Areas(
            list: blanks.blanks.map(self.area),
            belowThreshold: BlanksDocument.Sum(
                count: blanks.belowThreshold.count, points: blanks.belowThreshold.points,
                weight: scale.weight(blanks.belowThreshold.weight),
                areaM2: blanks.belowThreshold.squareMeters.rounded(toDecimals: 1)),
            outside: BlanksDocument.Sum(
                count: nil, points: blanks.outside.points, weight: scale.weight(blanks.outside.weight), areaM2: nil),
            unitAreaM2: total(blanks.unitAreas), blankAreaM2: total(blanks.blankAreas))
    }
}
