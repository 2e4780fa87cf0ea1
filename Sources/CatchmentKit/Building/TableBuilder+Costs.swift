import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

extension TableBuilder {
    /// The pairs of the cost matrix that lead to open or proposed sites and listed alternatives: what a plan's figures can be recomputed from.
    func costs() -> ResultLayer? {
        let input = (site?.after ?? result).loaded.input
        guard case .costs(let matrix) = input.basis else { return nil }
        let listed = (site?.explanations ?? []).flatMap { ($0.alternatives ?? []).prefix(ReportBuilder.listedAlternatives) }
        let known = Set(input.facilities.map(\.id))
        let others = Set(listed.map(\.candidate)).sorted().map { input.candidates[$0] }.filter { !known.contains($0.id) }
        let places = matrix.places(of: input.facilities + others)
        var pairs: [(row: Int32, pair: Int)] = []
        for row in 0..<input.demand.count {
            for pair in matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1] where places[Int(matrix.sites[pair])] >= 0 {
                pairs.append((Int32(row), pair))
            }
        }
        return Dataset.costs.table(CostRow.columns, count: pairs.count) { number in
            let (row, pair) = pairs[number]
            return CostRow(
                from: input.demand.ids[Int(row)], to: matrix.siteIds[Int(matrix.sites[pair])], cost: matrix.costs[pair])
        }
    }
}
