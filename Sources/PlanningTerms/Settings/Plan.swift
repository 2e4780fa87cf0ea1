/// What a plan file says: layers, levels, radii, classes and how results are written.
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
    /// The levels from the top down.
    public var levels: [PlanLevel]
    /// The scenarios, in the order of the file.
    public var scenarios: [PlannedScenario]

    /// Makes a plan.
    package init(
        file: String, name: String?, options: InputOptions, cover: CoverSettings, levels: [PlanLevel],
        scenarios: [PlannedScenario]
    ) {
        self.file = file
        self.name = name
        self.options = options
        self.cover = cover
        self.levels = levels
        self.scenarios = scenarios
    }
}
