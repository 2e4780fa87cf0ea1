import PlanningTerms

/// A p-dispersion model read from a siting problem.
struct DispersionModel {
    private let spacings: SiteSpacing
    private let required: [Int]
    /// Sites to open beside the required ones.
    let count: Int
    /// The candidate numbers of the sites that may be opened.
    let sites: [Int]
    /// The smallest distance among what is open in any case, pairs of existing facilities left out; infinite where there is none.
    let fixedSpacing: Double
    private let clearances: [Double]

    /// Reads a model.
    ///
    /// O(candidates · required).
    init(_ problem: SitingProblem, _ spacings: SiteSpacing, count facilityCount: Int) {
        let status = problem.candidateStatus
        let required = status.indices.filter { status[$0] == .required }
        self.spacings = spacings
        self.required = required
        count = facilityCount - required.count
        sites = status.indices.filter { status[$0] == .available }
        let clearances = status.indices.map { site in
            required.reduce(spacings.toExisting[site]) { $1 == site ? $0 : min($0, spacings[site, $1]) }
        }
        self.clearances = clearances
        fixedSpacing = required.reduce(.infinity) { min($0, clearances[$1]) }
    }

    /// The distance of two candidates.
    func spacing(_ first: Int, _ second: Int) -> Double { spacings[first, second] }

    /// The distance of a candidate to what is open in any case.
    func clearance(_ site: Int) -> Double { clearances[site] }

    /// Returns the smallest distance when these candidates are open beside the required ones.
    func value(of chosen: [Int]) -> Double {
        var smallest = fixedSpacing
        for (place, site) in chosen.enumerated() {
            smallest = min(smallest, clearances[site])
            for other in chosen[..<place] { smallest = min(smallest, spacings[site, other]) }
        }
        return smallest
    }

    /// Returns all distances that may be the answer, above a value; each may occur several times.
    ///
    /// O(candidates²).
    func distances(above low: Double) -> [Double] {
        func mayBe(_ distance: Double) -> Bool { distance > low && distance < .infinity && distance <= fixedSpacing }
        var all: [Double] = mayBe(fixedSpacing) ? [fixedSpacing] : []
        for (place, site) in sites.enumerated() {
            if mayBe(clearances[site]) { all.append(clearances[site]) }
            for other in sites[..<place] where mayBe(spacings[site, other]) { all.append(spacings[site, other]) }
        }
        return all
    }

    /// No two sites that may be opened lie farther apart, and none farther from what is open in any case; infinite where nothing is known.
    ///
    /// By the triangle inequality from one of them; O(candidates).
    var largestDistance: Double {
        var largest = fixedSpacing
        if count > 0 { largest = min(largest, sites.reduce(0) { max($0, clearances[$1]) }) }
        guard count > 1, let center = sites.first else { return largest }
        return min(largest, 2 * sites.dropFirst().reduce(0) { max($0, spacings[center, $1]) } + Self.roundingMeters)
    }

    /// More than rounding takes off a sum of two distances.
    private static let roundingMeters = 1e-6

    /// Returns candidates by turns, each the one farthest from what is open (Erkut, Ülküsal & Yeniçerioğlu 1994,
    /// doi:10.1016/0305-0548(94)90041-8).
    func farthestFirst() -> [Int] {
        guard count > 0 else { return [] }
        var clearance = clearances
        var isChosen = [Bool](repeating: false, count: clearance.count)
        var chosen: [Int] = []
        if count > 1, sites.allSatisfy({ clearance[$0] == .infinity }) {
            // Nothing is open yet: begin with one end of the longest distance.
            var longest = -1.0
            var end = sites[0]
            for (place, site) in sites.enumerated() {
                for other in sites[..<place] where spacings[site, other] > longest {
                    (longest, end) = (spacings[site, other], other)
                }
            }
            choose(end, &chosen, &isChosen, &clearance)
        }
        while chosen.count < count {
            let left = sites.filter { !isChosen[$0] }
            guard let best = left.max(by: { (clearance[$0], -$0) < (clearance[$1], -$1) }) else { break }
            choose(best, &chosen, &isChosen, &clearance)
        }
        return chosen
    }

    private func choose(_ site: Int, _ chosen: inout [Int], _ isChosen: inout [Bool], _ clearance: inout [Double]) {
        chosen.append(site)
        isChosen[site] = true
        for other in sites where other != site { clearance[other] = min(clearance[other], spacings[site, other]) }
    }
}
