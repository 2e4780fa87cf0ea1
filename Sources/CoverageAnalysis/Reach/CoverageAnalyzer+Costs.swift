import GeoEngine
public import GeoPrimitives
public import ServiceModel

extension CostMatrix {
    /// Returns whether a pair of this cost is covered: `cost <= cutoff + 0.000001`, the tolerance of ``CoverTest`` in the matrix's unit.
    package func covers(_ cost: Double) -> Bool { cutoff.map { cost <= $0 + CoverTest.tolerance } ?? true }
}

extension CoverageAnalyzer {
    /// Returns the coverage of a run's demand points by some of its facilities, under the run's cost matrix or its radius rule.
    ///
    /// Under a matrix the nearest facility is the one of least cost.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - facilities: The open facilities; earlier ones win ties.
    ///   - classRadius: A radius in place of the facilities' (a class's own); a matrix knows none.
    /// - Returns: One entry per demand point.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n log m) for equal radii, O(n + pairs) under a matrix.
    public func coverage(
        _ input: PlanningInput, by facilities: [Facility], radius classRadius: Distance? = nil
    ) async throws -> Coverage {
        guard let matrix = input.costs else {
            return try await coverage(
                of: input.demand, by: facilities, rule: input.radiusRule, measure: input.measure, radius: classRadius)
        }
        let places = matrix.places(of: facilities)
        let parts = try await mapChunks(of: input.demand.count, threads: threads) { rows in
            var part = Coverage()
            for row in rows {
                var nearest: Int32 = -1
                var least = Double.infinity
                for pair in matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1] {
                    let (place, cost) = (places[Int(matrix.sites[pair])], matrix.costs[pair])
                    guard place >= 0, cost < least || (cost == least && place < nearest) else { continue }
                    (nearest, least) = (place, cost)
                }
                part.nearest.append(nearest)
                part.nearestCost.append(least)
                part.coveredBy.append(nearest >= 0 && matrix.covers(least) ? nearest : -1)
            }
            return part
        }
        var whole = Coverage()
        for part in parts {
            whole.nearest.append(contentsOf: part.nearest)
            whole.nearestCost.append(contentsOf: part.nearestCost)
            whole.coveredBy.append(contentsOf: part.coveredBy)
        }
        return whole
    }

    /// Returns which of a run's candidates cover which demand points, under the run's cost matrix or its radius rule.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    /// - Returns: The candidates of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled or the analyzer is to go on no more, nothing else.
    /// - Complexity: O(rows + pairs).
    public func coverSets(_ input: PlanningInput, rows: [Int]) async throws -> CoverSets {
        guard let matrix = input.costs else {
            return try await coverSets(
                of: input.demand, rows: rows, candidates: input.candidates, rule: input.radiusRule, measure: input.measure)
        }
        let found = try await selected(matrix, rows, of: input.candidates) { matrix.covers($0) }
        return CoverSets(rowOffsets: found.rowOffsets, candidates: found.candidates, candidateCount: found.candidateCount)
    }

    /// Returns the same with the sets of points that have the same candidates kept once, unless costs say who covers whom.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    /// - Returns: The candidates of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(rows + pairs).
    public func mergedCoverSets(_ input: PlanningInput, rows: [Int]) async throws -> MergedCoverSets {
        if input.costs != nil { return MergedCoverSets(try await coverSets(input, rows: rows)) }
        return try await mergedCoverSets(
            of: input.demand, rows: rows, candidates: input.candidates, rule: input.radiusRule, measure: input.measure)
    }

    /// Returns what a run's demand points would pay to its candidates: the run's matrix, or distances in metres.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    ///   - cutoff: Pairs farther apart, the tolerance of ``CoverTest`` aside, are left out; `nil` takes all pairs. A matrix has its own.
    /// - Returns: The pairs of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled or the analyzer is to go on no more, nothing else.
    /// - Complexity: O(rows · m) without a cutoff, else O(rows + pairs).
    public func costRows(_ input: PlanningInput, rows: [Int], cutoff: Distance?) async throws -> CostRows {
        if let matrix = input.costs { return try await selected(matrix, rows, of: input.candidates) { matrix.covers($0) } }
        let (points, measure, demand) = (input.candidates.map(\.point), input.measure, input.demand)
        let grid = cutoff.map { reach in RadiusGrid(points, radii: points.map { _ in reach.meters }, measure: measure) }
        let parts = try await mapChunks(of: rows.count, size: 512, threads: threads) { slots in
            try Task.checkCancellation()
            var part: (ends: [Int], candidates: [Int32], costs: [Double]) = ([], [], [])
            for slot in slots {
                try checkGoesOn()
                let point = demand.point(rows[slot])
                let first = part.candidates.count
                if let grid {
                    grid.forEachCovering(point) { candidate, _ in part.candidates.append(Int32(candidate)) }
                    part.candidates[first...].sort()
                } else {
                    part.candidates.append(contentsOf: 0..<Int32(points.count))
                }
                for candidate in part.candidates[first...] { part.costs.append(measure.meters(point, points[Int(candidate)])) }
                part.ends.append(part.candidates.count)
            }
            return part
        }
        return CostRows(parts: parts, candidateCount: points.count)
    }

    /// Returns what a run's demand points would pay to the candidates that cover them: the run's matrix, or distances in metres.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    /// - Returns: The covered pairs of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled or the analyzer is to go on no more, nothing else.
    /// - Complexity: O(rows + pairs).
    public func coveredCosts(_ input: PlanningInput, rows: [Int]) async throws -> CostRows {
        if let matrix = input.costs { return try await selected(matrix, rows, of: input.candidates) { matrix.covers($0) } }
        let sets = try await coverSets(input, rows: rows)
        let (points, measure, demand) = (input.candidates.map(\.point), input.measure, input.demand)
        let parts = try await mapChunks(of: rows.count, size: 4096, threads: threads) { slots in
            try slots.flatMap { slot -> [Double] in
                if slot % Self.rowsBetweenQuestions == 0 { try checkGoesOn() }
                return sets[slot].map { measure.meters(demand.point(rows[slot]), points[Int($0)]) }
            }
        }
        return CostRows(
            rowOffsets: sets.rowOffsets, candidates: sets.candidates, costs: Array(parts.joined()),
            candidateCount: sets.candidateCount)
    }

    /// The pairs of a matrix that lead from these rows to these facilities at a wanted cost.
    private func selected(
        _ matrix: CostMatrix, _ rows: [Int], of facilities: [Facility], where isWanted: @escaping @Sendable (Double) -> Bool
    ) async throws -> CostRows {
        let places = matrix.places(of: facilities)
        let parts = try await mapChunks(of: rows.count, threads: threads) { slots in
            var part: (ends: [Int], candidates: [Int32], costs: [Double]) = ([], [], [])
            var pairs: [(place: Int32, cost: Double)] = []
            for slot in slots {
                if slot % Self.rowsBetweenQuestions == 0 { try checkGoesOn() }
                pairs.removeAll(keepingCapacity: true)
                for pair in matrix.rowOffsets[rows[slot]]..<matrix.rowOffsets[rows[slot] + 1] {
                    let place = places[Int(matrix.sites[pair])]
                    if place >= 0, isWanted(matrix.costs[pair]) { pairs.append((place, matrix.costs[pair])) }
                }
                pairs.sort { $0.place < $1.place }
                for pair in pairs {
                    part.candidates.append(pair.place)
                    part.costs.append(pair.cost)
                }
                part.ends.append(part.costs.count)
            }
            return part
        }
        return CostRows(parts: parts, candidateCount: facilities.count)
    }
}
