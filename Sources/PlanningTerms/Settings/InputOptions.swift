public import GeoPrimitives
public import ServiceModel

/// Everything a run needs to know before it reads.
///
/// ```swift
/// var options = InputOptions(demand: LayerOptions(path: "demand.csv", crs: .wgs84))
/// options.facilities = LayerOptions(path: "facilities.xlsx")
/// options.units = LayerOptions(path: "units.geojson")
/// options.radius = .kilometers(1)
/// let read = try await Planner(reading: options)
/// print(read.loaded.notes.map(\.description))
/// ```
public struct InputOptions: Hashable, Sendable {
    /// Where people are: a table or a population raster.
    public var demand: LayerOptions
    /// The service centers, if any.
    public var facilities: LayerOptions?
    /// Where centers may be opened, if any.
    public var candidates: LayerOptions?
    /// The level of candidates whose lists give none, in place of what the plan says.
    public var candidateLevel: String?
    /// The administrative units, if any.
    public var units: LayerOptions?
    /// Areas where no center may be opened, if any.
    public var exclusions: LayerOptions?
    /// Public buildings that a new center could share, if any.
    public var buildings: LayerOptions?
    /// What getting from demand points to sites costs, in place of distances.
    public var costMatrix: LayerOptions?
    /// How far a facility may serve: of a cost matrix, or of the models on distances.
    public var cutoff: Cutoff?
    /// Whether rows of the cost matrix with an id that matches nothing are left out instead of refused.
    public var ignoresUnknownIds = false
    /// The coordinate reference system of layers that are given none of their own.
    public var crs: CRS?
    /// The radius where neither the demand point nor the facility has one.
    public var radius: Distance?
    /// A radius in place of every other.
    public var radiusOverride: Distance?
    /// The plan's radii by level and type of unit.
    public var planRadii = RadiusTable()
    /// The profile's radii by level and type of unit.
    public var profileRadii = RadiusTable()
    /// Population classes to read.
    public var classes: [ClassOption] = []
    /// Level names from the top down, where the order in the units layer is not to be worked out.
    public var levels: [String] = []
    /// The plan's levels from the top down: their order holds for the units where the units have some of them.
    public var planLevels: [String] = []
    /// Other words for the plan's levels, by word.
    public var levelAliases: [String: String] = [:]
    /// The norm profile: the name of one that comes with the program, or a path.
    public var profileName: String?
    /// How much longer the way is than the straight line, where norms are ways to walk.
    public var detour: Double?
    /// The plan's own thresholds of the check-up.
    public var thresholds: [Threshold] = []
    /// Who answers for the tasks of a check-up, as the plan says it.
    package var responsible = ResponsibilityTable()
    /// The profile, once it is read.
    package var profile: ProfileUse?
    /// What a plan says about the levels of facilities, in any order.
    public var serviceLevels: [ServiceLevel] = []
    /// What the plan calls its facilities, levels and classes where people read.
    public var names = PlannedNames()
    /// Where a plan says what.
    package var places = SettingPlaces()
    /// Whether every candidate that may be opened must have an opening cost.
    public var needsOpeningCosts = false
    /// Whether facilities with status `planned` count as open.
    public var includesPlanned = false
    /// Whether coordinate transformations without known accuracy are accepted.
    public var acceptsBallpark = false
    /// How much of a file is read before the reading is given up, and whether views of a GeoPackage are read.
    package var limits = ReadingLimits()
    /// How many threads may work; the results do not depend on it.
    public var threads = 1

    /// Makes options; only the demand is needed.
    public init(demand: LayerOptions) { self.demand = demand }

    /// How the radius of a pair is found.
    package var radiusRule: RadiusRule {
        RadiusRule(fallback: radius, override: radiusOverride, plan: planRadii, profile: profileRadii)
    }

    /// What lists' levels count as, before any list is read: the plan's levels, else those of `--levels`.
    package var levelNaming: LevelNaming {
        LevelNaming(levels: planLevels.isEmpty ? levels : planLevels, aliases: levelAliases)
    }

    /// The level that a word of a flag or of a plan's siting stands for: a name, an alias or a title of the plan's levels, or another word
    /// for their tier; the word itself where it stands for none of them.
    package func level(called word: String) -> String {
        let titled = names.levels?.filter { $0.value == word }.map(\.key).min()
        return planLevels.contains(word) ? word : titled ?? levelNaming.match(word) ?? word
    }

    /// The paths of all input files.
    public var paths: [String] {
        [demand, facilities, candidates, units, exclusions, buildings, costMatrix].compactMap { $0?.path }
            + [profileName.flatMap(Profile.path)].compactMap { $0 }
    }
}
