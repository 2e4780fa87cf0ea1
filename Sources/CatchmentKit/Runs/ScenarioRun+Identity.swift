import GeoPrimitives
import PlanningTerms
import Publication
import Scenarios
import ServiceModel

extension ScenarioRun {
    /// The points of the plan's own state and of a scenario side by side, and what there is to say of how they are told apart.
    ///
    /// Other demand points than the plan's go by their coordinates where either list has no ids.
    static func match(_ base: CoverResult, _ result: CoverResult) -> (points: PointMatch, remark: ComparisonMessage?) {
        let (before, after) = (base.loaded.input.demand, result.loaded.input.demand)
        let isOneList = before.x == after.x && before.y == after.y && before.ids == after.ids
        guard !isOneList, [before, after].contains(where: { $0.identity == .coordinates }) else {
            let ids =
                isOneList
                ? nil
                : SharedIds(
                    before.count, { before.ids[$0] }, { before.name($0, by: .coordinates) }, after.ids,
                    { after.name($0, by: .coordinates) })
            let remark = ids.flatMap { $0.areDoubtful ? ComparisonMessage.idsElsewhere($0.moved, of: $0.shared) : nil }
            return (PointMatch(CoveredPoints(base), CoveredPoints(result)), remark)
        }
        let rows = PlacedRows.of(PlacedPoints(base), PlacedPoints(result))
        let match = PointMatch(rows.before.summed(CoveredPoints(base)), rows.after.summed(CoveredPoints(result)))
        return (match, .byPlace(summed: rows.before.summed + rows.after.summed))
    }
}

extension PlacedPoints {
    /// The demand points of a result by where they are.
    fileprivate init(_ result: CoverResult) {
        let demand = result.loaded.input.demand
        self.init(
            places: (0..<demand.count).map { demand.name($0, by: .coordinates) },
            isCovered: [(0..<demand.count).map { result.coverage.isCovered($0) }])
    }
}
