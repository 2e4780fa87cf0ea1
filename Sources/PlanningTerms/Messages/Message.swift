/// What there is to say to a planner: a code with its arguments, and no text.
///
/// The words stand in one place for each topic, in English and Chinese side by side: ``Message/wording``.
package enum Message: Hashable, Sendable {
    /// Coordinate reference systems.
    case crs(CRSMessage)
    /// A file as such.
    case file(FileMessage)
    /// How a table is laid out.
    case layout(LayoutMessage)
    /// Which columns are taken for what, and which are passed over.
    case recognition(RecognitionMessage)
    /// Columns and cells of a table.
    case table(TableMessage)
    /// Geometries of a layer.
    case geometry(GeometryMessage)
    /// Demand points and rasters of people.
    case demand(DemandMessage)
    /// Lists of facilities and candidates.
    case facility(FacilityMessage)
    /// Facilities and candidates of a run, taken together.
    case sites(SitesMessage)
    /// Facilities and candidates beside everything else that was read.
    case siteCheck(SiteCheckMessage)
    /// Administrative units.
    case unit(UnitMessage)
    /// Rules for single units.
    case unitRule(UnitRuleMessage)
    /// Cost matrices and cutoffs.
    case cost(CostMessage)
    /// Norm profiles.
    case profile(ProfileMessage)
    /// The text of a plan file.
    case plan(PlanMessage)
    /// What the keys of a plan say.
    case planContent(PlanContentMessage)
    /// Scenarios of a plan.
    case scenario(ScenarioMessage)
    /// A change of a scenario.
    case change(ScenarioProblem)
    /// Settings of a run that do not go with its inputs.
    case run(RunMessage)
    /// What a run finds at its end.
    case found(FindingMessage)
    /// What a siting model cannot be asked.
    case siting(SitingMessage)
    /// Settings of a siting run that cannot be meant.
    case sitingFault(SitingFault, SitingNames)
    /// Conditions of a siting run.
    case condition(ConditionMessage)
    /// Folders that a run wrote.
    case folder(FolderMessage)
    /// Comparisons of two folders.
    case comparison(ComparisonMessage)
    /// Maps of folders.
    case map(MapMessage)
    /// Maps for the wall.
    case sheet(SheetMessage)
    /// Files that a run writes.
    case output(OutputMessage)
    /// Files that a plan is drafted for.
    case survey(SurveyMessage)
    /// Flags of a command that do not go together.
    case command(CommandMessage)
}
