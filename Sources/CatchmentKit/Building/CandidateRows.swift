import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

/// The candidates of a run as they are published: every one, so that what no plan passes can be held against them.
struct CandidateRows {
    private let site: SiteResult
    private let input: PlanningInput

    init(_ site: SiteResult) { (self.site, input) = (site, site.before.loaded.input) }

    /// What is said of each.
    private var columns: [ResultColumn<CandidateRow>] {
        CandidateRow.columns + (site.candidateMembership == nil ? [] : CandidateRow.unitColumns)
            + (site.candidateUnits == nil ? [] : CandidateRow.borderColumns)
            + (site.context.money == nil ? [] : CandidateRow.costColumns)
            + (site.settings.conditions.capacity == nil ? [] : CandidateRow.capacityColumns)
    }

    /// The table, which has the places in columns.
    var table: ResultLayer {
        Dataset.candidates.table(columns + CandidateRow.placeColumns, count: input.candidates.count, row: row)
    }

    /// The layer.
    func layer(_ about: [String: PropertyValue]) -> ResultLayer {
        Dataset.candidates.layer(columns, metadata: about, count: input.candidates.count, row: row)
    }

    private func row(_ number: Int) -> CandidateRow {
        let candidate = input.candidates[number]
        return CandidateRow(
            id: candidate.id, name: candidate.name, status: candidate.status.rawValue, level: candidate.level,
            radius: input.radiusRule.radius(of: candidate)?.meters, floorArea: candidate.floorArea?.squareMeters,
            unit: site.candidateMembership.flatMap { code($0.lowest[number]) },
            borderUnit: site.candidateUnits.flatMap { code($0[number]) }, openingCost: candidate.openingCost ?? 0,
            capacity: candidate.capacity, position: candidate.point)
    }

    private func code(_ unit: Int32) -> String? { unit < 0 ? nil : input.studyArea?.units[Int(unit)].code }
}
