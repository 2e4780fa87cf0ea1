import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Who is served within the capacities of the open facilities, and who is within reach and finds no room.
struct ServedCoverage: Sendable {
    /// Who is served where; sites are the open facilities.
    var found: ServedDemand
    /// Whether points may be split.
    var rule: ConditionOptions.CapacityRule
    /// What is served of each demand point, in ticks.
    private(set) var ticks: [Int64]
    /// What is within reach and not served of each demand point, in ticks.
    private(set) var unmet: [Int64]
    /// What is served of each unit of the study area, and by level of units outside all of them.
    private(set) var byUnit: [Sum] = []
    private(set) var outside: [Sum] = []
    /// For each facility, who finds no room anywhere and has it as the nearest that covers.
    private(set) var unmetByFacility: [DemandSum]
    /// For each facility, how many demand points it serves, wholly or in part.
    private(set) var pointsByFacility: [Int]
    /// The mean distance, or cost, to the facilities that serve, by weight; `nil` where nobody is served.
    private(set) var meanCost: Double?

    /// Weight served and weight within reach without room, in ticks.
    struct Sum: Sendable {
        var served: Int64 = 0
        var unmet: Int64 = 0
    }

    /// Adds up an assignment; `priced` holds what each pair costs.
    init(
        _ found: ServedDemand, rule: ConditionOptions.CapacityRule, _ priced: CostRows, _ input: PlanningInput,
        _ coverage: Coverage, _ membership: UnitMembership?
    ) {
        (self.found, self.rule) = (found, rule)
        var ticks = [Int64](repeating: 0, count: input.demand.count)
        pointsByFacility = [Int](repeating: 0, count: input.facilities.count)
        unmetByFacility = [DemandSum](repeating: DemandSum(), count: input.facilities.count)
        var sum = CostSum(in: input.costStep)
        for share in found.assignment.shares {
            ticks[share.row] += share.ticks
            pointsByFacility[share.site] += 1
            let pair = priced[share.row].first { Int(priced.candidates[$0]) == share.site }
            sum.add(pair.map { priced.costs[$0] } ?? 0, ticks: share.ticks)
        }
        meanCost = sum.mean
        let demand = input.demand.ticks
        let unmet = demand.indices.map { coverage.isCovered($0) ? demand[$0] - ticks[$0] : 0 }
        (self.ticks, self.unmet) = (ticks, unmet)
        for (row, left) in unmet.enumerated() where left > 0 { unmetByFacility[Int(coverage.coveredBy[row])].add(left) }
        guard let area = input.studyArea, let membership else { return }
        byUnit = [Sum](repeating: Sum(), count: area.units.count)
        outside = [Sum](repeating: Sum(), count: area.levels.count)
        for (level, column) in membership.unitByLevel.enumerated() {
            for (row, unit) in column.enumerated() {
                if unit >= 0 { byUnit[Int(unit)].add(ticks[row], unmet[row]) } else { outside[level].add(ticks[row], unmet[row]) }
            }
        }
    }

    /// What of a class is served, in its own ticks, where points count with the share of their weight that is served.
    ///
    /// A point without weight needs no capacity and counts where it is covered. A product is at most 10³⁰ and is divided exactly.
    func served(_ members: DemandClass, _ demand: DemandTable, _ coverage: Coverage) -> Int64 {
        var sum: Int64 = 0
        for (row, own) in members.ticks.enumerated() where own > 0 {
            let weight = demand.ticks[row]
            if weight == 0 {
                if coverage.isCovered(row) { sum += own }
            } else if ticks[row] > 0 {
                let product = own.multipliedFullWidth(by: ticks[row])
                sum += weight.dividingFullWidth(product).quotient
            }
        }
        return sum
    }
}

extension ServedCoverage.Sum {
    fileprivate mutating func add(_ served: Int64, _ unmet: Int64) {
        self.served += served
        self.unmet += unmet
    }
}
