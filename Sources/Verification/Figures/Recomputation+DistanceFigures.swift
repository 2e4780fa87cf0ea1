import GeoEngine
import GeoPrimitives
import Publication

extension Recomputation {
    /// Weighted quantiles of some distances: the smallest within which so much of the weight lies.
    private func quantiles(_ values: [(value: Double, weight: Double)], _ parts: [Double]) -> [Interval] {
        let sorted = values.sorted { $0.value < $1.value }
        let all = sorted.reduce(0) { $0 + $1.weight }
        return parts.map { part in
            // Sums of weights are exact in the run and rounded here: two neighbours may be meant.
            let (low, high) = (part * all * (1 - 1e-12), part * all * (1 + 1e-12))
            var (sum, least, most) = (0.0, Double.nan, sorted.last?.value ?? .nan)
            for entry in sorted {
                sum += entry.weight
                if least.isNaN, sum >= low { least = entry.value }
                if sum >= high {
                    most = entry.value
                    break
                }
            }
            return Interval(least, most)
        }
    }

    /// Distances to the nearest facility, whatever its radius.
    mutating func checkDistances(_ state: RunState) {
        let figure = state.figure["distances"]
        let tree = NearestSites(state.sites.map(\.point), measure)
        var values: [(value: Double, weight: Double)] = []
        for row in demand.ids.indices where demand.weights[row] > 0 {
            guard let nearest = tree.nearest(1, to: demand.points[row]).first else { break }
            values.append((nearest.meters, demand.weights[row]))
        }
        guard !values.isEmpty else { return document.expectNothing(figure) }
        let all = values.reduce(0) { $0 + $1.weight }
        let mean = values.reduce(0) { $0 + $1.value * ($1.weight / all) }
        let (error, quantiles) = (Verifier.positionError, quantiles(values, [0.5, 0.9]))
        document.expect(figure["mean_m"], Interval(mean, within: error))
        document.expect(figure["median_m"], quantiles[0].widened(by: error))
        document.expect(figure["p90_m"], quantiles[1].widened(by: error))
        document.expect(figure["max_m"], Interval(values.reduce(0) { max($0, $1.value) }, within: error))
    }

    /// Costs to the facility of least cost, and who has no way to any.
    mutating func checkCostFigures(_ state: RunState) {
        document.expectNothing(state.figure["distances"])
        guard let costs else { return }
        let figure = state.figure["costs"]
        let numbers = costs.numbers(of: state.sites.ids)
        var values: [(value: Double, weight: Double)] = []
        var unreached = Totals()
        for row in demand.ids.indices {
            let least = costs.least(row, among: numbers)
            if least == .infinity { unreached.add(demand.weights[row], .no) }
            if least < .infinity, demand.weights[row] > 0 { values.append((least, demand.weights[row])) }
        }
        document.expect(figure["unreached_points"], unreached.points)
        document.expect(figure["unreached_weight"], unreached.weight)
        guard !values.isEmpty else {
            for name in ["mean", "median", "p90", "max"] { document.expectNothing(figure[name]) }
            return
        }
        let all = values.reduce(0) { $0 + $1.weight }
        let quantiles = quantiles(values, [0.5, 0.9])
        let largest = values.reduce(0) { max($0, $1.value) }
        // Costs are added up in steps of the largest that is read; no step is wider than 10⁻¹² of it.
        let mean = values.reduce(0) { $0 + $1.value * ($1.weight / all) }
        document.expect(figure["mean"], Interval(mean, within: 1e-9 * max(1, largest)))
        document.expect(figure["median"], quantiles[0])
        document.expect(figure["p90"], quantiles[1])
        document.expect(figure["max"], largest)
    }
}
