/// What a plan file says: layers, levels, radii, classes, how results are written, what `site` is asked for, scenarios.
///
/// docs/plan.md describes every key.
public struct Plan: Sendable {
    /// The path of the file as given.
    public var file: String
    /// What the plan is called.
    public var name: String?
    /// The layers and how they are read; paths are joined to the plan's folder.
    public var options: InputOptions
    /// How results are written.
    public var cover: CoverSettings
    /// What `site` is asked for.
    package var siting: SitingOptions
    /// The levels from the top down.
    package var levels: [PlanLevel]
    /// The scenarios, in the order of the file.
    package var scenarios: [PlannedScenario]

    /// What maps of the results say.
    package var map: MapSettings

    /// Makes a plan.
    package init(
        file: String, name: String?, options: InputOptions, cover: CoverSettings, siting: SitingOptions, levels: [PlanLevel],
        scenarios: [PlannedScenario], map: MapSettings = MapSettings()
    ) {
        self.file = file
        self.name = name
        self.options = options
        self.cover = cover
        self.siting = siting
        self.levels = levels
        self.scenarios = scenarios
        self.map = map
    }
    /// The files that it names beside its layers: those of ``siting`` and of its scenarios.
    public var otherPaths: [String] { siting.paths + scenarios.flatMap(\.paths) }
}
