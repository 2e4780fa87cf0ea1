import FoundationEssentials
import MapRendering
import PlanningTerms
import Publication

/// Makes the value of a map of whatever a folder holds.
struct MapPageMaker {
    private let folder: String
    private let options: MapOptions

    init(_ folder: String, _ options: MapOptions) { (self.folder, self.options) = (folder, options) }

    /// The value of a map.
    struct Made {
        var page: MapPage, notices: [Notice] = []
        /// The run, where the folder holds one.
        var run: PublishedRun?
    }

    /// The map of the folder, by what kind of result it holds.
    func made() throws -> Made {
        let path = ResultFile.report.path(in: folder)
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw CatchmentError.noInput(path, .map(.noResult)) }
        let schema = (try? JSONDecoder().decode(Named.self, from: data))?.schema
        do {
            switch schema {
            case DocumentSchema.report, DocumentSchema.earlierReport:
                let report = try ReportDocument.read(data)
                let map = try RunMap(folder, report, options)
                let notices = [report.versionNotice(of: folder)].compactMap(\.self).map(Notice.init)
                return Made(page: try map.page(), notices: notices, run: map.run)
            case "catchment/scenarios/1":
                let document = try JSONDocument.decode(ScenariosDocument.self, from: data)
                return Made(page: try BatchMap(folder, document, options).page())
            case "catchment/comparison/1":
                let document = try JSONDocument.decode(ComparisonDocument.self, from: data)
                let (page, notices) = try ComparisonMap(folder, document, options).page()
                return Made(page: page, notices: notices)
            case StagedDirectory.unfinishedSchema: throw CatchmentError.badData(path, .folder(.cutShort))
            default: throw CatchmentError.badData(path, .folder(.noReport))
            }
        } catch is DecodingError {
            throw CatchmentError.badData(path, .folder(.noReport))
        }
    }

    /// What every document begins with.
    private struct Named: Decodable { var schema: String }
}
