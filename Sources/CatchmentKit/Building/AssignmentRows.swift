import CoverageAnalysis
import GeoPrimitives
import Publication
import ServiceModel

/// The demand points of a run as they are published, each made when it is asked for.
///
/// A class: what it looks into is large, and would be copied for every row.
final class AssignmentRows {
    private let builder: LayerBuilder
    /// The state that is shown: with the plan, where there is one.
    private let shown: CoverResult
    private let input: PlanningInput
    /// The radii that points bring, where they count.
    private let radii: [Double]?
    /// The lowest unit of each point.
    ///
    /// Floors are checked from the layer alone: a point in no lowest unit then names the lowest that it is in.
    private let units: [Int32]?
    private let parts: AssignmentParts
    private let served: ServedPoints?

    init(_ builder: LayerBuilder) {
        self.builder = builder
        shown = builder.site?.after ?? builder.result
        input = shown.loaded.input
        radii = builder.input.radiusRule.ownRadii(of: builder.input.demand)
        units = builder.site?.context.unitOfRow ?? (input.studyArea == nil ? nil : shown.membership?.lowest)
        parts = AssignmentParts(shown)
        served = builder.site == nil ? ServedPoints(builder.result) : nil
    }

    /// The number of points.
    var count: Int { input.demand.count }

    /// The columns of the layer.
    var columns: [ResultColumn<AssignmentRow>] {
        AssignmentRow.columns(areCosts: builder.areCosts) + (radii == nil ? [] : AssignmentRow.radiusColumns)
            + (shown.service.edge == nil ? [] : AssignmentRow.edgeColumns)
            + (shown.service.borders == nil ? [] : AssignmentRow.borderColumns)
            + (units == nil ? [] : AssignmentRow.unitColumns) + AssignmentRow.clusterColumns
            + (builder.site == nil ? [] : AssignmentRow.clusterBeforeColumns) + parts.columns
            + (served == nil ? [] : AssignmentRow.servedColumns)
    }

    /// The row of a point.
    subscript(row: Int) -> AssignmentRow {
        let facility = shown.assignedFacility(row)
        let servedBy = served?.facilities(of: row) ?? []
        return AssignmentRow(
            id: input.demand.ids[row], weight: builder.scale.weight(input.demand.ticks[row]),
            isCovered: shown.coverage.isCovered(row), facility: facility >= 0 ? input.facilities[facility].id : nil,
            isProposed: builder.isProposed(FacilityNumber(facility)), cost: builder.published(cost: shown.assignedCost(row)),
            radius: radii?[row].finite, isAtEdge: shown.service.edge?.isAtEdge[row],
            borderUnit: shown.service.borders.flatMap { builder.unitCode($0.demandUnits[row]) },
            unit: units.flatMap { $0[row] >= 0 ? input.studyArea?.units[Int($0[row])].code : nil },
            cluster: shown.clusters.id(ofRow: row), clusterBefore: builder.site?.before.clusters.id(ofRow: row),
            classes: parts.classes(row), levels: parts.levels(row),
            servedWeight: served?.weight(of: row), servedBy: servedBy, geometry: .point(input.demand.point(row)))
    }
}

extension UncoveredClusters {
    /// The id of the cluster that holds a demand point; `nil` where none does.
    fileprivate func id(ofRow row: Int) -> String? {
        let cluster = Int(clusterOfRow[row])
        return cluster >= 0 ? clusters[cluster].id : nil
    }
}

/// What `assignments.geojson` says of classes and levels, so that two results can be compared point by point in each.
private struct AssignmentParts {
    private let demand: DemandTable
    private let report: CoverageReport

    init(_ result: CoverResult) { (demand, report) = (result.loaded.input.demand, result.report) }

    var columns: [ResultColumn<AssignmentRow>] {
        report.byClass.enumerated().flatMap { place, part in
            AssignmentRow.columns(ofClass: part.name, at: place, hasOwnRadius: part.isCovered != nil)
        } + report.byLevel.enumerated().map { AssignmentRow.column(ofLevel: $0.element.level, at: $0.offset) }
    }

    func classes(_ row: Int) -> [AssignmentRow.ClassPart] {
        zip(demand.classes, report.byClass).map { members, part in
            .init(weight: members.scale.weight(members.ticks[row]), isCovered: part.isCovered?[row])
        }
    }

    func levels(_ row: Int) -> [Bool] { report.byLevel.map { $0.isReached[row] } }
}

/// What of each demand point is served within capacities, and by whom.
private struct ServedPoints {
    private let served: ServedCoverage
    private let input: PlanningInput

    /// Makes the points of a run; `nil` where it knows no capacities.
    init?(_ result: CoverResult) {
        guard let served = result.served else { return nil }
        (self.served, input) = (served, result.loaded.input)
    }

    func weight(of row: Int) -> Double { input.demand.scale.weight(served.ticks[row]) }

    /// The ids of the facilities that serve a demand point; shares lie by demand point.
    func facilities(of row: Int) -> [String] {
        let shares = served.found.assignment.shares
        var (low, high) = (0, shares.count)
        while low < high {
            let middle = (low + high) / 2
            if shares[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return shares[low...].prefix { $0.row == row }.map { input.facilities[$0.site].id }
    }
}
