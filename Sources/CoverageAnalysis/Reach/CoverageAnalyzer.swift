public import GeoPrimitives
public import ServiceModel

/// Computes coverage: the demand points against the open facilities under the run's measure and radius rule.
public struct CoverageAnalyzer: Sendable {
    /// Demand points looked at together.
    ///
    /// The more, the closer they lie and the more they share of their search and of the walk over all facilities.
    private static func rowsTogether(_ facilities: Int) -> Int { facilities > 50_000 ? 262_144 : 131_072 }

    let threads: Int
    private let advance: (@Sendable (Int) -> Void)?
    private let goesOn: (@Sendable () -> Bool)?

    /// Makes an analyzer that uses up to so many threads; the results do not depend on it.
    ///
    /// - Parameters:
    ///   - threads: How many tasks may work.
    ///   - advance: Called now and then, from any of them, with the number of demand points looked at since the last call.
    ///   - goesOn: Asked now and then, from any of them, while pairs are looked for; once it says no they end with `CancellationError`.
    public init(
        threads: Int, advance: (@Sendable (Int) -> Void)? = nil, goesOn: (@Sendable () -> Bool)? = nil
    ) {
        self.threads = max(1, threads)
        self.advance = advance
        self.goesOn = goesOn
    }

    /// Ends what looks for pairs once it is not wanted any more.
    func checkGoesOn() throws {
        if goesOn?() == false { throw CancellationError() }
    }

    /// Demand points whose few pairs are looked for between two questions whether to go on.
    static let rowsBetweenQuestions = 256

    /// Returns the coverage of all demand points.
    ///
    /// - Parameters:
    ///   - demand: The demand points.
    ///   - facilities: The open facilities; earlier ones win ties.
    ///   - rule: How a pair's radius is found. Every facility must have a radius under it unless every demand point has one.
    ///   - measure: What distance means.
    ///   - classRadius: A radius in place of the facilities' (a class's own); the demand points' column still comes first.
    /// - Returns: One entry per demand point.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n) for equal radii on points about as dense as the facilities.
    public func coverage(
        of demand: DemandTable, by facilities: [Facility], rule: RadiusRule, measure: Measure, radius classRadius: Distance? = nil
    ) async throws -> Coverage {
        let radii = facilities.map { (rule.override ?? classRadius ?? rule.radius(of: $0))?.meters ?? .leastNonzeroMagnitude }
        let index = CoverageIndex(facilities.map(\.point), radii: radii, measure: measure)
        let ownRadii = rule.override == nil ? demand.radiusMeters : nil
        let (x, y) = (demand.x, demand.y)
        return try await foldChunks(
            of: demand.count, size: Self.rowsTogether(facilities.count), threads: threads, into: Coverage(capacity: demand.count)
        ) { [advance] rows in
            let points = rows.map { PlanarPoint(x: x[$0], y: y[$0]) }
            let part = index.coverage(of: points, ownRadii: ownRadii.map { Array($0[rows]) })
            advance?(rows.count)
            return part
        } join: {
            $0.append(contentsOf: $1)
        }
    }

    /// Returns which candidates cover which demand points, under the same rule.
    ///
    /// - Parameters:
    ///   - demand: The demand points.
    ///   - rows: The demand points that matter, ascending; the rows of the result are these.
    ///   - candidates: The sites; they are numbered as they stand here.
    ///   - rule: How a pair's radius is found.
    ///   - measure: What distance means.
    /// - Returns: The candidates of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled or the analyzer is to go on no more, nothing else.
    /// - Complexity: O(rows + pairs).
    public func coverSets(
        of demand: DemandTable, rows: [Int], candidates: [Facility], rule: RadiusRule, measure: Measure
    ) async throws -> CoverSets {
        let search = CoverSearch(of: demand, rows: rows, candidates: candidates, rule: rule, measure: measure)
        let parts = try await mapChunks(of: rows.count, threads: threads) { slots in
            var offsets: [Int] = []
            var found: [Int32] = []
            for slot in slots {
                if slot % Self.rowsBetweenQuestions == 0 { try checkGoesOn() }
                search.append(covering: rows[slot], to: &found)
                offsets.append(found.count)
            }
            return (offsets, found)
        }
        return CoverSets(parts: parts, candidateCount: candidates.count)
    }

    /// Returns the same with the sets of points that have the same candidates kept once, numbered by their first rows.
    ///
    /// - Parameters: As of ``coverSets(of:rows:candidates:rule:measure:)``.
    /// - Returns: The candidates of each of the rows.
    /// - Throws: `CancellationError` when the task is cancelled or the analyzer is to go on no more, nothing else.
    /// - Complexity: O(rows + pairs); memory for the distinct sets alone.
    public func mergedCoverSets(
        of demand: DemandTable, rows: [Int], candidates: [Facility], rule: RadiusRule, measure: Measure
    ) async throws -> MergedCoverSets {
        typealias Part = (numbers: [Int32], sets: DistinctSets)
        let search = CoverSearch(of: demand, rows: rows, candidates: candidates, rule: rule, measure: measure)
        let none = DistinctSets(universe: candidates.count)
        let whole = try await foldChunks(of: rows.count, threads: threads, into: Part([], none)) { slots in
            var part = Part([], none)
            part.numbers.reserveCapacity(slots.count)
            var found: [Int32] = []
            for slot in slots {
                if slot % Self.rowsBetweenQuestions == 0 { try checkGoesOn() }
                found.removeAll(keepingCapacity: true)
                search.append(covering: rows[slot], to: &found)
                part.numbers.append(Int32(part.sets.insert(found[...])))
            }
            return part
        } join: { whole, part in
            let numbers = (0..<part.sets.count).map { Int32(whole.sets.insert(part.sets[$0])) }
            for number in part.numbers { whole.numbers.append(numbers[Int(number)]) }
        }
        return MergedCoverSets(setNumbers: whole.numbers, sets: whole.sets, candidateCount: candidates.count)
    }
}

extension Coverage {
    /// Columns without rows, with room for so many.
    init(capacity count: Int) {
        nearest.reserveCapacity(count)
        nearestCost.reserveCapacity(count)
        coveredBy.reserveCapacity(count)
    }

    @inline(__always)
    mutating func append(nearest facility: Int32, meters: Double, coveredBy coverer: Int32) {
        nearest.append(facility)
        nearestCost.append(meters)
        coveredBy.append(coverer)
    }

    fileprivate mutating func append(contentsOf other: Coverage) {
        nearest.append(contentsOf: other.nearest)
        nearestCost.append(contentsOf: other.nearestCost)
        coveredBy.append(contentsOf: other.coveredBy)
    }
}

extension CoverSets {
    /// Joins the rows of chunks: for each, where its rows end and its candidates.
    fileprivate init(parts: [([Int], [Int32])], candidateCount: Int) {
        var offsets = [0]
        var found: [Int32] = []
        offsets.reserveCapacity(parts.reduce(1) { $0 + $1.0.count })
        found.reserveCapacity(parts.reduce(0) { $0 + $1.1.count })
        for (ends, candidates) in parts {
            let base = found.count
            offsets.append(contentsOf: ends.lazy.map { base + $0 })
            found.append(contentsOf: candidates)
        }
        self.init(rowOffsets: offsets, candidates: found, candidateCount: candidateCount)
    }
}
