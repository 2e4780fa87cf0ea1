import FoundationEssentials
package import PlanningTerms

extension PlannedNames {
    /// Returns the names that the report of a result folder carries; `nil` where it carries none, or there is no such report.
    package static func published(in folder: String) -> PlannedNames? {
        struct Named: Decodable { var names: PlannedNames? }
        return FileManager.default.contents(atPath: ResultFile.report.path(in: folder)).flatMap {
            try? JSONDecoder().decode(Named.self, from: $0)
        }?.names
    }
}
