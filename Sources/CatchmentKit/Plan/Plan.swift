public import ServiceModel

/// A level of the plan: city, district, street, community; or county, township, village.
public struct PlanLevel: Hashable, Sendable {
    /// The name, as the facilities and the units spell it.
    public var name: String
    /// Its service radius, in common or by type of unit; `nil` where the plan gives none.
    public var radius: RadiusTable.Entry?
    /// What else the plan says about it.
    public var service: ServiceLevel
}

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

    /// Reads a plan file.
    ///
    /// - Throws: ``CatchmentError`` with file, line, column, key and remedy of everything that is wrong.
    public init(contentsOf file: String) throws {
        let issues = PlanIssues(file: file)
        let root = try PlanDocument.read(file, issues: issues)
        let reader = PlanReader(file: file, issues: issues)
        let plan = reader.plan(root)
        try issues.throwIfBad()
        guard let plan else { throw CatchmentError.badData(file, "the plan cannot be read") }
        self = plan
    }

    init(
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
