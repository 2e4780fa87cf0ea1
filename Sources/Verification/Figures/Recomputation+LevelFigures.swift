import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// How the levels of facilities stand: the level above, floor areas, quotas.
extension Recomputation {
    mutating func checkLevelsDocument(_ state: RunState) throws {
        let figure = document.root["levels"]
        guard let levels = report.levels else { return document.expectNothing(figure) }
        let entries = document.expectList(figure, count: max(levels.count, report.coverage.byLevel.count))
        for (entry, level) in zip(entries, levels) {
            let own = state.sites.indices.filter { state.sites[$0].level == level.level }
            document.note(entry["level"])
            if !report.coverage.byLevel.contains(where: { $0.level == level.level }) {
                document.contradict(entry["level"], "coverage.by_level")
            }
            document.expect(entry["served_by"], texts: report.coverage.byLevel.first { $0.level == level.level }?.servedBy ?? [])
            document.expect(entry["facilities"], own.count)
            checkUnlocated(entry["unlocated"], level, levels)
            checkParents(entry["parents"], level.parents, own, state)
            checkFloorArea(entry["floor_area"], level.floorArea, own, state)
            try checkQuota(entry["quota"], level, state)
        }
    }

    /// Facilities without coordinates are not published one by one: those of all levels are no more than there are.
    private mutating func checkUnlocated(_ figure: Figure, _ level: LevelDocument, _ levels: [LevelDocument]) {
        guard let all = unlocatedInAll, all == 0 || levels.reduce(0.0, { $0 + Double($1.unlocated) }) >= all else {
            return document.note(figure)
        }
        document.expect(figure, Interval(all - levels.reduce(0.0) { $0 + Double($1.unlocated) } + Double(level.unlocated)))
    }

    /// The facilities without coordinates, by the total of `units.csv`, or by what was dropped where there are no units.
    private var unlocatedInAll: Double? {
        unitTable?.last { $0.code == "total" }.flatMap { $0.unlocated }
    }

    private mutating func checkParents(_ figure: Figure, _ parents: LevelDocument.Parents?, _ own: [Int], _ state: RunState) {
        guard let parents else { return document.expectNothing(figure) }
        document.note(figure["level"])
        let upper = state.sites.indices.filter { state.sites[$0].level == parents.level }
        let error = Verifier.positionError
        var (certain, possible): (Set<String>, Set<String>) = ([], [])
        var nearest: [String: Double] = [:]
        for site in own {
            let meters = upper.map { (measure.meters(state.sites[site].point, state.sites[$0].point), state.sites[$0].radius) }
            let id = state.sites[site].id
            nearest[id] = meters.map(\.0).min() ?? .infinity
            if meters.contains(where: { $0.0 <= $0.1 - error }) { certain.insert(id) }
            if meters.contains(where: { $0.0 <= $0.1 + error }) { possible.insert(id) }
        }
        document.expect(figure["within_reach"], Interval(Double(certain.count), Double(possible.count)))
        let within = figure["within_reach"].number ?? 0
        let entries = document.expectList(figure["beyond"], count: max(0, own.count - Int(max(0, min(1e9, within)))))
        var seen: Set<String> = []
        for entry in entries {
            document.note(entry["facility"])
            guard let id = entry["facility"].text, let meters = nearest[id], !certain.contains(id), seen.insert(id).inserted
            else {
                document.contradict(entry["facility"], "a facility of the level beyond reach")
                continue
            }
            checkName(entry["name"], id, state)
            document.expect(entry["distance_m"], ifAny: meters.finite.map { Interval($0, within: error) })
            document.note(entry["nearest"])
            guard meters < .infinity else { continue }
            let named = upper.first { state.sites[$0].id == entry["nearest"].text }
            let site = own.first { state.sites[$0].id == id }
            let isNearest = named.flatMap { named in
                site.map { measure.meters(state.sites[$0].point, state.sites[named].point) <= meters + error }
            }
            if isNearest != true { document.contradict(entry["nearest"], "the nearest of the level above") }
        }
    }

    /// The name of a facility beside its id.
    private mutating func checkName(_ figure: Figure, _ id: String, _ state: RunState) {
        let name = state.sites.first { $0.id == id }?.name ?? ""
        document.expect(figure, text: name.isEmpty ? nil : name)
    }

    private mutating func checkFloorArea(
        _ figure: Figure, _ published: LevelDocument.FloorArea?, _ own: [Int], _ state: RunState
    ) {
        guard let published else { return document.expectNothing(figure) }
        let areas = own.map { (state.sites[$0].id, state.sites[$0].floorArea) }
        let below = areas.filter { $0.1 < published.leastM2 }
        let unknown = areas.filter(\.1.isNaN)
        document.note(figure["least_m2"])
        document.expect(figure["met"], areas.count - below.count - unknown.count)
        for (entry, (id, area)) in zip(document.expectList(figure["below"], count: below.count), below) {
            document.expect(entry["facility"], text: id)
            checkName(entry["name"], id, state)
            document.expect(entry["floor_area_m2"], area)
        }
        for (entry, (id, _)) in zip(document.expectList(figure["unknown"], count: unknown.count), unknown) {
            document.expect(entry["facility"], text: id)
            checkName(entry["name"], id, state)
        }
    }

    private mutating func checkQuota(_ figure: Figure, _ level: LevelDocument, _ state: RunState) throws {
        guard let quota = level.quota, let units else { return document.expectNothing(figure) }
        let own = units.codes.indices.filter { units.levels[$0] == quota.unitLevel }
        document.note(figure["unit_level"])
        if own.isEmpty { document.contradict(figure["unit_level"], "the levels of the units") }
        document.note(figure["count"])
        let counts = try levelCounts(level.level, state, units)
        var (met, below, unknown): (Int, [LevelDocument.Unit], [LevelDocument.Unit]) = (0, [], [])
        for unit in own {
            var required: Double? = Double(quota.count)
            if let share = quota.households {
                required = publishedUnit(unit)?.households.map {
                    min(($0 / share).rounded(.up) * Double(quota.count), 1e15)
                }
            }
            let stand = counts?[unit] ?? -1
            let published = (quota.below + quota.unknown).first { $0.unit == units.codes[unit] }?.facilities
            let facilities = stand >= 0 && level.unlocated == 0 ? stand : published ?? Int(required ?? 0)
            let entry = LevelDocument.Unit(
                unit: units.codes[unit], name: units.names[unit], facilities: facilities, required: required.map { Int($0) })
            guard let required else {
                unknown.append(entry)
                continue
            }
            if Double(facilities) < required { below.append(entry) } else { met += 1 }
        }
        document.expect(figure["met"], met)
        for (name, wanted) in [("below", below), ("unknown", unknown)] {
            for (entry, unit) in zip(document.expectList(figure[name], count: wanted.count), wanted) {
                document.expect(entry["unit"], text: unit.unit)
                document.expect(entry["name"], text: unit.name)
                document.expect(entry["facilities"], unit.facilities)
                document.expect(entry["required"], ifAny: unit.required.map { Interval($0) })
            }
        }
    }

    /// How many facilities of a level stand in each unit; `nil` where lists name units, which polygons do not tell.
    private func levelCounts(_ level: String, _ state: RunState, _ units: UnitTree) throws -> [Int]? {
        guard report.inputs["facilities"]?.columns["unit"] == nil else { return nil }
        let own = state.sites.filter { $0.level == level }
        let members = try UnitMembers(own.map(\.point), codes: nil, in: units, isPlanar: report.isPlanar)
        guard members.doubtful.isEmpty else { return nil }
        var counts = [Int](repeating: 0, count: units.count)
        for column in members.byLevel { for unit in column { if let unit { counts[unit] += 1 } } }
        return counts
    }
}
