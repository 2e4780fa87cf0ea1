import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel

extension CoverRun {
    /// Refuses borders that a run cannot keep.
    ///
    /// - Throws: `CatchmentError/usage(_:)` without units of the level.
    func checkBorders(_ input: PlanningInput) throws {
        guard let level = settings.within else { return }
        guard input.coverMeasure.hasServiceAreas else {
            throw options.places.refusal(.within(level), .cost(.borders))
        }
        guard let area = input.studyArea else {
            throw options.places.refusal(.within(level), .run(.bordersNeedUnits))
        }
        guard area.levels.contains(level) else {
            throw options.places.refusal(.within(level), .run(.unknownLevel(level, levels: area.levels)))
        }
    }

    /// What there is to say about levels, borders and the edge.
    func service(_ found: Found, _ edge: EdgeZone?) async throws -> ServiceFindings {
        let (reach, input) = (found.reach, found.reach.input)
        var findings = ServiceFindings()
        findings.borders = reach.borders
        if reach.borders != nil {
            let free = try await reach.ignoringBorders.coverage()
            var totals = CoverageTotals()
            for row in 0..<input.demand.count { totals.add(input.demand.ticks[row], isCovered: free.isCovered(row)) }
            findings.ignoringBorders = totals
        }
        let hasServiceAreas = input.coverMeasure.hasServiceAreas
        if let area = input.studyArea, hasServiceAreas {
            findings.edge = try await reach.edgePeople(
                area: area, coverage: found.coverage, reach: settings.clusterLink(input), zone: edge)
        }
        let names = try functionNames(input)
        findings.functions = try await reach.functions(names, membership: found.membership)
        let quotas = QuotaCount(input, found.facilityMembership)
        for level in input.levels.levels {
            let above = hasServiceAreas ? input.levels.above(level.name) : nil
            let parents = try await above.asyncMap { try await reach.parents(of: level.name, in: $0) } ?? []
            findings.levels.append(
                LevelFinding(
                    level: level.name, unlocated: input.unlocated.count { $0.level == level.name }, above: above,
                    parents: parents,
                    quotas: quotas.units(level),
                    facilities: input.facilityNumbers { $0.level == level.name }))
        }
        return findings
    }
}

extension Optional {
    /// The value transformed by an asynchronous function, where there is one.
    fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let value = self else { return nil }
        return try await transform(value)
    }
}

/// Counts the facilities of a level in each unit.
struct QuotaCount {
    private let input: PlanningInput
    private let membership: UnitMembership?

    init(_ input: PlanningInput, _ membership: UnitMembership?) { (self.input, self.membership) = (input, membership) }

    /// The units of the quota's level with what they have and should have; nothing without a quota or units.
    func units(_ level: ServiceLevel) -> [LevelFinding.UnitQuota] {
        guard let quota = level.quota, let area = input.studyArea, let membership else { return [] }
        let wanted = quota.unitLevel ?? (area.levels.contains(level.name) ? level.name : area.levels.last ?? "")
        guard let rank = area.levels.firstIndex(of: wanted) else { return [] }
        var counts = [Int](repeating: 0, count: area.units.count)
        for (number, facility) in input.facilities.enumerated() where facility.level == level.name {
            let unit = membership.unitByLevel[rank][number]
            if unit >= 0 { counts[Int(unit)] += 1 }
        }
        for facility in input.unlocated where facility.level == level.name {
            guard let named = area.unit(named: facility.unitCode) else { continue }
            if let unit = area.chain(from: named).first(where: { area.units[$0].level == wanted }) {
                counts[unit.value] += 1
            }
        }
        return area.units(ofLevel: wanted).map { unit in
            LevelFinding.UnitQuota(
                unit: UnitNumber(unit), facilities: counts[unit],
                required: quota.required(households: area.units[unit].households))
        }
    }
}
