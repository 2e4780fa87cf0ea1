import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// What `facilities.geojson` says of a run within capacities beside what each facility serves.
private struct PublishedService {
    let points: [Double], utilisation: [Double], unmet: [Double]

    init(in folder: String) throws {
        let table = try PublishedTable(
            ResultFile.layer(.facilities).path(in: folder), [.id, .servedPoints, .utilisation, .unmetWeight])
        points = table.numbers(.servedPoints)
        (utilisation, unmet) = (table.numbers(.utilisation), table.numbers(.unmetWeight))
    }
}

extension Recomputation {
    /// Who is served within capacities: every share, all sums, and that no more can be served.
    ///
    /// That those served could not be nearer is not checked.
    mutating func checkServed() throws {
        guard let served = report.coverage.served else { return }
        let sums = try checkShares(nil, splittable: served.splittable)
        let overall = report.coverage.overall
        compare(Wording("served in all", "合计得到服务"), sums.total, served.servedWeight)
        compare(Wording("weight of the share served", "服务比例所依据的人口"), overall.weight, served.weight)
        compare(Wording("share served", "服务比例"), overall.weight > 0 ? served.servedWeight / overall.weight : 0, served.share ?? 0)
        compare(
            Wording("within reach and not served", "服务半径内而未得到服务"), overall.coveredWeight - served.servedWeight, served.unmetWeight
        )
        checkLoads(.facilities, facilities, sums.loads)
        let unmet = demand.ids.indices.map { demand.isCovered[$0] ? demand.weights[$0] - (sums.byRow[$0] ?? 0) : 0 }
        checkPoints(served, sums, unmet)
        checkRoom(served, sums)
        if let mean = served.meanM ?? served.meanCost, sums.total > 0 {
            // Distances are published to the millimetre.
            let exact = sums.moment / sums.total
            compare(Wording("mean of those served", "得到服务者的平均值"), exact - 0.001...exact + 0.001, mean)
        }
        checkUnits(served, sums, unmet)
        try checkFacilities(served, sums, unmet)
        if served.splittable { checkLargest(sums, unmet) }
    }

    /// What is served of each point, and how many points are served wholly, in part and by several.
    private mutating func checkPoints(_ served: ServedDocument, _ sums: ShareSums, _ unmet: [Double]) {
        let left = demand.ids.indices.filter { unmet[$0] > 1e-9 * demand.weights[$0] }
        compare(Wording("points that find no room", "无处容纳的点"), Double(left.count), Double(served.unmetPoints))
        compare(
            Wording("points served", "得到服务的点"), Double(report.coverage.overall.coveredPoints - left.count),
            Double(served.servedPoints))
        compare(
            Wording("points served by several", "由多处服务的点"), Double(sums.parts.values.count { $0 > 1 }), Double(served.splitPoints)
        )
        let said = demand.served ?? demand.weights.map { _ in .nan }
        let wrong = demand.ids.indices.filter { !(abs(said[$0] - (sums.byRow[$0] ?? 0)) <= 1e-9 * max(1, demand.weights[$0])) }
        for row in wrong.prefix(5) {
            found.problems.append(
                Wording(
                    "\(demand.ids[row]) is served with \(sums.byRow[row] ?? 0) and \(ResultFile.layer(.assignments).name) says \(said[row])",
                    "\(demand.ids[row]) 得到服务 \(sums.byRow[row] ?? 0)，而 \(ResultFile.layer(.assignments).name) 记为 \(said[row])")
            )
        }
        if wrong.isEmpty {
            found.confirmed.append(
                Wording(
                    "served of each point: \(demand.ids.count) in \(ResultFile.layer(.assignments).name)",
                    "各点得到服务的数量：\(ResultFile.layer(.assignments).name) 中 \(demand.ids.count) 个"))
        }
    }

    /// The capacities added up, what is left of them, and how many facilities are full.
    private mutating func checkRoom(_ served: ServedDocument, _ sums: ShareSums) {
        let limited = facilities.indices.filter { !facilities[$0].capacity.isNaN }
        let capacity = limited.reduce(0) { $0 + facilities[$1].capacity }
        compare(Wording("capacity in all", "总容量"), capacity, served.capacity)
        compare(
            Wording("capacity left", "剩余容量"), max(0, capacity - limited.reduce(0) { $0 + (sums.loads[$1] ?? 0) }),
            served.freeCapacity)
        compare(
            Wording("facilities without a capacity", "未写容量的设施"), Double(facilities.count - limited.count),
            Double(served.unlimited))
        compare(Wording("full facilities", "满负荷的设施"), Double(limited.count { !hasRoom($0, sums) }), Double(served.full))
    }

    private func hasRoom(_ site: Int, _ sums: ShareSums) -> Bool {
        let (capacity, load) = (facilities[site].capacity, sums.loads[site] ?? 0)
        return capacity.isNaN || load < capacity - 1e-9 * max(1, capacity)
    }

    /// Every lowest unit by its points, and every level as a whole.
    private mutating func checkUnits(_ served: ServedDocument, _ sums: ShareSums, _ unmet: [Double]) {
        let units = report.coverage.byUnit
        if let codes = demand.units, let lowest = units.last?.level {
            var (byCode, unmetByCode): ([String: Double], [String: Double]) = ([:], [:])
            for row in demand.ids.indices {
                byCode[codes[row], default: 0] += sums.byRow[row] ?? 0
                unmetByCode[codes[row], default: 0] += unmet[row]
            }
            let own = units.filter { $0.level == lowest }
            compareEach(
                Wording("served in", "得到服务："), own.map { ($0.code, byCode[$0.code] ?? 0, $0.served?.servedWeight ?? .nan) })
            compareEach(
                Wording("without room in", "无处容纳："),
                own.map { ($0.code, unmetByCode[$0.code] ?? 0, $0.served?.unmetWeight ?? .nan) })
        }
        for outside in served.outside {
            let own = units.filter { $0.level == outside.level }.compactMap(\.served)
            compare(
                Wording("served by \(outside.level)", "按 \(outside.level) 得到服务"),
                own.reduce(outside.served.servedWeight) { $0 + $1.servedWeight },
                served.servedWeight)
            compare(
                Wording("without room by \(outside.level)", "按 \(outside.level) 无处容纳"),
                own.reduce(outside.served.unmetWeight) { $0 + $1.unmetWeight },
                served.unmetWeight)
        }
        compareEach(
            Wording("share served in", "服务比例："),
            units.map { ($0.code, $0.weight > 0 ? ($0.served?.servedWeight ?? -1) / $0.weight : 0, $0.served?.share ?? 0) })
    }

    /// Facilities and their levels: load, capacity and who finds no room nearest to them.
    private mutating func checkFacilities(_ served: ServedDocument, _ sums: ShareSums, _ unmet: [Double]) throws {
        let number = facilities.numberById
        var left = [Double](repeating: 0, count: facilities.count)
        for row in demand.ids.indices where unmet[row] > 0 {
            if let site = number[demand.facilities[row]] { left[site] += unmet[row] }
        }
        let service = try PublishedService(in: folder)
        let ids = facilities.ids
        compareEach(Wording("without room at", "所在处无处容纳："), ids.indices.map { (ids[$0], left[$0], service.unmet[$0]) })
        compareEach(
            Wording("utilisation of", "使用率："),
            ids.indices.filter { facilities[$0].capacity > 0 }.map {
                (ids[$0], (sums.loads[$0] ?? 0) / facilities[$0].capacity, service.utilisation[$0])
            })
        compare(
            Wording("points served by each, added up", "各处服务的点数合计"), Double(sums.parts.values.reduce(0, +)),
            service.points.reduce(0, +))
        compare(
            Wording("facilities without room", "无余量的设施"), Double(left.count { $0 > 1e-9 * max(1, served.weight) }),
            Double(served.short.count))
        let short = served.short.map { (facility: $0, site: number[$0.facility]) }
        compareEach(
            Wording("without room at", "所在处无处容纳："),
            short.map { ($0.facility.facility, $0.site.map { left[$0] } ?? -1, $0.facility.unmetWeight) })
        compareEach(
            Wording("served by", "服务："),
            short.map { ($0.facility.facility, $0.site.map { sums.loads[$0] ?? 0 } ?? -1, $0.facility.servedWeight) })
        compareEach(
            Wording("capacity of", "容量："),
            short.map { ($0.facility.facility, $0.site.map { facilities[$0].capacity }?.finite ?? -1, $0.facility.capacity) })
        for level in served.byLevel {
            let own = facilities.indices.filter { facilities[$0].level == level.level }
            let limited = own.filter { !facilities[$0].capacity.isNaN }
            let capacity = limited.reduce(0) { $0 + facilities[$1].capacity }
            compare(
                Wording("served by level \(level.level)", "层级 \(level.level) 服务的数量"),
                own.reduce(0) { $0 + (sums.loads[$1] ?? 0) }, level.servedWeight)
            compare(Wording("capacity of level \(level.level)", "层级 \(level.level) 的容量"), capacity, level.capacity)
            compare(
                Wording("without room at level \(level.level)", "层级 \(level.level) 无处容纳"), own.reduce(0) { $0 + left[$1] },
                level.unmetWeight)
            if capacity > 0 {
                compare(
                    Wording("utilisation of level \(level.level)", "层级 \(level.level) 的使用率"),
                    limited.reduce(0) { $0 + (sums.loads[$1] ?? 0) } / capacity,
                    level.utilisation ?? .nan)
            }
        }
    }

    /// Compares figures one by one, and notes at most ten that differ.
    private mutating func compareEach(_ what: Wording, _ figures: [(name: String, recomputed: Double, published: Double)]) {
        let wrong = figures.filter { abs($0.recomputed - $0.published) > 1e-9 * max(1, abs($0.published)) || $0.published.isNaN }
        for figure in wrong.prefix(10) {
            compare(what.saying(" \(figure.name)", figure.name), figure.recomputed, figure.published)
        }
        if wrong.isEmpty, !figures.isEmpty {
            found.confirmed.append(what.saying(" each: \(figures.count)", "逐项 \(figures.count) 个"))
        }
    }

    /// No chain of facilities leads from somebody who finds no room to a facility with room (Ford & Fulkerson 1956): no assignment serves more.
    private mutating func checkLargest(_ sums: ShareSums, _ unmet: [Double]) {
        let near = SitesInReach(self)
        var byFacility: [Int: [Int]] = [:]
        for share in sums.shares { byFacility[share.site, default: []].append(share.row) }
        var isSeen = [Bool](repeating: false, count: facilities.count)
        var isDone = [Bool](repeating: false, count: demand.ids.count)
        for start in demand.ids.indices where unmet[start] > 1e-9 * max(1, demand.weights[start]) {
            var rows = [start]
            while let row = rows.popLast() {
                if isDone[row] { continue }
                isDone[row] = true
                for site in near.sites(of: row) where !isSeen[site] {
                    isSeen[site] = true
                    if hasRoom(site, sums) {
                        found.problems.append(
                            Wording(
                                "\(demand.ids[start]) finds no room, and \(facilities[site].id), which it or those beside it could use, has some: more could be served",
                                "\(demand.ids[start]) 无处容纳，而其或邻近点可用的 \(facilities[site].id) 尚有余量：可服务更多")
                        )
                        return
                    }
                    rows += byFacility[site] ?? []
                }
            }
        }
        found.confirmed.append(Wording("no assignment within these capacities serves more", "在此容量内没有服务更多的分配"))
    }
}

/// The facilities that reach a demand point for certain, whatever the error of published positions.
private struct SitesInReach {
    private let check: Recomputation
    private let scan: SiteScan
    /// The facilities by their number in the cost matrix.
    private let siteByCost: [Int: Int]

    init(_ check: Recomputation) {
        self.check = check
        scan = SiteScan(check.facilities, check.measure)
        siteByCost = Dictionary(
            check.facilities.enumerated().compactMap { number, site in check.costs?.numberBySite[site.id].map { ($0, number) } },
            uniquingKeysWith: { first, _ in first })
    }

    func sites(of row: Int) -> [Int] {
        if let costs = check.costs {
            return costs.pairs[row].filter { $0.cost <= check.largestCost }.compactMap { siteByCost[$0.site] }
        }
        let (sites, demand) = (check.facilities, check.demand)
        let hasBorders = scan.keepBorders && !demand.borderUnits.isEmpty
        let own = demand.radii[row]
        return scan.near(demand.points[row], within: max(scan.widest, own.isNaN ? 0 : own) + 1).filter { site in
            if hasBorders, !check.isOneUnit(demand.borderUnits[row], sites[site].borderUnit ?? "") { return false }
            let meters = check.measure.meters(demand.points[row], sites[site].point)
            return meters <= (own.isNaN ? sites[site].radius : own) - Verifier.positionError
        }
    }
}
