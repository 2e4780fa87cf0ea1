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
        let open = try PublishedSites(folder + "/facilities.geojson", gains: false)
        let proposals = report.siting == nil ? nil : try PublishedSites(folder + "/proposals.geojson", gains: true)
        let demand = try PublishedDemand(folder + "/assignments.geojson")
        var check = Check(folder: folder, report: report, facilities: open, proposals: proposals, demand: demand)
        return check.run()
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
            throw CatchmentError.badData(path, "not a report of this program: \(error)")
        }
    }
}

/// Facilities or proposals as published.
struct PublishedSites {
    var ids: [String] = []
    var points: [PlanarPoint] = []
    var radii: [Double] = []
    var gains: [Double] = []
    var ranks: [Double] = []

    init(_ path: String, gains wantsGains: Bool) throws {
        let table = try PublishedTable(path, texts: ["id"], numbers: ["radius_m"] + (wantsGains ? ["gain", "rank"] : []))
        ids = table.texts[0]
        points = table.points
        radii = table.numbers[0]
        if wantsGains { (gains, ranks) = (table.numbers[1], table.numbers[2]) }
    }
}

/// Demand points with their assignment as published.
struct PublishedDemand {
    var ids: [String]
    var points: [PlanarPoint]
    var weights: [Double]
    var isCovered: [Bool]
    var facilities: [String]
    var meters: [Double]
    var isProposed: [Bool]
    /// NaN where the point brings no radius.
    var radii: [Double]

    init(_ path: String) throws {
        let table = try PublishedTable(
            path, texts: ["id", "facility"], numbers: ["weight", "covered", "distance_m", "proposed"], optional: "radius_m")
        ids = table.texts[0]
        facilities = table.texts[1]
        points = table.points
        weights = table.numbers[0]
        isCovered = table.numbers[1].map { $0 == 1 }
        meters = table.numbers[2]
        isProposed = table.numbers[3].map { $0 == 1 }
        radii = table.optional ?? [Double](repeating: .nan, count: ids.count)
    }
}

/// Columns of a published layer.
struct PublishedTable {
    var texts: [[String]] = []
    var numbers: [[Double]] = []
    var optional: [Double]?
    var points: [PlanarPoint] = []

    init(_ path: String, texts textNames: [String], numbers numberNames: [String], optional optionalName: String? = nil) throws {
        let names = textNames + numberNames
        texts = textNames.map { _ in [] }
        numbers = numberNames.map { _ in [] }
        let opened = try mapping { () throws -> (any TableSource)? in
            do {
                return try TableFile.open(path, layer: nil, threads: 1)
            } catch FormatError.noFeatures {
                return nil
            }
        }
        guard let source = opened, !source.columnNames.isEmpty else { return }
        (texts, numbers) = ([], [])
        let table = try mapping {
            var requests: [ColumnRequest] = []
            for name in names {
                guard let column = source.columnNames.firstIndex(of: name) else {
                    throw CatchmentError.badData(
                        path, "the property \(name) is missing; is this a file that cover or site wrote?")
                }
                requests.append(ColumnRequest(column: column, kind: textNames.contains(name) ? .text : .number))
            }
            if let optionalName, let column = source.columnNames.firstIndex(of: optionalName) {
                requests.append(ColumnRequest(column: column, kind: .number))
            }
            return try source.read(requests)
        }
        for (number, column) in table.columns.enumerated() {
            switch column {
            case .texts(let values): texts.append((0..<values.count).map { values[$0] })
            case .numbers(let values): if number < names.count { numbers.append(values) } else { optional = values }
            case .points: break
            }
        }
        if case .points(let x, let y) = table.geometry { points = zip(x, y).map { PlanarPoint(x: $0, y: $1) } }
        guard points.count == table.rowCount else { throw CatchmentError.badData(path, "the features must be points") }
    }
}
