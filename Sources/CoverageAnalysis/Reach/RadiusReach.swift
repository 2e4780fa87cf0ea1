import GeoEngine
import GeoPrimitives
import ServiceModel

/// Reach by distance and radius: a site covers those within the radius of the pair, on the ellipsoid or in a plane.
struct RadiusReach: ReachMethod {
    let demand: DemandTable
    let rule: RadiusRule
    let measure: Measure
    let crew: Crew

    /// Demand points looked at together.
    ///
    /// The more, the closer they lie and the more they share of their search and of the walk over all facilities.
    private static func rowsTogether(_ facilities: Int) -> Int { facilities > 50_000 ? 262_144 : 131_072 }
    /// Demand points whose few pairs are looked for between two questions whether to go on.
    private static let rowsBetweenQuestions = 256
    /// More than what ``Coverage`` gives for the nearest site is off by, in metres: twice the half of the chords' band.
    private static let nearestError = CoverageIndex.chordLengthBand

    func selecting(_ rows: [Int]) -> RadiusReach {
        RadiusReach(demand: demand.selecting(rows), rule: rule, measure: measure, crew: crew)
    }

    func coverage(by sites: [Facility], radius: Distance?) async throws -> Coverage {
        let radii = PairRadii(rule, of: demand, to: sites, class: radius)
        let index = CoverageIndex(sites.map(\.point), radii: radii.sites, measure: measure)
        let (x, y, own, crew) = (demand.x, demand.y, radii.own, crew)
        return try await crew.fold(
            of: demand.count, size: Self.rowsTogether(sites.count), into: Coverage(capacity: demand.count)
        ) { rows in
            let points = rows.map { PlanarPoint(x: x[$0], y: y[$0]) }
            let part = index.coverage(of: points, ownRadii: own.map { Array($0[rows]) })
            crew.advance(by: rows.count)
            return part
        } join: {
            $0.append(contentsOf: $1)
        }
    }

    func coverSets(to sites: [Facility], rows: [Int]) async throws -> CoverSets {
        let search = CoverSearch(
            demand, rows: rows, sites: sites, radii: PairRadii(rule, of: demand, to: sites), measure: measure)
        let parts = try await crew.chunks(of: rows.count) { [crew] slots in
            var offsets: [Int] = []
            var found: [Int32] = []
            for slot in slots {
                if slot % Self.rowsBetweenQuestions == 0 { try crew.checkGoesOn() }
                search.append(covering: rows[slot], to: &found)
                offsets.append(found.count)
            }
            return (offsets, found)
        }
        return CoverSets(parts: parts, candidateCount: sites.count)
    }

    func mergedCoverSets(to sites: [Facility], rows: [Int]) async throws -> MergedCoverSets {
        typealias Part = (numbers: [Int32], sets: DistinctSets)
        let search = CoverSearch(
            demand, rows: rows, sites: sites, radii: PairRadii(rule, of: demand, to: sites), measure: measure)
        let none = DistinctSets(universe: sites.count)
        let whole = try await crew.fold(of: rows.count, into: Part([], none)) { [crew] slots in
            var part = Part([], none)
            part.numbers.reserveCapacity(slots.count)
            var found: [Int32] = []
            for slot in slots {
                if slot % Self.rowsBetweenQuestions == 0 { try crew.checkGoesOn() }
                found.removeAll(keepingCapacity: true)
                search.append(covering: rows[slot], to: &found)
                part.numbers.append(Int32(part.sets.insert(found[...])))
            }
            return part
        } join: { whole, part in
            let numbers = (0..<part.sets.count).map { Int32(whole.sets.insert(part.sets[$0])) }
            for number in part.numbers { whole.numbers.append(numbers[Int(number)]) }
        }
        return MergedCoverSets(setNumbers: whole.numbers, sets: whole.sets, candidateCount: sites.count)
    }

    func costRows(to sites: [Facility], rows: [Int], cutoff: Distance?) async throws -> CostRows {
        let (points, measure, demand) = (sites.map(\.point), measure, demand)
        let grid = cutoff.map { reach in RadiusGrid(points, radii: points.map { _ in reach.meters }, measure: measure) }
        let parts = try await crew.chunks(of: rows.count, size: 512) { [crew] slots in
            try Task.checkCancellation()
            var part: (ends: [Int], candidates: [Int32], costs: [Double]) = ([], [], [])
            for slot in slots {
                try crew.checkGoesOn()
                let point = demand.point(rows[slot])
                let first = part.candidates.count
                if let grid {
                    grid.forEachCovering(point) { site, _ in part.candidates.append(Int32(site)) }
                    part.candidates[first...].sort()
                } else {
                    part.candidates.append(contentsOf: 0..<Int32(points.count))
                }
                for site in part.candidates[first...] { part.costs.append(measure.meters(point, points[Int(site)])) }
                part.ends.append(part.candidates.count)
            }
            return part
        }
        return CostRows(parts: parts, candidateCount: points.count)
    }

    func coveredCosts(to sites: [Facility], rows: [Int]) async throws -> CostRows {
        let sets = try await coverSets(to: sites, rows: rows)
        let (points, measure, demand) = (sites.map(\.point), measure, demand)
        let parts = try await crew.chunks(of: rows.count, size: 4096) { [crew] slots in
            try slots.flatMap { slot -> [Double] in
                if slot % Self.rowsBetweenQuestions == 0 { try crew.checkGoesOn() }
                return sets[slot].map { measure.meters(demand.point(rows[slot]), points[Int($0)]) }
            }
        }
        return CostRows(
            rowOffsets: sets.rowOffsets, candidates: sets.candidates, costs: Array(parts.joined()),
            candidateCount: sets.candidateCount)
    }

    var hasAllPairs: Bool { false }

    func cost(_ row: Int, to site: Facility) -> Double { measure.meters(demand.point(row), site.point) }

    func serves(at cost: Double, cutoff: Distance?) -> Bool { cutoff.map { cost <= $0.meters + CoverTest.tolerance } ?? true }

    func lowerBound(of found: Double, cutoff: Distance?) -> Double {
        let farthest = cutoff.map { $0.meters + CoverTest.tolerance + Self.nearestError } ?? .infinity
        return found <= farthest ? max(0, found - Self.nearestError) : .infinity
    }

    func nearest(of sites: [Facility], rows: [Int]) -> [(site: Int, cost: Double)?] {
        let tree = NearestTree(sites.map(\.point), measure: measure)
        return rows.map { row in
            tree.nearest(to: demand.point(row)).map { ($0.index, cost(row, to: sites[$0.index])) }
        }
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

    mutating func append(contentsOf other: Coverage) {
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
