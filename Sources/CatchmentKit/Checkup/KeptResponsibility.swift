import FoundationEssentials
import GeoFormats
import GeoPrimitives

/// What people filled into an earlier list of responsibilities.
struct KeptResponsibility {
    var owner: String?
    var person: String?
    var dueDate: String?

    /// Reads what stands in the list of an earlier run, by task; nothing where there is no such list.
    ///
    /// - Throws: ``CatchmentError`` where the list cannot be read or misses a column.
    static func read(_ folder: String) throws -> [String: KeptResponsibility] {
        let path = folder + "/responsibilities.csv"
        guard FileManager.default.fileExists(atPath: path) else { return [:] }
        let names = ["task", "owner", "person", "due_date"]
        let table = try mapping {
            let source = try TableFile.open(path, layer: nil, threads: 1)
            let requests = try names.map { name in
                guard let column = source.columnNames.firstIndex(of: name) else {
                    throw CatchmentError.badData(path, "the column \(name) is missing; keep the columns of the list as they are")
                }
                return ColumnRequest(column: column, kind: .text)
            }
            return try source.read(requests)
        }
        var columns: [[String]] = []
        for case .texts(let values) in table.columns { columns.append((0..<values.count).map { values[$0] }) }
        guard columns.count == names.count else { return [:] }
        func text(_ column: Int, _ row: Int) -> String? { columns[column][row].isEmpty ? nil : columns[column][row] }
        return Dictionary(
            columns[0].indices.map { row in
                (columns[0][row], KeptResponsibility(owner: text(1, row), person: text(2, row), dueDate: text(3, row)))
            }, uniquingKeysWith: { first, _ in first })
    }
}
