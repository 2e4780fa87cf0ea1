import GeoEngine
import GeoPrimitives
package import ServiceModel

/// How lists name units: by code, by a name that only one has, or by something that is none.
package struct UnitNaming: Hashable, Sendable {
    /// Positions that name a unit which is not there, or a name that several have.
    package var unknown = 0
    /// The first few of what they name.
    package var firstUnknown: [String] = []
    /// Positions that give the name of their unit in place of its code.
    package var byName = 0
    /// Positions whose unit is there.
    package var known = 0

    /// Names of units that are kept.
    package static let listed = 5

    /// Counts what positions name, and what was found for each.
    init(_ texts: [String?], _ found: [UnitLookup.Match?]) {
        for (text, match) in zip(texts, found) {
            if let match {
                byName += match.isByName ? 1 : 0
                known += 1
            } else if let text, !text.isEmpty {
                unknown += 1
                if firstUnknown.count < Self.listed, !firstUnknown.contains(text) { firstUnknown.append(text) }
            }
        }
    }
}

/// Which administrative unit each position belongs to, at every level.
///
/// A position belongs to at most one unit per level. Its lowest unit is the one its list names, else the polygon that contains it
/// (borders count, ties to the smallest code). Upper units follow the chain of parents, so that children always add up to their parent;
/// a position outside every lowest unit is looked up in the polygons of the levels above.
public struct UnitMembership: Sendable {
    /// By level from the top down, the unit number of each position; −1 where it is in none.
    public let unitByLevel: [[Int32]]
    /// What lists call the units of positions.
    package let naming: UnitNaming

    /// Positions whose named unit is not in the layer; they were placed by polygon.
    public var unknownCodes: Int { naming.unknown }

    /// The unit number of each position at the lowest level; −1 where it is in none.
    public var lowest: [Int32] { unitByLevel.last ?? [] }

    /// Finds the units of positions.
    ///
    /// O(n log units) with polygons prepared once a chunk.
    ///
    /// - Parameters:
    ///   - x: Longitudes in degrees, or eastings.
    ///   - y: Latitudes in degrees, or northings.
    ///   - codes: For each position the code its list names, empty where it names none; `nil` when there is no such column.
    ///   - area: The units.
    ///   - threads: How many tasks may work on it.
    /// - Returns: The unit of each position at every level.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon.
    package static func locate(
        x: [Double], y: [Double], codes: [String?]?, in area: StudyArea, threads: Int
    ) async throws -> UnitMembership {
        let found = codes.map { $0.map { area.lookup.lowest($0) } }
        let named = found.map { $0.map { match in match.map { Int32($0.unit.value) } } }
        let size = max(Crew.rowsPerChunk, x.count / 16)
        let parts = try await Crew(threads: threads).chunks(of: x.count, size: size) { rows in
            try LevelLocator(area).locate(rows, x: x, y: y, named: named)
        }
        var columns = [[Int32]](repeating: [], count: area.levels.count)
        for part in parts {
            for level in columns.indices { columns[level].append(contentsOf: part[level]) }
        }
        return UnitMembership(unitByLevel: columns, naming: UnitNaming(codes ?? [], found ?? []))
    }

    /// Finds the units of facilities or candidates: those that their list names, else by polygon.
    ///
    /// O(sites · log units).
    ///
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon.
    package static func locate(_ sites: [Facility], in area: StudyArea, threads: Int = 1) async throws -> UnitMembership {
        try await locate(
            x: sites.map(\.point.x), y: sites.map(\.point.y), codes: sites.map(\.unitCode), in: area, threads: threads)
    }

    /// Finds the units of the demand points of a run with units; `nil` without.
    ///
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon.
    package static func locateDemand(_ input: PlanningInput, threads: Int) async throws -> UnitMembership? {
        guard let area = input.studyArea else { return nil }
        return try await locate(
            x: input.demand.x, y: input.demand.y, codes: input.demand.namedUnits, in: area, threads: threads)
    }

    /// Returns the units of other sites, of which those that stay as they are need not be looked up.
    ///
    /// O(sites), and O(log units) for each that changed.
    ///
    /// - Parameters:
    ///   - old: The sites whose units these are.
    ///   - new: The sites that are wanted.
    ///   - area: The units.
    /// - Returns: The unit of each of the new sites at every level.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon.
    package func following(
        _ old: [Facility], to new: [Facility], in area: StudyArea
    ) async throws -> UnitMembership {
        let numbers = Dictionary(old.indices.map { (old[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = new.map { site in
            numbers[site.id].flatMap { old[$0].point == site.point && old[$0].unitCode == site.unitCode ? $0 : nil }
        }
        let changed = new.indices.filter { known[$0] == nil }
        let found = try await Self.locate(changed.map { new[$0] }, in: area)
        var columns = unitByLevel.map { column in known.map { $0.map { column[$0] } ?? -1 } }
        for level in columns.indices {
            for (slot, site) in changed.enumerated() { columns[level][site] = found.unitByLevel[level][slot] }
        }
        // Nobody asks how many of the facilities that stay named a unit that is not there.
        return UnitMembership(unitByLevel: columns, naming: found.naming)
    }
}

/// Looks positions up level by level; prepared polygons are built when first asked for.
private struct LevelLocator {
    private let area: StudyArea

    init(_ area: StudyArea) { self.area = area }

    /// Returns, by level, the unit numbers of the rows.
    func locate(_ rows: Range<Int>, x: [Double], y: [Double], named: [Int32?]?) throws -> [[Int32]] {
        var columns = [[Int32]](repeating: [Int32](repeating: -1, count: rows.count), count: area.levels.count)
        var open = Array(0..<rows.count)
        for level in area.levels.indices.reversed() where !open.isEmpty {
            let range = area.units(ofLevel: area.levels[level])
            let locator = try PolygonLocator(area.units[range].map(\.geometry))
            var still: [Int] = []
            for slot in open {
                let row = rows.lowerBound + slot
                var unit = level == area.levels.count - 1 ? named?[row] : nil
                if unit == nil { unit = try locator.first(containing: x[row], y[row]).map { Int32(range.lowerBound + $0) } }
                guard let unit else {
                    still.append(slot)
                    continue
                }
                for member in area.chain(from: UnitNumber(unit)) {
                    guard let rank = area.levels.firstIndex(of: area.units[member].level) else { continue }
                    columns[rank][slot] = Int32(member.value)
                }
            }
            open = still
        }
        return columns
    }
}
