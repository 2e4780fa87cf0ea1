import GeoPrimitives
import PlanningTerms
import Publication

/// What each facility serves of whom, added up from `capacity-assignment.csv`.
struct FacilityService {
    var weight: [Double], points: [Int], unmet: [Double]
}

/// Who is served within capacities: by unit, class and level.
extension Recomputation {
    /// Adds up the shares of a run within capacities; `nil` where there are none.
    ///
    /// - Throws: ``CatchmentError`` where the table cannot be read.
    func addedService() throws -> (service: FacilityService, byRow: [Double])? {
        // A siting without a plan assigns nobody.
        let hasPlan = report.siting?.conditions?.capacity != nil && report.siting?.objective != nil
        guard report.coverage.served != nil || hasPlan else { return nil }
        let number = facilities.numberById
        var service = FacilityService(
            weight: facilities.map { _ in 0 }, points: facilities.map { _ in 0 }, unmet: facilities.map { _ in 0 })
        var byRow = demand.ids.map { _ in 0.0 }
        for share in try PublishedShare.shares(in: folder, areCosts: costs != nil) {
            if let row = demand.rowById[share.demand] { byRow[row] += share.weight }
            guard !share.isProposed, let site = number[share.facility] else { continue }
            service.weight[site] += share.weight
            service.points[site] += 1
        }
        for row in demand.ids.indices where demand.isCovered[row] && !demand.isProposed[row] {
            let left = demand.weights[row] - byRow[row]
            guard left > 1e-9 * demand.weights[row], let site = number[demand.facilities[row]] else { continue }
            service.unmet[site] += left
        }
        return (service, byRow)
    }

    mutating func checkServedFigures(_ state: RunState) {
        let figure = document.root["coverage"]["served"]
        guard let served = report.coverage.served, let byRow = servedOfRow else { return document.expectNothing(figure) }
        for name in [
            "splittable", "served_weight", "weight", "unmet_weight", "served_points", "unmet_points", "split_points", "capacity",
            "free_capacity", "unlimited", "full", "mean_m", "mean_cost",
        ] { document.note(figure[name]) }
        expectShare(figure, part: "served_weight", of: shareOfAll)
        let unmet = demand.ids.indices.map { row in
            demand.isCovered[row] ? max(0, demand.weights[row] - byRow[row]) : 0
        }
        checkServedUnits(figure, byRow, unmet)
        checkServedClasses(figure["by_class"], served, byRow)
        for (entry, level) in zip(figure["by_level"].entries, served.byLevel) {
            let own = facilities.filter { $0.level == level.level }
            document.expect(entry["level"], text: level.level)
            document.expect(entry["facilities"], own.count)
            document.expect(entry["unlimited"], own.count { $0.capacity.isNaN })
            for name in ["capacity", "served_weight", "utilisation", "unmet_weight"] { document.note(entry[name]) }
        }
        let number = facilities.numberById
        var before = Double.infinity
        for (entry, short) in zip(figure["short"].entries, served.short) {
            for name in ["facility", "capacity", "served_weight", "unmet_weight"] { document.note(entry[name]) }
            if let site = number[short.facility] {
                document.expect(entry["name"], text: facilities[site].name.isEmpty ? nil : facilities[site].name)
                document.expect(entry["level"], text: facilities[site].level.isEmpty ? nil : facilities[site].level)
            }
            if short.unmetWeight > before * (1 + 1e-12) { document.contradict(entry["unmet_weight"], "the order of the list") }
            before = short.unmetWeight
        }
    }

    private mutating func checkServedUnits(_ figure: Figure, _ byRow: [Double], _ unmet: [Double]) {
        guard let units, let members else {
            _ = document.expectList(figure["outside"], count: 0)
            return
        }
        let none = [Double](repeating: 0, count: units.count)
        var (served, left) = (none, none)
        let levels = units.levelNames.count
        let empty = [Double](repeating: 0, count: levels)
        var (servedOutside, leftOutside) = (empty, empty)
        for (level, column) in members.byLevel.enumerated() {
            for (row, unit) in column.enumerated() {
                if let unit {
                    served[unit] += byRow[row]
                    left[unit] += unmet[row]
                } else {
                    servedOutside[level] += byRow[row]
                    leftOutside[level] += unmet[row]
                }
            }
        }
        let slack = doubtfulTotals.weight
        for (unit, entry) in document.root["coverage"]["by_unit"].entries.enumerated() where unit < units.count {
            let own = units.levels[unit] == units.levelNames.last ? 0 : slack
            let weight = entry["weight"].number ?? .nan
            check(entry["served"], Interval(served[unit], within: own), Interval(left[unit], within: own), weight)
        }
        for (level, entry) in document.expectList(figure["outside"], count: levels).enumerated() {
            document.expect(entry["level"], text: units.levelNames[level])
            let own = level == levels - 1 ? 0 : slack
            let weight = document.root["coverage"]["outside"][level]["totals"]["weight"].number ?? .nan
            check(entry["served"], Interval(servedOutside[level], within: own), Interval(leftOutside[level], within: own), weight)
        }
    }

    /// What is served of a part, and what finds no room.
    private mutating func check(_ figure: Figure, _ served: Interval, _ unmet: Interval, _ weight: Double) {
        document.expect(figure["served_weight"], served)
        document.expect(figure["unmet_weight"], unmet)
        document.expect(figure["share"], ifAny: weight > 0 ? Interval((figure["served_weight"].number ?? .nan) / weight) : nil)
    }

    /// Points count in a class with the share of their weight that is served.
    private mutating func checkServedClasses(_ figure: Figure, _ served: ServedDocument, _ byRow: [Double]) {
        let classes = report.coverage.byClass.filter { $0.radiusM == nil }
        for (entry, one) in zip(document.expectList(figure, count: classes.count), classes) {
            guard let weights = demand.classes[one.name]?.weights else { continue }
            var sum = 0.0
            for row in demand.ids.indices where weights[row] > 0 {
                let whole = demand.weights[row]
                sum += whole > 0 ? weights[row] * byRow[row] / whole : demand.isCovered[row] ? weights[row] : 0
            }
            document.expect(entry["name"], text: one.name)
            document.expect(entry["unit"], text: one.unit)
            document.expect(entry["weight"], weights.reduce(0, +))
            // Each product is counted in whole steps, rounded down.
            document.expect(entry["served_weight"], Interval(sum * (1 - 1e-9) - 1e-6 * Double(demand.ids.count), sum))
            expectShare(entry, part: "served_weight", of: "\(one.unit) of class \(one.name)")
        }
    }
}
