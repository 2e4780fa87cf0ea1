package import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// The service areas and blanks that were found, and the units that changed since.
struct BlankLedger: Sendable {
    /// The facilities that ``serviceAreas`` belong to, with the units of the borders where there are any.
    var drawn: [Facility] = []
    var drawnUnits: [Int32]?
    var serviceAreas: [ServiceArea]?
    /// By lowest-level unit, as of the last time they were asked for.
    var parts: BlankParts?
    /// Units whose people may have changed since, by place among the lowest level.
    var touched: Set<Int> = []

    /// Has the people of all blanks counted afresh.
    mutating func forgetPeople() { parts = nil }
}

extension CoverageState {
    /// Returns the service areas of the open facilities as it stands; none under a cost matrix.
    ///
    /// - Complexity: O(m) and the vertices of those that changed since the last time.
    package mutating func serviceAreas() async throws -> [ServiceArea] {
        try await drawServiceAreas()
        return blankLedger.serviceAreas ?? []
    }

    /// Returns the blank areas of the run as it stands; `nil` without units, and under a cost matrix.
    ///
    /// - Throws: An error of the geometry engine when it refuses a geometry.
    /// - Complexity: Near-linear in the service areas near each unit where one of them, or the coverage, changed since the last time, and O(n) to
    ///   add up.
    package mutating func blanks() async throws -> BlankAreas? {
        guard let area = input.studyArea, let membership, input.coverMeasure.hasServiceAreas else { return nil }
        try await drawServiceAreas()
        let coverage = coverage
        let finder = BlankAreaFinder(input, area: area, coverage: coverage, membership: membership, threads: threads)
        var parts = blankLedger.parts ?? BlankParts(area, input.measure)
        let units = blankLedger.parts == nil ? Array(0..<area.lowest.count) : blankLedger.touched.sorted()
        try await finder.update(&parts, units: units, blankLedger.serviceAreas ?? [], borders)
        (blankLedger.parts, blankLedger.touched) = (parts, [])
        return parts.blankAreas(minimumArea: settings.minimumBlankArea, coverage, membership, in: input.demand)
    }

    /// Draws the service areas that changed, and notes the units that they touch or touched.
    private mutating func drawServiceAreas() async throws {
        guard input.coverMeasure.hasServiceAreas else { return }
        let (facilities, old, known) = (input.facilities, blankLedger.drawn, blankLedger.serviceAreas)
        let (units, oldUnits) = (borders?.facilityUnits, blankLedger.drawnUnits)
        var areaOfDrawn = [Int](repeating: -1, count: old.count)
        for (place, area) in (known ?? []).enumerated() { areaOfDrawn[area.facility.value] = place }
        let numbers = Dictionary(old.indices.map { (old[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        var (areas, stale) = ([ServiceArea?](repeating: nil, count: facilities.count), [Int]())
        var isKept = [Bool](repeating: false, count: old.count)
        for (number, facility) in facilities.enumerated() {
            guard let before = numbers[facility.id], !isKept[before], areaOfDrawn[before] >= 0, let known,
                old[before].point == facility.point, known[areaOfDrawn[before]].radius == input.radiusRule.radius(of: facility),
                oldUnits?[before] == units?[number]
            else {
                stale.append(number)
                continue
            }
            isKept[before] = true
            areas[number] = known[areaOfDrawn[before]]
            areas[number]?.facility = FacilityNumber(number)
        }
        let drawn = try await draw(stale)
        for (number, area) in zip(stale, drawn) { areas[number] = area }
        if let parts = blankLedger.parts {
            let gone = old.indices.filter { !isKept[$0] && areaOfDrawn[$0] >= 0 }.compactMap { known?[areaOfDrawn[$0]] }
            blankLedger.touched.formUnion(parts.units(near: drawn.compactMap(\.self) + gone))
        }
        (blankLedger.drawn, blankLedger.drawnUnits, blankLedger.serviceAreas) = (facilities, units, areas.compactMap(\.self))
    }

    private func draw(_ numbers: [Int]) async throws -> [ServiceArea?] {
        let (input, settings) = (input, settings)
        return Array(
            try await Crew(threads: threads).chunks(of: numbers.count, size: 512) { slots in
                slots.map { slot -> ServiceArea? in
                    let facility = input.facilities[numbers[slot]]
                    return input.radiusRule.radius(of: facility).map { radius in
                        ServiceArea(
                            facility: FacilityNumber(numbers[slot]), center: facility.point, radius: radius,
                            tolerance: settings.tolerance, mode: settings.areaMode, measure: input.measure)
                    }
                }
            }.joined())
    }
}
