import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension ReportBuilder {
    /// Who is served within the capacities; `nil` where that was not asked for.
    func served(_ result: CoverResult) -> ServedDocument? {
        guard let served = result.served else { return nil }
        let (input, overall) = (result.loaded.input, result.report.overall)
        let loads = served.found.assignment.loads
        let ticks = served.found.assignment.servedTicks
        let limited = input.facilities.indices.filter { input.facilities[$0].capacity != nil }
        let capacity = limited.reduce(0) { $0 + (input.facilities[$1].capacity ?? 0) }
        let used = limited.reduce(0) { $0 + loads[$1] }
        let unmetPoints = served.unmet.count { $0 > 0 }
        return ServedDocument(
            splittable: served.rule == .splittable, weight: scale.weight(overall.weight), servedWeight: scale.weight(ticks),
            share: Self.share(ticks, overall.weight), shareOf: shareOf,
            unmetWeight: scale.weight(overall.coveredWeight - ticks), servedPoints: overall.coveredPoints - unmetPoints,
            unmetPoints: unmetPoints, splitPoints: served.found.assignment.splitRows, capacity: capacity,
            freeCapacity: max(0, capacity - scale.weight(used)), unlimited: input.facilities.count - limited.count,
            full: limited.count { loads[$0] >= input.facilities[$0].capacityTicks(of: input.demand) ?? .max },
            meanM: isInMeters ? served.meanCost?.rounded(toDecimals: 3) : nil,
            meanCost: isInMeters ? nil : served.meanCost, assignmentProven: served.found.isProven,
            outside: zip(input.studyArea?.levels ?? [], zip(served.outside, result.report.outside)).map { level, sums in
                ServedDocument.Outside(level: level, served: part(sums.0, of: sums.1))
            },
            byClass: classes(served, result), byLevel: levels(served, input), short: short(served, input))
    }

    private static func share(_ part: Int64, _ whole: Int64) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

    /// What is served of some demand.
    func part(_ sum: ServedCoverage.Sum, of totals: CoverageTotals) -> ServedDocument.Part {
        ServedDocument.Part(
            servedWeight: scale.weight(sum.served), share: Self.share(sum.served, totals.weight),
            unmetWeight: scale.weight(sum.unmet))
    }

    /// A class with a radius of its own is covered by other facilities than those that serve the weight: it has no figure here.
    private func classes(_ served: ServedCoverage, _ result: CoverResult) -> [ServedDocument.Class] {
        let demand = result.loaded.input.demand
        return zip(demand.classes, result.report.byClass).filter { $0.1.isCovered == nil }.map { members, totals in
            let own = served.served(members, demand, result.coverage)
            return ServedDocument.Class(
                name: members.name, unit: members.unit, weight: members.scale.weight(totals.totals.weight),
                servedWeight: members.scale.weight(own), share: Self.share(own, totals.totals.weight),
                shareOf: "\(members.unit) of class \(members.name)")
        }
    }

    private func levels(_ served: ServedCoverage, _ input: PlanningInput) -> [ServedDocument.Level] {
        let loads = served.found.assignment.loads
        return input.levels.names.map { level in
            let own = input.facilities.indices.filter { input.facilities[$0].level == level }
            let limited = own.filter { input.facilities[$0].capacity != nil }
            let capacity = limited.reduce(0) { $0 + (input.facilities[$1].capacity ?? 0) }
            let used = scale.weight(limited.reduce(0) { $0 + loads[$1] })
            return ServedDocument.Level(
                level: level, facilities: own.count, unlimited: own.count - limited.count, capacity: capacity,
                servedWeight: scale.weight(own.reduce(0) { $0 + loads[$1] }), utilisation: capacity > 0 ? used / capacity : nil,
                unmetWeight: scale.weight(own.reduce(0) { $0 + served.unmetByFacility[$1].weight }))
        }
    }

    private func short(_ served: ServedCoverage, _ input: PlanningInput) -> [ServedDocument.Facility] {
        let unmet = served.unmetByFacility
        let wanted = unmet.indices.filter { unmet[$0].weight > 0 }.sorted { (unmet[$1].weight, $0) < (unmet[$0].weight, $1) }
        return wanted.map { number in
            let facility = input.facilities[number]
            return ServedDocument.Facility(
                facility: facility.id, name: facility.name, level: facility.level, capacity: facility.capacity ?? 0,
                servedWeight: scale.weight(served.found.assignment.loads[number]),
                unmetWeight: scale.weight(unmet[number].weight))
        }
    }
}

extension CapacityAssignment {
    /// How many demand points several sites serve.
    fileprivate var splitRows: Int {
        shares.indices.count {
            $0 > 0 && shares[$0].row == shares[$0 - 1].row && ($0 < 2 || shares[$0 - 2].row != shares[$0].row)
        }
    }
}
