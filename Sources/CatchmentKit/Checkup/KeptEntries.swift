import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms

/// What people filled into the lists of an earlier check-up, by task.
struct KeptEntries {
    /// Who is to do a task, and until when.
    struct Responsibility {
        var owner: String?
        var person: String?
        var dueDate: String?
    }

    private(set) var responsibilities: [String: Responsibility] = [:]
    /// The years of the tasks.
    private(set) var years: [String: Int] = [:]

    /// Keeps nothing.
    init() {}

    /// Reads `responsibilities.csv` and `tasks.csv` of an earlier run; nothing where there are none.
    ///
    /// - Throws: ``CatchmentError`` where a list cannot be read, misses a column or holds a year that is none.
    init(_ folder: String) throws {
        if let list = try TextTableFile(folder + "/responsibilities.csv", columns: ["task", "owner", "person", "due_date"]) {
            for row in list.rows where responsibilities[row[0]] == nil {
                responsibilities[row[0]] = Responsibility(owner: row[1].kept, person: row[2].kept, dueDate: row[3].kept)
            }
        }
        let path = folder + "/tasks.csv"
        guard let tasks = try TextTableFile(path, columns: ["id", "year"]) else { return }
        for (number, row) in tasks.rows.enumerated() where !row[1].isEmpty && years[row[0]] == nil {
            guard let year = Int(row[1]), Self.years.contains(year) else {
                throw CatchmentError.badData(path, row: number + 2, .folder(.table(.notAYear(row[1]))))
            }
            years[row[0]] = year
        }
    }

    /// What a year may be.
    static let years = 1900...2200
}

extension String {
    /// The text, or nothing where it is empty.
    fileprivate var kept: String? { isEmpty ? nil : self }
}
