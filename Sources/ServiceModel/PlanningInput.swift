public import GeoPrimitives

/// All that a run reads, validated and no longer changed.
///
/// ```swift
/// let square = Polygon(exterior: Ring([(106, 36), (106.1, 36), (106.1, 36.1), (106, 36.1), (106, 36)].map { PlanarPoint(x: $0.0, y: $0.1) }))
/// let street = AdministrativeUnit(code: "640402001", name: "Street", level: "street", geometry: MultiPolygon([square]))
/// let input = PlanningInput(
///     demand: try DemandTable(x: [106.02, 106.07], y: [36.03, 36.06], weights: [1200, 800]),
///     facilities: [Facility(id: "town hall", point: PlanarPoint(x: 106.03, y: 36.03), radius: .meters(1500))],
///     studyArea: StudyArea(levels: ["street"], units: [street]), radiusRule: RadiusRule(fallback: .kilometers(1)))
/// let result = try await Planner(input).cover()
/// print(result.blanks?.blanks.count ?? 0)
/// ```
public struct PlanningInput: Sendable {
    /// Where people are.
    public var demand: DemandTable
    /// The service centers that count as open.
    public var facilities: [Facility]
    /// The sites where centers may be opened, required and forbidden ones included.
    public var candidates: [Facility]
    /// The centers without coordinates.
    public var unlocated: [UnlocatedFacility]
    /// The administrative units, if a layer was given.
    public var studyArea: StudyArea?
    /// What distance means.
    public var measure: Measure
    /// How the radius of a pair is found.
    public var radiusRule: RadiusRule
    /// By what it is decided who can get where: distances and radii, or the costs of a matrix.
    public var basis: ReachBasis
    /// The levels of facilities from the top down, with what a plan says about each.
    public var levels: ServiceLevels

    /// Makes an input from validated parts.
    public init(
        demand: DemandTable, facilities: [Facility], candidates: [Facility] = [], unlocated: [UnlocatedFacility] = [],
        studyArea: StudyArea? = nil, measure: Measure = .geodesic, radiusRule: RadiusRule, basis: ReachBasis = .radii,
        levels: ServiceLevels? = nil
    ) {
        self.demand = demand
        self.facilities = facilities
        self.candidates = candidates
        self.unlocated = unlocated
        self.studyArea = studyArea
        self.measure = measure
        self.radiusRule = radiusRule
        self.basis = basis
        self.levels = levels ?? ServiceLevels(naming: facilities, in: studyArea)
    }

    /// The step in which the run adds up distances, or the costs of its matrix.
    public var costStep: CostStep { basis.step }

    /// What decides who is covered.
    public var coverMeasure: CoverMeasure { basis.coverMeasure(measure) }
}

extension ServiceLevels {
    /// Makes the levels that facilities name, in the order of the study area's levels, then of appearance.
    public init(naming facilities: [Facility], in area: StudyArea?) {
        let present = facilities.compactMap(\.level)
        var seen = Set<String>()
        self.init(
            ((area?.levels.filter(Set(present).contains) ?? []) + present).filter { seen.insert($0).inserted }.map {
                ServiceLevel($0)
            })
    }
}
