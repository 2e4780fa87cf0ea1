import GeoPrimitives

/// What is within reach of published sites, and what that weighs.
extension Recomputation {
    /// Whether a point is within reach: for certain, perhaps (within the error of published positions), or not.
    enum Reach: Int, Comparable {
        case no, perhaps, certain

        static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    /// What a figure can be, given the points that published positions cannot decide.
    typealias Interval = ClosedRange<Double>

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

    /// Which demand points are within reach of one of the sites; a point that the run calls uncovered is within reach of none.
    mutating func reach(of sites: PublishedSites, ignoresBorders: Bool = false) -> [Reach] {
        if let costs { return reach(of: sites, by: costs) }
        let hasBorders = !ignoresBorders && !sites.borderUnits.isEmpty && !demand.borderUnits.isEmpty
        let order = sites.points.indices.sorted { sites.points[$0].y < sites.points[$1].y }
        let latitudes = order.map { sites.points[$0].y }
        let widest = sites.radii.filter { !$0.isNaN }.max() ?? 0
        let states = demand.points.indices.map { row -> Reach in
            let own = demand.radii[row]
            let span = degrees(max(widest, own.isNaN ? 0 : own) + 1)
            let y = demand.points[row].y
            var state = Reach.no
            for slot in lowerBound(latitudes, y - span)..<latitudes.count {
                guard latitudes[slot] <= y + span else { break }
                if hasBorders, !isOneUnit(demand.borderUnits[row], sites.borderUnits[order[slot]]) { continue }
                let radius = own.isNaN ? sites.radii[order[slot]] : own
                let meters = measure.meters(demand.points[row], sites.points[order[slot]])
                if meters <= radius - Verifier.positionError { return .certain }
                if meters <= radius + Verifier.positionError, ignoresBorders || demand.isCovered[row] { state = .perhaps }
            }
            return state
        }
        found.undecided = max(found.undecided, states.count { $0 == .perhaps })
        return states
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

    /// How many units of y a length may span: degrees of latitude are at least 110.5 km long.
    private func degrees(_ meters: Double) -> Double { measure == .geodesic ? meters / 110_500 : meters }

    private func lowerBound(_ sorted: [Double], _ value: Double) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
