import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

extension Recomputation {
    /// What the objective of a model on distances can be by the published positions or costs; `nil` for other models.
    ///
    /// It measures every demand point against every open and proposed site: O(points × sites).
    func distanceObjective(_ siting: SitingDocument) -> Interval? {
        switch siting.objectiveMeasure {
        case .weightedCost:
            let paid = costsPaid()
            let sum = demand.ids.indices.reduce(0.0) { demand.weights[$1] > 0 ? $0 + demand.weights[$1] * paid[$1] : $0 }
            guard sum < .infinity else { return Interval(.infinity) }
            let weight = demand.weights.reduce(0, +)
            let slack = weight * costError + Double(demand.ids.count) * (siting.step ?? 0)
            return (sum - slack)...(sum + slack)
        case .largestCost:
            let paid = costsPaid()
            let most = demand.ids.indices.reduce(0.0) { demand.weights[$1] > 0 ? max($0, paid[$1]) : $0 }
            guard most < .infinity else { return Interval(.infinity) }
            return (most - costError)...(most + costError)
        case .smallestSpacing:
            let least = smallestSpacing()
            guard least < .infinity else { return Interval(.infinity) }
            return (least - Verifier.positionError)...(least + Verifier.positionError)
        case .coveredWeight, .sitesOpened, .servedWeight, .backupWeight, .weightedCover, nil: return nil
        }
    }

    /// How far a published cost may be off: given costs are published as they are.
    private var costError: Double { costs == nil ? Verifier.positionError : 0 }

    /// What each demand point pays to its cheapest open or proposed site, within the cutoff; infinite where nothing serves it.
    private func costsPaid() -> [Double] {
        if let costs {
            let all = costs.numbers(of: facilities.ids + (proposals?.ids ?? []))
            let most = report.settings.cutoff.map { $0 + Self.costTolerance } ?? .infinity
            return demand.ids.indices.map { row in
                let least = costs.least(row, among: all)
                return least <= most ? least : .infinity
            }
        }
        let sites = (facilities + (proposals ?? [])).map(\.point)
        let most = report.settings.cutoffM.map { $0 + Verifier.positionError } ?? .infinity
        return demand.points.map { point in
            let least = sites.reduce(Double.infinity) { min($0, measure.meters(point, $1)) }
            return least <= most ? least : .infinity
        }
    }

    /// The smallest distance of two open sites, at least one of them proposed.
    private func smallestSpacing() -> Double {
        guard let new = proposals?.map(\.point) else { return .infinity }
        let open = facilities.map(\.point)
        var least = Double.infinity
        for (place, point) in new.enumerated() {
            for other in open + new[..<place] { least = min(least, measure.meters(point, other)) }
        }
        return least
    }
}
