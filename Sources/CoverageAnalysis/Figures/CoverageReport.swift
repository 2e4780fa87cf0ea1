import GeoPrimitives
public import ServiceModel

/// The coverage figures of a run.
public struct CoverageReport: Sendable {
    /// A class's figures; its weights count in its own unit.
    public struct ClassTotals: Sendable {
        /// The name of the class.
        public var name: String
        /// What is counted.
        public var unit: String
        /// The step of the weights.
        public var scale: WeightScale
        /// Points with weight in the class, their weight, and what of it is covered.
        public var totals: CoverageTotals
        /// Whether each demand point is covered for the class, where the class has a radius of its own.
        public var isCovered: [Bool]?

        /// Makes the figures of a class.
        package init(name: String, unit: String, scale: WeightScale, totals: CoverageTotals, isCovered: [Bool]?) {
            (self.name, self.unit, self.scale, self.totals) = (name, unit, scale, totals)
            self.isCovered = isCovered
        }
    }

    /// A level's figures: who is within reach of a facility of that level, or of another that serves it.
    public struct LevelTotals: Sendable {
        /// The name of the level.
        public var level: String
        /// The number of open facilities of the level.
        public var facilities: Int
        /// The levels whose facilities count here, from the top down.
        public var servedBy: [String]
        /// All points, and what is covered by a facility of these levels.
        public var totals: CoverageTotals
        /// Whether each demand point is.
        public var isReached: [Bool]

        /// Makes the figures of a level.
        package init(level: String, facilities: Int, servedBy: [String], totals: CoverageTotals, isReached: [Bool]) {
            (self.level, self.facilities, self.servedBy) = (level, facilities, servedBy)
            (self.totals, self.isReached) = (totals, isReached)
        }
    }

    /// All demand points.
    public var overall = CoverageTotals()
    /// One entry per unit of the study area, in its order.
    public var byUnit: [CoverageTotals] = []
    /// By level from the top down: points in no unit of the level.
    public var outside: [CoverageTotals] = []
    /// One entry per class.
    public var byClass: [ClassTotals] = []
    /// One entry per level of the run, from the top down.
    public var byLevel: [LevelTotals] = []
    /// Points within reach of a facility of every one of those levels; `nil` when there are none.
    public var allLevels: CoverageTotals?
    /// Distances to the nearest facility.
    public var distances: DistanceSummary?

    /// Makes a report without figures.
    public init() {}
}

extension Reach {
    /// Returns the coverage figures of the run.
    ///
    /// - Parameters:
    ///   - coverage: Its coverage by all open facilities.
    ///   - membership: The units of its demand points, when it has units.
    /// - Returns: All figures of ``CoverageReport``.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n) per level, plus one coverage per facility level and per class with a radius of its own.
    package func report(coverage: Coverage, membership: UnitMembership?) async throws -> CoverageReport {
        var report = CoverageReport()
        let demand = input.demand
        report.overall = try await crew.fold(of: demand.count, into: CoverageTotals()) { rows in
            var totals = CoverageTotals()
            for row in rows { totals.add(demand.ticks[row], isCovered: coverage.isCovered(row)) }
            return totals
        } join: {
            $0.add($1)
        }
        if let area = input.studyArea, let membership {
            (report.byUnit, report.outside) = CoverageTotals.byUnit(
                ticks: demand.ticks, isCovered: coverage.isCovered, membership: membership, area: area)
        }
        for demandClass in demand.classes {
            report.byClass.append(try await totals(of: demandClass, coverage))
        }
        try await addLevels(to: &report)
        // What has no way to any facility is counted apart.
        var ticks = demand.ticks
        for row in ticks.indices where coverage.nearest[row] < 0 { ticks[row] = 0 }
        report.distances = try await DistanceSummary.of(
            costs: coverage.nearestCost, ticks: ticks, step: input.costStep, crew: crew)
        return report
    }

    private func totals(of demandClass: DemandClass, _ coverage: Coverage) async throws -> CoverageReport.ClassTotals {
        var own = coverage
        if let radius = demandClass.radius {
            own = try await self.coverage(radius: radius)
        }
        var totals = CoverageTotals()
        for (row, ticks) in demandClass.ticks.enumerated() where ticks > 0 { totals.add(ticks, isCovered: own.isCovered(row)) }
        return CoverageReport.ClassTotals(
            name: demandClass.name, unit: demandClass.unit, scale: demandClass.scale, totals: totals,
            isCovered: demandClass.radius.map { _ in own.coveredBy.map { $0 >= 0 } })
    }

    private func addLevels(to report: inout CoverageReport) async throws {
        guard !input.levels.levels.isEmpty else { return }
        let demand = input.demand
        var reached = [Bool](repeating: true, count: demand.count)
        for level in input.levels.names {
            let serving = input.levels.serving(level)
            let numbers = input.facilities.indices.filter { input.facilities[$0].level.map(serving.contains) ?? false }
            let own = try await coverage(by: numbers)
            let isReached = own.coveredBy.map { $0 >= 0 }
            var totals = CoverageTotals()
            for row in 0..<demand.count {
                totals.add(demand.ticks[row], isCovered: isReached[row])
                reached[row] = reached[row] && isReached[row]
            }
            report.byLevel.append(
                CoverageReport.LevelTotals(
                    level: level, facilities: input.facilities.count { $0.level == level }, servedBy: serving, totals: totals,
                    isReached: isReached))
        }
        var all = CoverageTotals()
        for row in 0..<demand.count { all.add(demand.ticks[row], isCovered: reached[row]) }
        report.allLevels = all
    }
}
