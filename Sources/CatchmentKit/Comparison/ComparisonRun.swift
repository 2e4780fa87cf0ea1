import CoverageAnalysis
import FoundationEssentials
import GeoFormats
import GeoPrimitives
import Scenarios
import ServiceModel

/// Compares two result folders: who is covered now and was not, who is not any more, and what became of the uncovered clusters.
public struct ComparisonRun {
    private let before: String
    private let after: String

    /// Makes a comparison of what `before` holds with what `after` holds.
    public init(_ before: String, _ after: String) {
        self.before = before
        self.after = after
    }

    /// Reads both folders and compares; with a folder, writes the report, tables and layers there and puts them in place.
    ///
    /// - Throws: ``CatchmentError`` when a folder is no result of catchment, or the two cannot be compared.
    public func run(into directory: StagedDirectory?) throws -> ComparisonDocument {
        let (old, new) = (try PublishedResult(before), try PublishedResult(after))
        try checkComparable(old, new)
        var (match, notices): (PointMatch?, [String]) = (nil, [])
        if let first = old.points, let second = new.points {
            let found = PointMatch(first.points, second.points)
            if found.matched * 2 >= min(first.points.ids.count, second.points.ids.count) {
                match = found
            } else {
                notices.append(
                    "notice: only \(found.matched) of \(first.points.ids.count) and \(second.points.ids.count) demand points have the same id; compared by unit"
                )
            }
        } else {
            let missing = old.points == nil ? before : after
            notices.append("notice: \(missing) has no assignments.geojson (it was written with --no-layers); compared by unit")
        }
        let builder = ComparisonBuilder(old: old, new: new, match: match)
        let clusters = builder.clusters()
        let document = builder.document(clusters, notices)
        guard let directory else { return document }
        try write(document, builder, clusters, directory)
        return document
    }

    private func checkComparable(_ old: PublishedResult, _ new: PublishedResult) throws {
        if old.coverage.weightKind != new.coverage.weightKind {
            throw CatchmentError.badData(
                after + "/report.json",
                "it counts \(new.coverage.weightKind) and \(before) counts \(old.coverage.weightKind): give both runs the same weight column"
            )
        }
        if old.report.measure != new.report.measure {
            throw CatchmentError.badData(
                after + "/report.json", "its measure is \(new.report.measure) and that of \(before) is \(old.report.measure)")
        }
    }

    private func write(
        _ document: ComparisonDocument, _ builder: ComparisonBuilder, _ clusters: ClusterComparison?, _ directory: StagedDirectory
    ) throws {
        let tables = ComparisonTables(document: document, builder: builder)
        try mapping { try CSVWriter.write(tables.differences, to: directory.path(for: "differences.csv")) }
        if let clusters {
            try mapping { try CSVWriter.write(tables.clusters(clusters), to: directory.path(for: "clusters.csv")) }
        }
        for layer in [tables.points, try tables.units].compactMap(\.self) {
            try mapping { try GeoJSONWriter.write(layer, to: directory.path(for: "\(layer.name).geojson")) }
        }
        do {
            try document.json().write(to: URL(filePath: directory.path(for: "report.json")))
        } catch {
            throw CatchmentError.inputOutput("cannot write report.json into \(directory.target): \(error)")
        }
        try directory.commit()
    }
}
