import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel
import Siting

extension ReportBuilder {
    /// The conditions and how the plan keeps them; `nil` where none were asked for.
    func conditions(_ site: SiteResult) -> ConditionsDocument? {
        let asked = site.settings.conditions
        guard !asked.isEmpty else { return nil }
        let (plan, money) = (site.plan, site.context.money)
        let closed = plan.outcome?.closed ?? []
        var document = ConditionsDocument(
            units: units(site), unitRules: asked.unitRules, spacingM: asked.spacing?.meters,
            spacingExistingM: asked.spacingExisting?.meters)
        let points = plan.selected.map { input.candidates[$0].point }
        if asked.spacing != nil { document.smallestSpacingM = smallest(points) }
        if asked.spacingExisting != nil {
            let kept = site.after.loaded.input.facilities.prefix(site.keptFacilities).map(\.point)
            document.smallestSpacingExistingM = smallest(points, to: kept)
        }
        if let budget = asked.budget {
            document.budget = budget
            document.cost = plan.outcome?.cost.flatMap { cost in money.map { $0.weight(cost) } }
        }
        if let relocate = asked.relocate {
            document.relocate = relocate
            document.closingLoss = scale.weight(plan.outcome?.closingLoss ?? 0)
            document.closed = closed.enumerated().map { index, facility in
                ConditionsDocument.Closing(
                    id: input.facilities[facility].id, name: input.facilities[facility].name,
                    loss: scale.weight(plan.outcome?.closingLosses[index] ?? 0),
                    cost: money == nil ? nil : input.facilities[facility].closingCost ?? 0)
            }
        }
        document.capacity = capacity(site)
        return document
    }

    private func capacity(_ site: SiteResult) -> ConditionsDocument.Capacity? {
        guard let rule = site.settings.conditions.capacity, let outcome = site.plan.outcome else { return nil }
        let planned = site.after.loaded.input.facilities
        let served = outcome.servedWeight ?? 0
        var capacity = ConditionsDocument.Capacity(
            splittable: rule == .splittable, servedWeight: scale.weight(served),
            baseServedWeight: scale.weight(outcome.baseServedWeight ?? 0),
            unservedWeight: scale.weight(max(0, site.plan.coveredWeight - served)),
            unlimitedFacilities: planned.prefix(site.keptFacilities).count { $0.capacity == nil },
            unlimitedSites: planned.dropFirst(site.keptFacilities).count { $0.capacity == nil },
            assignmentProven: site.served?.isProven ?? (rule == .splittable))
        if rule == .indivisible {
            let oversized = oversized(site)
            capacity.oversizedPoints = oversized.count
            capacity.largestOversized = oversized.max { (input.demand.ticks[$0], $1) < (input.demand.ticks[$1], $0) }
                .map { input.demand.ids[$0] }
        }
        return capacity
    }

    /// Demand points that hold more than the largest capacity of all sites.
    private func oversized(_ site: SiteResult) -> [Int] {
        let allowed = input.facilities + input.candidates.filter { $0.status != .forbidden }
        guard !allowed.contains(where: { $0.capacity == nil }) else { return [] }
        let largest = allowed.compactMap { $0.capacityTicks(of: input.demand) }.max() ?? 0
        return (0..<input.demand.count).filter { input.demand.ticks[$0] > largest }
    }

    private func units(_ site: SiteResult) -> [ConditionsDocument.Unit] {
        guard let area = input.studyArea else { return [] }
        let after = site.after.report.byUnit
        return site.context.levels.flatMap { level in
            level.rules.rules.indices.compactMap { number -> ConditionsDocument.Unit? in
                let rule = level.rules.rules[number]
                guard level.floors[number] != nil || rule.minimumSites > 0 || rule.maximumSites < .max else { return nil }
                let unit = area.units[level.firstUnit + number]
                return ConditionsDocument.Unit(
                    unit: unit.code, name: unit.name, level: unit.level, floor: level.floors[number],
                    floorWeight: level.floors[number].map { _ in scale.weight(rule.floor) },
                    coveredWeight: level.floors[number].map { _ in
                        scale.weight(after[level.firstUnit + number].coveredWeight)
                    },
                    minSites: rule.minimumSites, maxSites: rule.maximumSites < .max ? rule.maximumSites : nil,
                    sites: site.plan.selected.count { level.rules.unitOfCandidate[$0.value] == number })
            }
        }
    }

    private func smallest(_ points: [PlanarPoint]) -> Double? {
        var least = Double.infinity
        for (index, first) in points.enumerated() {
            for second in points.dropFirst(index + 1) { least = min(least, input.measure.meters(first, second)) }
        }
        return least.finite?.rounded(toDecimals: 3)
    }

    private func smallest(_ points: [PlanarPoint], to others: [PlanarPoint]) -> Double? {
        let tree = NearestTree(others, measure: input.measure)
        return points.compactMap { tree.nearest(1, to: $0).first?.meters }.min()?.rounded(toDecimals: 3)
    }

    /// What is covered twice, for the models that count it.
    func secondCover(_ site: SiteResult) -> SecondCoverDocument? {
        guard let outcome = site.plan.outcome, let backup = outcome.backupWeight else { return nil }
        var share: Double?
        if case .backupCovering(_, let percent) = site.plan.model { share = Double(percent) / 100 }
        return SecondCoverDocument(
            firstWeight: share, backupWeight: scale.weight(backup), baseBackupWeight: scale.weight(outcome.baseBackupWeight ?? 0),
            backupBound: outcome.backupBound.map { scale.weight($0) })
    }
}
