import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Synchronization

/// An output folder that gets all its files or none.
///
/// Files are written into a hidden folder beside their targets and renamed, each in one step, when every one is complete. Meanwhile the
/// report says that the run is unfinished, and the new report goes last: a folder with a report holds the files of one run. A run that
/// fails or is interrupted leaves what was there before; what a killed run left is removed by the next. Only files that an earlier run wrote
/// and nobody changed since are ever replaced or removed.
package final class StagedDirectory: Sendable {
    /// The folder the files end up in.
    package let target: String
    /// What is to be removed when the run ends without a result.
    package let leftovers: Leftovers
    private let stage: String
    /// The folder that this one is in, and commits with.
    private let parent: StagedDirectory?
    private let prefix: String
    let fileManager = FileManager.default
    private let state = Mutex(State())

    /// What was written so far.
    private struct State: Sendable {
        var names: [String] = []
        /// Files that are replaced even where somebody changed them, since the run has read them.
        var adopted: Set<String> = []
        var isCommitted = false
    }

    /// What an earlier run left here.
    let earlier: EarlierRun
    /// The hold on the folder; a folder in another is held with that.
    private let lock: FolderLock?

    /// The names of the files written so far, in alphabetical order.
    private var names: [String] { state.withLock { $0.names.sorted() } }

    /// Files that a run of an earlier command may have left and that would lie beside the new ones as if they belonged to them.
    private static let ownFiles = ResultFile.all.map(\.name)

    /// The names of files that a run may write, so that no folder beside them can be called so.
    package static let ownNames = Set(ownFiles)

    /// Makes the folder (and those above it), takes hold of it, and makes a stage inside.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)`` when the folder cannot be made or written to, ``CatchmentError/busy(_:)`` when another run
    ///   holds it.
    package init(_ target: String) throws {
        self.target = target
        (parent, prefix) = (nil, "")
        stage =
            "\(target)/\(Self.stagePrefix)\(FileReplacement.thisProcess)-\(UInt32.random(in: 0...UInt32.max))\(Self.stageSuffix)"
        var isDirectory = false
        let exists = fileManager.fileExists(atPath: target, isDirectory: &isDirectory)
        guard !exists || isDirectory else { throw CatchmentError.cannotCreate(.output(.isFile(target))) }
        leftovers = Leftovers(stage: stage, folders: Leftovers.missingFolders(target))
        do {
            lock = try Self.held(target)
        } catch {
            leftovers.remove()
            throw CatchmentError(unusable: target, isNamed: true, error)
        }
        guard lock != nil else {
            throw CatchmentError.busy(.output(.busy(folder: target, process: Self.process(in: target))))
        }
        // Whoever made a stage held the folder, and holds it no more.
        for stage in Self.stages(target) { try? fileManager.removeItem(atPath: target + "/" + stage.name) }
        earlier = EarlierRun(target)
        try earlier.check()
        do {
            try fileManager.createDirectory(atPath: stage, withIntermediateDirectories: true)
        } catch {
            leftovers.remove()
            throw CatchmentError(unusable: target, isNamed: true, error)
        }
    }

    /// Makes a folder and takes hold of it; `nil` where another run holds it.
    private static func held(_ target: String) throws -> FolderLock? {
        while true {
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            guard let lock = try FolderLock(target) else { return nil }
            if lock.isStanding(at: target) { return lock }
        }
    }

    /// The number of the process that writes into a folder; `nil` where that is not known.
    package static func process(in folder: String) -> Int32? { stages(folder).first?.process }

    /// Waits until no run holds a folder.
    package static func waitUntilFree(_ folder: String) { FolderLock.waitUntilFree(folder) }

    /// Makes a folder for files that are looked at and thrown away.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)``.
    package static func temporary() throws -> StagedDirectory {
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
        lock = nil
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
            throw CatchmentError(unusable: folder.target, isNamed: false, error)
        }
        return folder
    }

    /// Returns where to write the file of this name for now.
    package func path(for name: String) -> String {
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
    /// - Throws: ``CatchmentError/inputOutput(_:)`` when a file cannot be brought to the disk or renamed.
    package func commit() throws {
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
        let kept = folders.map(\.name).filter { !stale.contains($0) }
        try flush(names)
        Self.beginCommitting()
        defer { Self.committing.store(false, ordering: .sequentiallyConsistent) }
        do {
            try mark("", others)
            for folder in kept { try mark(folder, others) }
            for name in removed { try step { try fileManager.removeItem(atPath: target + "/" + name) } }
            for folder in stale { FileReplacement.removeEmptyFolder(target + "/" + folder) }
            for folder in kept {
                try step { try fileManager.createDirectory(atPath: target + "/" + folder, withIntermediateDirectories: true) }
            }
            for name in Self.inOrder(names) {
                try step { try FileReplacement.replace(target + "/" + name, by: stage + "/" + name) }
            }
            try fileManager.removeItem(atPath: stage)
        } catch {
            throw CatchmentError.inputOutput(.output(.notPlaced(folder: target, WriteProblem(error))))
        }
        // Every file is on the disk and in its place: whether the place would outlast a loss of power is not worth an error.
        for folder in [""] + kept { try? FolderLock.flush(target + "/" + folder, []) }
        state.withLock { $0.isCommitted = true }
    }

    /// Brings the files to the disk before the first of them is put in place.
    private func flush(_ names: [String]) throws {
        do {
            try FolderLock.flush(stage, names.map { stage + "/" + $0 })
        } catch {
            guard case .writeFailed(let path, let problem) = error else { throw error }
            throw CatchmentError(unwritten: path, problem)
        }
    }

    /// Reports after all that they speak of, and that of the folder itself at the end.
    private static func inOrder(_ names: [String]) -> [String] {
        func isReport(_ name: String) -> Bool { name.hasSuffix("/" + ResultFile.report.name) }
        let own = ResultFile.report.name
        return names.filter { $0 != own && !isReport($0) } + names.filter(isReport) + names.filter { $0 == own }
    }

    /// Puts a note that a run is not finished in the place of a report: the folder's own, or that of a folder in it which has one.
    private func mark(_ folder: String, _ others: [String]) throws {
        let report = target + "/" + (folder.isEmpty ? "" : folder + "/") + ResultFile.report.name
        guard folder.isEmpty || exists(report) else { return }
        let prefix = folder.isEmpty ? "" : folder + "/"
        let own = others.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        try JSONDocument.encode(Unfinished(others: own)).write(to: URL(filePath: stage + "/unfinished.json"))
        try step { try FileReplacement.replace(report, by: stage + "/unfinished.json") }
    }

    /// What happens before each step of ``commit()`` in this task: tests end it there, as a kill would.
    @TaskLocal package static var beforeStep: StepSeam?

    private func step(_ work: () throws -> Void) throws {
        try Self.beforeStep?.happens()
        try work()
    }

    /// What stands for the report while files are put in place: whose files are not the run's.
    private struct Unfinished: Encodable {
        var schema = StagedDirectory.unfinishedSchema
        var others: [String]
    }

    /// The schema of a report that stands for a run that is not finished.
    package static let unfinishedSchema = "catchment/unfinished/1"

    private static let stagePrefix = StageName.prefix
    private static let stageSuffix = StageName.suffix
    static let committing = Atomic<Bool>(false)

    private func exists(_ path: String) -> Bool { fileManager.fileExists(atPath: path) }

    /// The stages in a folder, with the numbers of the processes that made them.
    private static func stages(_ target: String) -> [(name: String, process: Int32?)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? []
        return names.filter { $0.hasPrefix(stagePrefix) && $0.hasSuffix(stageSuffix) }.map {
            ($0, Int32($0.dropFirst(stagePrefix.count).prefix { $0 != "-" }))
        }
    }

    deinit { if parent == nil, !state.withLock({ $0.isCommitted }) { leftovers.remove() } }
}
