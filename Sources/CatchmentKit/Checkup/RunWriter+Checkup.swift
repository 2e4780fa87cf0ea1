import FoundationEssentials
import GeoFormats

extension RunWriter {
    /// Returns the documents of a check-up; with a folder, writes everything that `cover` writes, `checkup.json` and the three lists.
    ///
    /// - Parameters:
    ///   - checkup: What was found.
    ///   - proposals: A folder that `site` wrote, whose sites answer clusters.
    ///   - previous: A folder of an earlier check-up, whose responsibilities are kept.
    ///   - target: Where to write.
    /// - Returns: The report and the check-up.
    /// - Throws: ``CatchmentError``.
    public func publish(
        _ checkup: CheckupResult, proposals: String?, previous: String?, to target: StagedDirectory?
    ) throws -> (report: ReportDocument, checkup: CheckupDocument) {
        let document = CheckupDocument(checkup)
        let sites = try proposals.map { folder in
            let path = folder + "/proposals.geojson"
            guard FileManager.default.fileExists(atPath: path) else {
                throw CatchmentError.noInput("\(path): there is no such file; --proposals takes a folder that site wrote")
            }
            return try PublishedSites(proposals: path)
        }
        let kept = try previous.map(KeptResponsibility.read) ?? [:]
        let lists = PlannerLists(checkup, proposals: sites, kept: kept, language: output.language)
        let report = try publish(
            checkup.cover, command: "checkup", lists: lists.tables(), files: ["checkup.json": try document.json()], to: target)
        return (report, document)
    }
}
