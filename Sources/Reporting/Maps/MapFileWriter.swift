import FoundationEssentials
import GeoFormats
import PlanningTerms
import Publication

/// Puts maps into a folder, each whole or not at all; files of somebody else stay as they are.
struct MapFileWriter {
    private let target: String
    /// The hold on the folder, from before its files are read; `nil` where it is not there yet.
    private let lock: FolderLock?

    /// Takes hold of a folder.
    ///
    /// - Throws: ``CatchmentError/busy(_:)`` where a run writes into it.
    init(_ target: String) throws {
        self.target = target
        lock = FileManager.default.fileExists(atPath: target) ? try Self.held(target) : nil
    }

    private static func held(_ folder: String) throws -> FolderLock {
        do {
            if let lock = try FolderLock(folder) { return lock }
        } catch {
            throw CatchmentError(unusable: folder, isNamed: true, error)
        }
        throw CatchmentError.busy(.output(.busy(folder: folder, process: StagedDirectory.process(in: folder))))
    }

    /// Refuses files that are there and no maps of ours.
    func check(_ files: [ResultFile]) throws {
        for file in files {
            let path = file.path(in: target)
            if let old = FileManager.default.contents(atPath: path), !file.bearsMark(old) {
                throw CatchmentError.cannotCreate(.map(.foreignFile(path)))
            }
        }
    }

    /// Writes a file; returns its path.
    func write(_ bytes: Data, as file: ResultFile) throws -> String {
        let (path, manager) = (file.path(in: target), FileManager.default)
        try check([file])
        do {
            try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
        } catch {
            throw CatchmentError(unusable: target, isNamed: true, error)
        }
        let late = lock == nil ? try Self.held(target) : nil
        try withExtendedLifetime(late) { try mapping { try FileReplacement.write(bytes, to: path) } }
        return path
    }
}
