package import PlanningTerms

extension Plan {
    /// Reads a plan file.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - reservedNames: Names, in lower case, that no scenario may have: those of files that lie beside the folders of scenarios.
    /// - Throws: ``CatchmentError`` with file, line, column, key and remedy of everything that is wrong.
    package init(contentsOf file: String, reservedNames: Set<String>) throws {
        let issues = PlanIssues(file: file)
        let root = try PlanDocument.read(file, issues: issues)
        let plan = PlanReader(file: file, issues: issues, reservedNames: reservedNames).plan(root)
        try issues.throwIfBad()
        guard let plan else { throw CatchmentError.badData(file, .plan(.unreadable)) }
        self = plan
    }
}
