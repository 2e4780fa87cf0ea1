import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// The conditions of a plan and what is covered twice: figures that the checks of conditions do not add up themselves.
extension Recomputation {
    mutating func checkConditionFigures(_ before: RunState) {
        let figure = document.root["siting"]
        guard let siting = report.siting, let proposals else { return }
        checkSecondCoverFigures(figure["second_cover"], siting)
        guard let conditions = siting.conditions else { return document.expectNothing(figure["conditions"]) }
        let own = figure["conditions"]
        checkConditionUnits(own["units"], conditions, siting)
        let points = proposals.map(\.point)
        var (between, toExisting) = (Double.infinity, Double.infinity)
        for (number, point) in points.enumerated() {
            for other in points[..<number] { between = min(between, measure.meters(point, other)) }
            for site in kept { toExisting = min(toExisting, measure.meters(point, site.point)) }
        }
        let error = Verifier.positionError
        func smallest(_ meters: Double, _ least: Double?) -> Interval? {
            least == nil ? nil : meters.finite.map { Interval($0, within: error) }
        }
        document.expect(own["smallest_spacing_m"], ifAny: smallest(between, conditions.spacingM))
        document.expect(own["smallest_spacing_existing_m"], ifAny: smallest(toExisting, conditions.spacingExistingM))
        for name in ["budget", "relocate", "cost"] { document.note(own[name]) }
        checkClosedFigures(own, conditions, before)
        checkCapacityFigures(own["capacity"], conditions)
    }

    private mutating func checkSecondCoverFigures(_ figure: Figure, _ siting: SitingDocument) {
        guard let second = siting.secondCover else { return document.expectNothing(figure) }
        for name in ["first_weight", "backup_weight", "base_backup_weight"] { document.note(figure[name]) }
        // A bound of what is covered twice is at most what can be covered at all.
        if let bound = second.backupBound {
            document.note(figure["backup_bound"])
            if bound > siting.largestReachableWeight * (1 + 1e-9) {
                document.contradict(figure["backup_bound"], "siting.largest_reachable_weight")
            }
        }
    }

    private mutating func checkConditionUnits(_ figure: Figure, _ conditions: ConditionsDocument, _ siting: SitingDocument) {
        let after = report.coverageAfter?.byUnit ?? []
        for (entry, unit) in zip(figure.entries, conditions.units) {
            let number = after.firstIndex { $0.code == unit.unit && $0.level == unit.level }
            document.note(entry["unit"])
            guard let number else {
                document.contradict(entry["unit"], "the units of the run")
                continue
            }
            document.expect(entry["name"], text: after[number].name)
            document.expect(entry["level"], text: after[number].level)
            for name in ["sites", "min_sites", "max_sites", "floor"] { document.note(entry[name]) }
            guard let floor = unit.floor else { continue }
            document.expect(entry["covered_weight"], after[number].coveredWeight)
            // The least weight that is the share: counted in steps, it is no more than a step above.
            let least = floor * after[number].weight
            document.expect(entry["floor_weight"], Interval(least * (1 - 1e-12), least + max(1, 1e-9 * least)))
        }
    }

    private mutating func checkClosedFigures(_ figure: Figure, _ conditions: ConditionsDocument, _ before: RunState) {
        guard let closed = conditions.closed else { return }
        document.note(figure["closing_loss"])
        let number = facilities.numberById
        let sole = backup(of: facilities).sole
        for (entry, site) in zip(figure["closed"].entries, closed) {
            document.note(entry["id"])
            guard let place = number[site.id] else { continue }
            document.expect(entry["name"], text: facilities[place].name.isEmpty ? nil : facilities[place].name)
            document.expect(entry["loss"], sole[place].coveredWeight)
            document.expect(entry["cost"], ifAny: site.cost == nil ? nil : Interval(facilities[place].price.finite ?? 0))
        }
    }

    private mutating func checkCapacityFigures(_ figure: Figure, _ conditions: ConditionsDocument) {
        guard let capacity = conditions.capacity else { return document.expectNothing(figure) }
        for name in ["served_weight", "base_served_weight", "unserved_weight", "splittable"] { document.note(figure[name]) }
        // A siting without a plan counts nothing.
        guard report.siting?.objective != nil else { return }
        document.expect(figure["unlimited_facilities"], kept.count { $0.capacity.isNaN })
        document.expect(figure["unlimited_sites"], (proposals ?? []).count { $0.capacity.isNaN })
        guard !capacity.splittable, let candidates else { return }
        let allowed = facilities.map(\.capacity) + candidates.filter { $0.status != "forbidden" }.map(\.capacity)
        let largest = allowed.contains(where: \.isNaN) ? .infinity : allowed.max() ?? 0
        let oversized = demand.ids.indices.filter { demand.weights[$0] > largest * (1 + 1e-12) }
        document.expect(figure["oversized_points"], oversized.count)
        let heaviest = oversized.max { (demand.weights[$0], $1) < (demand.weights[$1], $0) }
        document.expect(figure["largest_oversized"], text: heaviest.map { demand.ids[$0] })
    }
}
