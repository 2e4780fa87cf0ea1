import PlanningTerms
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
                Wording(
                    "\(ResultFile.table(.costs).name): \(costs.strangers) pairs of demand points that are not in the run",
                    "\(ResultFile.table(.costs).name)：有 \(costs.strangers) 个点对的需求点不在本次运行之中"))
        }
        let open = Set(facilities.ids)
        let proposed = Set(proposals?.ids ?? [])
        let all = costs.numbers(of: facilities.ids + (proposals?.ids ?? []))
        var wrong: [Wording] = []
        for row in demand.ids.indices {
            let (id, site) = (demand.ids[row], demand.facilities[row])
            let least = costs.least(row, among: all)
            if site.isEmpty {
                if least < .infinity {
                    wrong.append(Wording("\(id) names no facility and has a way to one", "\(id) 未写设施，而有可达的设施"))
                }
            } else if !(demand.isProposed[row] ? proposed : open).contains(site) {
                wrong.append(
                    Wording("\(id) is assigned to \(site), which is neither open nor proposed", "\(id) 归入 \(site)，而后者既非开放设施也非建议点")
                )
            } else if costs.cost(row, to: site) != demand.costs[row] {
                wrong.append(
                    Wording(
                        "\(id): the cost to \(site) is not \(demand.costs[row]) in \(ResultFile.table(.costs).name)",
                        "\(id)：至 \(site) 的成本在 \(ResultFile.table(.costs).name) 中不是 \(demand.costs[row])"))
            } else if demand.costs[row] > least {
                wrong.append(
                    Wording(
                        "\(id) is assigned at a cost of \(demand.costs[row]) and another site costs \(least)",
                        "\(id) 归入处的成本为 \(demand.costs[row])，而另一处的成本为 \(least)"))
            }
        }
        if wrong.isEmpty {
            found.confirmed.append(
                Wording(
                    "assignments: every named facility is there, at its cost, and none costs less", "归属：所写设施均存在，成本相符，且没有成本更低者"))
        }
        found.problems += wrong.prefix(10)
        if wrong.count > 10 {
            found.problems.append(Wording("… and \(wrong.count - 10) more assignments", "… 另有 \(wrong.count - 10) 处归属"))
        }
    }
}
