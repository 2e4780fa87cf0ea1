import GeoEngine
import GeoPrimitives
import Publication

extension Recomputation {
    /// Every share lies within reach, no site serves more than its capacity and no point more than its weight, and all add up.
    mutating func checkCapacity(_ siting: SitingDocument, _ proposals: [PublishedSite]) throws {
        guard let capacity = siting.conditions?.capacity, siting.objective != nil else { return }
        let sums = try checkShares(proposals, splittable: capacity.splittable)
        compare("served in all", sums.total, capacity.servedWeight)
        compare("gained within capacities", capacity.servedWeight - capacity.baseServedWeight, siting.gained)
        checkLoads(.facilities, facilities, sums.loads)
        checkLoads(.proposals, proposals, sums.newLoads)
        checkBase(capacity, byExisting: sums.loads.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value })
        compare("within reach and not served", max(0, siting.coveredWeight - capacity.servedWeight), capacity.unservedWeight)
    }

    /// The shares of an assignment, added up.
    struct ShareSums {
        /// What is served of each demand point, and in how many parts.
        var byRow: [Int: Double] = [:], parts: [Int: Int] = [:]
        /// What each existing facility and each new site serves.
        var loads: [Int: Double] = [:], newLoads: [Int: Double] = [:]
        /// The point and the existing facility of each share.
        var shares: [(row: Int, site: Int)] = []
        /// What all serve.
        var total = 0.0
        /// Their distances or costs, by weight.
        var moment = 0.0
    }

    /// Checks every share against reach, borders, capacities and weights, and adds them up.
    mutating func checkShares(_ proposals: [PublishedSite]?, splittable: Bool) throws -> ShareSums {
        let shares = try PublishedShare.shares(in: folder, areCosts: costs != nil)
        let row = Dictionary(demand.ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let (open, proposed) = (facilities.numberById, (proposals ?? []).numberById)
        let (openKeep, proposedKeep) = (facilities.keepBorders, proposals?.keepBorders ?? false)
        var sums = ShareSums()
        var wrong: [String] = []
        for share in shares {
            let isNew = share.isProposed
            guard let point = row[share.demand], let site = (isNew ? proposed : open)[share.facility],
                let sites = isNew ? proposals : facilities
            else {
                wrong.append("\(share.demand) is served by \(share.facility), and one of the two is not there")
                continue
            }
            if let problem = unreached(share, point, sites[site]) { wrong.append(problem) }
            if isNew ? proposedKeep : openKeep, !demand.borderUnits.isEmpty,
                !isOneUnit(demand.borderUnits[point], sites[site].borderUnit ?? "")
            {
                wrong.append("\(share.demand) is served by \(share.facility) across the border of its unit")
            }
            let weight = share.weight
            if !(weight > 0) { wrong.append("\(share.demand) is served with \(weight)") }
            sums.total += weight
            sums.moment += weight * share.cost
            sums.byRow[point, default: 0] += weight
            sums.parts[point, default: 0] += 1
            if isNew {
                sums.newLoads[site, default: 0] += weight
            } else {
                sums.loads[site, default: 0] += weight
                sums.shares.append((point, site))
            }
        }
        for (point, weight) in sums.byRow.sorted(by: { $0.key < $1.key }) {
            let whole = demand.weights[point]
            if weight > whole * (1 + 1e-9) { wrong.append("\(demand.ids[point]) holds \(whole) and \(weight) of it are served") }
            if !splittable, sums.parts[point] != 1 || abs(weight - whole) > 1e-9 * whole {
                wrong.append("\(demand.ids[point]) is split, and points must stay whole")
            }
        }
        wrong += overloaded(facilities, sums.loads)
        if let proposals { wrong += overloaded(proposals, sums.newLoads) }
        if wrong.isEmpty { found.confirmed.append("capacities: \(shares.count) shares within reach and capacity") }
        found.problems += wrong.prefix(10)
        return sums
    }

    /// What is wrong with the distance of a share, or with its cost.
    private func unreached(_ share: PublishedShare, _ point: Int, _ site: PublishedSite) -> String? {
        let words = "\(share.demand) is served by \(share.facility)"
        if let costs {
            guard let cost = costs.cost(point, to: site.id) else {
                return words + ", to which \(ResultFile.table(.costs).name) has no way"
            }
            if cost == share.cost, cost <= largestCost { return nil }
            return words + " at a cost of \(cost); \(share.cost) is published and the largest that counts is \(largestCost)"
        }
        let radius = demand.radii[point].isNaN ? site.radius : demand.radii[point]
        let meters = measure.meters(demand.points[point], site.point)
        if abs(meters - share.cost) <= Verifier.positionError, meters <= radius + Verifier.positionError { return nil }
        return words + ", \(meters) m away, whose radius is \(radius) m"
    }

    /// What each site is said to serve, against its shares.
    mutating func checkLoads(_ layer: Dataset, _ sites: [PublishedSite], _ loads: [Int: Double]) {
        let file = ResultFile.layer(layer).name
        let wrong = sites.indices.filter { abs((loads[$0] ?? 0) - sites[$0].served) > 1e-9 * max(1, sites[$0].served) }
        for site in wrong.prefix(10) {
            found.problems.append("\(sites[site].id) serves \(loads[site] ?? 0) and \(file) says \(sites[site].served)")
        }
        if wrong.isEmpty { found.confirmed.append("served by each site: \(sites.count) in \(file)") }
    }

    /// What existing facilities serve without the plan: whole points as assigned; else no less than they are assigned and no more than their room.
    private mutating func checkBase(_ capacity: ConditionsDocument.Capacity, byExisting: Double) {
        if !capacity.splittable {
            compare("served by existing facilities", byExisting, capacity.baseServedWeight)
            return
        }
        let room = facilities.reduce(0) { $0 + ($1.capacity.isNaN ? .infinity : $1.capacity) }
        let most = min(room, capacity.servedWeight) * (1 + 1e-9)
        if capacity.baseServedWeight < byExisting * (1 - 1e-9) || capacity.baseServedWeight > most {
            found.problems.append(
                "existing facilities are said to serve \(capacity.baseServedWeight) alone; they serve \(byExisting) of the plan, have room for \(room), and all together serve \(capacity.servedWeight)"
            )
        }
    }

    private func overloaded(_ sites: [PublishedSite], _ loads: [Int: Double]) -> [String] {
        loads.sorted { $0.key < $1.key }.compactMap { site, load in
            let capacity = sites[site].capacity
            guard !capacity.isNaN, load > capacity * (1 + 1e-9) else { return nil }
            return "\(sites[site].id) serves \(load) and its capacity is \(capacity)"
        }
    }
}
