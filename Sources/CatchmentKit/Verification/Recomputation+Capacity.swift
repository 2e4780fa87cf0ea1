import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms

/// Who is served where, as published.
struct PublishedServed {
    var demand: [String] = []
    var facilities: [String] = []
    var isProposed: [Bool] = []
    var weights: [Double] = []
    var meters: [Double] = []

    /// Reads `capacity-assignment.csv`, whose distances may be costs.
    init(_ path: String, areCosts: Bool) throws {
        // Nobody is served where no site has room.
        guard let source = try TextTableFile.source(of: path) else { return }
        let names: [(String, ColumnKind)] = [
            ("demand", .text), ("facility", .text), ("proposed", .text), ("served_weight", .number),
            (areCosts ? "cost" : "distance_m", .number),
        ]
        let table = try mapping {
            try source.read(
                try names.map { name, kind in
                    guard let column = source.columnNames.firstIndex(of: name) else {
                        throw CatchmentError.badData(path, .folder(.table(.missingColumn(name))))
                    }
                    return ColumnRequest(column: column, kind: kind)
                })
        }
        func texts(_ number: Int) -> [String] {
            guard case .texts(let values) = table.columns[number] else { return [] }
            return (0..<values.count).map { values[$0] }
        }
        func numbers(_ number: Int) -> [Double] {
            guard case .numbers(let values) = table.columns[number] else { return [] }
            return values
        }
        (demand, facilities, isProposed) = (texts(0), texts(1), texts(2).map { $0 == "true" })
        (weights, meters) = (numbers(3), numbers(4))
    }
}

extension Recomputation {
    /// Every share lies within reach, no site serves more than its capacity and no point more than its weight, and all add up.
    mutating func checkCapacity(_ siting: SitingDocument, _ proposals: PublishedSites) throws {
        guard let capacity = siting.conditions?.capacity, siting.objective != nil else { return }
        let sums = try checkShares(proposals, splittable: capacity.splittable)
        compare("served in all", sums.total, capacity.servedWeight)
        compare("gained within capacities", capacity.servedWeight - capacity.baseServedWeight, siting.gained)
        checkLoads("facilities.geojson", facilities, sums.loads)
        checkLoads("proposals.geojson", proposals, sums.newLoads)
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
    mutating func checkShares(_ proposals: PublishedSites?, splittable: Bool) throws -> ShareSums {
        let served = try PublishedServed(found.folder + "/capacity-assignment.csv", areCosts: costs != nil)
        let row = Dictionary(demand.ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        func numbers(_ sites: PublishedSites?) -> [String: Int] {
            Dictionary((sites?.ids ?? []).enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        }
        let (open, proposed) = (numbers(facilities), numbers(proposals))
        var sums = ShareSums()
        var wrong: [String] = []
        for index in served.demand.indices {
            let isNew = served.isProposed[index]
            guard let point = row[served.demand[index]], let site = (isNew ? proposed : open)[served.facilities[index]],
                let sites = isNew ? proposals : facilities
            else {
                wrong.append("\(served.demand[index]) is served by \(served.facilities[index]), and one of the two is not there")
                continue
            }
            if let problem = unreached(served, index, point, sites, site) { wrong.append(problem) }
            if !sites.borderUnits.isEmpty, !demand.borderUnits.isEmpty,
                !isOneUnit(demand.borderUnits[point], sites.borderUnits[site])
            {
                wrong.append("\(served.demand[index]) is served by \(served.facilities[index]) across the border of its unit")
            }
            let weight = served.weights[index]
            if !(weight > 0) { wrong.append("\(served.demand[index]) is served with \(weight)") }
            sums.total += weight
            sums.moment += weight * served.meters[index]
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
        if wrong.isEmpty { found.confirmed.append("capacities: \(served.demand.count) shares within reach and capacity") }
        found.problems += wrong.prefix(10)
        return sums
    }

    /// What is wrong with the distance of a share, or with its cost.
    private func unreached(
        _ served: PublishedServed, _ index: Int, _ point: Int, _ sites: PublishedSites, _ site: Int
    ) -> String? {
        let words = "\(served.demand[index]) is served by \(served.facilities[index])"
        if let costs {
            guard let cost = costs.cost(point, to: sites.ids[site]) else { return words + ", to which costs.csv has no way" }
            if cost == served.meters[index], cost <= largestCost { return nil }
            return words
                + " at a cost of \(cost); \(served.meters[index]) is published and the largest that counts is \(largestCost)"
        }
        let radius = demand.radii[point].isNaN ? sites.radii[site] : demand.radii[point]
        let meters = measure.meters(demand.points[point], sites.points[site])
        if abs(meters - served.meters[index]) <= Verifier.positionError, meters <= radius + Verifier.positionError { return nil }
        return words + ", \(meters) m away, whose radius is \(radius) m"
    }

    /// What each site is said to serve, against its shares.
    mutating func checkLoads(_ file: String, _ sites: PublishedSites, _ loads: [Int: Double]) {
        let wrong = sites.ids.indices.filter { abs((loads[$0] ?? 0) - sites.served[$0]) > 1e-9 * max(1, sites.served[$0]) }
        for site in wrong.prefix(10) {
            found.problems.append("\(sites.ids[site]) serves \(loads[site] ?? 0) and \(file) says \(sites.served[site])")
        }
        if wrong.isEmpty { found.confirmed.append("served by each site: \(sites.ids.count) in \(file)") }
    }

    /// What existing facilities serve without the plan: whole points as assigned; else no less than they are assigned and no more than their room.
    private mutating func checkBase(_ capacity: ConditionsDocument.Capacity, byExisting: Double) {
        if !capacity.splittable {
            compare("served by existing facilities", byExisting, capacity.baseServedWeight)
            return
        }
        let room = facilities.capacities.reduce(0) { $0 + ($1.isNaN ? .infinity : $1) }
        let most = min(room, capacity.servedWeight) * (1 + 1e-9)
        if capacity.baseServedWeight < byExisting * (1 - 1e-9) || capacity.baseServedWeight > most {
            found.problems.append(
                "existing facilities are said to serve \(capacity.baseServedWeight) alone; they serve \(byExisting) of the plan, have room for \(room), and all together serve \(capacity.servedWeight)"
            )
        }
    }

    private func overloaded(_ sites: PublishedSites, _ loads: [Int: Double]) -> [String] {
        loads.sorted { $0.key < $1.key }.compactMap { site, load in
            let capacity = sites.capacities[site]
            guard !capacity.isNaN, load > capacity * (1 + 1e-9) else { return nil }
            return "\(sites.ids[site]) serves \(load) and its capacity is \(capacity)"
        }
    }
}
