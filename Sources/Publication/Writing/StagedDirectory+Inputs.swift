import FoundationEssentials
import GeoFormats
import PlanningTerms

extension StagedDirectory {
    /// The stage, and the folders that were made for it, the deepest first.
    package struct Leftovers: Sendable {
        /// The path of the hidden folder that files are written into.
        package let stage: String
        /// The paths of the folders that were made for it, the deepest first.
        package let folders: [String]

        /// Whether the stage is there still.
        package var isThere: Bool { FileManager.default.fileExists(atPath: stage) }

        /// Removes the stage, and the folders as far as they are empty.
        package func remove() {
            try? FileManager.default.removeItem(atPath: stage)
            // Also where no file can be opened any more.
            FileReplacement.removeEmptyFolder(stage)
            for folder in folders where !FileReplacement.removeEmptyFolder(folder) { return }
        }

        /// The folder and those above it that are not there, the deepest first.
        static func missingFolders(_ target: String) -> [String] {
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
    }

    /// Refuses a folder that holds an input of the run: beside where its files will lie, or in a folder that it writes or clears.
    ///
    /// - Parameters:
    ///   - inputs: The paths of all files that the run reads.
    ///   - folders: The names of the folders that the run writes in this one.
    /// - Throws: ``CatchmentError/cannotCreate(_:)``, naming the input.
    package func protect(_ inputs: [String], folders: [String] = []) throws {
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
}
