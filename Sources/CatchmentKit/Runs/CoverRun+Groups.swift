import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel

extension CoverRun {
    /// The functions that are looked at: those asked for, else none; with `all`, every one that a facility offers or a level asks for.
    func functionNames(_ input: PlanningInput) throws -> [String] {
        let required = input.levels.levels.flatMap(\.functions)
        let offered = input.facilities.flatMap(\.functions)
        var names: [String] = []
        func add(_ some: [String]) { for name in some where !names.contains(name) { names.append(name) } }
        switch settings.functions {
        case .none: add(required)
        case .all: add(required + offered)
        case .named(let asked):
            for name in asked where !offered.contains(name) && !required.contains(name) {
                throw options.places.refusal(
                    .functions, .run(.unknownFunction(name, offered: Array(Set(offered)).sorted())))
            }
            add(required + asked)
        }
        return names
    }

    /// Those that a class's own radius, a level or a required thing does not reach, as far as it was asked for.
    func groups(
        _ found: Found, _ served: ServedCoverage?, _ functions: [FunctionCoverage], _ serviceAreas: [ServiceArea]
    ) async throws -> [GroupFinding] {
        let (input, demand, coverage, report) = (found.reach.input, found.reach.input.demand, found.coverage, found.report)
        let finder = GroupFinder(
            input: input, coverage: coverage, membership: found.membership, link: settings.clusterLink(input),
            minimumWeight: settings.minimumPeople ?? (demand.weightKind == .people ? 50 : 1), threads: options.threads)
        let who = demand.weightKind == .people ? "people" : "demand points"
        func missed(_ ticks: [Int64], _ isMissed: (Int) -> Bool) -> [Int64] {
            ticks.indices.map { isMissed($0) ? ticks[$0] : 0 }
        }
        var groups: [GroupFinding] = []
        if settings.blanksBy.contains(.class) {
            for (members, totals) in zip(demand.classes, report.byClass) {
                groups.append(
                    try await finder.find(
                        .class, members.name, unit: members.unit, scale: members.scale, ticks: members.ticks,
                        missed: missed(members.ticks) { !(totals.isCovered?[$0] ?? coverage.isCovered($0)) }))
            }
        }
        if settings.blanksBy.contains(.level) {
            for level in report.byLevel {
                var group = try await finder.find(
                    .level, level.level, unit: who, scale: demand.scale, ticks: demand.ticks,
                    missed: missed(demand.ticks) { !level.isReached[$0] })
                group.blanks = try await blanks(of: level, group, found, serviceAreas)
                groups.append(group)
            }
        }
        if let served {
            groups.append(
                try await finder.find(
                    .shortfall(.overCapacity), "capacity", unit: who, scale: demand.scale, ticks: demand.ticks,
                    missed: served.unmet))
        }
        guard settings.findsShortfalls else { return groups }
        for level in report.byLevel {
            groups.append(
                try await finder.find(
                    .shortfall(.levelMissing), level.level, unit: who, scale: demand.scale, ticks: demand.ticks,
                    missed: missed(demand.ticks) { coverage.isCovered($0) && !level.isReached[$0] }))
        }
        for function in functions {
            groups.append(
                try await finder.find(
                    .shortfall(.functionMissing), function.name, unit: who, scale: demand.scale, ticks: demand.ticks,
                    missed: missed(demand.ticks) { coverage.isCovered($0) && !function.isReached[$0] }))
        }
        return groups
    }

    /// The parts of the units in no service area of a level.
    private func blanks(
        of level: CoverageReport.LevelTotals, _ group: GroupFinding, _ found: Found, _ serviceAreas: [ServiceArea]
    ) async throws -> BlankAreas? {
        let input = found.reach.input
        guard let area = input.studyArea, let membership = found.membership, input.coverMeasure.hasServiceAreas else {
            return nil
        }
        var reached = found.coverage
        reached.coveredBy = level.isReached.map { $0 ? 0 : -1 }
        let own = serviceAreas.filter { input.facilities[$0.facility].level.map(level.servedBy.contains) ?? false }
        return try await BlankAreaFinder(
            group.input, area: area, coverage: reached, membership: membership, threads: options.threads
        ).blankAreas(serviceAreas: own, minimumArea: settings.minimumBlankArea, borders: found.reach.borders)
    }
}
