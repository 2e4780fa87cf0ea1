import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension Recomputation {
    /// What is counted, in words.
    var who: String { report.coverage.weightKind == .people ? "people" : "demand points" }

    /// What shares of all are shares of.
    var shareOfAll: String { report.coverage.weightKind == .people ? "people of all kept demand points" : "kept demand points" }

    /// The totals of some rows; weights other than those of the points where they are given, and then of rows that have some.
    func totals(_ reach: [Reach], _ rows: some Sequence<Int>, weights: [Double]? = nil) -> Totals {
        var totals = Totals()
        for row in rows {
            let weight = weights?[row] ?? demand.weights[row]
            if weights == nil || weight > 0 { totals.add(weight, reach[row]) }
        }
        return totals
    }

    /// The totals of all rows.
    func totals(_ reach: [Reach], weights: [Double]? = nil) -> Totals { totals(reach, demand.ids.indices, weights: weights) }

    /// Points, weights and share of totals; more or fewer by what cannot be decided.
    mutating func expect(_ figure: Figure, _ totals: Totals, of what: String, doubt: Totals = Totals()) {
        let (points, weight) = (Double(doubt.points), doubt.weight)
        document.expect(figure["points"], Interval(totals.points).widened(by: points))
        document.expect(figure["weight"], Interval(totals.weight).widened(by: weight))
        document.expect(figure["covered_points"], totals.coveredPoints.widened(by: points))
        document.expect(figure["covered_weight"], totals.coveredWeight.widened(by: weight))
        expectShare(figure, of: what)
    }

    /// A share, of the figures beside it.
    mutating func expectShare(
        _ figure: Figure, part: String = "covered_weight", whole: String = "weight", of what: String
    ) {
        let (part, whole) = (figure[part].number ?? .nan, figure[whole].number ?? .nan)
        document.expect(figure["share"], ifAny: whole > 0 ? Interval(part / whole) : nil)
        document.expect(figure["share_of"], text: what)
    }

    /// Labels of demand points as what is within reach.
    func reach(labelled labels: [Bool]) -> [Reach] { labels.map { $0 ? .certain : .no } }
}
