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
    /// The tasks that open a center, by the id of its site.
    private(set) var tasksBySite: [String: String] = [:]

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
        guard let tasks = try PublishedList(path, [.id, .site, .year]) else { return }
        for (task, site) in zip(tasks[.id], tasks[.site]) where !site.isEmpty && tasksBySite[site] == nil {
            tasksBySite[site] = task
        }
        for (row, (task, text)) in zip(tasks[.id], tasks[.year]).enumerated() where !text.isEmpty && years[task] == nil {
            guard let year = Int(text), Self.years.contains(year) else {
                throw CatchmentError.badData(path, row: row + 2, .folder(.table(.notAYear(text))))
            }
            years[task] = year
        }
    }

    /// What stands in an earlier list of a task: by its id, else by those of lists in which every problem had a task of its own.
    ///
    /// - Parameters:
    ///   - list: What people filled in, by task.
    ///   - task: The id of the task.
    ///   - problems: The ids of the problems that it settles.
    /// - Returns: What stands there; `nil` where nothing does.
    static func entry<Value>(_ list: [String: Value], _ task: String, problems: [String]) -> Value? {
        list[task] ?? problems.lazy.compactMap { list["t-\($0)"] }.first
    }

    /// What a year may be.
    static let years = 1900...2200
}

extension String {
    /// The text, or nothing where it is empty.
    fileprivate var kept: String? { isEmpty ? nil : self }
}
