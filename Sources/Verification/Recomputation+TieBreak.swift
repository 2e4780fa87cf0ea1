import GeoPrimitives
import PlanningTerms
import Publication

extension Recomputation {
    /// The choice among plans of one objective: what everybody covered pays to the cheapest facility that covers them, bound and status.
    mutating func checkTieBreak(_ siting: SitingDocument, _ proposals: [PublishedSite]) {
        guard let choice = siting.tieBreak else { return }
        var open = kept
        open += proposals
        let rounding = Double(demand.ids.count) * (choice.step ?? 0)
        let paid = costs.map { paidWhereCovered(by: $0, open) } ?? paidWhereCovered(open)
        compare(
            Wording("tie-break's weighted distance", "择优所用加权距离"), (paid.lowerBound - rounding)...(paid.upperBound + rounding),
            choice.weightedCost)
        if choice.bound > choice.weightedCost {
            found.problems.append(
                Wording(
                    "tie-break: bound \(choice.bound) and \(choice.weightedCost) contradict each other",
                    "择优：界限 \(choice.bound) 与 \(choice.weightedCost) 矛盾"))
        }
        if (choice.status == .optimal) != (choice.bound == choice.weightedCost) {
            found.problems.append(
                Wording(
                    "tie-break: status \(choice.$status), bound and sum contradict each other", "择优：状态 \(choice.$status)、界限与总和矛盾")
            )
        }
        if siting.gap != 0 {
            found.problems.append(
                Wording(
                    "tie-break: it is made among plans of a proven objective, and the gap is not 0", "择优：只在目标值已证明的方案中进行，而差距不为 0"))
        }
        if choice.by != .distance {
            found.problems.append(Wording("tie-break: \(choice.$by) is no way to break ties", "择优：没有 \(choice.$by) 这种方式"))
        }
    }

    private func paidWhereCovered(by costs: PublishedCosts, _ open: [PublishedSite]) -> Interval {
        let numbers = costs.numbers(of: open.ids)
        var sum = 0.0
        for row in demand.ids.indices where demand.isCovered[row] && demand.weights[row] > 0 {
            let least = costs.least(row, among: numbers)
            if least < .infinity { sum += demand.weights[row] * least }
        }
        return sum...sum
    }

    /// By positions: a site whose radius ends within their error may cover a point or not.
    private func paidWhereCovered(_ open: [PublishedSite]) -> Interval {
        let scan = SiteScan(open, measure)
        var (low, high) = (0.0, 0.0)
        for row in demand.ids.indices where demand.isCovered[row] && demand.weights[row] > 0 {
            var (least, certain, most) = (Double.infinity, Double.infinity, 0.0)
            visit(row, scan, .own) { reach, meters in
                (least, most) = (min(least, meters), max(most, meters))
                if reach == .certain { certain = min(certain, meters) }
                return true
            }
            guard least < .infinity else { continue }
            low += demand.weights[row] * max(0, least - Verifier.positionError)
            high += demand.weights[row] * ((certain < .infinity ? certain : most) + Verifier.positionError)
        }
        return low...high
    }
}
