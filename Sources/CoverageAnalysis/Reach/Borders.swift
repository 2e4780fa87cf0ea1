public import GeoPrimitives
public import ServiceModel

/// Borders that service does not cross: a facility covers only the demand points of its own unit of one level.
public struct Borders: Sendable {
    /// The level of the units.
    public var level: String
    /// For each demand point the number of its unit of the level; −1 where it is in none, and then no facility covers it.
    public var demandUnits: [Int32]
    /// For each open facility the number of its unit of the level; −1 where it is in none, and then it covers nobody.
    public var facilityUnits: [Int32]

    /// Makes borders from the units of both sides.
    public init(level: String, demandUnits: [Int32], facilityUnits: [Int32]) {
        self.level = level
        self.demandUnits = demandUnits
        self.facilityUnits = facilityUnits
    }

    /// Demand points and facilities that stand in the same unit.
    package struct Part {
        /// The demand points, ascending.
        package var rows: [Int]
        /// The facilities, ascending.
        package var facilities: [Int]
    }

    /// Returns the demand points and facilities unit by unit, where both are.
    ///
    /// O(points + facilities).
    ///
    /// - Parameter numbers: The facilities that count.
    /// - Returns: One part per unit, by the number of the unit.
    package func parts(of numbers: [Int]) -> [Part] {
        let last = max(demandUnits.max() ?? -1, facilityUnits.max() ?? -1)
        guard last >= 0 else { return [] }
        var parts = [Part](repeating: Part(rows: [], facilities: []), count: Int(last) + 1)
        for number in numbers where facilityUnits[number] >= 0 { parts[Int(facilityUnits[number])].facilities.append(number) }
        for (row, unit) in demandUnits.enumerated() where unit >= 0 && !parts[Int(unit)].facilities.isEmpty {
            parts[Int(unit)].rows.append(row)
        }
        return parts.filter { !$0.rows.isEmpty }
    }
}

extension CoverageAnalyzer {
    /// Returns the coverage of a run by some of its open facilities, within borders where there are any.
    ///
    /// Borders decide who covers; the nearest facility and its distance are those of all that count, across borders.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - numbers: The facilities that count, ascending; all when `nil`.
    ///   - radius: A radius in place of the facilities' (a class's own).
    ///   - borders: The borders, if any.
    /// - Returns: One entry per demand point; facilities go by their number in the run.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: That of ``coverage(of:by:rule:measure:radius:)``, twice with borders.
    public func coverage(
        of input: PlanningInput, by numbers: [Int]? = nil, radius: Distance? = nil, borders: Borders? = nil
    ) async throws -> Coverage {
        let (rule, measure) = (input.radiusRule, input.measure)
        let facilities = numbers.map { $0.map { input.facilities[$0] } } ?? input.facilities
        var free = try await coverage(input, by: facilities, radius: radius)
        if let numbers {
            free.nearest = free.nearest.map { $0 < 0 ? -1 : Int32(numbers[Int($0)]) }
            free.coveredBy = free.coveredBy.map { $0 < 0 ? -1 : Int32(numbers[Int($0)]) }
        }
        guard let borders, input.costs == nil else { return free }
        free.coveredBy = [Int32](repeating: -1, count: input.demand.count)
        for part in borders.parts(of: numbers ?? Array(input.facilities.indices)) {
            let own = try await coverage(
                of: input.demand.selecting(part.rows), by: part.facilities.map { input.facilities[$0] }, rule: rule,
                measure: measure, radius: radius)
            for (slot, row) in part.rows.enumerated() where own.isCovered(slot) {
                free.coveredBy[row] = Int32(part.facilities[Int(own.coveredBy[slot])])
            }
        }
        return free
    }
}

extension DemandTable {
    /// Returns the table of some of the demand points, without their classes.
    ///
    /// O(rows).
    package func selecting(_ rows: [Int]) -> DemandTable {
        DemandTable(
            ids: ids.selecting(rows), x: rows.map { x[$0] }, y: rows.map { y[$0] }, ticks: rows.map { ticks[$0] }, scale: scale,
            weightKind: weightKind, unitCodes: unitCodes?.selecting(rows),
            radiusMeters: radiusMeters.map { own in rows.map { own[$0] } })
    }
}
