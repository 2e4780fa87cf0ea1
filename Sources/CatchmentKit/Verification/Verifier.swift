import CoverageAnalysis
public import FoundationEssentials
import GeoEngine
import GeoFormats
import GeoPrimitives
import ServiceModel

/// What a check of published files found.
public struct Verification: Codable, Sendable {
    /// Where the files lie.
    public var folder: String
    /// Demand points recomputed.
    public var points: Int
    /// Points so near a radius that the published decimals cannot decide; their published label was kept.
    public var undecided: Int
    /// Figures that were recomputed and agree.
    public var confirmed: [String]
    /// Figures that differ.
    public var problems: [String]

    /// Whether everything agrees.
    public var isConfirmed: Bool { problems.isEmpty }

    /// The check as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}

/// Recomputes a run from its published files alone: `report.json`, `facilities`, `proposals` and `assignments`.

///

/// It shares no code with the cover kernel or the siting engine: it measures with Karney's inverse whatever lies within reach by

/// latitude, and adds up what the report claims.
public struct Verifier {
    /// Published positions carry 7 decimals; two of them move a distance by at most twice 8 mm.
    static let positionError = 0.02

    private let folder: String

    /// Makes a verifier of a folder that `cover` or `site` wrote.
    public init(_ folder: String) { self.folder = folder }

    /// Recomputes the run.
    ///
    /// - Throws: ``CatchmentError`` when a file is missing or cannot be read; what differs is in ``Verification/problems``.
    public func verify() throws -> Verification {
        let report = try readReport()
        guard FileManager.default.fileExists(atPath: folder + "/assignments.geojson") else {
            throw CatchmentError.noInput(
                "\(folder)/assignments.geojson: there is no such file; a run with --no-layers cannot be verified")
        }
        let open = try PublishedSites(facilities: folder + "/facilities.geojson")
        let proposals = report.siting == nil ? nil : try PublishedSites(proposals: folder + "/proposals.geojson")
        let areCosts = report.measure == "cost_matrix"
        let demand = try PublishedDemand(folder + "/assignments.geojson", areCosts: areCosts)
        let costs = areCosts ? try PublishedCosts(folder + "/costs.csv", demand: demand.ids) : nil
        var check = Recomputation(
            folder: folder, report: report, facilities: open, proposals: proposals, demand: demand, costs: costs)
        return try check.run()
    }

    private func readReport() throws -> ReportDocument {
        let path = folder + "/report.json"
        guard FileManager.default.fileExists(atPath: path) else {
            throw CatchmentError.noInput("\(path): there is no such file; verify takes a folder that cover or site wrote")
        }
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw CatchmentError.noInput("\(path): cannot be read")
        }
        do {
            let report = try ReportDocument.read(data)
            guard report.schema == "catchment/report/1" else {
                throw CatchmentError.badData(path, "schema \(report.schema) is not catchment/report/1")
            }
            return report
        } catch let error as CatchmentError {
            throw error
        } catch {
            let isUnfinished = String(decoding: data, as: UTF8.self).contains(StagedDirectory.unfinishedSchema)
            throw CatchmentError.badData(
                path,
                isUnfinished ? "the run that wrote this folder was cut short; run it again" : "this is no report of catchment")
        }
    }
}
