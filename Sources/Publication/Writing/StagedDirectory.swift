import FoundationEssentials
import GeoFormats
import PlanningTerms
import Synchronization

/// An output folder that gets all its files or none.
///
/// Files are written into a hidden folder beside their targets and renamed, each in one step, when every one is complete. Meanwhile the
/// report says that the run is unfinished, and the new report goes last: a folder with a report holds the files of one run. A run that
/// fails or is interrupted leaves what was there before; what a killed run left is removed by the next. Only files that an earlier run wrote
/// are ever replaced or removed.
public final class StagedDirectory: Sendable {
    /// The folder the files end up in.
    public let target: String
    /// What is to be removed when the run ends without a result.
    public let leftovers: Leftovers
    private let stage: String
    /// The folder that this one is in, and commits with.
    private let parent: StagedDirectory?
    private let prefix: String
    private let fileManager = FileManager.default
    private let state = Mutex(State())

    /// What was written so far.
    private struct State: Sendable {
        var names: [String] = []
        var isCommitted = false
    }

    /// The names of the files written so far, in alphabetical order.
    private var names: [String] { state.withLock { $0.names.sorted() } }

    /// The stage, and the folders that were made for it, the deepest first.
    public struct Leftovers: Sendable {
        /// The path of the hidden folder that files are written into.
        package let stage: String
        /// The paths of the folders that were made for it, the deepest first.
        package let folders: [String]

        /// Removes the stage, and the folders as far as they are empty.
        public func remove() {
            try? FileManager.default.removeItem(atPath: stage)
            for folder in folders {
                guard (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == true else { return }
                try? FileManager.default.removeItem(atPath: folder)
            }
        }
    }

    /// Files that a run of an earlier command may have left and that would lie beside the new ones as if they belonged to them.
    private static let ownFiles = ResultFile.all.map(\.name)

    /// The names of files that a run may write, so that no folder beside them can be called so.
    package static let ownNames = Set(ownFiles)

    /// Makes the folder (and those above it) and a stage inside.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)`` when the folder cannot be made or written to.
    public init(_ target: String) throws {
        self.target = target
        (parent, prefix) = (nil, "")
        stage =
            "\(target)/\(Self.stagePrefix)\(FileReplacement.thisProcess)-\(UInt32.random(in: 0...UInt32.max))\(Self.stageSuffix)"
        var isDirectory = false
        let exists = fileManager.fileExists(atPath: target, isDirectory: &isDirectory)
        guard !exists || isDirectory else { throw CatchmentError.cannotCreate(.output(.isFile(target))) }
        leftovers = Leftovers(stage: stage, folders: Self.missingFolders(target))
        if exists { try Self.refuseForeignFiles(target) }
        do {
            try fileManager.createDirectory(atPath: stage, withIntermediateDirectories: true)
        } catch {
            leftovers.remove()
            throw CatchmentError.cannotCreate(.output(.unusableFolder(target, isNamed: true)))
        }
        sweep()
    }

    /// Makes a folder for files that are looked at and thrown away.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)``.
    public static func temporary() throws -> StagedDirectory {
        let folder = FileManager.default.temporaryDirectory.path()
        return try StagedDirectory(folder + (folder.hasSuffix("/") ? "" : "/") + "catchment-\(UInt64.random(in: 0...UInt64.max))")
    }

    /// Makes a folder in another, whose files are put in place with those of the other.
    private init(_ name: String, in parent: StagedDirectory) {
        target = parent.target + "/" + name
        leftovers = parent.leftovers
        stage = parent.stage + "/" + name
        self.parent = parent
        prefix = name + "/"
    }

    /// Returns a folder in this one.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)`` when it holds files that no run wrote, or cannot be made.
    package func folder(_ name: String) throws -> StagedDirectory {
        let folder = StagedDirectory(name, in: self)
        if exists(folder.target) { try Self.refuseForeignFiles(folder.target) }
        do {
            try fileManager.createDirectory(atPath: folder.stage, withIntermediateDirectories: true)
        } catch {
            throw CatchmentError.cannotCreate(.output(.unusableFolder(folder.target, isNamed: false)))
        }
        return folder
    }

    /// Returns where to write the file of this name for now.
    public func path(for name: String) -> String {
        if let parent { return parent.path(for: prefix + name) }
        state.withLock { $0.names.append(name) }
        return stage + "/" + name
    }

    /// Returns where to write a file for now.
    package func path(for file: ResultFile) -> String { path(for: file.name) }

    /// The files written so far by name, with the place where they lie for now; by name.
    package var files: [(name: String, path: String)] { names.map { ($0, stage + "/" + $0) } }

    /// Folders of an earlier run of scenarios that this run does not write: only those that its report names.
    private var staleFolders: [String] {
        struct Report: Decodable {
            struct Scenario: Decodable { var name: String }
            var schema: String
            var scenarios: [Scenario]
        }
        guard let data = try? Data(contentsOf: URL(filePath: ResultFile.report.path(in: target))),
            let report = try? JSONDecoder().decode(Report.self, from: data), report.schema.hasPrefix("catchment/scenarios/")
        else { return [] }
        let names = names
        return (report.scenarios.map(\.name) + ["base"]).filter { name in
            !name.contains("/") && !name.hasPrefix(".") && !names.contains { $0.hasPrefix(name + "/") }
        }
    }

    /// Puts all files in place and removes own files of an earlier run that this run did not write.
    ///
    /// - Throws: ``CatchmentError/inputOutput(_:)`` when a file cannot be renamed.
    public func commit() throws {
        guard parent == nil else { return }
        let (stale, names) = (staleFolders, names)
        let written = Set(names)
        Self.committing.store(true, ordering: .sequentiallyConsistent)
        defer { Self.committing.store(false, ordering: .sequentiallyConsistent) }
        do {
            let report = ResultFile.report.name
            try Data("{\"schema\": \"\(Self.unfinishedSchema)\"}\n".utf8).write(to: URL(filePath: stage + "/unfinished.json"))
            try FileReplacement.replace(target + "/" + report, by: stage + "/unfinished.json")
            for name in Self.ownFiles where name != report && !written.contains(name) && exists(target + "/" + name) {
                try fileManager.removeItem(atPath: target + "/" + name)
            }
            for folder in stale {
                for name in Self.ownFiles where exists("\(target)/\(folder)/\(name)") {
                    try fileManager.removeItem(atPath: "\(target)/\(folder)/\(name)")
                }
                try? fileManager.removeItem(atPath: target + "/" + folder, onlyIfEmpty: true)
            }
            for folder in Set(names.compactMap { $0.split(separator: "/").dropLast().first }).sorted() {
                try fileManager.createDirectory(atPath: target + "/" + folder, withIntermediateDirectories: true)
                for name in Self.ownFiles where !written.contains("\(folder)/\(name)") && exists("\(target)/\(folder)/\(name)") {
                    try fileManager.removeItem(atPath: "\(target)/\(folder)/\(name)")
                }
            }
            for name in names.filter({ $0 != report }) + names.filter({ $0 == report }) {
                try FileReplacement.replace(target + "/" + name, by: stage + "/" + name)
            }
            try fileManager.removeItem(atPath: stage)
        } catch {
            throw CatchmentError.inputOutput(.output(.notPlaced(folder: target, reason: "\(error)")))
        }
        state.withLock { $0.isCommitted = true }
    }

    /// The schema of a report that stands for a run that is not finished.
    package static let unfinishedSchema = "catchment/unfinished/1"

    /// A folder that holds a file with the name of an output and no report of an earlier run is somebody's: nothing in it is touched.
    private static func refuseForeignFiles(_ target: String) throws {
        let fileManager = FileManager.default
        for name in ownFiles {
            var isDirectory = false
            guard fileManager.fileExists(atPath: target + "/" + name, isDirectory: &isDirectory) else { continue }
            let report = (try? Data(contentsOf: URL(filePath: ResultFile.report.path(in: target)))) ?? Data()
            let isOurs = ["catchment/report/", "catchment/scenarios/", "catchment/comparison/", unfinishedSchema].contains {
                String(decoding: report, as: UTF8.self).contains($0)
            }
            guard !isDirectory, isOurs else {
                throw CatchmentError.cannotCreate(.output(.foreignFile(name, folder: target)))
            }
        }
    }

    /// Refuses a folder whose outputs would replace an input of the run.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)``, naming the input.
    public func protect(_ inputs: [String]) throws {
        func resolved(_ path: String) -> String { URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path() }
        let outputs = Set(Self.ownFiles.map { resolved(target + "/" + $0) })
        for input in inputs where outputs.contains(resolved(input)) {
            throw CatchmentError.cannotCreate(.output(.replacesInput(input)))
        }
    }

    private static let stagePrefix = ".catchment-"
    private static let stageSuffix = ".partial"
    private static let committing = Atomic<Bool>(false)

    /// Whether files are being put in place at this moment, which takes milliseconds and must not be interrupted.
    public static var isCommitting: Bool { committing.load(ordering: .sequentiallyConsistent) }

    private func exists(_ path: String) -> Bool { fileManager.fileExists(atPath: path) }

    /// Removes the stages of runs that were killed: their names carry the number of a process that runs no more.
    private func sweep() {
        for name in (try? fileManager.contentsOfDirectory(atPath: target)) ?? [] {
            guard name.hasPrefix(Self.stagePrefix), name.hasSuffix(Self.stageSuffix),
                let process = Int32(name.dropFirst(Self.stagePrefix.count).prefix { $0 != "-" }),
                !FileReplacement.isRunning(process: process)
            else { continue }
            try? fileManager.removeItem(atPath: target + "/" + name)
        }
    }

    /// The folder and those above it that are not there, the deepest first.
    private static func missingFolders(_ target: String) -> [String] {
        var missing: [String] = []
        var path = target
        while !path.isEmpty, path != "/", !FileManager.default.fileExists(atPath: path) {
            missing.append(path)
            while path.last == "/" { path.removeLast() }
            guard let slash = path.lastIndex(of: "/") else { break }
            path = String(path[..<slash])
        }
        return missing
    }

    deinit { if parent == nil, !state.withLock({ $0.isCommitted }) { leftovers.remove() } }
}

extension FileManager {
    /// Removes a folder that holds nothing; any other stays.
    fileprivate func removeItem(atPath path: String, onlyIfEmpty: Bool) throws {
        if onlyIfEmpty, try !contentsOfDirectory(atPath: path).isEmpty { return }
        try removeItem(atPath: path)
    }
}
