import GeoFormats
import GeoPrimitives
package import PlanningTerms
import ServiceModel

extension InputOptions {
    /// Returns the options as a run by costs takes them: without the plan's radii, whose place the costs take.
    package func withCostsForRadii() -> InputOptions {
        guard costMatrix != nil else { return self }
        var options = self
        (options.radius, options.radiusOverride, options.planRadii) = (nil, nil, RadiusTable())
        return options
    }

    /// Refuses costs that cannot decide who is covered: without a cutoff, or for a class with a radius of its own.
    ///
    /// - Throws: ``CatchmentError``, naming the plan's key or the flag.
    package func checkCosts() throws {
        guard costMatrix != nil else {
            if cutoff != nil { throw CatchmentError.usage(.cost(.cutoffWithoutMatrix)) }
            return
        }
        if cutoff == nil {
            throw places.refusal(.costMatrix, .cost(.needsCutoff))
        }
        if let own = classes.first(where: { $0.radius != nil }) {
            throw places.refusal(.classNamed(own.name), .cost(.classHasRadius(own.name)))
        }
    }
}

extension InputLoader {
    /// Refuses lists without ids, which a matrix could only name by the numbers of their rows; cells of a raster have names of their own.
    func checkIds(_ layers: [LayerSummary]) throws {
        for layer in layers where [.demand, .facilities, .candidates].contains(layer.role) && layer.rows.read > 0 {
            let isRaster = layer.role == .demand && TableFile.isRaster(layer.file)
            guard layer.columns[ColumnRole.id.rawValue] == nil, !isRaster else { continue }
            throw CatchmentError.badData(layer.file, .cost(.needsIds(layer.role)))
        }
    }

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
            throw CatchmentError.badData(matrix.path, .sites(.ambiguousId(site.id)))
        }
        let idle = idleIds.filter { !seen.contains($0) }
        let loaded = try CostMatrixLoader(options: matrix, run: options, demand: demand, sites: sites, idleSites: idle)
            .load(into: &notes)
        notes.notice(matrix.path, .cost(.decides))
        if input.demand.radiusMeters != nil || sites.contains(where: { $0.radius != nil }) {
            notes.notice(matrix.path, .cost(.radiiUnused))
        }
        input.demand.radiusMeters = nil
        for number in input.facilities.indices { input.facilities[number].radius = nil }
        for number in input.candidates.indices { input.candidates[number].radius = nil }
        input.basis = .costs(loaded.matrix)
        return loaded.summary
    }
}
