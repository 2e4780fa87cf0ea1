import GeoPrimitives
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

    /// Makes the borders of a level; `nil` where none is named or there are no such units.
    package init?(
        _ level: String?, _ area: StudyArea?, _ demand: UnitMembership?, _ facilities: UnitMembership?
    ) {
        guard let level, let demand, let facilities, let rank = area?.levels.firstIndex(of: level) else { return nil }
        self.init(level: level, demandUnits: demand.unitByLevel[rank], facilityUnits: facilities.unitByLevel[rank])
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

extension Borders {
    /// Returns, for each of any sites, the number of its unit of the level; −1 where it is in none, and then it covers nobody.
    ///
    /// O(sites · log units).
    ///
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon.
    public func units(of sites: [Facility], in area: StudyArea?) async throws -> [Int32] {
        guard let area, let rank = area.levels.firstIndex(of: level) else { return sites.map { _ in -1 } }
        return try await UnitMembership.locate(sites, in: area).unitByLevel[rank]
    }

    /// Of the pairs of demand points (rows) with sites of some units, calls `kept` with those that no border separates.
    fileprivate func forEachPair(
        _ rowOffsets: [Int], _ candidates: [Int32], units: [Int32], rows: [Int], endOfRow: () -> Void, _ kept: (Int) -> Void
    ) {
        for (slot, row) in rows.enumerated() {
            let unit = demandUnits[row]
            if unit >= 0 {
                for pair in rowOffsets[slot]..<rowOffsets[slot + 1] where units[Int(candidates[pair])] == unit { kept(pair) }
            }
            endOfRow()
        }
    }
}

extension CoverSets {
    /// Returns the pairs that no border separates; `rows` are the demand points of the sets' rows.
    ///
    /// O(pairs).
    func selecting(_ borders: Borders, units: [Int32], rows: [Int]) -> CoverSets {
        var (offsets, kept): ([Int], [Int32]) = ([0], [])
        borders.forEachPair(rowOffsets, candidates, units: units, rows: rows) {
            offsets.append(kept.count)
        } _: {
            kept.append(candidates[$0])
        }
        return CoverSets(rowOffsets: offsets, candidates: kept, candidateCount: candidateCount)
    }
}

extension CostRows {
    /// Returns the pairs that no border separates; `rows` are the demand points of these rows.
    ///
    /// O(pairs).
    func selecting(_ borders: Borders, units: [Int32], rows: [Int]) -> CostRows {
        var (offsets, kept, paid): ([Int], [Int32], [Double]) = ([0], [], [])
        borders.forEachPair(rowOffsets, candidates, units: units, rows: rows) {
            offsets.append(kept.count)
        } _: {
            kept.append(candidates[$0])
            paid.append(costs[$0])
        }
        return CostRows(rowOffsets: offsets, candidates: kept, costs: paid, candidateCount: candidateCount)
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
