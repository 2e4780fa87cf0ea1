import CoverageAnalysis
import GeoPrimitives
import InputLoading
import MapRendering
import PlanFiles
import PlanningTerms
import Scenarios
import ServiceModel

/// A scenario ready to be computed.
struct ScenarioCase: Sendable {
    let planned: PlannedScenario
    /// The run as changed, with how its layers were read.
    var loaded: LoadedInput
    /// The units of its demand points.
    var membership: UnitMembership?
    /// Whether its demand points are those of the plan.
    var hasOwnDemand: Bool
}

/// Turns the scenarios of a plan into runs, and gathers everything that is wrong with any of them.
struct ScenarioLoader: Sendable {
    let plan: Plan
    let options: InputOptions
    let base: LoadedInput
    let membership: UnitMembership?

    /// Returns the wanted scenarios in the order of the plan when nothing is wrong with any of them.
    ///
    /// - Throws: `CatchmentError` with line, key and remedy of everything that is wrong.
    func checked(_ wanted: [String]) async throws -> [PlannedScenario] {
        let issues = PlanIssues(file: plan.file)
        checkIds(issues)
        let names = Set(wanted)
        let scenarios = plan.scenarios.filter { names.contains($0.name) }
        // Nobody reads more than so many faults at once.
        for scenario in scenarios where !issues.isFull { _ = try await build(scenario, issues) }
        try issues.throwIfBad()
        return scenarios
    }

    /// Returns a scenario that was checked, ready to be computed.
    ///
    /// It is made anew, so that of many scenarios only those that are being computed are in memory.
    func scenario(_ planned: PlannedScenario) async throws -> ScenarioCase {
        try await build(planned, PlanIssues(file: plan.file))
    }

    /// Changes name facilities by id.
    private func checkIds(_ issues: PlanIssues) {
        var seen = Set<String>()
        for facility in base.input.facilities where !seen.insert(facility.id).inserted {
            issues.add(PlanPlace(line: 0, column: 0, key: "layers"), .scenario(.duplicateFacility(facility.id)))
            return
        }
    }

    private func build(_ planned: PlannedScenario, _ issues: PlanIssues) async throws -> ScenarioCase {
        var chain = [planned]
        while let name = chain[0].base, let base = plan.scenarios.first(where: { $0.name == name }) { chain.insert(base, at: 0) }
        var (loaded, membership, options) = (base, membership, options)
        var hasOwnDemand = false
        for link in chain {
            if let demand = link.demand {
                let previous = options.demand.path
                options.demand = demand
                try await replaceDemand(of: &loaded, by: options, previous)
                hasOwnDemand = true
                membership = try await UnitMembership.locateDemand(loaded.input, threads: options.threads)
            }
            if let norms = link.norms { try await apply(norms, to: &loaded, &options, issues) }
            var builder = ScenarioBuilder(loaded.input, membership: membership)
            for step in link.steps { if let change = try await change(step, issues) { try await builder.apply(change) } }
            for fault in builder.faults { issues.add(fault.place, .change(fault.problem)) }
            for remark in builder.remarks { loaded.notes.append(.of(remark, in: plan.file)) }
            loaded.input = builder.input
        }
        // What levels there are may follow the facilities; what the lists say of them was said when they were read.
        var notes = DiagnosticCollector()
        let facilities = loaded.input.facilities
        loaded.input.levels = try LevelResolver(options).levels(
            facilities, facilities.map { _ in plan.file }, loaded.input.unlocated, in: loaded.input.studyArea, into: &notes)
        return ScenarioCase(planned: planned, loaded: loaded, membership: membership, hasOwnDemand: hasOwnDemand)
    }

    /// Puts another demand layer in the place of the one that was read; costs go by its points.
    private func replaceDemand(of loaded: inout LoadedInput, by options: InputOptions, _ previous: String) async throws {
        let read = try await InputLoader(options.resolvingProfile()).load()
        let roles: Set<LayerRole> = options.costMatrix == nil ? [.demand] : [.demand, .costMatrix]
        loaded.input.demand = read.input.demand
        loaded.input.basis = read.input.basis
        loaded.layers = loaded.layers.filter { !roles.contains($0.role) } + read.layers.filter { roles.contains($0.role) }
        loaded.notes =
            loaded.notes.filter { $0.file != previous } + read.notes.filter { $0.file == options.demand.path }
    }

    private func change(_ step: PlannedScenario.Step, _ issues: PlanIssues) async throws -> ScenarioChange? {
        switch step {
        case .change(let change): return change
        case .move(let id, let position, let place):
            return ScenarioChange(.move(id: id, to: try point(position, place)), at: place)
        case .open(var facility, let position, let place):
            facility.point = try point(position, place)
            return ScenarioChange(.add([facility]), at: place)
        case .openCandidates(let ids, let template, let place):
            return ScenarioChange(.add(candidates(ids, template, place, issues)), at: place)
        case .openLayer(let layer, let ids, let place):
            return ScenarioChange(.add(try facilities(of: layer, ids, place, issues)), at: place)
        }
    }

    private func candidates(
        _ ids: [String], _ template: PlannedScenario.Template, _ place: PlanPlace, _ issues: PlanIssues
    ) -> [Facility] {
        let known = Dictionary(base.input.candidates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { id in
            guard var candidate = known[id] else {
                issues.add(place, .scenario(.noCandidate(id, hasCandidates: !known.isEmpty)))
                return nil
            }
            guard candidate.status != .forbidden else {
                issues.add(place, .scenario(.forbiddenCandidate(id)))
                return nil
            }
            candidate.status = .existing
            candidate.level = candidate.level ?? template.level
            candidate.radius = candidate.radius ?? template.radius
            candidate.capacity = candidate.capacity ?? template.capacity
            candidate.floorArea = candidate.floorArea ?? template.floorArea
            // The published file carries seven decimals, and the figures are those of the file.
            candidate.point = rounded(candidate.point)
            return candidate
        }
    }

    private func facilities(
        of layer: LayerOptions, _ ids: [String], _ place: PlanPlace, _ issues: PlanIssues
    ) throws -> [Facility] {
        var notes = DiagnosticCollector()
        let loaded = try FacilityLoader(role: .facilities, options: layer, run: options).load(into: &notes)
        let known = Set(loaded.located.map(\.id))
        for id in ids where !known.contains(id) { issues.add(place, .scenario(.noFacility(id, file: layer.path))) }
        return loaded.located.filter { (ids.isEmpty || ids.contains($0.id)) && $0.status != .forbidden }.map { facility in
            var facility = facility
            facility.status = .existing
            facility.point = rounded(facility.point)
            return facility
        }
    }

    /// A position of the plan in the run's system, with the decimals that are published.
    private func point(_ position: PlannedScenario.Position, _ place: PlanPlace) throws -> PlanarPoint {
        var layer = options.facilities ?? LayerOptions(path: plan.file)
        layer.crs = position.crs ?? layer.crs
        let resolver = CRSResolver(
            role: .facilities, file: plan.file, options: layer, fallback: options.crs, acceptsBallpark: options.acceptsBallpark,
            declared: nil, namesAxes: true)
        var (x, y) = ([position.x], [position.y])
        var notes = DiagnosticCollector()
        _ = try resolver.resolve(x: &x, y: &y, perRow: nil, rowOf: { _ in place.line }, into: &notes)
        return rounded(PlanarPoint(x: x[0], y: y[0]))
    }

    private func rounded(_ point: PlanarPoint) -> PlanarPoint {
        PlanarPoint(x: point.x.rounded(toDecimals: 7), y: point.y.rounded(toDecimals: 7))
    }
}
