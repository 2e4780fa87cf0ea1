import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

extension Recomputation {
    /// Every share lies within reach, no site serves more than its capacity and no point more than its weight, and all add up.
    mutating func checkCapacity(_ siting: SitingDocument, _ proposals: [PublishedSite]) throws {
        guard let capacity = siting.conditions?.capacity, siting.objective != nil else { return }
        let sums = try checkShares(proposals, splittable: capacity.splittable)
        compare(Wording("served in all", "合计得到服务"), sums.total, capacity.servedWeight)
        compare(Wording("gained within capacities", "容量内新增"), capacity.servedWeight - capacity.baseServedWeight, siting.gained)
        checkLoads(.facilities, facilities, sums.loads)
        checkLoads(.proposals, proposals, sums.newLoads)
        checkBase(capacity, byExisting: sums.loads.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value })
        compare(
            Wording("within reach and not served", "服务半径内而未得到服务"), max(0, siting.coveredWeight - capacity.servedWeight),
            capacity.unservedWeight)
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
        var wrong: [Wording] = []
        for share in shares {
            let isNew = share.isProposed
            guard let point = row[share.demand], let site = (isNew ? proposed : open)[share.facility],
                let sites = isNew ? proposals : facilities
            else {
                wrong.append(
                    Wording(
                        "\(share.demand) is served by \(share.facility), and one of the two is not there",
                        "\(share.demand) 记为由 \(share.facility) 服务，但两者之一不存在"))
                continue
            }
            if let problem = unreached(share, point, sites[site]) { wrong.append(problem) }
            if isNew ? proposedKeep : openKeep, !demand.borderUnits.isEmpty,
                !isOneUnit(demand.borderUnits[point], sites[site].borderUnit ?? "")
            {
                wrong.append(
                    Wording(
                        "\(share.demand) is served by \(share.facility) across the border of its unit",
                        "\(share.demand) 由 \(share.facility) 跨越所在单元的边界服务"))
            }
            let weight = share.weight
            if !(weight > 0) {
                wrong.append(Wording("\(share.demand) is served with \(weight)", "\(share.demand) 得到服务的数量为 \(weight)"))
            }
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
        wrong += misserved(sums, splittable: splittable)
        wrong += overloaded(facilities, sums.loads)
        if let proposals { wrong += overloaded(proposals, sums.newLoads) }
        if wrong.isEmpty {
            found.confirmed.append(
                Wording("capacities: \(shares.count) shares within reach and capacity", "容量：\(shares.count) 笔分配均在服务半径与容量之内"))
        }
        found.problems += wrong.prefix(10)
        return sums
    }

    /// Points of which more is served than they hold, or that are split and must not be.
    private func misserved(_ sums: ShareSums, splittable: Bool) -> [Wording] {
        var wrong: [Wording] = []
        for (point, weight) in sums.byRow.sorted(by: { $0.key < $1.key }) {
            let whole = demand.weights[point]
            if weight > whole * (1 + 1e-9) {
                wrong.append(
                    Wording(
                        "\(demand.ids[point]) holds \(whole) and \(weight) of it are served",
                        "\(demand.ids[point]) 共有 \(whole)，得到服务的却为 \(weight)"))
            }
            if !splittable, sums.parts[point] != 1 || abs(weight - whole) > 1e-9 * whole {
                wrong.append(
                    Wording("\(demand.ids[point]) is split, and points must stay whole", "\(demand.ids[point]) 被拆分，而需求点须整体分配"))
            }
        }
        return wrong
    }

    /// What is wrong with the distance of a share, or with its cost.
    private func unreached(_ share: PublishedShare, _ point: Int, _ site: PublishedSite) -> Wording? {
        let words = Wording("\(share.demand) is served by \(share.facility)", "\(share.demand) 由 \(share.facility) 服务")
        let matrix = ResultFile.table(.costs).name
        if let costs {
            guard let cost = costs.cost(point, to: site.id) else {
                return words.saying(", to which \(matrix) has no way", "，而 \(matrix) 中没有到达该处的成本")
            }
            if cost == share.cost, cost <= largestCost { return nil }
            return words.saying(
                " at a cost of \(cost); \(share.cost) is published and the largest that counts is \(largestCost)",
                "，成本为 \(cost)；公布为 \(share.cost)，可计的最大成本为 \(largestCost)")
        }
        let radius = demand.radii[point].isNaN ? site.radius : demand.radii[point]
        let meters = measure.meters(demand.points[point], site.point)
        if abs(meters - share.cost) <= Verifier.positionError, meters <= radius + Verifier.positionError { return nil }
        return words.saying(", \(meters) m away, whose radius is \(radius) m", "，相距 \(meters) 米，而其服务半径为 \(radius) 米")
    }

    /// What each site is said to serve, against its shares.
    mutating func checkLoads(_ layer: Dataset, _ sites: [PublishedSite], _ loads: [Int: Double]) {
        let file = ResultFile.layer(layer).name
        let wrong = sites.indices.filter { abs((loads[$0] ?? 0) - sites[$0].served) > 1e-9 * max(1, sites[$0].served) }
        for site in wrong.prefix(10) {
            found.problems.append(
                Wording(
                    "\(sites[site].id) serves \(loads[site] ?? 0) and \(file) says \(sites[site].served)",
                    "\(sites[site].id) 服务 \(loads[site] ?? 0)，而 \(file) 记为 \(sites[site].served)"))
        }
        if wrong.isEmpty {
            found.confirmed.append(
                Wording("served by each site: \(sites.count) in \(file)", "各处服务的数量：\(file) 中 \(sites.count) 处"))
        }
    }

    /// What existing facilities serve without the plan: whole points as assigned; else no less than they are assigned and no more than their room.
    private mutating func checkBase(_ capacity: ConditionsDocument.Capacity, byExisting: Double) {
        if !capacity.splittable {
            compare(Wording("served by existing facilities", "现有设施服务的数量"), byExisting, capacity.baseServedWeight)
            return
        }
        let room = facilities.reduce(0) { $0 + ($1.capacity.isNaN ? .infinity : $1.capacity) }
        let most = min(room, capacity.servedWeight) * (1 + 1e-9)
        if capacity.baseServedWeight < byExisting * (1 - 1e-9) || capacity.baseServedWeight > most {
            found.problems.append(
                Wording(
                    "existing facilities are said to serve \(capacity.baseServedWeight) alone; they serve \(byExisting) of the plan, have room for \(room), and all together serve \(capacity.servedWeight)",
                    "记为现有设施单独服务 \(capacity.baseServedWeight)；方案中它们服务 \(byExisting)，可容纳 \(room)，全部设施合计服务 \(capacity.servedWeight)")
            )
        }
    }

    private func overloaded(_ sites: [PublishedSite], _ loads: [Int: Double]) -> [Wording] {
        loads.sorted { $0.key < $1.key }.compactMap { site, load in
            let capacity = sites[site].capacity
            guard !capacity.isNaN, load > capacity * (1 + 1e-9) else { return nil }
            return Wording(
                "\(sites[site].id) serves \(load) and its capacity is \(capacity)",
                "\(sites[site].id) 服务 \(load)，而其容量为 \(capacity)")
        }
    }
}
