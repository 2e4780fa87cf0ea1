package import GeoPrimitives
package import ServiceModel

/// Who can get where, and at what cost: who is within reach of a run's facilities, or of any other sites, who is nearest, and what that costs.
///
/// By what this is decided, radii or the costs of a matrix, is known here alone; a further way of measuring reach is a further ``ReachMethod``.
/// Costs are metres by the run's measure, or whatever the matrix counts. Borders, where there are any, keep demand points from the sites beyond
/// them.
package struct Reach: Sendable {
    /// The run: its demand points, facilities and what decides.
    package let input: PlanningInput
    /// The borders that service does not cross, if any.
    package let borders: Borders?
    let crew: Crew
    private let method: any ReachMethod

    /// Looks at a run.
    ///
    /// O(1).
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - borders: The borders that service does not cross, if any.
    ///   - threads: How many tasks may work; no result depends on it.
    ///   - advance: Called now and then, from any of them, with the number of demand points looked at since the last call.
    ///   - goesOn: Asked now and then, from any of them, while pairs are looked for; once it says no they end with `CancellationError`.
    package init(
        _ input: PlanningInput, borders: Borders? = nil, threads: Int, advance: (@Sendable (Int) -> Void)? = nil,
        goesOn: (@Sendable () -> Bool)? = nil
    ) {
        self.init(input, borders: borders, crew: Crew(threads: threads, advance: advance, goesOn: goesOn))
    }

    /// Looks at a run with a crew.
    init(_ input: PlanningInput, borders: Borders?, crew: Crew) {
        (self.input, self.borders, self.crew) = (input, borders, crew)
        switch input.basis {
        case .radii: method = RadiusReach(demand: input.demand, rule: input.radiusRule, measure: input.measure, crew: crew)
        case .costs(let matrix): method = CostReach(matrix, crew: crew)
        }
    }

    /// The same without borders.
    package var ignoringBorders: Reach { Reach(input, borders: nil, crew: crew) }

    // MARK: - Who is covered, and who is nearest

    /// Returns the coverage by the run's facilities, or some of them.
    ///
    /// Borders decide who covers; the nearest facility and its cost are those of all that count, across borders.
    ///
    /// - Parameters:
    ///   - numbers: The facilities that count, ascending; all when `nil`.
    ///   - radius: A radius in place of the facilities' (a class's own); a matrix knows none.
    /// - Returns: One entry per demand point; facilities go by their number in the run.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n) for equal radii on n points about as dense as the facilities, O(n + pairs) under a matrix; twice with borders.
    package func coverage(by numbers: [Int]? = nil, radius: Distance? = nil) async throws -> Coverage {
        var free = try await coverage(by: numbers.map { $0.map { input.facilities[$0] } } ?? input.facilities, radius: radius)
        if let numbers {
            free.nearest = free.nearest.map { $0 < 0 ? -1 : Int32(numbers[Int($0)]) }
            free.coveredBy = free.coveredBy.map { $0 < 0 ? -1 : Int32(numbers[Int($0)]) }
        }
        guard let borders else { return free }
        free.coveredBy = [Int32](repeating: -1, count: input.demand.count)
        for part in borders.parts(of: numbers ?? Array(input.facilities.indices)) {
            let own = try await method.selecting(part.rows).coverage(
                by: part.facilities.map { input.facilities[$0] }, radius: radius)
            for (slot, row) in part.rows.enumerated() where own.isCovered(slot) {
                free.coveredBy[row] = Int32(part.facilities[Int(own.coveredBy[slot])])
            }
        }
        return free
    }

    /// Returns the coverage by any sites, whatever the borders.
    ///
    /// - Parameters:
    ///   - sites: The sites, as if they were open; earlier ones win ties.
    ///   - radius: A radius in place of theirs; a matrix knows none.
    /// - Returns: One entry per demand point; sites go by their place in the list.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: As ``coverage(by:radius:)`` without borders.
    package func coverage(by sites: [Facility], radius: Distance? = nil) async throws -> Coverage {
        try await method.coverage(by: sites, radius: radius)
    }

    // MARK: - Pairs

    /// Returns which sites cover which demand points.
    ///
    /// - Parameters:
    ///   - sites: The sites; they are numbered as they stand here.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    /// - Returns: The sites of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled or is to go on no more; ``GeometryEngineError`` where borders meet a polygon that
    ///   GEOS refuses.
    /// - Complexity: O(rows + pairs).
    package func coverSets(to sites: [Facility], rows: [Int]) async throws -> CoverSets {
        let sets = try await method.coverSets(to: sites, rows: rows)
        guard let borders else { return sets }
        return sets.selecting(borders, units: try await borders.units(of: sites, in: input.studyArea), rows: rows)
    }

    /// Returns the same with the sets of points that have the same sites kept once, where that is worthwhile.
    ///
    /// - Complexity: O(rows + pairs); memory for the distinct sets alone.
    package func mergedCoverSets(to sites: [Facility], rows: [Int]) async throws -> MergedCoverSets {
        guard borders == nil else { return MergedCoverSets(try await coverSets(to: sites, rows: rows)) }
        return try await method.mergedCoverSets(to: sites, rows: rows)
    }

    /// Returns what demand points would pay to sites, whatever the borders.
    ///
    /// - Parameters:
    ///   - sites: The sites; they are numbered as they stand here.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    ///   - cutoff: Pairs farther apart, the tolerance of ``CoverTest`` aside, are left out; `nil` takes all pairs. A matrix has its own.
    /// - Returns: The pairs of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled or is to go on no more, nothing else.
    /// - Complexity: O(rows · sites) without a cutoff, else O(rows + pairs).
    package func costRows(to sites: [Facility], rows: [Int], cutoff: Distance?) async throws -> CostRows {
        try await method.costRows(to: sites, rows: rows, cutoff: cutoff)
    }

    /// Returns what demand points would pay to the sites that cover them.
    ///
    /// - Parameters:
    ///   - sites: The sites; they are numbered as they stand here.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    /// - Returns: The covered pairs of each of the rows.
    /// - Throws: As ``coverSets(to:rows:)``.
    /// - Complexity: O(rows + pairs).
    package func coveredCosts(to sites: [Facility], rows: [Int]) async throws -> CostRows {
        let pairs = try await method.coveredCosts(to: sites, rows: rows)
        guard let borders else { return pairs }
        return pairs.selecting(borders, units: try await borders.units(of: sites, in: input.studyArea), rows: rows)
    }

    /// Whether pairs are found with so little memory that their number is no concern: they are in memory already.
    package var hasAllPairs: Bool { method.hasAllPairs }

    // MARK: - What single pairs cost

    /// Returns what a demand point pays to a site, exactly; infinite where there is no way.
    ///
    /// O(1), O(pairs of the demand point) under a matrix.
    package func cost(_ row: Int, to site: Facility) -> Double { method.cost(row, to: site) }

    /// Returns what a demand point pays to the facility that covers it, exactly; infinite where none does.
    package func coveredCost(_ row: Int, _ coverage: Coverage) -> Double {
        coverage.isCovered(row) ? cost(row, to: input.facilities[Int(coverage.coveredBy[row])]) : .infinity
    }

    /// Returns what a demand point pays to its nearest facility, exactly; infinite where there is none or it is beyond the cutoff.
    ///
    /// - Parameters:
    ///   - row: The demand point.
    ///   - coverage: The coverage of the run.
    ///   - cutoff: How far a facility serves at most, with the tolerance of ``CoverTest``; a matrix has its own.
    /// - Returns: Metres, or the matrix's cost.
    package func nearestCost(_ row: Int, _ coverage: Coverage, cutoff: Distance?) -> Double {
        guard coverage.nearest[row] >= 0 else { return .infinity }
        let cost = cost(row, to: input.facilities[Int(coverage.nearest[row])])
        return method.serves(at: cost, cutoff: cutoff) ? cost : .infinity
    }

    /// Returns a cost that is at most what a demand point pays to any of some sites; infinite where none may serve it.
    ///
    /// - Parameters:
    ///   - row: The demand point.
    ///   - coverage: The coverage by those sites alone, whatever the borders.
    ///   - cutoff: As of ``nearestCost(_:_:cutoff:)``.
    /// - Returns: Metres, or the matrix's cost.
    package func leastCost(_ row: Int, _ coverage: Coverage, cutoff: Distance?) -> Double {
        guard coverage.nearest[row] >= 0 else { return .infinity }
        return method.lowerBound(of: coverage.nearestCost[row], cutoff: cutoff)
    }

    /// Returns, for demand points, the site of least cost and that cost, exactly; `nil` where there is no way to any.
    ///
    /// - Complexity: O(rows · log sites), O(rows + their pairs) under a matrix.
    package func nearest(of sites: [Facility], rows: [DemandRow]) -> [(site: Int, cost: Double)?] {
        method.nearest(of: sites, rows: rows.map(\.value))
    }
}

/// A way to decide who can get where; it knows the demand points, and borders are none of its business.
///
/// Costs are exact where they are said to be, and within 0.05 mm of it in ``Coverage``.
protocol ReachMethod: Sendable {
    /// The same for some of the demand points alone, which go by their place in the list.
    func selecting(_ rows: [Int]) -> Self
    /// As ``Reach/coverage(by:radius:)``.
    func coverage(by sites: [Facility], radius: Distance?) async throws -> Coverage
    /// As ``Reach/coverSets(to:rows:)``.
    func coverSets(to sites: [Facility], rows: [Int]) async throws -> CoverSets
    /// As ``Reach/mergedCoverSets(to:rows:)``.
    func mergedCoverSets(to sites: [Facility], rows: [Int]) async throws -> MergedCoverSets
    /// As ``Reach/costRows(to:rows:cutoff:)``.
    func costRows(to sites: [Facility], rows: [Int], cutoff: Distance?) async throws -> CostRows
    /// As ``Reach/coveredCosts(to:rows:)``.
    func coveredCosts(to sites: [Facility], rows: [Int]) async throws -> CostRows
    /// As ``Reach/hasAllPairs``.
    var hasAllPairs: Bool { get }
    /// As ``Reach/cost(_:to:)``.
    func cost(_ row: Int, to site: Facility) -> Double
    /// Whether a site serves at a cost.
    func serves(at cost: Double, cutoff: Distance?) -> Bool
    /// A cost that no exact cost of a pair with this cost in ``Coverage`` is below; infinite where such a site does not serve.
    func lowerBound(of found: Double, cutoff: Distance?) -> Double
    /// As ``Reach/nearest(of:rows:)``.
    func nearest(of sites: [Facility], rows: [Int]) -> [(site: Int, cost: Double)?]
}
