import FoundationEssentials
import MapRendering
import PlanningTerms
import Publication

/// Makes the value of a map of whatever a folder holds.
struct MapPageMaker {
    private let folder: String
    private let options: MapOptions

    init(_ folder: String, _ options: MapOptions) { (self.folder, self.options) = (folder, options) }

    /// The map of the folder, by what kind of result it holds.
    func page() throws -> (MapPage, [Notice]) {
        let path = ResultFile.report.path(in: folder)
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw CatchmentError.noInput(path, .map(.noResult)) }
        let schema = (try? JSONDecoder().decode(Named.self, from: data))?.schema
        do {
            switch schema {
            case "catchment/report/1": return (try RunMap(folder, try ReportDocument.read(data), options).page(), [])
            case "catchment/scenarios/1":
                return (try BatchMap(folder, try JSONDocument.decode(ScenariosDocument.self, from: data), options).page(), [])
            case "catchment/comparison/1":
                return try ComparisonMap(folder, try JSONDocument.decode(ComparisonDocument.self, from: data), options).page()
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
