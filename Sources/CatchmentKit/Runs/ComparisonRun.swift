import Comparison
import CoverageAnalysis
import FoundationEssentials
import GeoFormats
import GeoPrimitives
public import PlanningTerms
import Publication
import Reporting
import Scenarios
import ServiceModel

/// Compares two result folders: who is covered now and was not, who is not any more, and what became of the uncovered clusters.
///
/// ```swift
/// let comparison = try ComparisonRun("scenarios-out/base", "scenarios-out/closures").write(to: "comparison-out")
/// print(comparison.overall.gained ?? 0, comparison.overall.lost ?? 0)
/// ```
public struct ComparisonRun {
    private let before: String
    private let after: String
    private let output: OutputOptions

    /// Makes a comparison of what `before` holds with what `after` holds.
    public init(_ before: String, _ after: String, output: OutputOptions = OutputOptions()) {
        self.before = before
        self.after = after
        self.output = output
    }

    /// The files of both folders that a comparison reads.
    public var paths: [String] {
        let files: [ResultFile] = [
            .report, .layer(.assignments), .layer(.units), .layer(.facilities), .layer(.proposals), .layer(.serviceAreas),
        ]
        return [before, after].flatMap { folder in files.map { $0.path(in: folder) } }
    }

    /// Compares, and writes the result folder of the comparison, whole or not at all, as `catchment compare` does.
    ///
    /// - Parameter folder: The path of the folder; an earlier run's files in it are replaced.
    /// - Returns: The comparison as published.
    /// - Throws: `CatchmentError` when a folder is no result of catchment, or the two cannot be compared.
    @discardableResult
    public func write(to folder: String) throws -> ComparisonDocument {
        let directory = try StagedDirectory(folder)
        try directory.protect(paths)
        return try run(into: directory)
    }

    /// Reads both folders and compares; with a folder, writes the report, tables and layers there and puts them in place.
    ///
    /// - Throws: `CatchmentError` when a folder is no result of catchment, or the two cannot be compared.
    package func run(into directory: StagedDirectory?) throws -> ComparisonDocument {
        let (old, new) = (try PublishedResult(before), try PublishedResult(after))
        let names = new.report.names ?? old.report.names
        return try PlannedNames.with(names) { try compare(old, new, names, into: directory) }
    }

    private func compare(
        _ one: PublishedResult, _ other: PublishedResult, _ names: PlannedNames?, into directory: StagedDirectory?
    ) throws -> ComparisonDocument {
        var (old, new) = (one, other)
        try checkComparable(old, new)
        var (match, notices): (PointMatch?, [Notice]) = (nil, [])
        let identity = PublishedResult.identity(old, new)
        let summed = identity == .coordinates ? PublishedResult.placing(&old, &new) : 0
        if let first = old.points, let second = new.points {
            let found = PointMatch(first.points, second.points)
            if found.matched * 2 >= min(first.points.ids.count, second.points.ids.count) {
                match = found
                if identity == .coordinates {
                    notices.append(Notice(.notice, .comparison(.byPlace(summed: summed))))
                } else {
                    let ids = SharedIds(
                        first.points.ids.count, { first.points.ids[$0] }, { first.positions[$0].placeName }, second.points.ids,
                        { second.positions[$0].placeName }
                    )
                    if ids.areDoubtful { notices.append(Notice(.warning, .comparison(.idsElsewhere(ids.moved, of: ids.shared)))) }
                }
            } else {
                notices.append(
                    Notice(
                        .notice,
                        .comparison(
                            .fewMatched(
                                found.matched, before: first.points.ids.count, after: second.points.ids.count, by: identity)))
                )
            }
        } else {
            let missing = old.points == nil ? before : after
            notices.append(Notice(.notice, .comparison(.noPoints(folder: missing))))
        }
        let builder = ComparisonBuilder(old: old, new: new, match: match)
        let clusters = builder.clusters()
        let ofFacilities = FacilityChanges.identity(old, new)
        let facilities = try FacilityChanges(before, after, by: ofFacilities)
        if ofFacilities == .coordinates, facilities != nil { notices.append(Notice(.notice, .comparison(.facilitiesByPlace))) }
        var (document, remark) = builder.document(clusters, facilities)
        document.identity = match == nil ? nil : identity
        document.names = names
        let served = try ServedComparison(old: old, new: new, match: match).add(to: &document)
        (document.caveatsBefore, document.caveatsAfter) = (old.report.caveats ?? [], new.report.caveats ?? [])
        document.notices = [(before, old), (after, new)].compactMap { $1.report.versionNotice(of: $0) }.map(Notice.init)
        document.notices += notices + [remark, served].compactMap(\.self).map { Notice(.notice, .comparison($0)) }
        guard let directory else { return document }
        let measure: Measure = new.report.isPlanar ? .planar : .geodesic
        let plane = try OutputPlane(output.crs, measure: measure, acceptsBallpark: false)
        if let points = new.points?.positions ?? old.points?.positions, let notice = plane.notice(points) {
            document.notices.append(notice)
        }
        let tables = ComparisonTables(
            document: document, builder: builder, clusters: clusters, facilities: facilities)
        return try write(tables, plane, directory)
    }

    private func checkComparable(_ old: PublishedResult, _ new: PublishedResult) throws {
        if old.coverage.$weightKind != new.coverage.$weightKind {
            throw CatchmentError.badData(
                ResultFile.report.path(in: after),
                .comparison(
                    .weightKinds(after: new.coverage.$weightKind, before: old.coverage.$weightKind, folder: before))
            )
        }
        if old.report.$measure != new.report.$measure {
            throw CatchmentError.badData(
                ResultFile.report.path(in: after),
                .comparison(.measures(after: new.report.$measure, before: old.report.$measure, folder: before)))
        }
    }

    /// Writes the tables, layers and report, and puts them in place; returns the document as it was written.
    private func write(
        _ tables: ComparisonTables, _ plane: OutputPlane, _ directory: StagedDirectory
    ) throws -> ComparisonDocument {
        let writer = ResultWriter(directory: directory, output: output, plane: plane)
        let layers = try tables.layers.map(LayerStyles(language: output.language).styled)
        try writer.write(tables: [tables.differences, tables.clusterTable].compactMap(\.self), layers: layers)
        if output.writesReport {
            let reports = (before: tables.builder.old.report, after: tables.builder.new.report)
            try writer.write(
                ComparisonPage(tables.document, clusters: tables.clusterRows, of: reports, layers: layers, output: output).page())
        }
        var document = tables.document
        document.files = try directory.fingerprints()
        let old = source(before, of: tables.builder.old, from: directory.target)
        let new = source(after, of: tables.builder.new, from: directory.target)
        document.sources = ComparisonDocument.Sources(before: old, after: new)
        document.fingerprint = Fingerprint.of(try directory.told { try document.json() })
        try directory.write(.report) { try document.json() }
        try directory.commit()
        return document
    }

    /// Where a compared folder lies, as seen from the folder that is written, and what its report says.
    private func source(_ folder: String, of result: PublishedResult, from target: String) -> ComparisonDocument.Source {
        ComparisonDocument.Source(folder: RelativePath.from(target, to: folder), fingerprint: result.fingerprint)
    }
}
