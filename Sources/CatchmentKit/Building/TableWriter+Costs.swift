import GeoFormats
import GeoPrimitives
import ServiceModel

extension TableWriter {
    /// The pairs of the cost matrix that lead to open or proposed sites and listed alternatives: what a plan's figures can be recomputed from.
    func costs(_ site: SiteResult?) -> ResultLayer? {
        let input = (site?.after ?? result).loaded.input
        guard let matrix = input.costs else { return nil }
        let listed = (site?.explanations ?? []).flatMap { ($0.alternatives ?? []).prefix(ReportBuilder.listedAlternatives) }
        let known = Set(input.facilities.map(\.id))
        let others = Set(listed.map(\.candidate)).sorted().map { input.candidates[$0] }.filter { !known.contains($0.id) }
        let places = matrix.places(of: input.facilities + others)
        var (rows, pairs): ([Int32], [Int]) = ([], [])
        for row in 0..<input.demand.count {
            for pair in matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1] where places[Int(matrix.sites[pair])] >= 0 {
                rows.append(Int32(row))
                pairs.append(pair)
            }
        }
        return ResultLayer("costs", [.text("from"), .text("to"), .number("cost")], count: pairs.count) { number in
            .init([
                .text(input.demand.ids[Int(rows[number])]), .text(matrix.siteIds[Int(matrix.sites[pairs[number]])]),
                .number(matrix.costs[pairs[number]]),
            ])
        }
    }
}
