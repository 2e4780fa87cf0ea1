package import CoverageAnalysis
import GeoPrimitives
import ServiceModel

extension IncrementalCoverage {
    /// Sums that follow every change.
    struct Figures: Sendable {
        /// One entry per unit, and per level of units what lies in none.
        var byUnit: [CoverageTotals] = []
        var outside: [CoverageTotals] = []
        /// By class without a radius of its own.
        var byClass: [CoverageTotals] = []
        /// How many facilities of each level are open.
        var facilities: [String: Int] = [:]
        /// By demand point, at how many levels of facilities it is reached, and what is reached at so many.
        var levelsReached: [UInt16] = []
        var byLevelsReached: [DemandSum] = []
    }

    /// Adds up all figures afresh: O(n) for each level.
    mutating func recount() {
        let demand = input.demand
        for view in views.indices {
            if case .demandClass(let number) = views[view].view {
                views[view].recount(ticks: demand.classes[number].ticks, onlyWithWeight: true)
            } else {
                views[view].recount(ticks: demand.ticks, onlyWithWeight: false)
            }
        }
        figures.byClass = demand.classes.map { demandClass in
            CoverCounts.totals(views[0].isCovered, ticks: demandClass.ticks, onlyWithWeight: true)
        }
        figures.facilities = [:]
        for version in open { countFacility(versions[version], 1) }
        recountUnits()
        recountLevels()
    }

    /// Counts a facility that opened (1) or closed (−1).
    mutating func countFacility(_ version: Version, _ step: Int) {
        if let level = version.level { figures.facilities[level, default: 0] += step }
    }

    private mutating func recountUnits() {
        guard let area = input.studyArea, let membership else { return }
        figures.byUnit = [CoverageTotals](repeating: CoverageTotals(), count: area.units.count)
        figures.outside = [CoverageTotals](repeating: CoverageTotals(), count: area.levels.count)
        for (level, column) in membership.unitByLevel.enumerated() {
            for (row, unit) in column.enumerated() {
                let (ticks, isCovered) = (input.demand.ticks[row], views[0].isCovered[row])
                if unit >= 0 {
                    figures.byUnit[Int(unit)].add(ticks, isCovered: isCovered)
                } else {
                    figures.outside[level].add(ticks, isCovered: isCovered)
                }
            }
        }
    }

    /// Counts afresh at how many levels each demand point is reached: O(n) for each level.
    mutating func recountLevels() {
        figures.levelsReached = [UInt16](repeating: 0, count: input.demand.count)
        for view in views {
            guard case .level = view.view else { continue }
            for (row, isCovered) in view.isCovered.enumerated() where isCovered { figures.levelsReached[row] += 1 }
        }
        figures.byLevelsReached = []
        for (row, reached) in figures.levelsReached.enumerated() { addReached(Int(reached), row, 1) }
    }

    private mutating func addReached(_ levels: Int, _ row: Int, _ sign: Int64) {
        while figures.byLevelsReached.count <= levels { figures.byLevelsReached.append(DemandSum()) }
        figures.byLevelsReached[levels].points += Int(sign)
        figures.byLevelsReached[levels].weight += sign * input.demand.ticks[row]
    }

    /// Notes that a demand point is covered in a view from now on, or no more.
    mutating func flip(_ view: Int, _ row: Int, isCovered: Bool) {
        let ticks = input.demand.ticks[row]
        switch views[view].view {
        case .demandClass(let number):
            let own = input.demand.classes[number].ticks[row]
            if own > 0 { views[view].totals.flip(own, isCovered: isCovered) }
        case .level:
            views[view].totals.flip(ticks, isCovered: isCovered)
            let reached = Int(figures.levelsReached[row])
            addReached(reached, row, -1)
            addReached(reached + (isCovered ? 1 : -1), row, 1)
            figures.levelsReached[row] = UInt16(reached + (isCovered ? 1 : -1))
        case .all:
            views[view].totals.flip(ticks, isCovered: isCovered)
            for (number, demandClass) in input.demand.classes.enumerated() where demandClass.ticks[row] > 0 {
                figures.byClass[number].flip(demandClass.ticks[row], isCovered: isCovered)
            }
            guard let membership, input.studyArea != nil else { return }
            for (level, column) in membership.unitByLevel.enumerated() {
                if column[row] >= 0 {
                    figures.byUnit[Int(column[row])].flip(ticks, isCovered: isCovered)
                } else {
                    figures.outside[level].flip(ticks, isCovered: isCovered)
                }
            }
        }
    }

    /// The figures by the open facilities.
    ///
    /// - Complexity: O(units), and two quantiles of distances, which sort n / 2,048 of them each; all else is at hand.
    package func report() -> CoverageReport {
        var report = CoverageReport()
        report.overall = views[0].totals
        report.byUnit = figures.byUnit
        report.outside = figures.outside
        report.byClass = input.demand.classes.enumerated().map { number, demandClass in
            let own = views.first { $0.view == .demandClass(number) }
            return CoverageReport.ClassTotals(
                name: demandClass.name, unit: demandClass.unit, scale: demandClass.scale,
                totals: own?.totals ?? figures.byClass[number], isCovered: own?.isCovered)
        }
        addLevels(to: &report)
        report.distances = distances.summary
        return report
    }

    private func addLevels(to report: inout CoverageReport) {
        for view in views {
            guard case .level(let level, let serving) = view.view else { continue }
            report.byLevel.append(
                CoverageReport.LevelTotals(
                    level: level, facilities: figures.facilities[level] ?? 0, servedBy: serving, totals: view.totals,
                    isReached: view.isCovered))
        }
        guard !report.byLevel.isEmpty else { return }
        let count = report.byLevel.count
        let all = figures.byLevelsReached.count > count ? figures.byLevelsReached[count] : DemandSum()
        let overall = views[0].totals
        report.allLevels = CoverageTotals(
            points: overall.points, weight: overall.weight, coveredPoints: all.points, coveredWeight: all.weight)
    }
}
