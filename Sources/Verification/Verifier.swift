import FoundationEssentials
import GeoEngine
import PlanningTerms
import Publication

/// Recomputes a run from its published files alone: `report.json`, `facilities`, `proposals`, `assignments`, and a check-up's lists; a
/// comparison from the two folders that it compares.
///
/// It shares no code with the cover kernel or the siting engine: it measures with Karney's inverse whatever lies within reach by
/// latitude, and adds up what the report claims.
///
/// ```swift
/// let verification = try Verifier("coverage-out").verify()
/// print(verification.isConfirmed, verification.notLookedAt.map(\.figure))
/// ```
public struct Verifier {
    /// Published positions carry 7 decimals; two of them move a distance by at most twice 8 mm.
    static let positionError = 0.02

    private let folder: String

    /// Makes a verifier of a folder that `cover`, `site`, `checkup`, `scenario` or `compare` wrote.
    public init(_ folder: String) { self.folder = folder }

    /// Recomputes the run, every run of a batch of scenarios, or the comparison.
    ///
    /// - Throws: ``CatchmentError`` when a file is missing or cannot be read, or the folder holds no run; what differs is in
    ///   ``Verification/problems``.
    public func verify() throws -> Verification {
        try PlannedNames.with(PlannedNames.published(in: folder)) { try verifyNamed() }
    }

    private func verifyNamed() throws -> Verification {
        let path = ResultFile.report.path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else {
            throw CatchmentError.noInput(path, .folder(.missing(.verify)))
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput(path, .folder(.notReadable))
        }
        let schema = (try? JSONDecoder().decode(Named.self, from: data))?.schema
        switch schema {
        case DocumentSchema.report, DocumentSchema.earlierReport: return try verifyRun(data, path)
        case "catchment/scenarios/1": return try BatchCheck(folder).verify(data, path)
        case "catchment/comparison/1":
            return try located {
                var check = try ComparisonCheck(folder, data, path)
                return try check.verify()
            }
        case StagedDirectory.unfinishedSchema:
            throw CatchmentError.badData(path, .folder(.cutShort))
        case let other?: throw CatchmentError.badData(path, .folder(.otherSchema(other)))
        case nil: throw CatchmentError.badData(path, .folder(.noReport))
        }
    }

    /// What every document begins with.
    private struct Named: Decodable { var schema: String }

    private func report(_ data: Data, _ path: String) throws -> ReportDocument {
        guard let report = try? ReportDocument.read(data) else {
            throw CatchmentError.badData(path, .folder(.noReport))
        }
        try DocumentBounds.check(data, path)
        return report
    }

    func verifyRun(_ data: Data, _ path: String) throws -> Verification {
        let report = try report(data, path)
        guard let tree = JSONTree(data) else { throw CatchmentError.badData(path, .folder(.noReport)) }
        let files = FolderFiles(folder)
        var account = FolderAccount()
        if report.isEarlier {
            account.leave(ResultFile.report.name, "norms_examined, clusters_nearly_closed, alternatives", .earlier)
        }
        // A run without layers leaves nothing to recompute it from; an older one says so in no other way.
        let assignments = ResultFile.layer(.assignments)
        if report.files?[assignments.name] == nil, !files.holdsLayers {
            guard report.files != nil else {
                throw CatchmentError.noInput(assignments.path(in: folder), .folder(.missing(.verifyLayers)))
            }
            return files.unrecomputed(report, tree, &account)
        }
        let missing = files.check(report, into: &account)
        guard missing.isDisjoint(with: FolderFiles.foundations(report)) else {
            return Verification(
                folder: folder, points: 0, undecided: 0, confirmed: account.confirmed, notLookedAt: [], problems: account.problems
            )
        }
        return try located {
            var check = try Recomputation(folder: folder, report: report, tree: tree, account: account)
            return try check.run()
        }
    }

    /// What goes wrong in geometry, with the folder that it goes wrong in.
    private func located(_ body: () throws -> Verification) throws -> Verification {
        do {
            return try body()
        } catch let error as GeometryEngineError {
            throw CatchmentError.badData(folder, .crs(.failed("\(error)")))
        }
    }
}
