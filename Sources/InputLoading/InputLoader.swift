import GeoEngine
import GeoFormats
import GeoPrimitives
package import PlanningTerms
import ServiceModel

/// Reads all layers of a run and puts them together.
///
/// A norm profile that the options name is read already: ``InputOptions/profile``.
package struct InputLoader {
    let options: InputOptions
    let requiresRadius: Bool
    /// The levels of the profile that the run does not have, beside those that it has.
    let unused: UnusedLevels
    /// How many levels of facilities a run accepts.
    private static let mostLevels = 20

    /// Makes a loader for the options of a run; one that only looks may do without radii.
    package init(_ options: InputOptions, requiresRadius: Bool = true) {
        self.init(options, requiresRadius: requiresRadius, unused: UnusedLevels())
    }

    /// Makes a loader that knows which levels of the profile the run does not have.
    init(_ options: InputOptions, requiresRadius: Bool, unused: UnusedLevels) {
        self.options = options
        self.requiresRadius = requiresRadius
        self.unused = unused
    }

    /// Reads and validates everything.
    ///
    /// - Throws: ``CatchmentError`` with file, row, value and remedy; nothing is written before this has passed.
    package func load() async throws -> LoadedInput {
        var notes = DiagnosticCollector()
        let measure = try measure()
        let demand = try loadDemand(into: &notes)
        var layers = [demand.summary]
        var sites = try loadSites(beside: demand, &layers, into: &notes)
        var area: StudyArea?, naming: LevelNaming?
        if let units = options.units {
            let loaded = try UnitLoader(options: units, run: options).load(into: &notes)
            (area, naming) = (loaded.area, loaded.naming)
            layers.append(loaded.summary)
            try await UnitChecks(area: loaded.area, demand: demand.table, measure: measure, threads: options.threads)
                .check(units.path, options.demand.path, column: demand.summary.columns["unit"], into: &notes)
        }
        let fitted = try named(&sites, in: area, by: naming, into: &notes)
        try await check(&sites, demand.table, area, measure, into: &notes)
        return try await fitted.completed(sites, beside: demand, layers, in: area, measure, notes)
    }

    /// Puts the input together from lists whose levels are called as in the run.
    private func completed(
        _ listed: ListedSites, beside demand: LoadedDemand, _ read: [LayerSummary], in area: StudyArea?, _ measure: Measure,
        _ said: DiagnosticCollector
    ) async throws -> LoadedInput {
        var (sites, layers, notes) = (listed, read, said)
        sites.facilities = try await options.radiusRule.typed(sites.facilities, in: area)
        sites.candidates = try await options.radiusRule.typed(sites.candidates, in: area)
        warnOfCoarseCells(demand, sites.facilities + sites.candidates, into: &notes)
        try checkRadii(sites.facilities, demand.table, sites.facilityFiles)
        try checkRadii(sites.candidates, demand.table, sites.candidateFiles)
        if options.costMatrix == nil {
            let defaults = CandidateDefaults(rule: options.radiusRule)
            if !requiresRadius, demand.table.mayNeedRadii { defaults.askForRadii(of: sites, into: &notes) }
            defaults.warn(of: sites, into: &notes)
            defaults.warnOfLevels(of: sites, into: &notes)
            defaults.warnOfFacilities(of: sites, into: &notes)
        }
        try checkOpeningCosts(sites.candidates, sites.candidateFiles)
        let excluded = try applyExclusions(to: &sites.candidates, sites.candidateFiles, &layers, into: &notes)
        let buildings = try loadBuildings(beside: demand.table, &layers, into: &notes)
        var input = PlanningInput(
            demand: demand.table, facilities: sites.facilities, candidates: sites.candidates, unlocated: sites.unlocated,
            studyArea: area, measure: measure, radiusRule: options.radiusRule,
            levels: try LevelResolver(options).levels(
                sites.facilities, sites.facilityFiles, sites.unlocated, in: area, into: &notes))
        if let matrix = options.costMatrix {
            try checkIds(layers)
            layers.append(try applyCosts(matrix, to: &input, demand, sites.idleIds, into: &notes))
        }
        return LoadedInput(
            input: input, layers: layers, notes: notes.notes + Self.profileNotes(options, unused),
            profile: options.profile, exclusions: excluded, buildings: buildings, planned: sites.planned)
    }

    /// Reads both lists; either may bring rows of both kinds, and messages name the file a row came from.
    private func loadSites(
        beside demand: LoadedDemand, _ layers: inout [LayerSummary], into notes: inout DiagnosticCollector
    ) throws -> ListedSites {
        var sites = ListedSites()
        for (role, layer) in [(LayerRole.facilities, options.facilities), (.candidates, options.candidates)] {
            guard let layer else { continue }
            let loaded = try FacilityLoader(role: role, options: layer, run: options).load(into: &notes)
            layers.append(loaded.summary)
            warnOfSwappedAxes(loaded.located, demand.table, file: layer.path, into: &notes)
            if role == .facilities { warnOfSwappedLayers(demand, loaded, into: &notes) }
            sites.add(loaded, file: layer.path)
        }
        try checkIdentifiers(sites.candidates, sites.candidateFiles)
        warnOfSharedIds(sites.facilities, sites.candidates, sites.candidateFiles, into: &notes)
        try checkLevels(sites.facilities)
        return sites
    }

    /// Reads the public buildings that a new center could share, where a list names some.
    private func loadBuildings(
        beside demand: DemandTable, _ layers: inout [LayerSummary], into notes: inout DiagnosticCollector
    ) throws -> [Facility] {
        guard let layer = options.buildings else { return [] }
        let loaded = try BuildingLoader(options: layer, run: options).load(into: &notes)
        layers.append(loaded.summary)
        warnOfSwappedAxes(loaded.located, demand, file: layer.path, into: &notes)
        return loaded.located
    }

    private func loadDemand(into notes: inout DiagnosticCollector) throws -> LoadedDemand {
        let layer = options.demand
        if TableFile.isRaster(layer.path) { return try RasterDemandLoader(options: layer, run: options).load(into: &notes) }
        return try DemandLoader(options: layer, run: options).load(into: &notes)
    }

    /// Planar when every layer is; a mixture has no distance.
    private func measure() throws -> Measure {
        let layers = [
            options.demand, options.facilities, options.candidates, options.units, options.exclusions, options.buildings,
        ]
        .compactMap { $0 }
        let planar = layers.filter { ($0.crs ?? options.crs) == .planar }
        guard planar.isEmpty || planar.count == layers.count else {
            throw CatchmentError.usage(.crs(.plane(.mixed)))
        }
        return planar.isEmpty ? .geodesic : .planar
    }

    private func checkIdentifiers(_ candidates: [Facility], _ files: [String]) throws {
        var rowById: [String: Int] = [:]
        for (candidate, file) in zip(candidates, files) {
            if let first = rowById[candidate.id] {
                throw CatchmentError.badData(
                    file, row: candidate.sourceRow, .sites(.duplicateCandidate(candidate.id, row: first)))
            }
            rowById[candidate.id] = candidate.sourceRow
        }
    }

    /// Results name sites by their id, be they facilities or candidates.
    private func warnOfSharedIds(
        _ facilities: [Facility], _ candidates: [Facility], _ files: [String], into notes: inout DiagnosticCollector
    ) {
        let known = Set(facilities.map(\.id))
        for (candidate, file) in zip(candidates, files) where known.contains(candidate.id) {
            notes.warning(file, row: candidate.sourceRow, .sites(.sharedId(candidate.id)))
        }
    }

    /// Cell centres stand for whole cells: cells much of whose area may lie beyond the smallest radius deserve a warning.
    private func warnOfCoarseCells(_ demand: LoadedDemand, _ facilities: [Facility], into notes: inout DiagnosticCollector) {
        let rule = options.radiusRule
        guard let diagonal = demand.cellDiagonal,
            let radius = facilities.compactMap({ rule.radius(of: $0) }).min() ?? options.radius
        else { return }
        if diagonal.meters > radius.meters / 2 {
            notes.warning(
                options.demand.path,
                .demand(.coarseCells(diagonal: .meters(diagonal.meters.rounded()), radius: radius)))
        }
    }

    /// Coverage is computed level by level; a level column with as many values as rows is another column.
    private func checkLevels(_ facilities: [Facility]) throws {
        let levels = Set(facilities.compactMap(\.level))
        if levels.count > Self.mostLevels {
            throw CatchmentError.badData(
                options.facilities?.path ?? "facilities",
                .facility(.tooManyLevels(levels.count, most: Self.mostLevels)))
        }
    }

    /// A budget can be kept only where every candidate that may be opened has its price.
    private func checkOpeningCosts(_ candidates: [Facility], _ files: [String]) throws {
        guard options.needsOpeningCosts else { return }
        var bad = DiagnosticCollector()
        for (candidate, file) in zip(candidates, files) where candidate.status != .forbidden && candidate.openingCost == nil {
            bad.error(file, row: candidate.sourceRow, .sites(.noOpeningCost(id: candidate.id)))
        }
        try bad.throwIfBad()
    }

    private func checkRadii(_ facilities: [Facility], _ demand: DemandTable, _ files: [String]) throws {
        guard requiresRadius, options.costMatrix == nil else { return }
        let rule = options.radiusRule
        guard demand.mayNeedRadii else { return }
        var bad = DiagnosticCollector()
        for (facility, file) in zip(facilities, files) where rule.radius(of: facility) == nil {
            bad.error(file, row: facility.sourceRow, .sites(.noRadius(id: facility.shownName, hint(facility))))
        }
        try bad.throwIfBad()
    }

    /// Why the plan's radii by level do not help, where there are some.
    private func hint(_ facility: Facility) -> SitesMessage.RadiusHint {
        guard !options.planRadii.isEmpty else { return .notPlanned }
        guard let level = facility.level else { return .noLevel }
        return options.planRadii.levels[level] == nil ? .levelNotPlanned(level) : .noType(level: level)
    }

    /// Positions that would fit among the demand only with longitude and latitude exchanged.
    private func warnOfSwappedAxes(
        _ facilities: [Facility], _ demand: DemandTable, file: String, into notes: inout DiagnosticCollector
    ) {
        var box = BoundingBox.empty
        for row in 0..<demand.count { box.formUnion(x: demand.x[row], y: demand.y[row]) }
        let (marginX, marginY) = (max(1, box.maxX - box.minX), max(1, box.maxY - box.minY))
        func fits(_ x: Double, _ y: Double) -> Bool {
            x >= box.minX - marginX && x <= box.maxX + marginX && y >= box.minY - marginY && y <= box.maxY + marginY
        }
        for facility in facilities where !fits(facility.point.x, facility.point.y) && fits(facility.point.y, facility.point.x) {
            notes.warning(file, row: facility.sourceRow, .facility(.swappedAxes(id: facility.shownName)))
        }
    }

    /// Candidates inside an exclusion area become forbidden.
    private func applyExclusions(
        to candidates: inout [Facility], _ files: [String], _ layers: inout [LayerSummary], into notes: inout DiagnosticCollector
    ) throws -> [ExcludedCandidates] {
        guard let exclusions = options.exclusions else { return [] }
        let layer = try PolygonLayer(.exclusions, exclusions, options, roles: [(.name, .text)], into: &notes)
        var accounting = RowAccounting()
        accounting.read = layer.table.rowCount
        accounting.kept = layer.table.rowCount
        layers.append(
            LayerSummary(
                role: .exclusions, file: layer.file, columns: layer.columnNames, rows: accounting, crs: layer.crs,
                reading: layer.reading, preview: layer.preview))
        let locator = try PolygonLocator(layer.geometries)
        var excluded = [Int](repeating: 0, count: layer.table.rowCount)
        let openable = candidates.count { $0.status != .forbidden }
        for number in candidates.indices where candidates[number].status != .forbidden {
            let point = candidates[number].point
            guard let area = try locator.first(containing: point.x, point.y) else { continue }
            guard candidates[number].status != .required else {
                throw CatchmentError.badData(
                    files[number], row: candidates[number].sourceRow,
                    .sites(
                        .requiredInExclusion(
                            id: candidates[number].id, area: layer.text(.name, area), feature: area + 1)))
            }
            candidates[number].status = .forbidden
            excluded[area] += 1
        }
        let areas = excluded.indices.filter { excluded[$0] > 0 }.map {
            ExcludedCandidates(name: layer.text(.name, $0), feature: $0 + 1, candidates: excluded[$0])
        }
        if !areas.isEmpty {
            let count = areas.reduce(0) { $0 + $1.candidates }
            notes.notice(layer.file, .siteCheck(.excluded(count, of: openable, areas: areas.map(\.area))))
        }
        return areas
    }
}

extension DemandTable {
    /// Whether some point goes by the radii of facilities.
    fileprivate var mayNeedRadii: Bool { radiusMeters.map { own in own.contains(where: \.isNaN) } ?? true }
}
