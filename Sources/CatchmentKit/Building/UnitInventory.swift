import CoverageAnalysis
import ServiceModel

/// What stands in each unit: facilities, clusters and floor area, counted at every level; and what stands in no lowest-level unit.
struct UnitInventory {
    /// The figures of one unit, or of what is added up.
    struct Figures {
        /// Open facilities located there.
        var facilities = 0
        /// Open facilities without coordinates that name it.
        var unlocated = 0
        /// Uncovered clusters.
        var clusters = 0
        /// Square metres of both kinds of facilities.
        var floorArea = 0.0
    }

    /// One entry per unit of the study area.
    private(set) var units: [Figures]
    /// What is in no lowest-level unit.
    private(set) var outside = Figures()
    /// Everything.
    private(set) var total = Figures()
    /// Whether any list gives floor areas.
    let knowsFloorArea: Bool

    /// Counts what a run found.
    init(_ result: CoverResult) {
        let input = result.loaded.input
        knowsFloorArea =
            input.facilities.contains { $0.floorArea != nil } || input.unlocated.contains { $0.floorArea != nil }
        units = [Figures](repeating: Figures(), count: input.studyArea?.units.count ?? 0)
        for (number, facility) in input.facilities.enumerated() {
            add(result.facilityMembership?.unitByLevel.map { UnitNumber(ifAny: $0[number]) } ?? []) {
                $0.facilities += 1
                $0.floorArea += facility.floorArea?.squareMeters ?? 0
            }
        }
        countUnlocated(input)
        for cluster in result.clusters.clusters {
            add(cluster.unit.flatMap { input.studyArea?.chain(from: $0).reversed() } ?? [nil]) { $0.clusters += 1 }
        }
    }

    private mutating func countUnlocated(_ input: PlanningInput) {
        for facility in input.unlocated {
            let named = input.studyArea?.unit(named: facility.unitCode)
            // A facility that names an upper unit is in that one and those above, and in none of the lowest level.
            let chain: [UnitNumber?] = named.flatMap { input.studyArea?.chain(from: $0).reversed() } ?? []
            let isLowest = named.map { input.studyArea?.lowest.contains($0.value) == true } ?? false
            add(isLowest ? chain : chain + [nil]) {
                $0.unlocated += 1
                $0.floorArea += facility.floorArea?.squareMeters ?? 0
            }
        }
    }

    /// Counts something in the units of a chain from the top down, in `outside` when the lowest is none, and in the total.
    private mutating func add(_ chain: [UnitNumber?], _ count: (inout Figures) -> Void) {
        for case let unit? in chain { count(&units[unit.value]) }
        if chain.last.flatMap(\.self) == nil { count(&outside) }
        count(&total)
    }

    /// Floor area in square metres; `nil` where no list gives any.
    func floorArea(_ figures: Figures) -> Double? { knowsFloorArea ? figures.floorArea.rounded(toDecimals: 2) : nil }

    /// Square metres per 100 households, not rounded; `nil` where either is unknown.
    func floorAreaPerHundredHouseholds(_ number: UnitNumber, _ unit: AdministrativeUnit) -> Double? {
        guard knowsFloorArea, let households = unit.households, households > 0 else { return nil }
        return units[number.value].floorArea * 100 / households
    }
}
