import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Works out the indicators of a run.
struct IndicatorFinder {
    let cover: CoverResult
    let book: ThresholdBook
    /// People farther than twice the radius from every facility, in ticks, where that is known.
    let far: Int64?

    /// What each facility is the nearest that covers for.
    private let assigned: [DemandSum]

    init(cover: CoverResult, book: ThresholdBook, far: Int64?) {
        (self.cover, self.book, self.far) = (cover, book, far)
        assigned = FacilityLoads(cover).assigned
    }

    private var input: PlanningInput { cover.loaded.input }
    private var report: CoverageReport { cover.report }

    /// All indicators, kind by kind.
    func indicators() -> [Indicator] {
        shares() + whole() + quotas() + floorAreas() + households() + functions() + loads() + parents()
    }

    /// A share of two sums of ticks; `nil` of nothing.
    private func ratio(_ part: Int64, _ whole: Int64) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

    private func shares() -> [Indicator] {
        var found = [
            Indicator(
                .share, value: report.overall.share, people: report.overall.uncoveredWeight,
                threshold: book.threshold(.share, level: nil))
        ]
        for level in report.byLevel {
            found.append(
                Indicator(
                    .share, level: level.level, value: level.totals.share, people: level.totals.uncoveredWeight,
                    threshold: book.threshold(.share, level: level.level)))
        }
        return found
    }

    private func whole() -> [Indicator] {
        var found: [Indicator] = []
        if report.byLevel.count > 1, let all = report.allLevels {
            found.append(
                Indicator(
                    .allLevels, value: all.share, people: all.uncoveredWeight, threshold: book.threshold(.allLevels, level: nil)))
        }
        if let far {
            found.append(
                Indicator(
                    .far, value: ratio(far, report.overall.weight), people: far, threshold: book.threshold(.far, level: nil)))
        }
        if let backup = cover.backup {
            found.append(
                Indicator(
                    .oneFacility, value: ratio(backup.byCount[1].weight, report.overall.coveredWeight),
                    people: backup.byCount[1].weight, threshold: book.threshold(.oneFacility, level: nil)))
        }
        let (open, unlocated) = (input.facilities.count, input.unlocated.count)
        found.append(
            Indicator(
                .unlocated, value: open + unlocated > 0 ? Double(unlocated) / Double(open + unlocated) : nil,
                detail: unlocated > 0 ? input.unlocated.prefix(5).map(\.id).joined(separator: ";") : nil,
                threshold: book.threshold(.unlocated, level: nil)))
        return found
    }

    private func quotas() -> [Indicator] {
        cover.service.levels.flatMap { level in
            level.quotas.compactMap { quota in
                guard quota.required != 0 else { return nil }
                return Indicator(
                    .quota, level: level.level, unit: quota.unit,
                    value: quota.required.map { Double(quota.facilities) / Double($0) },
                    people: report.byUnit[quota.unit.value].weight,
                    detail: quota.required.map { "\(quota.facilities)/\($0)" },
                    threshold: book.threshold(.quota, level: level.level))
            }
        }
    }

    private func floorAreas() -> [Indicator] {
        input.facilities.enumerated().compactMap { number, facility in
            guard let level = facility.level, let least = input.levels[level]?.floorArea, least.squareMeters > 0 else {
                return nil
            }
            return Indicator(
                .floorArea, level: level, facility: FacilityNumber(number),
                value: facility.floorArea.map { $0.squareMeters / least.squareMeters }, people: assigned[number].weight,
                detail: facility.floorArea.map { "\($0.squareMeters.plainText)/\(least.squareMeters.plainText) m2" },
                threshold: book.threshold(.floorArea, level: level))
        }
    }

    /// Floor area per 100 households in the units of the lowest level, where floor areas and households are known.
    private func households() -> [Indicator] {
        guard let area = input.studyArea, let level = area.levels.last else { return [] }
        let inventory = UnitInventory(cover)
        guard inventory.knowsFloorArea else { return [] }
        return area.lowest.compactMap { place in
            let number = UnitNumber(place)
            guard area.units[number].households != nil else { return nil }
            return Indicator(
                .floorAreaPerHundredHouseholds, level: level, unit: number,
                value: inventory.floorAreaPerHundredHouseholds(number, area.units[number]), people: report.byUnit[place].weight,
                threshold: book.threshold(.floorAreaPerHundredHouseholds, level: level))
        }
    }

    private func functions() -> [Indicator] {
        input.facilities.enumerated().compactMap { number, facility in
            guard let level = facility.level.flatMap({ input.levels[$0] }) else { return nil }
            let missing = level.functions.filter { !facility.functions.contains($0) }
            var value: Double?
            if !level.functions.isEmpty { value = Double(level.functions.count - missing.count) / Double(level.functions.count) }
            if let least = level.leastFunctions { value = min(value ?? 1, Double(facility.functions.count) / Double(least)) }
            guard let value else { return nil }
            return Indicator(
                .functions, level: level.name, facility: FacilityNumber(number), value: min(1, value),
                people: assigned[number].weight,
                detail: missing.isEmpty ? "\(facility.functions.count)" : missing.joined(separator: ";"),
                threshold: book.threshold(.functions, level: level.name))
        }
    }

    /// What each facility with a capacity is the nearest covering one for, over its capacity; within capacities what it serves, and who
    /// finds no room anywhere and has it as the nearest.
    private func loads() -> [Indicator] {
        let loads =
            cover.served.map { zip($0.found.assignment.loads, $0.unmetByFacility).map { $0 + $1.weight } }
            ?? assigned.map(\.weight)
        return input.facilities.enumerated().compactMap { number, facility in
            guard let capacity = facility.capacity, capacity > 0 else { return nil }
            let load = input.demand.scale.weight(loads[number])
            return Indicator(
                .utilisation, level: facility.level, facility: FacilityNumber(number), value: load / capacity,
                people: loads[number],
                detail: "\(load.plainText)/\(capacity.plainText)", threshold: book.threshold(.utilisation, level: facility.level))
        }
    }

    private func parents() -> [Indicator] {
        cover.service.levels.compactMap { level in
            guard level.above != nil, !level.parents.isEmpty else { return nil }
            let within = level.parents.count { $0.parent != nil }
            return Indicator(
                .parent, level: level.level, value: Double(within) / Double(level.parents.count),
                detail: "\(within)/\(level.parents.count)", threshold: book.threshold(.parent, level: level.level))
        }
    }
}
