import CoverageAnalysis
import PlanningTerms
import Publication
import ServiceModel

extension ReportBuilder {
    /// The rule that decides who is covered where it is not a radius.
    var coverRule: String? {
        switch input.basis {
        case .radii: nil
        case .costs(let matrix): matrix.cutoff == nil ? "the matrix has the pair" : "cost <= cutoff + 0.000001"
        }
    }

    /// Whether the run counts what getting somewhere costs in metres.
    var isInMeters: Bool { input.coverMeasure.isInMeters }

    /// `--cutoff` as the cost or the length that it is.
    var cutoff: (cost: Double?, meters: Double?) {
        switch options.cutoff {
        case .cost(let cost): (cost, nil)
        case .length(let length): (nil, length.meters)
        case nil: (nil, nil)
        }
    }

    /// A distance to be published in metres; `nil` under a matrix, which has none.
    func meters(_ value: Double) -> Double? { isInMeters ? value.finite?.rounded(toDecimals: 3) : nil }

    /// A cost to be published; `nil` where the run has no matrix, and where there is no way.
    func cost(_ value: Double) -> Double? { isInMeters ? nil : value.finite }

    /// Distances to the nearest facility; `nil` under a matrix.
    func distances(_ result: CoverResult) -> CoverageDocument.Distances? {
        guard isInMeters else { return nil }
        return result.report.distances.map {
            CoverageDocument.Distances(
                meanM: $0.mean.rounded(toDecimals: 3), medianM: $0.median.rounded(toDecimals: 3),
                p90M: $0.p90.rounded(toDecimals: 3), maxM: $0.max.rounded(toDecimals: 3))
        }
    }

    /// Costs to the facility of least cost; `nil` without a matrix.
    func costs(_ result: CoverResult) -> CoverageDocument.Costs? {
        guard !isInMeters else { return nil }
        let unreached = result.coverage.nearest.indices.filter { result.coverage.nearest[$0] < 0 }
        let summary = result.report.distances
        return CoverageDocument.Costs(
            mean: summary?.mean, median: summary?.median, p90: summary?.p90, max: summary?.max, unreachedPoints: unreached.count,
            unreachedWeight: scale.weight(unreached.reduce(0) { $0 + input.demand.ticks[$1] }))
    }
}
