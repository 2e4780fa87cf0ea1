import CoverageAnalysis
import FoundationEssentials
import GeoFormats
package import GeoPrimitives
import PlanningTerms
package import Publication
package import Scenarios
import ServiceModel

/// A result folder of `cover`, `site` or a scenario, as far as a comparison needs it.
package struct PublishedResult {
    let folder: String
    /// The report of the folder: its `report.json`.
    package let report: ReportDocument
    /// The SHA-256 of what the report says, clocks aside.
    package let fingerprint: String
    /// The demand points, where the folder has `assignments.geojson`.
    package var points: Points?

    /// The demand points of a folder.
    package struct Points {
        /// The points with their ids and weights, and whether each is covered.
        package var points: CoveredPoints
        /// The position of each point: degrees of longitude and latitude, or metres in a planar run.
        package var positions: [PlanarPoint]
        /// The code of the lowest-level unit; empty where there is none.
        var units: TextColumn?
        /// The ids of the clusters in `uncovered-clusters.geojson`, and the number of each point's cluster in them; −1 where it is in none.
        var clusters: [String] = []
        var clusterOfPoint: [Int32] = []
        /// The same points with the weights of each class, and whether they are covered in it, as far as the layer says.
        var classes: [String: CoveredPoints] = [:]
        /// The same points with whether each level is within their reach, as far as the layer says.
        var levels: [String: CoveredPoints] = [:]
        /// The row of each point of the layer, where points of one place were summed.
        var rowOfPoint: [Int32]?
    }

    /// Reads a folder.
    ///
    /// - Throws: ``CatchmentError`` when a file is missing or is none of catchment's.
    package init(_ folder: String) throws {
        self.folder = folder
        (report, fingerprint) = try Self.readReport(folder)
        let path = ResultFile.layer(.assignments).path(in: folder)
        if FileManager.default.fileExists(atPath: path) { points = try Self.readPoints(path, report) }
    }

    /// What is compared: the state that `site` proposes, else the state of the report.
    package var coverage: CoverageDocument { report.coverageAfter ?? report.coverage }

    private static func readReport(_ folder: String) throws -> (ReportDocument, fingerprint: String) {
        let path = ResultFile.report.path(in: folder)
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput(path, .folder(.missing(.compare)))
        }
        let text = String(decoding: data.prefix(1 << 20), as: UTF8.self)
        if text.contains("catchment/scenarios/") {
            throw CatchmentError.badData(path, .folder(.batch(folder: "\(folder)/base")))
        }
        guard let report = try? ReportDocument.read(data), report.isReadable else {
            throw CatchmentError.badData(
                path, .folder(text.contains(StagedDirectory.unfinishedSchema) ? .cutShort : .noReport))
        }
        try DocumentBounds.check(data, path)
        return (report, Fingerprint.of(data) ?? "")
    }

    private static func readPoints(_ path: String, _ report: ReportDocument) throws -> Points {
        let coverage = report.coverageAfter ?? report.coverage
        let classes = coverage.byClass.map { (name: $0.name, weight: ColumnTerm.weight(ofClass: $0.name)) }
        let states = coverage.byClass.map { ColumnTerm.isCovered(class: $0.name) }
        let levels = coverage.byLevel.map { (name: $0.level, term: ColumnTerm.isReached(level: $0.level)) }
        let table = try PublishedTable(
            path, [.id, .weight, .isCovered], optional: classes.map(\.weight) + states + levels.map(\.term) + [.unit, .cluster])
        if !report.isPlanar { try table.checkOnEarth() }
        let (ids, all, isCovered) = (table.texts(.id), try table.numbers(.weight, .amount), table.truths(.isCovered))
        let column = TextColumn(ids)
        func points(_ weights: [Double], _ isCovered: [Bool]) -> CoveredPoints {
            let scale = WeightScale(total: weights.reduce(0, +))
            return CoveredPoints(ids: column, ticks: weights.map { scale.ticks($0) }, scale: scale, isCovered: isCovered)
        }
        var found = Points(
            points: points(all, isCovered), positions: table.points,
            units: table.texts(ifAny: .unit).map { TextColumn($0) })
        (found.clusters, found.clusterOfPoint) = numbered(table.texts(.cluster))
        for (part, state) in zip(classes, states) {
            guard let weights = try table.numbers(ifAny: part.weight, .amount) else { continue }
            found.classes[part.name] = points(weights, table.numbers(ifAny: state).map { $0.map { $0 == 1 } } ?? isCovered)
        }
        for level in levels {
            guard let reached = table.numbers(ifAny: level.term) else { continue }
            found.levels[level.name] = points(all, reached.map { $0 == 1 })
        }
        return found
    }

    /// The ids of clusters in the order in which they stand first, and the number of each point's; −1 where it has none.
    private static func numbered(_ ids: [String]) -> (clusters: [String], ofPoint: [Int32]) {
        var numbers: [String: Int32] = [:]
        var clusters: [String] = []
        let ofPoint = ids.map { id -> Int32 in
            guard !id.isEmpty else { return -1 }
            if let number = numbers[id] { return number }
            numbers[id] = Int32(clusters.count)
            clusters.append(id)
            return Int32(clusters.count - 1)
        }
        return (clusters, ofPoint)
    }
}
