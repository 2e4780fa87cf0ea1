import FoundationEssentials
import GeoFormats
import PlanningTerms
import Synchronization

/// An output folder that gets all its files or none.
///
/// Files are written into a hidden folder beside their targets and renamed, each in one step, when every one is complete. Meanwhile the
/// report says that the run is unfinished, and the new report goes last: a folder with a report holds the files of one run. A run that
/// fails or is interrupted leaves what was there before; what a killed run left is removed by the next. Only files that an earlier run wrote
/// and nobody changed since are ever replaced or removed.
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
        /// Files that are replaced even where somebody changed them, since the run has read them.
        var adopted: Set<String> = []
        var isCommitted = false
    }

    /// What an earlier run left here.
    private let earlier: EarlierRun

    /// The names of the files written so far, in alphabetical order.
    private var names: [String] { state.withLock { $0.names.sorted() } }

    /// The stage, and the folders that were made for it, the deepest first.
    public struct Leftovers: Sendable {
        /// The path of the hidden folder that files are written into.
        package let stage: String
        /// The paths of the folders that were made for it, the deepest first.
        package let folders: [String]

        /// Whether the stage is there still.
        public var isThere: Bool { FileManager.default.fileExists(atPath: stage) }

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
        earlier = EarlierRun(target)
        try earlier.check()
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
        earlier = EarlierRun(target, below: (parent.earlier, name))
    }

    /// Returns a folder in this one.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)`` when it holds files that no run wrote, or cannot be made.
    package func folder(_ name: String) throws -> StagedDirectory {
        let folder = StagedDirectory(name, in: self)
        try folder.earlier.check()
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

    /// The hashes of the files written into this folder so far, in the form that a repetition gives again; not of the report, which holds
    /// them, nor of the manifest, which holds the hash of the report.
    ///
    /// - Throws: ``CatchmentError/inputOutput(_:)`` when a file cannot be read back.
    /// - Complexity: O(bytes).
    package func fingerprints() throws -> [String: String] {
        let all = parent?.state.withLock(\.names) ?? names
        let own = Set(all.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
        let excepted = [ResultFile.report.name, ResultFile.manifest.name]
        return Dictionary(
            uniqueKeysWithValues: try own.filter { !$0.contains("/") && !excepted.contains($0) }.map {
                ($0, try FileHash.output(stage + "/" + $0))
            })
    }

    /// Lets files be replaced even where somebody changed them: the run has read them and keeps what they say.
    package func adopt(_ files: [ResultFile]) { state.withLock { $0.adopted.formUnion(files.map(\.name)) } }

    /// Folders of an earlier run of scenarios that this run does not write: only those that its report names.
    private var staleFolders: [String] {
        let names = names
        return earlier.batch.filter { name in
            !name.contains("/") && !name.hasPrefix(".") && !names.contains { $0.hasPrefix(name + "/") }
        }
    }

    /// The folders in this one that a run wrote or writes, with what the earlier run left there.
    private func folders(_ stale: [String]) -> [(name: String, earlier: EarlierRun)] {
        let written = Set(names.compactMap { $0.split(separator: "/").dropLast().first.map(String.init) })
        return (stale + written.sorted()).map { ($0, EarlierRun(target + "/" + $0, below: (earlier, $0))) }
    }

    /// Refuses to replace what no run wrote, or what somebody changed since.
    private func checkOwners(_ folders: [(name: String, earlier: EarlierRun)]) throws {
        let (names, adopted) = (names, state.withLock(\.adopted))
        for (folder, run) in [("", earlier)] + folders {
            let prefix = folder.isEmpty ? "" : folder + "/"
            for name in names where name.hasPrefix(prefix) {
                let own = String(name.dropFirst(prefix.count))
                guard !own.contains("/") else { continue }
                switch run.owner(of: own) {
                case .nobody, .us: continue
                case .changed where adopted.contains(own): continue
                case .changed: throw CatchmentError.cannotCreate(.output(.changedFile(own, folder: target + "/" + folder)))
                case .somebody: throw CatchmentError.cannotCreate(.output(.foreignFile(own, folder: target + "/" + folder)))
                }
            }
        }
    }

    /// Puts all files in place and removes own files of an earlier run that this run did not write.
    ///
    /// - Throws: ``CatchmentError/inputOutput(_:)`` when a file cannot be renamed.
    public func commit() throws {
        guard parent == nil else { return }
        let (stale, names) = (staleFolders, names)
        let (written, folders) = (Set(names), folders(stale))
        try checkOwners(folders)
        var (removed, others): ([String], [String]) = ([], [])
        for (folder, run) in [("", earlier)] + folders {
            let prefix = folder.isEmpty ? "" : folder + "/"
            for name in run.present where prefix + name != ResultFile.report.name && !written.contains(prefix + name) {
                if case .us = run.owner(of: name) { removed.append(prefix + name) } else { others.append(prefix + name) }
            }
        }
        Self.committing.store(true, ordering: .sequentiallyConsistent)
        defer { Self.committing.store(false, ordering: .sequentiallyConsistent) }
        do {
            let report = ResultFile.report.name
            try JSONDocument.encode(Unfinished(others: others)).write(to: URL(filePath: stage + "/unfinished.json"))
            try FileReplacement.replace(target + "/" + report, by: stage + "/unfinished.json")
            for name in removed { try fileManager.removeItem(atPath: target + "/" + name) }
            for folder in stale { try? fileManager.removeItem(atPath: target + "/" + folder, onlyIfEmpty: true) }
            for (folder, _) in folders where !stale.contains(folder) {
                try fileManager.createDirectory(atPath: target + "/" + folder, withIntermediateDirectories: true)
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

    /// What stands for the report while files are put in place: whose files are not the run's.
    private struct Unfinished: Encodable {
        var schema = StagedDirectory.unfinishedSchema
        var others: [String]
    }

    /// The schema of a report that stands for a run that is not finished.
    package static let unfinishedSchema = "catchment/unfinished/1"

    /// Refuses a folder that holds an input of the run: beside where its files will lie, or in a folder that it writes or clears.
    ///
    /// - Parameters:
    ///   - inputs: The paths of all files that the run reads.
    ///   - folders: The names of the folders that the run writes in this one.
    /// - Throws: ``CatchmentError/cannotCreate(_:)``, naming the input.
    public func protect(_ inputs: [String], folders: [String] = []) throws {
        func resolved(_ url: URL) -> String {
            var path = url.standardizedFileURL.resolvingSymlinksInPath().path()
            while path.count > 1, path.hasSuffix("/") { path.removeLast() }
            return path
        }
        let own = Set([target] + (folders + earlier.batch).map { target + "/" + $0 }).map { resolved(URL(filePath: $0)) }
        for input in inputs where !input.isEmpty {
            let url = URL(filePath: input)
            // Where the name stands, and where the file lies that a link leads to.
            let places = [
                resolved(url.deletingLastPathComponent()), resolved(URL(filePath: resolved(url)).deletingLastPathComponent()),
            ]
            guard fileManager.fileExists(atPath: input), places.contains(where: own.contains) else { continue }
            throw CatchmentError.cannotCreate(.output(.holdsInput(input, folder: target)))
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
