import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

/// Makes the tables of a run: `units`, `facilities`, `nearest`, `redundancy`, `functions`, `uncoverable`, `curve`, `costs`,
/// `capacity-assignment` and `candidates`.
struct TableBuilder {
    /// The report of the run, where figures stand as they are published.
    let document: ReportDocument
    let result: CoverResult
    let site: SiteResult?
    /// The open facilities, in their order.
    let facilities: [FacilityRow]

    private var input: PlanningInput { result.loaded.input }
    var areCosts: Bool { !input.coverMeasure.isInMeters }

    /// All tables of the run.
    func tables() -> [ResultLayer] {
        let tables: [ResultLayer?] = [
            units(), facilityTable(), nearest(), redundancy(), functions(), site.map(uncoverable), curve(), capacityAssignment(),
            costs(), site.map { CandidateRows($0).table },
        ]
        return tables.compactMap(\.self)
    }

    /// One row per unit, then what lies outside the lowest level, then the total of the report; `nil` without units.
    private func units() -> ResultLayer? {
        guard input.studyArea != nil else { return nil }
        let coverage = document.coverage
        let inventory = UnitInventory(result)
        var rows = coverage.byUnit.map { UnitRow($0) }
        if let outside = coverage.outside.last?.totals {
            var row = UnitRow("outside", outside, inventory.outside, inventory)
            row.served = coverage.served?.outside.last?.served
            rows.append(row)
        }
        var total = UnitRow("total", coverage.overall, inventory.total, inventory)
        (total.isNormMet, total.served) = (coverage.normMet, coverage.served?.whole)
        rows.append(total)
        return Dataset.units.table(UnitRow.columns + (coverage.served == nil ? [] : UnitRow.servedColumns), rows)
    }

    /// One row per open facility; what it covers and who depends on it stand there when backup coverage was asked for.
    private func facilityTable() -> ResultLayer {
        Dataset.facilities.table(
            FacilityRow.tableColumns(areCosts: areCosts) + (result.served == nil ? [] : FacilityRow.servedColumns), facilities)
    }

    /// The nearest facilities of every demand point by rank; `nil` when they were not asked for.
    private func nearest() -> ResultLayer? {
        guard let nearest = result.nearest else { return nil }
        return Dataset.nearest.table(NearestRow.columns, count: input.demand.count * nearest.count) { place in
            NearestRow(
                id: input.demand.ids[place / nearest.count], rank: place % nearest.count + 1,
                facility: input.facilities[Int(nearest.facilities[place])].id,
                distance: nearest.meters[place].rounded(toDecimals: 3))
        }
    }

    /// The matrix of functions by unit: the people of each within reach of each function, and the total.
    private func functions() -> ResultLayer? {
        guard let functions = document.functions?.functions, let first = functions.first else { return nil }
        let columns =
            FunctionRow.columns
            + functions.enumerated().map { FunctionRow.column(ofFunction: $0.element.name, at: $0.offset) }
        var rows = (document.functions?.byUnit ?? []).map { unit in
            FunctionRow(code: unit.unit, name: unit.name, level: unit.level, people: unit.weight, covered: unit.covered)
        }
        rows.append(
            FunctionRow(code: "total", people: first.totals.weight, covered: functions.map(\.totals.coveredWeight)))
        return Dataset.functions.table(columns, rows)
    }

    /// One row per demand point that nothing reaches.
    private func uncoverable(_ site: SiteResult) -> ResultLayer {
        let input = site.before.loaded.input
        return Dataset.uncoverable.table(
            UncoverableRow.columns(areCosts: areCosts), count: site.uncoverable.count
        ) { number in
            let point = site.uncoverable[number]
            let position = input.demand.point(point.row)
            return UncoverableRow(
                id: input.demand.id(point.row),
                position: PlanarPoint(x: position.x.rounded(toDecimals: 7), y: position.y.rounded(toDecimals: 7)),
                weight: input.demand.scale.weight(input.demand.ticks[point.row.value]),
                nearestCandidate: point.nearestCandidate.map { input.candidates[$0].id },
                criticalRadius: areCosts ? point.criticalRadius : point.criticalRadius?.roundedUp(toDecimals: 3))
        }
    }

    /// One row per number of sites; `nil` without a curve.
    private func curve() -> ResultLayer? {
        document.siting?.curve.map { Dataset.curve.table(SitingDocument.CurveStep.columns, $0) }
    }
}

extension UnitRow {
    /// The row of something added up.
    fileprivate init(_ sum: String, _ totals: TotalsDocument, _ figures: UnitInventory.Figures, _ inventory: UnitInventory) {
        self.init(
            code: sum, facilities: figures.facilities, unlocated: figures.unlocated, people: totals.weight,
            covered: totals.coveredWeight, share: totals.share, clusters: figures.clusters,
            floorArea: inventory.floorArea(figures))
    }
}
