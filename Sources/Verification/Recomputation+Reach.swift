import GeoEngine
import GeoPrimitives
import Publication
import ServiceModel

/// What is within reach of published sites, and what that weighs.
extension Recomputation {
    /// Whether a point is within reach: for certain, perhaps (within the error of published positions), or not.
    enum Reach: Int, Comparable {
        case no, perhaps, certain

        static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    func weight(_ reach: [Reach]) -> Interval {
        var (low, high) = (0.0, 0.0)
        for (row, state) in reach.enumerated() where state > .no {
            high += demand.weights[row]
            if state == .certain { low += demand.weights[row] }
        }
        return low...high
    }

    func points(_ reach: [Reach]) -> Interval {
        Double(reach.count { $0 == .certain })...Double(reach.count { $0 > .no })
    }

    /// What is to be set aside when reach is recomputed.
    struct ReachRule {
        /// Whether sites serve across borders that the run keeps.
        var ignoresBorders = false
        /// Whether a point that the run calls uncovered may be within reach: by other radii than the run's, or across borders.
        var ignoresLabels = false
        /// What every radius is multiplied with.
        var factor = 1.0

        /// The run's own.
        static let own = ReachRule()
        /// Borders ignored.
        static let acrossBorders = ReachRule(ignoresBorders: true, ignoresLabels: true)
    }

    /// Which demand points are within reach of one of the sites; a point that the run calls uncovered is within reach of none.
    mutating func reach(of sites: [PublishedSite], _ rule: ReachRule = .own) -> [Reach] {
        if let costs { return reach(of: sites, by: costs) }
        let scan = SiteScan(sites, measure)
        let states = demand.points.indices.map { row -> Reach in
            var state = Reach.no
            visit(row, scan, rule) { found, _ in
                state = max(state, found)
                return state < .certain
            }
            return state
        }
        found.undecided = max(found.undecided, states.count { $0 == .perhaps })
        return states
    }

    /// By how many of the sites each point is reached for certain, and by how many perhaps or for certain.
    func counts(of sites: [PublishedSite]) -> (certain: [Int32], possible: [Int32]) {
        let scan = SiteScan(sites, measure)
        var counts = (
            certain: [Int32](repeating: 0, count: demand.ids.count), possible: [Int32](repeating: 0, count: demand.ids.count)
        )
        for row in demand.ids.indices {
            visit(row, scan, .own) { found, _ in
                counts.possible[row] += 1
                if found == .certain { counts.certain[row] += 1 }
                return true
            }
        }
        return counts
    }

    /// Calls for each site that reaches a point, perhaps or for certain, with its distance in metres, until told to stop.
    func visit(_ row: Int, _ scan: SiteScan, _ rule: ReachRule, _ isToGoOn: (Reach, _ meters: Double) -> Bool) {
        forEachSite(row, scan, rule) { isToGoOn($1, $2) }
    }

    /// The same, with the number of each site.
    func forEachSite(
        _ row: Int, _ scan: SiteScan, _ rule: ReachRule, _ isToGoOn: (_ site: Int, Reach, _ meters: Double) -> Bool
    ) {
        let sites = scan.sites
        let hasBorders = !rule.ignoresBorders && scan.keepBorders && !demand.borderUnits.isEmpty
        let own = demand.radii[row]
        for site in scan.near(demand.points[row], within: max(scan.widest, own.isNaN ? 0 : own) * rule.factor + 1) {
            if hasBorders, !isOneUnit(demand.borderUnits[row], sites[site].borderUnit ?? "") { continue }
            let radius = (own.isNaN ? sites[site].radius : own) * rule.factor
            let meters = measure.meters(demand.points[row], sites[site].point)
            if meters <= radius - Verifier.positionError {
                if !isToGoOn(site, .certain, meters) { return }
            } else if meters <= radius + Verifier.positionError, rule.ignoresLabels || demand.isCovered[row] {
                if !isToGoOn(site, .perhaps, meters) { return }
            }
        }
    }

    /// Whether a point and a site stand in the same unit; in none, nobody serves and nobody is served.
    func isOneUnit(_ first: String, _ second: String) -> Bool { !first.isEmpty && first == second }

    /// What a site adds: at least what it reaches for certain and nothing before perhaps did, at most the other way round.
    func gain(_ reached: [Reach], over covered: [Reach]) -> Interval {
        var (low, high) = (0.0, 0.0)
        for row in reached.indices {
            if reached[row] == .certain, covered[row] == .no { low += demand.weights[row] }
            if reached[row] > .no, covered[row] < .certain { high += demand.weights[row] }
        }
        return low...high
    }

    /// By how many each point is reached for certain, and by how many perhaps or for certain.
    func tally(_ all: [[Reach]]) -> (certain: [Int32], possible: [Int32]) {
        var certain = [Int32](repeating: 0, count: demand.ids.count)
        var possible = certain
        for states in all {
            for (row, state) in states.enumerated() where state > .no {
                possible[row] += 1
                if state == .certain { certain[row] += 1 }
            }
        }
        return (certain, possible)
    }

    /// What would be lost without one of those tallied: points that no other reaches.
    func loss(of reached: [Reach], among tally: (certain: [Int32], possible: [Int32])) -> Interval {
        var (low, high) = (0.0, 0.0)
        for (row, state) in reached.enumerated() where state > .no {
            let isCertain = state == .certain
            if isCertain, tally.possible[row] == 1 { low += demand.weights[row] }
            if tally.certain[row] == (isCertain ? 1 : 0) { high += demand.weights[row] }
        }
        return low...high
    }

    func union(_ first: [Reach], _ second: [Reach]) -> [Reach] { zip(first, second).map { max($0, $1) } }
}

/// Sites in the order of their latitudes.
struct SiteScan {
    let sites: [PublishedSite]
    /// The widest radius of a site.
    let widest: Double
    /// Whether the run that published them keeps borders.
    let keepBorders: Bool
    private let measure: Measure
    private let order: [Int]
    private let latitudes: [Double]

    init(_ sites: [PublishedSite], _ measure: Measure) {
        (self.sites, self.measure) = (sites, measure)
        let order = sites.indices.sorted { sites[$0].point.y < sites[$1].point.y }
        (self.order, latitudes) = (order, order.map { sites[$0].point.y })
        widest = sites.map(\.radius).filter { !$0.isNaN }.max() ?? 0
        keepBorders = sites.keepBorders
    }

    /// The numbers of the sites whose latitude is so near that they may lie within a distance of a point.
    func near(_ point: PlanarPoint, within meters: Double) -> ArraySlice<Int> {
        // Degrees of latitude are at least 110.5 km long.
        let span = measure == .geodesic ? meters / 110_500 : meters
        let first = bound { $0 < point.y - span }
        return order[first..<max(first, bound { $0 <= point.y + span })]
    }

    /// The first place in the order for which a condition that holds up to somewhere does not hold.
    private func bound(_ holds: (Double) -> Bool) -> Int {
        var (low, high) = (0, latitudes.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(latitudes[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
