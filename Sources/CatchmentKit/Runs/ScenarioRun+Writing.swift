import CoverageAnalysis
import FoundationEssentials
import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanFiles
import PlanningTerms
import Publication
import Reporting
import Scenarios
import ServiceModel
import Siting

extension ScenarioRun {
    /// The row of a scenario in the table; that of the plan's own state where `planned` is `nil`.
    func row(
        _ planned: PlannedScenario?, _ result: CoverResult, _ document: ReportDocument, against base: CoverResult,
        _ match: PointMatch
    ) -> ScenariosDocument.Scenario {
        let difference = match.difference()
        let (old, new) = (base.loaded.input.facilities, result.loaded.input.facilities)
        let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = new.filter { before[$0.id] != nil }
        return ScenariosDocument.Scenario(
            name: planned?.name ?? PlannedScenario.baseName, title: planned.map(\.title) ?? plan.name, base: planned?.base,
            profile: result.loaded.profile?.profile.name, detour: result.loaded.profile?.detour,
            changes: planned?.summary.map(\.wording.english) ?? [],
            changesZh: planned?.summary.map(\.wording.chinese) ?? [],
            facilities: new.count, opened: new.count - kept.count,
            closed: old.count - kept.count, changed: kept.count { $0 != before[$0.id] },
            overall: document.coverage.overall, difference: .init(difference, match.scale),
            byClass: document.coverage.byClass, byLevel: document.coverage.byLevel, distances: document.coverage.distances,
            costs: document.coverage.costs, clusters: document.blanks.clusters.count,
            belowFloorArea: Self.sum(document.levels?.compactMap(\.floorArea?.below.count)),
            belowQuota: Self.sum(document.levels?.compactMap(\.quota?.below.count)),
            served: document.coverage.served?.whole)
    }

    /// The sum of some numbers; `nil` where there is none.
    private static func sum(_ numbers: [Int]?) -> Int? {
        guard let numbers, !numbers.isEmpty else { return nil }
        return numbers.reduce(0, +)
    }

    /// Writes what speaks of the whole batch: table, report, manifest.
    func write(_ report: ScenariosDocument, _ base: CoverResult, to directory: StagedDirectory) async throws -> ManifestDocument {
        let plane = try OutputPlane(
            output.crs, measure: base.loaded.input.measure, acceptsBallpark: options.acceptsBallpark)
        let writer = ResultWriter(directory: directory, output: output, plane: plane)
        try writer.write(tables: [report.table], layers: [])
        if output.writesReport { try writer.write(ScenariosPage(report, output: output).page()) }
        var report = report
        report.files = try directory.fingerprints()
        try directory.write(.report) { try report.json() }
        let manifest = try await manifest(base, directory)
        try directory.write(.manifest) { try manifest.json() }
        return manifest
    }

    private func manifest(_ base: CoverResult, _ directory: StagedDirectory) async throws -> ManifestDocument {
        let layers = Dictionary(base.loaded.layers.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
        var seen = Set<String>()
        var inputs: [ManifestDocument.Input] = []
        for path in paths.flatMap(InputParts.all) where seen.insert(path).inserted {
            inputs.append(
                ManifestDocument.Input(
                    file: path, sha256: try FileHash.input(path),
                    crs: layers[path].flatMap { InputDocument($0, scale: base.loaded.input.demand.scale).crs }))
        }
        let files = directory.files
        let hashes = try await Crew(threads: options.threads).chunks(of: files.count, size: 1) { numbers in
            try numbers.map { (files[$0].name, try FileHash.output(files[$0].path)) }
        }
        let outputs = Dictionary(hashes.joined()) { first, _ in first }
        return ManifestDocument(
            program: "catchment \(Version.current)",
            libraries: [
                "GEOS": GeometryLibraries.geos, "PROJ": GeometryLibraries.proj, "GDAL": GDALVersion.current,
                "HiGHS": SolverLibrary.highs,
            ],
            plan: plan.file, runFrom: RelativePath.from(directory.target, to: FileManager.default.currentDirectoryPath),
            only: only, layers: output.writesGeoJSON, forms: ManifestDocument.Forms(output), profiles: try profiles(),
            inputs: inputs, outputs: outputs)
    }

    /// The norm profiles that come with the program and that the plan or a scenario names, by the hash of their text.
    private func profiles() throws -> [String: String] {
        let named = [options.profileName] + plan.scenarios.map { $0.norms?.profile }
        var hashes: [String: String] = [:]
        for shipped in named.compactMap({ $0.flatMap(ShippedProfile.init) }) {
            hashes[shipped.rawValue] = FileHash.hex(Data(shipped.text.utf8))
        }
        return hashes
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
