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
            let isUnfinished = String(decoding: data, as: UTF8.self).contains(StagedDirectory.unfinishedSchema)
            throw CatchmentError.badData(
                path,
                isUnfinished ? "the run that wrote this folder was cut short; run it again" : "this is no report of catchment")
        }
    }
}

/// Facilities or proposals as published.
struct PublishedSites {
    private(set) var ids: [String] = []
    private(set) var points: [PlanarPoint] = []
    private(set) var radii: [Double] = []
    /// Empty where a facility has none; proposals have none.
    private(set) var levels: [String] = []
    private(set) var gains: [Double] = []
    private(set) var uniqueGains: [Double] = []
    private(set) var ranks: [Double] = []

    /// Reads `facilities.geojson`.
    init(facilities path: String) throws {
        let table = try PublishedTable(path, texts: ["id", "level"], numbers: ["radius_m"])
        (ids, levels, points, radii) = (table.texts[0], table.texts[1], table.points, table.numbers[0])
        (gains, uniqueGains, ranks) = (radii.map { _ in 0 }, radii.map { _ in 0 }, radii.map { _ in 0 })
    }

    /// Reads `proposals.geojson`.
    init(proposals path: String) throws {
        let table = try PublishedTable(path, texts: ["id"], numbers: ["radius_m", "gain", "unique_gain", "rank"])
        (ids, points) = (table.texts[0], table.points)
        (radii, gains, uniqueGains, ranks) = (table.numbers[0], table.numbers[1], table.numbers[2], table.numbers[3])
        levels = ids.map { _ in "" }
    }

    /// The sites whose number is wanted.
    func selecting(_ isWanted: (Int) -> Bool) -> PublishedSites {
        let numbers = ids.indices.filter(isWanted)
        var some = self
        (some.ids, some.points, some.levels) = (numbers.map { ids[$0] }, numbers.map { points[$0] }, numbers.map { levels[$0] })
        (some.radii, some.ranks) = (numbers.map { radii[$0] }, numbers.map { ranks[$0] })
        (some.gains, some.uniqueGains) = (numbers.map { gains[$0] }, numbers.map { uniqueGains[$0] })
        return some
    }

    /// Adds other sites at the end.
    mutating func append(_ other: PublishedSites) {
        ids += other.ids
        points += other.points
        levels += other.levels
        radii += other.radii
        ranks += other.ranks
        gains += other.gains
        uniqueGains += other.uniqueGains
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
