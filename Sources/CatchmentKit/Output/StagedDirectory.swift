import FoundationEssentials
import GeoFormats
import Synchronization

/// An output folder that gets all its files or none.
///
/// Files are written into a hidden folder beside their targets and renamed, each in one step, when every one is complete. The report goes
/// last and the old one is removed first, so that a folder with a report holds the files of one run. A run that fails or is interrupted
/// leaves what was there before; what a killed run left is removed by the next.
public final class StagedDirectory {
    /// The folder the files end up in.
    public let target: String
    /// What is to be removed when the run ends without a result.
    public let leftovers: Leftovers
    private let stage: String
    private let fileManager = FileManager.default
    private var names: [String] = []
    private var isCommitted = false

    /// The stage, and the folders that were made for it, the deepest first.
    public struct Leftovers: Sendable {
        let stage: String
        let folders: [String]

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
    private static let ownFiles = [
        "report.json", "units.csv", "uncoverable.csv", "service-areas.geojson", "blanks.geojson", "uncovered-clusters.geojson",
        "facilities.geojson", "proposals.geojson", "assignments.geojson", "units.geojson",
        "facilities.csv", "nearest.csv", "zones.geojson", "assignment-lines.geojson",
    ]

    /// Makes the folder (and those above it) and a stage inside.
    ///
    /// - Throws: ``CatchmentError/cannotCreate(_:)`` when the folder cannot be made or written to.
    public init(_ target: String) throws {
        self.target = target
        stage =
            "\(target)/\(Self.stagePrefix)\(FileReplacement.thisProcess)-\(UInt32.random(in: 0...UInt32.max))\(Self.stageSuffix)"
        var isDirectory = false
        let exists = fileManager.fileExists(atPath: target, isDirectory: &isDirectory)
        guard !exists || isDirectory else { throw CatchmentError.cannotCreate("\(target) is a file; --out must name a folder") }
        leftovers = Leftovers(stage: stage, folders: Self.missingFolders(target))
        do {
            try fileManager.createDirectory(atPath: stage, withIntermediateDirectories: true)
        } catch {
            leftovers.remove()
            throw CatchmentError.cannotCreate(
                "cannot write into the folder \(target); check that it may be created and written to")
        }
        sweep()
    }

    /// Returns where to write the file of this name for now.
    public func path(for name: String) -> String {
        names.append(name)
        return stage + "/" + name
    }

    /// Puts all files in place and removes own files of an earlier run that this run did not write.
    ///
    /// - Throws: ``CatchmentError/inputOutput(_:)`` when a file cannot be renamed.
    public func commit() throws {
        Self.committing.store(true, ordering: .sequentiallyConsistent)
        defer { Self.committing.store(false, ordering: .sequentiallyConsistent) }
        do {
            let report = "report.json"
            for name in Self.ownFiles where (name == report || !names.contains(name)) && exists(target + "/" + name) {
                try fileManager.removeItem(atPath: target + "/" + name)
            }
            for name in names.filter({ $0 != report }) + names.filter({ $0 == report }) {
                try FileReplacement.replace(target + "/" + name, by: stage + "/" + name)
            }
            try fileManager.removeItem(atPath: stage)
        } catch {
            throw CatchmentError.inputOutput("cannot put the files into \(target): \(error)")
        }
        isCommitted = true
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

    deinit { if !isCommitted { leftovers.remove() } }
}
