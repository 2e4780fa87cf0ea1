import CoverageAnalysis
import FoundationEssentials
import GeoFormats
import GeoPrimitives
import Scenarios
import ServiceModel

/// Computes the scenarios of a plan as a batch: all are checked before anything is computed, and all are written or none.
public struct ScenarioRun: Sendable {
    private let plan: Plan
    private let options: InputOptions
    private let cover: CoverSettings
    private let only: [String]
    private var progress: RunProgress?

    /// Makes a run of the scenarios of a plan, all or those named.
    public init(
        _ plan: Plan, options: InputOptions, cover: CoverSettings, only: [String] = [], progress: RunProgress? = nil
    ) {
        self.plan = plan
        self.options = options
        self.cover = cover
        self.only = only
        self.progress = progress
    }

    /// Returns the run with somebody who is told how far it has come.
    public func with(_ progress: RunProgress) -> ScenarioRun {
        var run = self
        run.progress = progress
        return run
    }

    /// The paths of all files the run reads.
    public var paths: [String] { [plan.file] + options.paths + plan.scenarios.flatMap(\.paths) }

    /// Computes the scenarios and writes them into a folder, which is not yet put in place.
    ///
    /// - Parameter directory: Takes the files; ``StagedDirectory/commit()`` is the caller's.
    /// - Returns: The report of the batch, and the manifest of what was read and written.
    /// - Throws: ``CatchmentError`` with file, line, key and remedy of everything that is wrong with any scenario.
    public func run(into directory: StagedDirectory) async throws -> (report: ScenariosDocument, manifest: ManifestDocument) {
        var clock = StepClock()
        let wanted = try wantedNames()
        let loaded = try await InputLoader(options).load()
        let membership = try await CoverRun.locateDemand(loaded.input, threads: options.threads)
        let cases = try await ScenarioLoader(plan: plan, options: options, base: loaded, membership: membership).cases(wanted)
        clock.mark("read")
        let run = CoverRun(options, settings: cover)
        let base = try await run.analyse(loaded, StepClock())
        let writer = RunWriter(options, cover: cover)
        let document = try writer.publish(base, command: "scenario", to: directory.folder(PlanReader.baseName))
        var rows = [row(nil, base, document, against: base)]
        clock.mark("base")
        let state = try await IncrementalCoverage(
            loaded.input, coverage: base.coverage, membership: membership, threads: options.threads)
        clock.mark("engine")
        progress?.begin("scenarios", of: cases.count)
        // As many at a time as there are threads, each on one; they are written in their order.
        for start in stride(from: 0, to: cases.count, by: max(1, options.threads)) {
            let part = Array(cases[start..<min(start + max(1, options.threads), cases.count)])
            for (scenario, result) in zip(part, try await analyse(part, state)) {
                let document = try writer.publish(result, command: "scenario", to: directory.folder(scenario.planned.name))
                rows.append(row(scenario.planned, result, document, against: base))
                progress?.advance(by: 1)
            }
        }
        clock.mark("scenarios")
        let report = ScenariosDocument(
            program: "catchment \(Version.current)", plan: plan.file, measure: loaded.input.measureName,
            weightKind: loaded.input.demand.weightKind.rawValue, base: rows[0], scenarios: Array(rows.dropFirst()),
            notices: document.notices, timing: clock.seconds)
        try write(report, to: directory)
        let manifest = try manifest(base, directory)
        try write(directory, "manifest.json") { try manifest.json() }
        return (report, manifest)
    }

    /// The names of the scenarios to compute, in the order of the plan.
    private func wantedNames() throws -> [String] {
        let names = plan.scenarios.map(\.name)
        guard !names.isEmpty else {
            throw CatchmentError.badData(plan.file, "the plan has no scenarios; docs/plan.md shows how to write them")
        }
        for name in only where !names.contains(name) {
            let meant = Spelling.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
            throw CatchmentError.usage(
                "--only \(name): the plan has no such scenario\(meant) (it has \(names.joined(separator: ", ")))")
        }
        return only.isEmpty ? names : names.filter(only.contains)
    }

    /// Analyses scenarios side by side.
    private func analyse(_ cases: [ScenarioCase], _ base: IncrementalCoverage) async throws -> [CoverResult] {
        var own = options
        if cases.count > 1 { own.threads = 1 }
        let run = CoverRun(own, settings: cover)
        return try await withThrowingTaskGroup(of: (Int, CoverResult).self) { group in
            for (number, scenario) in cases.enumerated() {
                group.addTask { (number, try await analyse(scenario, base, run)) }
            }
            var found = [CoverResult?](repeating: nil, count: cases.count)
            for try await (number, result) in group { found[number] = result }
            return found.compactMap(\.self)
        }
    }

    /// Analyses a scenario: from the plan's own state by what changed, or afresh where its demand points are others.
    private func analyse(_ scenario: ScenarioCase, _ base: IncrementalCoverage, _ run: CoverRun) async throws -> CoverResult {
        guard !scenario.hasOwnDemand else { return try await run.analyse(scenario.loaded, StepClock()) }
        var state = base
        if scenario.loaded.input.demand.ticks != base.input.demand.ticks { state.reweigh(scenario.loaded.input.demand) }
        state.update(to: scenario.loaded.input.facilities, levels: scenario.loaded.input.levels)
        return try await run.analyse(
            scenario.loaded, StepClock(),
            CoverRun.Prepared(coverage: state.coverage, report: try await state.report(), membership: scenario.membership))
    }

    private func row(
        _ planned: PlannedScenario?, _ result: CoverResult, _ document: ReportDocument, against base: CoverResult
    ) -> ScenariosDocument.Scenario {
        let match = PointMatch(CoveredPoints(base), CoveredPoints(result))
        let difference = match.difference()
        let (old, new) = (base.loaded.input.facilities, result.loaded.input.facilities)
        let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = new.filter { before[$0.id] != nil }
        return ScenariosDocument.Scenario(
            name: planned?.name ?? PlanReader.baseName, title: planned?.title ?? plan.name, base: planned?.base,
            changes: planned?.summary ?? [], facilities: new.count, opened: new.count - kept.count,
            closed: old.count - kept.count, changed: kept.count { $0 != before[$0.id] },
            overall: document.coverage.overall, difference: .init(difference, match.scale),
            byClass: document.coverage.byClass, byLevel: document.coverage.byLevel, distances: document.coverage.distances,
            clusters: document.blanks.clusters.count)
    }

    private func write(_ report: ScenariosDocument, to directory: StagedDirectory) throws {
        let table = ScenarioTable(report).layer
        try mapping { try CSVWriter.write(table, to: directory.path(for: "scenarios.csv")) }
        try write(directory, "report.json") { try report.json() }
    }

    private func write(_ directory: StagedDirectory, _ name: String, _ make: () throws -> Data) throws {
        do {
            try make().write(to: URL(filePath: directory.path(for: name)))
        } catch {
            throw CatchmentError.inputOutput("cannot write \(name) into \(directory.target): \(error)")
        }
    }

    private func manifest(_ base: CoverResult, _ directory: StagedDirectory) throws -> ManifestDocument {
        let layers = Dictionary(base.loaded.layers.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
        var seen = Set<String>()
        var inputs: [ManifestDocument.Input] = []
        for path in paths.flatMap(InputParts.all) where seen.insert(path).inserted {
            inputs.append(
                ManifestDocument.Input(
                    file: path, sha256: try FileHash.input(path),
                    crs: layers[path].flatMap { InputDocument($0, scale: base.loaded.input.demand.scale).crs }))
        }
        var outputs: [String: String] = [:]
        for file in directory.files { outputs[file.name] = try FileHash.output(file.path) }
        return ManifestDocument(
            program: "catchment \(Version.current)", plan: plan.file, only: only, layers: cover.writesLayers, inputs: inputs,
            outputs: outputs)
    }
}

/// The files that belong to an input: a Shapefile is several.
enum InputParts {
    static func all(_ path: String) -> [String] {
        guard path.lowercased().hasSuffix(".shp") else { return [path] }
        let stem = path.dropLast(3)
        return [path] + ["dbf", "shx", "prj", "cpg"].map { stem + $0 }.filter { FileManager.default.fileExists(atPath: $0) }
    }
}

extension CoveredPoints {
    /// The demand points of a result.
    init(_ result: CoverResult) {
        let demand = result.loaded.input.demand
        self.init(
            ids: demand.ids, ticks: demand.ticks, scale: demand.scale,
            isCovered: (0..<demand.count).map { result.coverage.isCovered($0) })
    }
}

extension ScenariosDocument.Difference {
    /// The difference as published.
    init(_ difference: CoverageDifference, _ scale: WeightScale) {
        self.init(
            coveredWeight: scale.weight(difference.change), gainedPoints: difference.gained.points,
            gainedWeight: scale.weight(difference.gained.weight), lostPoints: difference.lost.points,
            lostWeight: scale.weight(difference.lost.weight), populationEffect: scale.weight(difference.populationEffect))
    }
}
