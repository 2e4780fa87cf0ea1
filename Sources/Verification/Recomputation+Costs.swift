import Publication

extension Recomputation {
    /// What is added to the cutoff, in the unit of the matrix.
    static let costTolerance = 1e-6

    /// The largest cost at which a pair is covered, tolerance included; infinite where every pair covers.
    var largestCost: Double { report.settings.cutoff.map { $0 + Self.costTolerance } ?? .infinity }

    /// Which demand points a matrix covers from one of the sites: costs decide without doubt.
    func reach(of sites: [PublishedSite], by costs: PublishedCosts) -> [Reach] {
        let numbers = costs.numbers(of: sites.ids)
        return demand.ids.indices.map { row in
            let least = costs.least(row, among: numbers)
            return least < .infinity && least <= largestCost ? .certain : .no
        }
    }

    /// Every assignment names a facility that is there, at the published cost, and none is cheaper.
    mutating func checkAssignments(_ costs: PublishedCosts) {
        if costs.strangers > 0 {
            found.problems.append(
                "\(ResultFile.table(.costs).name): \(costs.strangers) pairs of demand points that are not in the run")
        }
        let open = Set(facilities.ids)
        let proposed = Set(proposals?.ids ?? [])
        let all = costs.numbers(of: facilities.ids + (proposals?.ids ?? []))
        var wrong: [String] = []
        for row in demand.ids.indices {
            let (id, site) = (demand.ids[row], demand.facilities[row])
            let least = costs.least(row, among: all)
            if site.isEmpty {
                if least < .infinity { wrong.append("\(id) names no facility and has a way to one") }
            } else if !(demand.isProposed[row] ? proposed : open).contains(site) {
                wrong.append("\(id) is assigned to \(site), which is neither open nor proposed")
            } else if costs.cost(row, to: site) != demand.costs[row] {
                wrong.append("\(id): the cost to \(site) is not \(demand.costs[row]) in \(ResultFile.table(.costs).name)")
            } else if demand.costs[row] > least {
                wrong.append("\(id) is assigned at a cost of \(demand.costs[row]) and another site costs \(least)")
            }
        }
        if wrong.isEmpty {
            found.confirmed.append("assignments: every named facility is there, at its cost, and none costs less")
        }
        found.problems += wrong.prefix(10)
        if wrong.count > 10 { found.problems.append("… and \(wrong.count - 10) more assignments") }
    }
}
