public import CoverageAnalysis
import GeoPrimitives
public import PlanningTerms
public import ServiceModel

/// Applies changes to a run, one after the other, and gathers what is wrong with them.
///
/// The run's tables are shared with the base until a change touches them.
public struct ScenarioBuilder {
    /// The run as changed so far.
    public private(set) var input: PlanningInput
    /// What is wrong with the changes so far; the run is of no use then.
    public private(set) var faults: [ScenarioFault] = []
    /// What is worth knowing about the changes so far: one that does nothing.
    public private(set) var remarks: [ScenarioFault] = []
    private var membership: UnitMembership?

    /// Begins with a run and the units of its demand points.
    public init(_ input: PlanningInput, membership: UnitMembership?) {
        self.input = input
        self.membership = membership
    }

    /// Applies a change.
    ///
    /// - Throws: An error of the geometry engine when it refuses a polygon; what is wrong with the change goes to ``faults``.
    public mutating func apply(_ change: ScenarioChange) async throws {
        switch change.kind {
        case .close(let selection):
            let chosen = Set(try await facilities(selection, change.place))
            input.facilities = input.facilities.indices.filter { !chosen.contains($0) }.map { input.facilities[$0] }
        case .move(let id, let point): try await move(id, to: point, change.place)
        case .add(let facilities): try await add(facilities, change.place)
        case .radius(let selection, let amount):
            guard checkRadii(change.place) else { return }
            try await set(selection, change.place) { facility, rule in
                guard let meters = amount.applied(to: rule.radius(of: facility)?.meters), meters > 0 else { return false }
                facility.radius = .meters(meters)
                return true
            }
        case .capacity(let selection, let amount):
            try await set(selection, change.place) { facility, _ in
                guard let capacity = amount.applied(to: facility.capacity) else { return false }
                facility.capacity = capacity
                return true
            }
        case .floorArea(let selection, let amount):
            try await set(selection, change.place) { facility, _ in
                guard let area = amount.applied(to: facility.floorArea?.squareMeters) else { return false }
                facility.floorArea = .squareMeters(area)
                return true
            }
        case .population(let selection, let factor): try multiply(selection, factor, change.place)
        }
    }

    /// Whether a radius of a facility can change anything in the run.
    private mutating func checkRadii(_ place: PlanPlace) -> Bool {
        if let costs = input.costs {
            faults.append(
                ScenarioFault(place, "costs decide who is covered (\(costs.file)), and no radius; drop the change of radii"))
        } else if input.radiusRule.override != nil {
            faults.append(
                ScenarioFault(place, "radius_override replaces all radii, so that this would change nothing; drop one of the two")
            )
        } else if hasOwnRadii {
            remarks.append(
                ScenarioFault(
                    place,
                    "every demand point has a radius of its own, which comes before that of a facility: this changes nothing"))
        }
        return input.costs == nil && input.radiusRule.override == nil
    }

    /// Whether every demand point brings a radius, so that none of a facility counts.
    private var hasOwnRadii: Bool { input.demand.radiusMeters?.allSatisfy { !$0.isNaN } ?? false }

    private mutating func move(_ id: String, to point: PlanarPoint, _ place: PlanPlace) async throws {
        if let costs = input.costs {
            faults.append(
                ScenarioFault(
                    place,
                    "\(id) would move, and \(costs.file) holds costs to ids, not to places; close it, and add a candidate that has costs there"
                ))
            return
        }
        guard let number = input.facilities.firstIndex(where: { $0.id == id }) else {
            faults.append(ScenarioFault(place, unknown(id)))
            return
        }
        var moved = input.facilities[number]
        moved.point = point
        // The unit that its list names is the one it leaves.
        moved.unitCode = nil
        let (placed, unit) = try await placed([moved])[0]
        if input.studyArea != nil, unit == nil {
            faults.append(
                ScenarioFault(
                    place, "\(id) would move to \(point.x), \(point.y), outside every unit; check longitude, latitude and crs"))
        }
        input.facilities[number] = placed
    }

    private mutating func add(_ facilities: [Facility], _ place: PlanPlace) async throws {
        var known = Set(input.facilities.map(\.id))
        for facility in facilities where !known.insert(facility.id).inserted {
            faults.append(ScenarioFault(place, "there is a facility \(facility.id) already; give the new one an id of its own"))
        }
        let levels = input.levels.names + (input.studyArea?.levels ?? [])
        for facility in facilities {
            guard let level = facility.level, !levels.contains(level), !levels.isEmpty else { continue }
            faults.append(
                ScenarioFault(
                    place,
                    "\(facility.id) is of the level \(level), which neither the plan nor any facility or unit knows; the levels are \(input.levels.names.joined(separator: ", "))"
                ))
        }
        var facilities = facilities
        if let costs = input.costs {
            for facility in facilities where !costs.hasSite(facility.id) {
                faults.append(
                    ScenarioFault(
                        place,
                        "\(costs.file) holds no costs to \(facility.id); put it into the candidates layer, its costs into the matrix, and name it with candidates"
                    ))
            }
            for number in facilities.indices { facilities[number].radius = nil }
        }
        let placed = try await placed(facilities)
        for (facility, unit) in placed where input.studyArea != nil && unit == nil {
            faults.append(
                ScenarioFault(
                    place,
                    "\(facility.id) would stand at \(facility.point.x), \(facility.point.y), outside every unit; check longitude, latitude and crs"
                ))
        }
        let needsRadius = !hasOwnRadii && input.costs == nil
        for (facility, _) in placed where needsRadius && input.radiusRule.radius(of: facility) == nil {
            faults.append(
                ScenarioFault(
                    place, "\(facility.id) has no radius; give it one, or a level that has one in the plan, or the plan a radius")
            )
        }
        input.facilities += placed.map(\.0)
    }

    private mutating func set(
        _ selection: Selection, _ place: PlanPlace, _ change: (inout Facility, RadiusRule) -> Bool
    ) async throws {
        for number in try await facilities(selection, place) {
            if !change(&input.facilities[number], input.radiusRule) {
                faults.append(
                    ScenarioFault(
                        place,
                        "\(input.facilities[number].id) has no value that a factor could change; give the new value with to"))
            }
        }
    }

    /// The numbers of the facilities that a selection means; a fault where it means none.
    private mutating func facilities(_ selection: Selection, _ place: PlanPlace) async throws -> [Int] {
        let known = Set(input.facilities.map(\.id))
        for id in selection.ids where !known.contains(id) { faults.append(ScenarioFault(place, unknown(id))) }
        guard checkUnits(selection, place) else { return [] }
        var units: UnitMembership?
        if selection.needsUnits { units = try await memberships(input.facilities) }
        let chosen = input.facilities.indices.filter { number in
            let facility = input.facilities[number]
            if !selection.ids.isEmpty, !selection.ids.contains(facility.id) { return false }
            if !selection.levels.isEmpty, !selection.levels.contains(facility.level ?? "") { return false }
            return isIn(selection, units, number)
        }
        if chosen.isEmpty, selection.ids.allSatisfy(known.contains) {
            faults.append(ScenarioFault(place, "no open facility is \(selection)"))
        }
        return chosen
    }

    private func unknown(_ id: String) -> String {
        if input.unlocated.contains(where: { $0.id == id }) {
            return
                "\(id) has no coordinates: it counts in its unit and in no distance, so that this would change nothing on the map; give it coordinates in its list first"
        }
        let shown = input.facilities.prefix(3).map(\.id).joined(separator: ", ")
        return "there is no open facility \(id); the open ones are \(shown)\(input.facilities.count > 3 ? " …" : "")"
    }

    /// Whether the units that a selection names are there.
    private mutating func checkUnits(_ selection: Selection, _ place: PlanPlace) -> Bool {
        guard selection.needsUnits else { return true }
        guard let area = input.studyArea else {
            faults.append(ScenarioFault(place, "the plan has no units layer, so that nothing lies in a unit; name it in layers"))
            return false
        }
        let codes = Set(area.units.map(\.code))
        let missing = selection.units.filter { !codes.contains($0) }
        for code in missing { faults.append(ScenarioFault(place, "there is no unit \(code) in the units layer")) }
        if !selection.types.isEmpty, area.units.allSatisfy({ $0.type == nil }) {
            faults.append(ScenarioFault(place, "no unit is urban or rural; the units layer needs a column type that says so"))
            return false
        }
        return missing.isEmpty
    }

    /// Whether a position lies in one of the units of a selection, and in one of its types.
    private func isIn(_ selection: Selection, _ units: UnitMembership?, _ position: Int) -> Bool {
        guard selection.needsUnits else { return true }
        guard let units, let area = input.studyArea else { return false }
        let chain = units.unitByLevel.map { Int($0[position]) }.filter { $0 >= 0 }
        if !selection.units.isEmpty, !chain.contains(where: { selection.units.contains(area.units[$0].code) }) { return false }
        guard !selection.types.isEmpty else { return true }
        return chain.last.flatMap { area.type(of: $0) }.map(selection.types.contains) ?? false
    }

    private func memberships(_ facilities: [Facility]) async throws -> UnitMembership? {
        guard let area = input.studyArea else { return nil }
        return try await UnitMembership.locate(
            x: facilities.map(\.point.x), y: facilities.map(\.point.y), codes: facilities.map(\.unitCode), in: area, threads: 1)
    }

    /// Facilities with the type of the unit they stand in, and that unit.
    private func placed(_ facilities: [Facility]) async throws -> [(Facility, unit: Int?)] {
        guard let area = input.studyArea, let units = try await memberships(facilities) else {
            return facilities.map { ($0, nil) }
        }
        return facilities.enumerated().map { number, facility in
            var facility = facility
            let unit = units.unitByLevel.reversed().lazy.map { Int($0[number]) }.first { $0 >= 0 }
            facility.unitType = unit.flatMap { area.type(of: $0) }
            return (facility, unit)
        }
    }

    /// Multiplies the weight and every class of the demand points that a selection means.
    private mutating func multiply(_ selection: Selection, _ factor: Double, _ place: PlanPlace) throws {
        guard checkUnits(selection, place) else { return }
        var demand = input.demand
        if let level = selection.levels.first(where: { level in input.studyArea?.levels.contains(level) != true }) {
            faults.append(ScenarioFault(place, "no unit is of the level \(level)"))
            return
        }
        let ranks = selection.levels.compactMap { input.studyArea?.levels.firstIndex(of: $0) }
        let isMeant = (0..<demand.count).map { row in
            let isAtLevel = ranks.isEmpty || ranks.contains { membership.map(\.unitByLevel)?[$0][row] ?? -1 >= 0 }
            return isAtLevel && isIn(selection, membership, row)
        }
        guard isMeant.contains(true) else {
            faults.append(ScenarioFault(place, "no demand point is in \(selection)"))
            return
        }
        func multiplied(_ ticks: [Int64], _ scale: WeightScale) -> (ticks: [Int64], scale: WeightScale)? {
            let weights = ticks.indices.map { scale.weight(ticks[$0]) * (isMeant[$0] ? factor : 1) }
            let total = weights.reduce(0, +)
            guard total <= WeightScale.largestTotal else { return nil }
            let scale = WeightScale(total: total)
            return (weights.map { scale.ticks($0) }, scale)
        }
        guard let weight = multiplied(demand.ticks, demand.scale) else {
            faults.append(ScenarioFault(place, "the people would sum to more than 10¹⁵; use a smaller factor"))
            return
        }
        (demand.ticks, demand.scale) = weight
        for number in demand.classes.indices {
            guard let changed = multiplied(demand.classes[number].ticks, demand.classes[number].scale) else {
                faults.append(
                    ScenarioFault(
                        place, "the class \(demand.classes[number].name) would sum to more than 10¹⁵; use a smaller factor"))
                return
            }
            (demand.classes[number].ticks, demand.classes[number].scale) = changed
        }
        input.demand = demand
    }
}
