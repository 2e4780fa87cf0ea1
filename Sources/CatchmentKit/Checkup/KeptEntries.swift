import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

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
    /// - Throws: `CatchmentError` where a list cannot be read, misses a column or holds a year that is none.
    init(_ folder: String) throws {
        let duties = ResultFile.table(.responsibilities).path(in: folder)
        if let list = try PublishedList(duties, [.task, .owner, .person, .dueDate]) {
            for (row, task) in list[.task].enumerated() where responsibilities[task] == nil {
                responsibilities[task] = Responsibility(
                    owner: list[.owner][row].kept, person: list[.person][row].kept, dueDate: list[.dueDate][row].kept)
            }
        }
        let path = ResultFile.table(.tasks).path(in: folder)
        guard let tasks = try PublishedList(path, [.id, .year]) else { return }
        for (row, (task, text)) in zip(tasks[.id], tasks[.year]).enumerated() where !text.isEmpty && years[task] == nil {
            guard let year = Int(text), Self.years.contains(year) else {
                throw CatchmentError.badData(path, row: row + 2, .folder(.table(.notAYear(text))))
            }
            years[task] = year
        }
    }

    /// What a year may be.
    static let years = 1900...2200
}

extension String {
    /// The text, or nothing where it is empty.
    fileprivate var kept: String? { isEmpty ? nil : self }
}
