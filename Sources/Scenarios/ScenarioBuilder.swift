package import CoverageAnalysis
import GeoPrimitives
package import PlanningTerms
package import ServiceModel

/// Applies changes to a run, one after the other, and gathers what is wrong with them.
///
/// The run's tables are shared with the base until a change touches them.
package struct ScenarioBuilder {
    /// The run as changed so far.
    package private(set) var input: PlanningInput
    /// What is wrong with the changes so far; the run is of no use then.
    package private(set) var faults: [ScenarioFault] = []
    /// What is worth knowing about the changes so far: one that does nothing.
    package private(set) var remarks: [ScenarioFault] = []
    private var membership: UnitMembership?

    /// Begins with a run and the units of its demand points.
    package init(_ input: PlanningInput, membership: UnitMembership?) {
        self.input = input
        self.membership = membership
    }

    /// Applies a change.
    ///
    /// - Throws: An error of the geometry engine when it refuses a polygon; what is wrong with the change goes to ``faults``.
    package mutating func apply(_ change: ScenarioChange) async throws {
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

    /// Notes what is wrong with the change at a place.
    private mutating func fault(_ problem: ScenarioProblem, _ place: PlanPlace) {
        faults.append(ScenarioFault(place, problem))
    }

    /// Whether a radius of a facility can change anything in the run.
    private mutating func checkRadii(_ place: PlanPlace) -> Bool {
        if let matrix {
            fault(.costsDecide(file: matrix.file), place)
            return false
        }
        if input.radiusRule.override != nil {
            fault(.radiusOverridden, place)
            return false
        }
        if input.radiusRule.areAllOwn(of: input.demand) { remarks.append(ScenarioFault(place, .ownRadii)) }
        return true
    }

    /// The matrix that decides who is within reach, where it is not radii: it knows no new places and no radii.
    private var matrix: CostMatrix? { if case .costs(let matrix) = input.basis { matrix } else { nil } }

    private mutating func move(_ id: String, to point: PlanarPoint, _ place: PlanPlace) async throws {
        if let matrix {
            fault(.facility(id, .movesUnderCosts(file: matrix.file)), place)
            return
        }
        guard let number = input.facilities.firstIndex(where: { $0.id == id }) else {
            fault(unknown(id), place)
            return
        }
        var moved = input.facilities[number]
        moved.point = point
        // The unit that its list names is the one it leaves.
        moved.unitCode = nil
        let (placed, unit) = try await placed([moved])[0]
        if input.studyArea != nil, unit == nil {
            fault(.facility(id, .movesOutside(x: point.x, y: point.y)), place)
        }
        input.facilities[number] = placed
    }

    private mutating func add(_ facilities: [Facility], _ place: PlanPlace) async throws {
        var known = Set(input.facilities.map(\.id))
        for facility in facilities where !known.insert(facility.id).inserted {
            fault(.facility(facility.id, .duplicate), place)
        }
        let levels = input.levels.names + (input.studyArea?.levels ?? [])
        for facility in facilities {
            guard let level = facility.level, !levels.contains(level), !levels.isEmpty else { continue }
            fault(.facility(facility.id, .unknownLevel(level, levels: input.levels.names)), place)
        }
        var facilities = facilities
        if let matrix {
            for facility in facilities where matrix.number(of: facility.id) == nil {
                fault(.facility(facility.id, .noCosts(file: matrix.file)), place)
            }
            for number in facilities.indices { facilities[number].radius = nil }
        }
        let placed = try await placed(facilities)
        for (facility, unit) in placed where input.studyArea != nil && unit == nil {
            fault(.facility(facility.id, .opensOutside(x: facility.point.x, y: facility.point.y)), place)
        }
        let needsRadius = matrix == nil && !input.radiusRule.areAllOwn(of: input.demand)
        for (facility, _) in placed { checkSize(facility, place) }
        for (facility, _) in placed where needsRadius && input.radiusRule.radius(of: facility) == nil {
            fault(.facility(facility.id, .noRadius), place)
        }
        input.facilities += placed.map(\.0)
    }

    private mutating func set(
        _ selection: Selection, _ place: PlanPlace, _ change: (inout Facility, RadiusRule) -> Bool
    ) async throws {
        for number in try await facilities(selection, place) {
            if !change(&input.facilities[number], input.radiusRule) {
                fault(.facility(input.facilities[number].id, .nothingToMultiply), place)
            }
            checkSize(input.facilities[number], place)
        }
    }

    /// What a facility has must be no larger than what lists may give it, however often it was multiplied.
    private mutating func checkSize(_ facility: Facility, _ place: PlanPlace) {
        if let meters = facility.radius?.meters, !(meters <= Distance.longest.meters) {
            fault(.facility(facility.id, .tooLarge(meters)), place)
        }
        for size in [facility.capacity, facility.floorArea?.squareMeters].compactMap(\.self)
        where !(size <= WeightScale.largestTotal) {
            fault(.facility(facility.id, .tooLarge(size)), place)
        }
    }

    /// The numbers of the facilities that a selection means; a fault where it means none.
    private mutating func facilities(_ selection: Selection, _ place: PlanPlace) async throws -> [Int] {
        let known = Set(input.facilities.map(\.id))
        for id in selection.ids where !known.contains(id) { fault(unknown(id), place) }
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
            fault(.selection(.noFacility(selection)), place)
        }
        return chosen
    }

    private func unknown(_ id: String) -> ScenarioProblem {
        if input.unlocated.contains(where: { $0.id == id }) {
            return .facility(id, .noCoordinates)
        }
        return .facility(
            id, .unknown(shown: input.facilities.prefix(3).map(\.id), hasMore: input.facilities.count > 3))
    }

    /// Whether the units that a selection names are there.
    private mutating func checkUnits(_ selection: Selection, _ place: PlanPlace) -> Bool {
        guard selection.needsUnits else { return true }
        guard let area = input.studyArea else {
            fault(.selection(.noUnits), place)
            return false
        }
        let codes = Set(area.units.map(\.code))
        let missing = selection.units.filter { !codes.contains($0) }
        for code in missing { fault(.selection(.unknownUnit(code)), place) }
        if !selection.types.isEmpty, area.units.allSatisfy({ $0.type == nil }) {
            fault(.selection(.noTypes), place)
            return false
        }
        return missing.isEmpty
    }

    /// Whether a position lies in one of the units of a selection, and in one of its types.
    private func isIn(_ selection: Selection, _ units: UnitMembership?, _ position: Int) -> Bool {
        guard selection.needsUnits else { return true }
        guard let units, let area = input.studyArea else { return false }
        let chain = units.unitByLevel.compactMap { UnitNumber(ifAny: $0[position]) }
        if !selection.units.isEmpty, !chain.contains(where: { selection.units.contains(area.units[$0].code) }) { return false }
        guard !selection.types.isEmpty else { return true }
        return chain.last.flatMap { area.type(of: $0) }.map(selection.types.contains) ?? false
    }

    private func memberships(_ facilities: [Facility]) async throws -> UnitMembership? {
        guard let area = input.studyArea else { return nil }
        return try await UnitMembership.locate(facilities, in: area)
    }

    /// Facilities with the type of the unit they stand in, and that unit.
    private func placed(_ facilities: [Facility]) async throws -> [(Facility, unit: UnitNumber?)] {
        guard let area = input.studyArea, let units = try await memberships(facilities) else {
            return facilities.map { ($0, nil) }
        }
        return facilities.enumerated().map { number, facility in
            var facility = facility
            let unit = units.unitByLevel.reversed().lazy.compactMap { UnitNumber(ifAny: $0[number]) }.first
            facility.unitType = unit.flatMap { area.type(of: $0) }
            return (facility, unit)
        }
    }

    /// Multiplies the weight and every class of the demand points that a selection means.
    private mutating func multiply(_ selection: Selection, _ factor: Double, _ place: PlanPlace) throws {
        guard checkUnits(selection, place) else { return }
        var demand = input.demand
        if let level = selection.levels.first(where: { level in input.studyArea?.levels.contains(level) != true }) {
            fault(.selection(.noUnitOfLevel(level)), place)
            return
        }
        let ranks = selection.levels.compactMap { input.studyArea?.levels.firstIndex(of: $0) }
        let isMeant = (0..<demand.count).map { row in
            let isAtLevel = ranks.isEmpty || ranks.contains { membership.map(\.unitByLevel)?[$0][row] ?? -1 >= 0 }
            return isAtLevel && isIn(selection, membership, row)
        }
        guard isMeant.contains(true) else {
            fault(.selection(.noDemandPoint(selection)), place)
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
            fault(.tooManyPeople(class: nil), place)
            return
        }
        (demand.ticks, demand.scale) = weight
        for number in demand.classes.indices {
            guard let changed = multiplied(demand.classes[number].ticks, demand.classes[number].scale) else {
                fault(.tooManyPeople(class: demand.classes[number].name), place)
                return
            }
            (demand.classes[number].ticks, demand.classes[number].scale) = changed
        }
        input.demand = demand
    }
}
