import GeoPrimitives
import PlanningTerms
import ServiceModel

extension InputLoader {
    /// Gives candidates without a level the one that the planner says.
    ///
    /// - Throws: ``CatchmentError`` for a level that neither the plan nor the facilities have.
    func giveLevel(to sites: inout ListedSites) throws {
        guard let said = options.candidateLevel ?? options.candidates?.level else { return }
        let present = (sites.facilities.compactMap(\.level) + sites.unlocated.compactMap(\.level)).uniqued
        let known = options.planLevels.isEmpty ? present : options.planLevels
        let level = LevelNaming(levels: known, aliases: options.levelAliases).match(said) ?? said
        guard known.isEmpty || known.contains(level) else {
            throw options.places.refusal(.candidateLevel(said), .sites(.unknownLevel(said, levels: known)))
        }
        for number in sites.candidates.indices where sites.candidates[number].level == nil {
            sites.candidates[number].level = level
        }
    }

    /// Holds the lists against everything else that was read: which unit a row names, where it stands, what stands twice.
    func check(
        _ sites: inout ListedSites, _ demand: DemandTable, _ area: StudyArea?, _ measure: Measure,
        into notes: inout DiagnosticCollector
    ) async throws {
        warnOfFarPlaces(sites, demand, area, measure, into: &notes)
        if let area {
            UnitNameResolver(area: area).resolve(&sites, into: &notes)
            let contradictions = UnitContradictions(area: area, measure: measure)
            try await contradictions.warn(of: sites.facilities, sites.facilityFiles, areCandidates: false, into: &notes)
            try await contradictions.warn(of: sites.candidates, sites.candidateFiles, areCandidates: true, into: &notes)
        }
        DuplicateSites().warn(of: sites, into: &notes)
    }

    /// Warns of layers, and of single places, that lie far from the demand.
    private func warnOfFarPlaces(
        _ sites: ListedSites, _ demand: DemandTable, _ area: StudyArea?, _ measure: Measure,
        into notes: inout DiagnosticCollector
    ) {
        let far = FarLayers(demand, measure: measure)
        func places(_ list: [Facility]) -> [FarLayers.Place] {
            list.map {
                FarLayers.Place(id: $0.shownName, point: $0.point, row: $0.sourceRow, radius: options.radiusRule.radius(of: $0))
            }
        }
        if let file = options.facilities?.path {
            far.warn(of: places(sites.facilities), role: .facilities, file: file, into: &notes)
        }
        if let file = options.candidates?.path ?? options.facilities?.path {
            far.warn(of: places(sites.candidates), role: .candidates, file: file, into: &notes)
        }
        if let file = options.units?.path, let area {
            far.warn(of: area.units.map { FarLayers.Place($0) }, role: .units, file: file, into: &notes)
        }
    }

    /// Warns where the demand has no people and the facilities have: the lists may stand in each other's place.
    func warnOfSwappedLayers(
        _ demand: LoadedDemand, _ facilities: LoadedFacilities, into notes: inout DiagnosticCollector
    ) {
        guard demand.table.weightKind == .points, let weights = facilities.unusedRoles[.weight] else { return }
        let looksLikeFacilities = !demand.unusedRoles.isEmpty
        guard looksLikeFacilities || facilities.summary.rows.read > demand.summary.rows.read else { return }
        notes.warning(facilities.summary.file, .siteCheck(.layersSwapped(weights: weights)))
    }
}
