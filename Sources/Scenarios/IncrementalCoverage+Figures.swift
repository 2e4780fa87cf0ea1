public import CoverageAnalysis
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
            var counts = CoverCounts(view: .all, counts: views[0].counts)
            counts.recount(ticks: demandClass.ticks, onlyWithWeight: true)
            return counts.totals
        }
        recountUnits()
        recountLevels()
    }

    private mutating func recountUnits() {
        guard let area = input.studyArea, let membership else { return }
        figures.byUnit = [CoverageTotals](repeating: CoverageTotals(), count: area.units.count)
        figures.outside = [CoverageTotals](repeating: CoverageTotals(), count: area.levels.count)
        for (level, column) in membership.unitByLevel.enumerated() {
            for (row, unit) in column.enumerated() {
                let (ticks, isCovered) = (input.demand.ticks[row], views[0].counts[row] > 0)
                if unit >= 0 {
                    figures.byUnit[Int(unit)].count(ticks, isCovered: isCovered)
                } else {
                    figures.outside[level].count(ticks, isCovered: isCovered)
                }
            }
        }
    }

    /// Counts afresh at how many levels each demand point is reached: O(n) for each level.
    mutating func recountLevels() {
        figures.levelsReached = [UInt16](repeating: 0, count: input.demand.count)
        for view in views {
            guard case .level = view.view else { continue }
            for (row, count) in view.counts.enumerated() where count > 0 { figures.levelsReached[row] += 1 }
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
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n) for the distances, which are summed as a run does; all else is at hand.
    public func report() async throws -> CoverageReport {
        var report = CoverageReport()
        report.overall = views[0].totals
        report.byUnit = figures.byUnit
        report.outside = figures.outside
        report.byClass = input.demand.classes.enumerated().map { number, demandClass in
            let own = views.first { $0.view == .demandClass(number) }
            return CoverageReport.ClassTotals(
                name: demandClass.name, unit: demandClass.unit, scale: demandClass.scale,
                totals: own?.totals ?? figures.byClass[number], isCovered: own?.counts.map { $0 > 0 })
        }
        addLevels(to: &report)
        report.distances = try await DistanceSummary.of(
            meters: nearestMeters, ticks: input.demand.ticks, threads: threads)
        return report
    }

    private func addLevels(to report: inout CoverageReport) {
        for view in views {
            guard case .level(let level, let serving) = view.view else { continue }
            report.byLevel.append(
                CoverageReport.LevelTotals(
                    level: level, facilities: input.facilities.count { $0.level == level }, servedBy: serving,
                    totals: view.totals, isReached: view.counts.map { $0 > 0 }))
        }
        guard !report.byLevel.isEmpty else { return }
        let count = report.byLevel.count
        let all = figures.byLevelsReached.count > count ? figures.byLevelsReached[count] : DemandSum()
        let overall = views[0].totals
        report.allLevels = CoverageTotals(
            points: overall.points, weight: overall.weight, coveredPoints: all.points, coveredWeight: all.weight)
    }
}

extension CoverageTotals {
    /// Counts one demand point.
    fileprivate mutating func count(_ ticks: Int64, isCovered: Bool) {
        points += 1
        weight += ticks
        if isCovered {
            coveredPoints += 1
            coveredWeight += ticks
        }
    }
}
