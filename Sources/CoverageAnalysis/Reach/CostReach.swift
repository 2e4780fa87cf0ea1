import GeoPrimitives
import ServiceModel

/// Reach by the costs of a matrix: a site covers those who pay at most the matrix's cutoff, and whoever has no pair with it has no way there.
struct CostReach: ReachMethod {
    private let matrix: CostMatrix
    /// The matrix's rows of the demand points, where these are not all.
    private let chosen: [Int]?
    private let crew: Crew

    /// Demand points whose few pairs are looked for between two questions whether to go on.
    private static let rowsBetweenQuestions = 256

    init(_ matrix: CostMatrix, crew: Crew) { self.init(matrix, chosen: nil, crew: crew) }

    private init(_ matrix: CostMatrix, chosen: [Int]?, crew: Crew) {
        (self.matrix, self.chosen, self.crew) = (matrix, chosen, crew)
    }

    func selecting(_ rows: [Int]) -> CostReach { CostReach(matrix, chosen: rows.map { chosen?[$0] ?? $0 }, crew: crew) }

    /// The pairs of a demand point.
    private func pairs(_ row: Int) -> Range<Int> {
        let row = chosen?[row] ?? row
        return matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1]
    }

    func coverage(by sites: [Facility], radius: Distance?) async throws -> Coverage {
        let places = matrix.places(of: sites)
        let parts = try await crew.chunks(of: chosen?.count ?? matrix.rowOffsets.count - 1) { rows in
            var part = Coverage()
            for row in rows {
                var nearest: Int32 = -1
                var least = Double.infinity
                for pair in pairs(row) {
                    let (place, cost) = (places[Int(matrix.sites[pair])], matrix.costs[pair])
                    guard place >= 0, cost < least || (cost == least && place < nearest) else { continue }
                    (nearest, least) = (place, cost)
                }
                part.append(nearest: nearest, meters: least, coveredBy: nearest >= 0 && matrix.covers(least) ? nearest : -1)
            }
            return part
        }
        var whole = Coverage()
        for part in parts { whole.append(contentsOf: part) }
        return whole
    }

    func coverSets(to sites: [Facility], rows: [Int]) async throws -> CoverSets {
        CoverSets(try await coveredCosts(to: sites, rows: rows))
    }

    func mergedCoverSets(to sites: [Facility], rows: [Int]) async throws -> MergedCoverSets {
        MergedCoverSets(try await coverSets(to: sites, rows: rows))
    }

    func costRows(to sites: [Facility], rows: [Int], cutoff: Distance?) async throws -> CostRows {
        try await coveredCosts(to: sites, rows: rows)
    }

    func coveredCosts(to sites: [Facility], rows: [Int]) async throws -> CostRows {
        let places = matrix.places(of: sites)
        let parts = try await crew.chunks(of: rows.count) { slots in
            var part: (ends: [Int], candidates: [Int32], costs: [Double]) = ([], [], [])
            var found: [(place: Int32, cost: Double)] = []
            for slot in slots {
                if slot % Self.rowsBetweenQuestions == 0 { try crew.checkGoesOn() }
                found.removeAll(keepingCapacity: true)
                for pair in pairs(rows[slot]) {
                    let place = places[Int(matrix.sites[pair])]
                    if place >= 0, matrix.covers(matrix.costs[pair]) { found.append((place, matrix.costs[pair])) }
                }
                found.sort { $0.place < $1.place }
                for pair in found {
                    part.candidates.append(pair.place)
                    part.costs.append(pair.cost)
                }
                part.ends.append(part.costs.count)
            }
            return part
        }
        return CostRows(parts: parts, candidateCount: sites.count)
    }

    var hasAllPairs: Bool { true }

    func cost(_ row: Int, to site: Facility) -> Double {
        guard let number = matrix.number(of: site.id) else { return .infinity }
        return pairs(row).first { matrix.sites[$0] == number }.map { matrix.costs[$0] } ?? .infinity
    }

    func serves(at cost: Double, cutoff: Distance?) -> Bool { matrix.covers(cost) }

    func lowerBound(of found: Double, cutoff: Distance?) -> Double { matrix.covers(found) ? found : .infinity }

    func nearest(of sites: [Facility], rows: [Int]) -> [(site: Int, cost: Double)?] {
        let places = matrix.places(of: sites)
        return rows.map { row in
            pairs(row).filter { places[Int(matrix.sites[$0])] >= 0 }
                .min { (matrix.costs[$0], matrix.sites[$0]) < (matrix.costs[$1], matrix.sites[$1]) }
                .map { (Int(places[Int(matrix.sites[$0])]), matrix.costs[$0]) }
        }
    }
}

extension CostMatrix {
    /// Returns whether a pair of this cost is covered: `cost <= cutoff + 0.000001`, the tolerance of ``CoverTest`` in the matrix's unit.
    fileprivate func covers(_ cost: Double) -> Bool { cutoff.map { cost <= $0 + CoverTest.tolerance } ?? true }
}
