import FoundationEssentials
import PlanningTerms

/// What an earlier run left in a folder, by its own account: the member `files` of its report.
///
/// Folders that were written before there was such an account, and those whose run was cut short, are judged by the names of files that a
/// run may write.
struct EarlierRun {
    /// Whose a file is.
    enum Owner {
        /// Nothing has this name.
        case nobody
        /// An earlier run wrote it.
        case us
        /// An earlier run wrote it, and somebody changed it since.
        case changed
        /// It came from elsewhere.
        case somebody
    }

    /// What tells whose the files are.
    private enum Account {
        /// There is no report of ours.
        case none
        /// All that are called like ours are ours, but these.
        case names(others: Set<String>)
        /// The hashes of ours.
        case hashes([String: String])
    }

    /// The folders that a batch of scenarios wrote.
    let batch: [String]
    /// Whether the run was cut short while its files were put in place.
    let isCutShort: Bool
    private let folder: String
    private let account: Account
    private static let ownNames = Set(ResultFile.all.map(\.name))

    /// What a report says of its files.
    private struct Report: Decodable {
        struct Scenario: Decodable {
            var name: String
        }
        var schema: String
        var files: [String: String]?
        var scenarios: [Scenario]?
        var others: [String]?
    }

    /// Looks at a folder, which need not be there.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - cutShort: What a run that was cut short left in the folder above, where it did, and the name of this folder there.
    init(_ folder: String, below cutShort: (run: EarlierRun, name: String)? = nil) {
        self.folder = folder
        let data = FileManager.default.contents(atPath: ResultFile.report.path(in: folder))
        let report = data.flatMap { try? JSONDecoder().decode(Report.self, from: $0) }
        let schema = report?.schema ?? ""
        isCutShort = schema == StagedDirectory.unfinishedSchema
        let isBatch = schema.hasPrefix("catchment/scenarios/")
        batch = isBatch ? (report?.scenarios ?? []).map(\.name) + ["base"] : []
        if let (run, name) = cutShort, run.isCutShort, case .names(let others) = run.account {
            let own = others.filter { $0.hasPrefix(name + "/") }.map { String($0.dropFirst(name.count + 1)) }
            account = .names(others: Set(own))
        } else if isCutShort {
            account = .names(others: Set(report?.others ?? []))
        } else if isBatch || ["catchment/report/", "catchment/comparison/"].contains(where: schema.hasPrefix) {
            account = report?.files.map { .hashes($0) } ?? .names(others: [])
        } else {
            account = .none
        }
    }

    /// The names of files that a run may write and that are there.
    var present: [String] {
        Self.ownNames.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }.sorted()
    }

    /// Refuses a folder that a run may not write into: it holds a file called like an output and no report of an earlier run, or a folder
    /// called so.
    func check() throws {
        for name in present {
            var isDirectory = false
            _ = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isDirectory)
            var isUnaccounted = false
            if case .none = account { isUnaccounted = true }
            if isDirectory || isUnaccounted { throw CatchmentError.cannotCreate(.output(.foreignFile(name, folder: folder))) }
        }
    }

    /// Returns whose the file of a name is.
    ///
    /// - Complexity: O(bytes) where the account is by hashes.
    func owner(of name: String) -> Owner {
        let path = "\(folder)/\(name)"
        guard FileManager.default.fileExists(atPath: path) else { return .nobody }
        switch account {
        case .none: return .somebody
        case .names(let others): return Self.ownNames.contains(name) && !others.contains(name) ? .us : .somebody
        case .hashes(let hashes):
            if name == ResultFile.report.name { return .us }
            if let hash = hashes[name] { return (try? FileHash.output(path)) == hash ? .us : .changed }
            guard let file = ResultFile.all.first(where: { $0.name == name }), file.isMarked,
                let content = FileManager.default.contents(atPath: path)
            else { return .somebody }
            return file.bearsMark(content) ? .us : .somebody
        }
    }
}
