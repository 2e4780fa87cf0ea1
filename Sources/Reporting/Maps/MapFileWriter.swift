import FoundationEssentials
import GeoFormats
import PlanningTerms
import Publication

/// Puts maps into a folder, each whole or not at all; files of somebody else stay as they are.
struct MapFileWriter {
    private let target: String

    init(_ target: String) { self.target = target }

    /// Refuses files that are there and no maps of ours.
    func check(_ files: [ResultFile]) throws {
        for file in files {
            let path = file.path(in: target)
            if let old = FileManager.default.contents(atPath: path), !file.bearsMark(old) {
                throw CatchmentError.cannotCreate(.map(.foreignFile(path)))
            }
        }
    }

    /// What a map is called while it is written.
    private static let partial = (prefix: ".catchment-map-", suffix: ".partial")

    /// Removes what a run left that was ended while it wrote.
    private func removeAbandoned() {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: target)) ?? [] {
            guard name.hasPrefix(Self.partial.prefix), name.hasSuffix(Self.partial.suffix),
                let process = Int32(name.dropFirst(Self.partial.prefix.count).dropLast(Self.partial.suffix.count)),
                !manager.fileExists(atPath: "/proc/\(process)")
            else { continue }
            try? manager.removeItem(atPath: target + "/" + name)
        }
    }

    /// Writes a file; returns its path.
    func write(_ bytes: Data, as file: ResultFile) throws -> String {
        let (path, manager) = (file.path(in: target), FileManager.default)
        try check([file])
        do {
            try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
        } catch {
            throw CatchmentError.cannotCreate(.output(.unusableFolder(target, isNamed: true)))
        }
        removeAbandoned()
        let partial = "\(target)/\(Self.partial.prefix)\(FileReplacement.thisProcess)\(Self.partial.suffix)"
        do {
            try bytes.write(to: URL(filePath: partial))
            try FileReplacement.replace(path, by: partial)
        } catch {
            try? manager.removeItem(atPath: partial)
            throw CatchmentError.inputOutput(.output(.notWritten(file: file.name, folder: target, reason: "\(error)")))
        }
        return path
    }
}
