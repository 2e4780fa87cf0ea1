import PlanningTerms
import Publication

/// Opening the files of the folder, and closing the account of each.
extension Recomputation {
    /// Reads a table, layer or workbook; where it must be there and is not, that is noted.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read.
    mutating func open(_ file: ResultFile, layer: String? = nil) throws -> PublishedGrid? {
        guard let grid = try PublishedGrid(folder, file, layer: layer) else { return nil }
        account.open(file.name)
        return grid
    }

    /// Takes over what was found in a table.
    mutating func close(_ table: TableAccount) { account.close(table) }
}

extension FolderAccount {
    /// Takes over what was found in a table.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - reason: Why columns that nothing was held against were not looked at.
    mutating func close(_ table: TableAccount, leaving reason: CheckMessage.Unlooked = .unknown) {
        open(table.grid.file)
        fail(table.grid.name, table.problems)
        if table.problems.isEmpty, !(table.grid.count > 0 && table.lookedAt.isEmpty) {
            confirm(.table(file: table.grid.name, rows: table.grid.count, columns: table.lookedAt.count))
        }
        for column in table.leftOver { leave(table.grid.name, column, count: table.grid.count, reason) }
    }
}
