public import FoundationEssentials
import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
public import Publication
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
    /// What the figures rest on, as the report says it.
    public var caveats: [CaveatDocument] = []

    /// Whether everything agrees.
    public var isConfirmed: Bool { problems.isEmpty }

    /// The check as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}

/// Recomputes a run from its published files alone: `report.json`, `facilities`, `proposals`, `assignments`, and a check-up's lists.
///
/// It shares no code with the cover kernel or the siting engine: it measures with Karney's inverse whatever lies within reach by
/// latitude, and adds up what the report claims.
public struct Verifier {
    /// Published positions carry 7 decimals; two of them move a distance by at most twice 8 mm.
    static let positionError = 0.02

    private let folder: String

    /// Makes a verifier of a folder that `cover`, `site`, `checkup` or `scenario` wrote.
    public init(_ folder: String) { self.folder = folder }

    /// Recomputes the run, or every run of a batch of scenarios.
    ///
    /// - Throws: ``CatchmentError`` when a file is missing or cannot be read, or the folder holds no run; what differs is in
    ///   ``Verification/problems``.
    public func verify() throws -> Verification {
        let path = ResultFile.report.path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else {
            throw CatchmentError.noInput(path, .folder(.missing(.verify)))
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput(path, .folder(.notReadable))
        }
        let schema = (try? JSONDecoder().decode(Named.self, from: data))?.schema
        switch schema {
        case "catchment/report/1": return try verifyRun(report(data, path))
        case "catchment/scenarios/1": return try verifyScenarios(data, path)
        case "catchment/comparison/1":
            throw CatchmentError.badData(path, .folder(.comparison))
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

    private func verifyRun(_ report: ReportDocument) throws -> Verification {
        let assignments = ResultFile.layer(.assignments).path(in: folder)
        guard FileManager.default.fileExists(atPath: assignments) else {
            throw CatchmentError.noInput(assignments, .folder(.missing(.verifyLayers)))
        }
        let open = try PublishedSite.facilities(in: folder)
        let proposals = report.siting == nil ? nil : try PublishedSite.proposals(in: folder)
        let areCosts = report.measure == .costMatrix
        let demand = try PublishedDemand(in: folder, report)
        let costs = areCosts ? try PublishedCosts(in: folder, demand: demand.ids) : nil
        var check = Recomputation(
            folder: folder, report: report, facilities: open, proposals: proposals, demand: demand, costs: costs)
        return try check.run()
    }

    /// Recomputes the folder of every scenario, and holds the table of the batch against them.
    private func verifyScenarios(_ data: Data, _ path: String) throws -> Verification {
        guard let batch = try? JSONDocument.decode(ScenariosDocument.self, from: data) else {
            throw CatchmentError.badData(path, .folder(.noReport))
        }
        try DocumentBounds.check(data, path)
        var all = Verification(folder: folder, points: 0, undecided: 0, confirmed: [], problems: [])
        let table = try PublishedList(ResultFile.table(.scenarios).path(in: folder), [.name, .covered])
        let covered = Dictionary(
            table.map { zip($0[.name], $0[.covered].map(Double.init)).map { ($0, $1) } } ?? [],
            uniquingKeysWith: { first, _ in first })
        for row in [batch.base] + batch.scenarios {
            let place = "\(folder)/\(row.name)"
            let path = ResultFile.report.path(in: place)
            guard let data = try? Data(contentsOf: URL(filePath: path)) else {
                throw CatchmentError.noInput(path, .folder(.missing(.verifyBatch)))
            }
            let report = try report(data, path)
            let found = try Verifier(place).verifyRun(report)
            (all.points, all.undecided) = (all.points + found.points, max(all.undecided, found.undecided))
            all.problems += found.problems.map { "\(row.name): \($0)" }
            all.caveats += found.caveats.filter { caveat in !all.caveats.contains { $0.isOfSame(as: caveat) } }
            let wrong = Self.differences(row, report.coverage, batch.base, table: covered[row.name] ?? nil)
            all.problems += wrong.map { "\(row.name): \($0)" }
            if found.isConfirmed, wrong.isEmpty {
                all.confirmed.append("\(row.name): \(found.confirmed.count) figures, and its row of the table")
            }
        }
        return all
    }

    /// What the row of a scenario says otherwise than its folder, or than its own parts.
    private static func differences(
        _ row: ScenariosDocument.Scenario, _ coverage: CoverageDocument, _ base: ScenariosDocument.Scenario, table: Double?
    ) -> [String] {
        let (overall, difference) = (coverage.overall, row.difference)
        return [
            Recomputation.difference("weight in the table", overall.weight, row.overall.weight),
            Recomputation.difference("covered weight in the table", overall.coveredWeight, row.overall.coveredWeight),
            Recomputation.difference(
                "covered weight in \(ResultFile.table(.scenarios).name)", overall.coveredWeight, table ?? .nan),
            Recomputation.difference("facilities in the table", Double(coverage.facilities), Double(row.facilities)),
            Recomputation.difference(
                "difference to the base", row.overall.coveredWeight - base.overall.coveredWeight, difference.coveredWeight),
            Recomputation.difference(
                "gained - lost + population effect",
                difference.gainedWeight - difference.lostWeight + difference.populationEffect, difference.coveredWeight),
        ].compactMap(\.self)
    }
}
