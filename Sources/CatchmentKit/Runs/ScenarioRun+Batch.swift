import CoverageAnalysis
import PlanningTerms
import Publication
import Scenarios
import ServiceModel

extension ScenarioRun {
    /// What the scenarios of a batch take from the plan's own state.
    struct Shared: Sendable {
        let loader: ScenarioLoader
        let base: CoverResult
        /// The same, which follows changes.
        let state: CoverageState
        let edge: EdgeZone?
        let shapes: PublishedShapes
    }

    /// What is left of a scenario when its folder is written.
    struct Published: Sendable {
        let row: ScenariosDocument.Scenario
        let notices: [Notice]
        let caveats: [CaveatDocument]
    }

    /// Computes and writes scenarios side by side: as many at a time as there are threads, each on one from its layers to its files, and
    /// the next when one is done.
    ///
    /// Only those at work are in memory.
    func publish(
        _ scenarios: [PlannedScenario], _ shared: Shared, to directory: StagedDirectory
    ) async throws -> [Published] {
        progress?.begin("scenarios", of: scenarios.count)
        var own = options
        if scenarios.count > 1 { own.threads = 1 }
        let run = CoverRun(own, settings: cover)
        let folders = try scenarios.map { try directory.folder($0.name) }
        let work = { @Sendable (number: Int) async throws -> (Int, Published) in
            (number, try await publish(scenarios[number], shared, run, to: folders[number]))
        }
        return try await withThrowingTaskGroup(of: (Int, Published).self) { group in
            var next = min(max(1, options.threads), scenarios.count)
            for number in 0..<next { group.addTask { try await work(number) } }
            var found = [Published?](repeating: nil, count: scenarios.count)
            while let (number, published) = try await group.next() {
                found[number] = published
                progress?.advance(by: 1)
                guard next < scenarios.count else { continue }
                let following = next
                group.addTask { try await work(following) }
                next += 1
            }
            return found.compactMap(\.self)
        }
    }

    private func publish(
        _ planned: PlannedScenario, _ shared: Shared, _ run: CoverRun, to folder: StagedDirectory
    ) async throws -> Published {
        let result = try await analyse(try await shared.loader.scenario(planned), shared, run)
        var writer = writer(of: planned, shared.shapes)
        writer.knownFacilities = Set(shared.base.loaded.input.facilities.map(\.id))
        let document = try writer.publish(result, command: "scenario", to: folder)
        let (match, remark) = Self.match(shared.base, result)
        let said = remark.map { [Notice(.notice, file: planned.name, .comparison($0))] } ?? []
        return Published(
            row: row(planned, result, document, against: shared.base, match), notices: document.notices + said,
            caveats: document.caveats ?? [])
    }

    /// Analyses a scenario: from the plan's own state by what changed, or afresh where its demand points, its norms for radii or many
    /// facilities are others.
    private func analyse(_ scenario: ScenarioCase, _ shared: Shared, _ run: CoverRun) async throws -> CoverResult {
        let input = scenario.loaded.input
        if scenario.hasOwnDemand {
            let state = try await CoverageState(input, cover, membership: scenario.membership, threads: run.options.threads)
            return try await run.analyse(scenario.loaded, StepClock(), state)
        }
        var state = shared.state
        try await state.follow(input)
        let isAlike = input.radiusRule == shared.base.loaded.input.radiusRule
        return try await run.analyse(scenario.loaded, StepClock(), state, edge: isAlike ? shared.edge : nil)
    }
}
