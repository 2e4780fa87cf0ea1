import PlanFiles
public import PlanningTerms
import Publication

extension Plan {
    /// Reads a plan file.
    ///
    /// - Throws: `CatchmentError` with file, line, column, key and remedy of everything that is wrong.
    public init(contentsOf file: String) throws {
        try self.init(contentsOf: file, reservedNames: StagedDirectory.ownNames)
    }
}
