import FoundationEssentials
import GeoFormats
import PlanningTerms
import Publication

extension RunWriter {
    /// Returns the documents of a check-up; with a folder, writes everything that `cover` writes, `checkup.json` and the three lists.
    ///
    /// - Parameters:
    ///   - checkup: What was found.
    ///   - proposals: A folder that `site` wrote, whose sites answer clusters and quotas.
    ///   - previous: A folder of an earlier check-up, whose responsibilities and years are kept.
    ///   - year: The year of the tasks that had none before.
    ///   - target: Where to write.
    /// - Returns: The report and the check-up.
    /// - Throws: `CatchmentError`.
    package func publish(
        _ checkup: CheckupResult, proposals: String?, previous: String?, year: Int? = nil, to target: StagedDirectory?
    ) throws -> (report: ReportDocument, checkup: CheckupDocument) {
        let document = CheckupDocument(checkup)
        let sites = try proposals.map { folder in
            let path = ResultFile.layer(.proposals).path(in: folder)
            guard FileManager.default.fileExists(atPath: path) else {
                throw CatchmentError.noInput(path, .folder(.missing(.proposals)))
            }
            let report = FileManager.default.contents(atPath: ResultFile.report.path(in: folder)).flatMap {
                try? ReportDocument.read($0)
            }
            let identity = report?.identity(of: .candidates) ?? .ids
            let candidates = try PublishedSite.candidates(in: folder) ?? []
            let numbers = candidates.numberById
            return try PublishedSite.proposals(in: folder).map { site in
                var site = site
                site.identity = identity
                site.level = numbers[site.id].map { candidates[$0].level } ?? ""
                return site
            }
        }
        let kept = try previous.map { try KeptEntries($0) } ?? KeptEntries()
        // What people filled in there is kept, so that their lists may be replaced.
        if let previous, let target, RelativePath.from(previous, to: target.target) == "." {
            target.adopt([.table(.tasks), .table(.responsibilities)])
        }
        let lists = try PlannedNames.with(names) {
            try PlannerLists(
                checkup, proposals: sites, kept: kept, year: year, responsible: options.responsible, language: output.language
            ).tables()
        }
        let report = try publish(
            checkup.cover, command: "checkup", lists: lists, checkup: document, to: target)
        return (report, document)
    }
}
