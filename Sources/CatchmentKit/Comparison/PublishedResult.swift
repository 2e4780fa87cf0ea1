import CoverageAnalysis
import FoundationEssentials
import GeoFormats
import GeoPrimitives
import Scenarios
import ServiceModel

/// A result folder of `cover`, `site` or a scenario, as far as a comparison needs it.
struct PublishedResult {
    let folder: String
    let report: ReportDocument
    /// The demand points, where the folder has `assignments.geojson`.
    var points: Points?

    /// The demand points of a folder.
    struct Points {
        var points: CoveredPoints
        var positions: [PlanarPoint]
        /// The code of the lowest-level unit; empty where there is none.
        var units: TextColumn?
        /// The ids of the clusters in `uncovered-clusters.geojson`, and the number of each point's cluster in them; −1 where it is in none.
        var clusters: [String]
        var clusterOfPoint: [Int32]
    }

    /// Reads a folder.
    ///
    /// - Throws: ``CatchmentError`` when a file is missing or is none of catchment's.
    init(_ folder: String) throws {
        self.folder = folder
        report = try Self.readReport(folder)
        let path = folder + "/assignments.geojson"
        if FileManager.default.fileExists(atPath: path) { points = try Self.readPoints(path, report) }
    }

    /// What is compared: the state that `site` proposes, else the state of the report.
    var coverage: CoverageDocument { report.coverageAfter ?? report.coverage }

    private static func readReport(_ folder: String) throws -> ReportDocument {
        let path = folder + "/report.json"
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput(
                "\(path): there is no such file; compare takes two folders that cover, site or scenario wrote (of scenario: DIR/NAME)"
            )
        }
        let text = String(decoding: data.prefix(1 << 20), as: UTF8.self)
        if text.contains("catchment/scenarios/") {
            throw CatchmentError.badData(path, "this is a batch of scenarios; name one of its folders, such as \(folder)/base")
        }
        guard let report = try? ReportDocument.read(data), report.schema == "catchment/report/1" else {
            throw CatchmentError.badData(
                path,
                text.contains(StagedDirectory.unfinishedSchema)
                    ? "the run that wrote this folder was cut short; run it again" : "this is no report of catchment")
        }
        return report
    }

    private static func readPoints(_ path: String, _ report: ReportDocument) throws -> Points {
        let source = try mapping { try TableFile.open(path, threads: 1) }
        let names = ["id", "weight", "covered", "unit", "cluster"]
        let columns = names.map { name in source.columnNames.firstIndex(of: name) }
        guard let id = columns[0], let weight = columns[1], let covered = columns[2] else {
            throw CatchmentError.badData(path, "id, weight or covered is missing; is this a file that cover or site wrote?")
        }
        var requests = [
            ColumnRequest(column: id, kind: .text), ColumnRequest(column: weight, kind: .number),
            ColumnRequest(column: covered, kind: .number),
        ]
        for column in columns[3...].compactMap(\.self) { requests.append(ColumnRequest(column: column, kind: .text)) }
        let table = try mapping { try source.read(requests) }
        guard case .texts(let ids) = table.columns[0], case .numbers(let weights) = table.columns[1],
            case .numbers(let states) = table.columns[2], case .points(let x, let y) = table.geometry
        else { throw CatchmentError.badData(path, "the features must be points with a weight and covered true or false") }
        let scale = WeightScale(total: weights.reduce(0, +))
        var units: TextColumn?
        var clusters = [Int32](repeating: -1, count: ids.count)
        var clusterIds: [String] = []
        var next = 3
        if columns[3] != nil {
            if case .texts(let codes) = table.columns[next] { units = codes }
            next += 1
        }
        if columns[4] != nil, case .texts(let texts) = table.columns[next] {
            var numbers: [String: Int32] = [:]
            for row in 0..<texts.count where !texts.isEmpty(row) {
                let id = texts[row]
                if numbers[id] == nil {
                    numbers[id] = Int32(clusterIds.count)
                    clusterIds.append(id)
                }
                clusters[row] = numbers[id] ?? -1
            }
        }
        return Points(
            points: CoveredPoints(
                ids: ids, ticks: weights.map { scale.ticks($0) }, scale: scale, isCovered: states.map { $0 == 1 }),
            positions: zip(x, y).map { PlanarPoint(x: $0, y: $1) }, units: units, clusters: clusterIds,
            clusterOfPoint: clusters)
    }
}
