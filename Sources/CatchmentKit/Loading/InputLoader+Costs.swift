import GeoPrimitives
import ServiceModel

extension InputLoader {
    /// Reads the cost matrix and puts it in the place of distances and radii.
    ///
    /// - Returns: How the matrix was read.
    func applyCosts(
        _ matrix: LayerOptions, to input: inout PlanningInput, _ demand: LoadedDemand, _ idleIds: [String],
        into notes: inout DiagnosticCollector
    ) throws -> LayerSummary {
        let sites = input.facilities + input.candidates
        var seen: Set<String> = []
        for site in sites where !seen.insert(site.id).inserted {
            throw CatchmentError.badData(
                matrix.path,
                "the id \"\(site.id)\" names a facility and a candidate, and a pair could lead to either; ids must be unique over both lists"
            )
        }
        let idle = idleIds.filter { !seen.contains($0) }
        let loaded = try CostMatrixLoader(options: matrix, run: options, demand: demand, sites: sites, idleSites: idle)
            .load(into: &notes)
        notes.notice(
            matrix.path,
            "costs decide who is covered; service areas and blank areas are circles around facilities and are not drawn, and clusters link demand points by position"
        )
        if input.demand.radiusMeters != nil || sites.contains(where: { $0.radius != nil }) {
            notes.notice(matrix.path, "radius columns are not used: a run with a cost matrix has one --cutoff")
        }
        input.demand.radiusMeters = nil
        for number in input.facilities.indices { input.facilities[number].radius = nil }
        for number in input.candidates.indices { input.candidates[number].radius = nil }
        input.costs = loaded.matrix
        return loaded.summary
    }
}
